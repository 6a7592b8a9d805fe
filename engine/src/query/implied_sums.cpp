#include "query/implied_sums.h"

#include <algorithm>
#include <limits>

namespace maquette {
namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSafe = std::int64_t{1} << 52U;  ///< sums of few thousand such values do not overflow

struct Range {
  std::int64_t least = 0, most = 0;
};

/// Of a - b, over all choices of options.
Range range_of_difference(const Linear& a, const Linear& b) {
  Range range;
  for (const auto& [part, row] : difference_of(a, b)) {
    const auto [least, most] = std::minmax_element(row.begin(), row.end());
    range.least += *least;
    range.most += *most;
  }
  return range;
}

/// Whether every choice of options that keeps `strong` keeps `weak`.
bool implies(const Linear& strong, const Linear& weak) {
  const Range range = range_of_difference(weak, strong);
  const bool above = weak.upper == kAll || (strong.upper != kAll && range.most <= weak.upper - strong.upper);
  const bool below = weak.lower == kNone || (strong.lower != kNone && range.least >= weak.lower - strong.lower);
  return above && below;
}

}  // namespace

bool is_small(const Linear& sum) {
  const auto small = [](std::int64_t value) { return value < kSafe && value > -kSafe; };
  return sum.terms.size() < 1000 && (sum.lower == kNone || small(sum.lower)) && (sum.upper == kAll || small(sum.upper)) &&
         std::all_of(sum.terms.begin(), sum.terms.end(),
                     [&](const Linear::Term& term) { return std::all_of(term.values.begin(), term.values.end(), small); });
}

SumDifference difference_of(const Linear& a, const Linear& b) {
  SumDifference values;
  for (const Linear::Term& term : a.terms) values[term.part] = term.values;
  for (const Linear::Term& term : b.terms) {
    auto& row = values[term.part];
    row.resize(term.values.size(), 0);
    for (std::size_t option = 0; option < row.size(); ++option) row[option] -= term.values[option];
  }
  return values;
}

void drop_implied_sums(std::vector<Formula>& rules) {
  std::vector<std::size_t> sums;
  for (std::size_t rule = 0; rule < rules.size() && sums.size() < kMostSums; ++rule) {
    const auto* sum = std::get_if<Linear>(&rules[rule].node);
    if (sum != nullptr && is_small(*sum)) sums.push_back(rule);
  }
  std::vector<bool> dropped(rules.size(), false);
  for (const std::size_t weak : sums) {
    dropped[weak] = std::any_of(sums.begin(), sums.end(), [&](std::size_t strong) {
      return strong != weak && !dropped[strong] &&
             implies(std::get<Linear>(rules[strong].node), std::get<Linear>(rules[weak].node));
    });
  }
  std::size_t rule = 0;
  std::erase_if(rules, [&](const Formula&) { return dropped[rule++]; });
}

}  // namespace maquette
