// The values of typed features: which there are, or how far the constraints tell them apart.
//
// A part has finitely many options; an Integer, a Real or a String of UVL has infinitely many values. Three things make
// them finite, without changing which designs are valid:
//   bounds: constraints that always hold (Size > 20 & Size < 60), and the attribute {values [..]}, leave few integers or
//     texts; each is an option;
//   choices: a disjunction that always holds (Day == 'Mon' | Day == 'Tue') leaves these;
//   classes: where nothing bounds a value, two values between which no comparison tells are as good as one. Inch > 22 and
//     Inch == 22 tell "..21", "22" and "23.." apart, and each class is an option (a region abstraction, as of timed
//     automata: Alur and Dill, 1994).
// Classes are exact for what is possible; a count counts each class once, and a warning says so. A value that is added or
// multiplied with others has no classes: unless it is bounded, it is refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/uvl_names.h"
#include "formats/uvl_quantity.h"

namespace maquette::formats {

struct UvlValueOption {
  std::string id;
  UvlDatum value;  ///< of a class: one of its values
};

using UvlDomains = std::map<const UvlFeature*, std::vector<UvlValueOption>>;

/// For every typed feature. What has no finite meaning is an error, classes are a warning.
UvlDomains find_domains(const UvlNames& names, const std::vector<UvlConstraint>& constraints,
                        const std::vector<std::string>& files, Findings& findings);

}  // namespace maquette::formats
