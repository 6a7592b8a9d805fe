// Iterative deepening: for size 0, 1, 2, ... branch on the members of the first set not yet hit. A branch below a member
// excludes the members tried before it, so no set is visited twice. Sizes are those of repairs, a handful, and sets those
// of minimal conflicts; the depth-first stack is the recursion.
#include "query/hitting_set.h"

#include <algorithm>

namespace maquette {
namespace {

bool contains(const IndexSet& set, std::uint32_t member) { return std::find(set.begin(), set.end(), member) != set.end(); }

class Search {
 public:
  Search(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked) : sets_(sets), blocked_(blocked) {}

  bool extend(std::size_t budget) {
    if (is_blocked()) return false;
    const IndexSet* missed = first_missed();
    if (!missed) return true;
    if (budget == 0) return false;
    const std::size_t excluded_before = excluded_.size();
    for (const std::uint32_t member : *missed) {
      if (contains(excluded_, member)) continue;
      chosen_.push_back(member);
      if (extend(budget - 1)) return true;
      chosen_.pop_back();
      excluded_.push_back(member);
    }
    excluded_.resize(excluded_before);
    return false;
  }

  IndexSet result() const {
    IndexSet sorted = chosen_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  bool is_blocked() const {
    return std::any_of(blocked_.begin(), blocked_.end(), [&](const IndexSet& set) {
      return std::all_of(set.begin(), set.end(), [&](std::uint32_t member) { return contains(chosen_, member); });
    });
  }

  const IndexSet* first_missed() const {
    const auto missed = std::find_if(sets_.begin(), sets_.end(), [&](const IndexSet& set) {
      return std::none_of(set.begin(), set.end(), [&](std::uint32_t member) { return contains(chosen_, member); });
    });
    return missed == sets_.end() ? nullptr : &*missed;
  }

  const std::vector<IndexSet>& sets_;
  const std::vector<IndexSet>& blocked_;
  IndexSet chosen_;
  IndexSet excluded_;
};

}  // namespace

std::optional<IndexSet> smallest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked) {
  for (std::size_t size = 0; size <= sets.size(); ++size) {
    Search search(sets, blocked);
    if (search.extend(size)) return search.result();
  }
  return std::nullopt;  // a hitting set with more members than there are sets is never smallest
}

}  // namespace maquette
