// A small catalog that has every kind of part and attribute the rule language speaks of: a cup, its handle and its saucer.
// Its designs are few enough to look at all of them.
#pragma once

#include <string>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette::testing {

/// cup: clay or gold (metallic); handle: loop, rope or gold (metallic); saucer: none, gold (metallic) or steel (metallic,
/// cold); height: 8, 10 or 12 cm; width: 8, 9 or 10 cm; motto: up to 3 letters.
inline const std::string kCupCatalog = kHeader + R"(
[base]
price = "10.00"
weight = "200 g"
lead_time = "3 days"

[[attribute]]
id = "ash"
unit = "g"
decimals = 1
label = "Ash"

[[attribute]]
id = "heat"
unit = "C"
aggregate = "max"
label = "Heat"
)" + R"(
[[group]]
id = "cup"
label = "Cup"
[[part]]
id = "cup"
label = "Cup"
option = [
  { id = "clay", label = "Clay", weight = "50 g", ash = "0.5 g", lead_time = "2 days" },
  { id = "gold", label = "Gold", price = "20.00", weight = "70 g", lead_time = "9 days", tags = ["metallic"], heat = "900 C" },
]
[[part]]
id = "cup.handle"
label = "Handle"
option = [
  { id = "loop", label = "Loop", price = "1.00" },
  { id = "rope", label = "Rope", price = "-1.50", ash = "1.5 g", lead_time = "5 days" },
  { id = "gold", label = "Gold", price = "8.00", weight = "9 g", tags = ["metallic"], heat = "800 C" },
]
[[group]]
id = "saucer"
label = "Saucer"
[[part]]
id = "saucer"
label = "Saucer"
option = [
  { id = "none", label = "None" },
  { id = "gold", label = "Gold", price = "15.00", weight = "40 g", tags = ["metallic"] },
  { id = "steel", label = "Steel", weight = "40 g", lead_time = "1 day", tags = ["metallic", "cold"] },
]
)" + R"(
[[group]]
id = "size"
label = "Size"
[[part]]
id = "size.height"
label = "Height"
kind = "number"
from = 8
to = 12
step = 2
unit = "cm"
[[part]]
id = "size.width"
label = "Width"
kind = "number"
from = 8
to = 10
unit = "cm"
[[group]]
id = "motto"
label = "Motto"
[[part]]
id = "motto"
label = "Motto"
kind = "text"
max_length = 3
)";

/// Its attributes after price, weight and lead time, which every catalog has.
inline constexpr AttributeIndex kAsh = 3;
inline constexpr AttributeIndex kHeat = 4;

}  // namespace maquette::testing
