// What the terms of a comparison name and what they are measured in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/lowering.h"

namespace maquette::catalog {

/// The unit of both sides, and the decimals of the finest term.
struct Scale {
  std::string unit;
  int decimals = 0;
};

/// Nothing when a name or a unit is wrong, or nothing of the design is compared: reported, all of them.
std::optional<Scale> scale_of(const Comparison& comparison, std::size_t at, const Names& names);

// The parts a term speaks of. Nothing when one is wrong, which is reported.
std::optional<PartIndex> text_part(const LengthOf& length, const Names& names);
std::optional<PartIndex> number_part(const Word& word, const Names& names);
/// Sorted, each once; every part of the design when the rule names none.
std::optional<std::vector<PartIndex>> parts_of(const Aggregated& aggregated, const Names& names);

}  // namespace maquette::catalog
