// Spelling suggestions by edit distance.
//
// The distance is optimal string alignment (Damerau 1964 without edits inside a swapped pair): three rows of the dynamic
// programming table are enough, and a row whose least entry exceeds the limit ends the work, so that thousands of
// candidates cost little. A third of the letters may be wrong: more would suggest names nobody meant.
#include "support/suggestion.h"

#include <algorithm>
#include <numeric>

namespace maquette {
namespace {

constexpr std::size_t kLongestMisspelling = 128;  // bytes; twice the longest id
constexpr std::size_t kMostCandidates = 1000;     // beyond, comparing costs more than the hint is worth

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    before_last.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  if (name.size() > kLongestMisspelling || candidates.size() > kMostCandidates) return {};
  std::size_t nearest = std::max<std::size_t>(1, (name.size() + 1) / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    if (candidate == name) continue;
    const std::size_t distance = edit_distance(name, candidate, nearest);
    if (distance < nearest || (distance == nearest && !best.empty() && candidate < best)) {
      nearest = distance;
      best = candidate;
    }
  }
  if (best.empty()) return {};
  return "; did you mean \"" + std::string(best) + "\"?";
}

}  // namespace maquette
