// What of a design is told in a list: of a group whose parts may be left as they are, only what differs.
#pragma once

#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::viewer {

/// The parts of a group that say something in a list of what was chosen. Where several may be left as they are (an option
/// "none" that brings nothing, as the left shoe's colours), those that are say nothing, and the others are called by name.
struct Told {
  std::vector<PartIndex> parts;  ///< never empty
  bool by_name = false;
};
Told told_parts(const Model& model, const Variant& shown, GroupIndex group);

/// Whether a part dresses the other one of a pair: then there is a view of both.
bool comes_in_twos(const Model& model);

}  // namespace maquette::viewer
