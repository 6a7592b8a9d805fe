// How constraints use the values of typed features: what uvl_domains.cpp decides from.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "formats/uvl_names.h"
#include "formats/uvl_quantity.h"

namespace maquette::formats {

struct ValueUses {
  struct Less {
    bool operator()(const Rational& a, const Rational& b) const { return compare(a, b) < 0; }
  };
  std::set<Rational, Less> breaks;               ///< numbers it is compared with
  std::set<std::int64_t> starts;                 ///< integers (lengths of a text) at which a new class begins
  std::optional<std::int64_t> least, most;       ///< of those, by constraints that always hold
  std::optional<Rational> lower, upper;          ///< of a Real, likewise, ends included
  std::set<std::string> texts;                   ///< it is compared with
  std::optional<std::vector<UvlDatum>> choices;  ///< all that constraints that always hold leave
  std::vector<const UvlFeature*> peers;          ///< String features it is compared with
  std::optional<UvlPlace> needs_values;          ///< where arithmetic needs every single value
};

std::map<const UvlFeature*, ValueUses> find_uses(const UvlNames& names, const std::vector<UvlConstraint>& constraints);

}  // namespace maquette::formats
