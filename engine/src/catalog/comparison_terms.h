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

/// What `term` is measured in, its factor included; of an amount nothing. Nothing, and a report, when a name or a unit is
/// wrong.
std::optional<Scale> scale_of(const Term& term, const Names& names);

/// The digits of a factor are at most so many after the point: a sum of amounts stays far from overflow.
inline constexpr int kMaxFactorDecimals = 4;
/// 1 where there is none; in units of 10^-decimals.
struct Factor {
  std::int64_t value = 1;
  int decimals = 0;
};
Factor factor_of(const Term& term);

/// What a quantity of `scale` is measured in once it is multiplied; nothing, and a report, when it cannot be.
std::optional<Scale> multiplied(const Amount& factor, const Scale& scale, const Names& names);

std::int64_t power_of_ten(int exponent);
/// value * 10^exponent; nothing when that is more than there are numbers.
std::optional<std::int64_t> scaled(std::int64_t value, int exponent);

/// Reports an amount that is not of `scale`.
bool check_amount(const Amount& amount, const Scale& scale, const Names& names);

/// Nothing when a name or a unit is wrong, or nothing of the design is compared: reported, all of them.
std::optional<Scale> scale_of(const Comparison& comparison, std::size_t at, const Names& names);

// The parts a term speaks of. Nothing when one is wrong, which is reported.
std::optional<PartIndex> text_part(const LengthOf& length, const Names& names);
std::optional<PartIndex> number_part(const Word& word, const Names& names);
/// Sorted, each once; every part of the design when the rule names none.
std::optional<std::vector<PartIndex>> parts_of(const Aggregated& aggregated, const Names& names);

}  // namespace maquette::catalog
