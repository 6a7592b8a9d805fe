#include "query/split_sums.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "query/implied_sums.h"

namespace maquette {
namespace {

/// Two sums, by their places among the rules, and second minus first for each option.
struct Twins {
  std::size_t first = 0, second = 0;
  SumDifference difference;
  std::size_t cases = 1;
};

std::vector<Twins> find_twins(const std::vector<Formula>& rules, std::size_t most) {
  std::vector<std::size_t> sums;
  for (std::size_t rule = 0; rule < rules.size() && sums.size() < kMostSums; ++rule) {
    const auto* sum = std::get_if<Linear>(&rules[rule].node);
    if (sum != nullptr && is_small(*sum)) sums.push_back(rule);
  }
  std::vector<Twins> candidates;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto &a = std::get<Linear>(rules[sums[j]].node), &b = std::get<Linear>(rules[sums[i]].node);
      Twins twins{sums[j], sums[i], difference_of(b, a), 1};
      for (const auto& [part, row] : twins.difference) {
        twins.cases *= std::min(std::set(row.begin(), row.end()).size(), most);
        if (twins.cases > most) break;
      }
      if (twins.cases <= most) candidates.push_back(std::move(twins));
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Twins& a, const Twins& b) { return a.cases < b.cases; });
  std::set<std::size_t> used;
  std::erase_if(candidates, [&](const Twins& twins) {
    if (used.contains(twins.first) || used.contains(twins.second)) return true;
    used.insert({twins.first, twins.second});
    return false;
  });
  return candidates;
}

/// Options of a part for which all differences are the same.
struct Group {
  std::vector<OptionIndex> options;
  std::vector<std::int64_t> differences;  ///< for each of the twins
};
using Groups = std::map<PartIndex, std::vector<Group>>;

Groups group(const std::vector<Twins>& all) {
  std::map<PartIndex, std::vector<std::vector<std::int64_t>>> rows;  // [part][option][twins]
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& [part, row] : all[i].difference) {
      auto& columns = rows[part];
      columns.resize(row.size(), std::vector<std::int64_t>(all.size(), 0));
      for (std::size_t option = 0; option < row.size(); ++option) columns[option][i] = row[option];
    }
  }
  Groups groups;
  for (const auto& [part, columns] : rows) {
    std::map<std::vector<std::int64_t>, std::vector<OptionIndex>> same;
    for (OptionIndex option = 0; option < columns.size(); ++option) same[columns[option]].push_back(option);
    for (auto& [differences, options] : same) groups[part].push_back({std::move(options), differences});
  }
  return groups;
}

std::size_t count_cases(const Groups& groups, std::size_t most) {
  std::size_t cases = 1;
  for (const auto& [part, choices] : groups) cases = std::min(cases * choices.size(), most + 1);
  return cases;
}

/// first <= its bounds, and first + difference <= those of second.
Formula merged(const Linear& first, const Linear& second, std::int64_t difference) {
  Linear sum = first;
  if (second.lower != std::numeric_limits<std::int64_t>::min()) sum.lower = std::max(sum.lower, second.lower - difference);
  if (second.upper != std::numeric_limits<std::int64_t>::max()) sum.upper = std::min(sum.upper, second.upper - difference);
  return {std::move(sum)};
}

std::vector<Formula> rules_of_case(const std::vector<Formula>& rules, const std::vector<Twins>& all, const Groups& groups,
                                   const std::vector<std::size_t>& chosen) {
  std::vector<Formula> result;
  std::set<std::size_t> replaced;
  std::vector<std::int64_t> differences(all.size(), 0);
  std::size_t at = 0;
  for (const auto& [part, choices] : groups) {
    const Group& group = choices[chosen[at++]];
    if (choices.size() > 1) result.push_back({Among{part, group.options}});
    for (std::size_t i = 0; i < all.size(); ++i) differences[i] += group.differences[i];
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    replaced.insert({all[i].first, all[i].second});
    result.push_back(
        merged(std::get<Linear>(rules[all[i].first].node), std::get<Linear>(rules[all[i].second].node), differences[i]));
  }
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (!replaced.contains(rule)) result.push_back(rules[rule]);
  }
  return result;
}

}  // namespace

std::vector<std::vector<Formula>> split_sums(const std::vector<Formula>& rules, std::size_t most) {
  std::vector<Twins> twins = find_twins(rules, most);
  Groups groups = group(twins);
  while (!twins.empty() && count_cases(groups, most) > most) {
    twins.pop_back();
    groups = group(twins);
  }
  std::vector<std::vector<Formula>> cases;
  if (twins.empty()) return cases;
  std::vector<std::size_t> chosen(groups.size(), 0);
  for (bool more = true; more;) {
    cases.push_back(rules_of_case(rules, twins, groups, chosen));
    more = false;
    std::size_t at = 0;
    for (auto part = groups.begin(); part != groups.end() && !more; ++part, ++at) {
      more = ++chosen[at] < part->second.size();
      if (!more) chosen[at] = 0;
    }
  }
  return cases;
}

}  // namespace maquette
