// "did you mean": the declared name nearest to a misspelled one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maquette {

/// Fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other, or `limit` + 1
/// when more than `limit` are needed.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// `; did you mean "suede"?`, or nothing when no candidate is near. Ties go to the first in alphabetical order.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);

/// The same over anything that has ids.
template <class Items>
std::string did_you_mean_one_of(std::string_view name, const Items& items) {
  std::vector<std::string_view> ids;
  ids.reserve(items.size());
  for (const auto& item : items) ids.push_back(item.id);
  return did_you_mean(name, ids);
}

}  // namespace maquette
