// Iterative deepening by weight: from nothing on, branch on the members of the first set not yet hit as far as the budget
// goes; the next budget is the least that a branch would have needed (IDA*: Korf, 1985). A branch below a member excludes
// the members tried before it, so no set is visited twice. Sets are those of minimal conflicts, a handful of members, and
// so are the sets that hit them; the depth-first stack is the recursion.
#include "query/hitting_set.h"

#include <algorithm>
#include <limits>

namespace maquette {
namespace {

bool contains(const IndexSet& set, std::uint32_t member) { return std::find(set.begin(), set.end(), member) != set.end(); }

class Search {
 public:
  static constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

  Search(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked, const std::vector<std::uint32_t>& weights)
      : sets_(sets), blocked_(blocked), weights_(weights) {}

  bool within(std::uint64_t budget) {
    budget_ = budget;
    needed_ = kNever;
    return extend(0);
  }

  /// The least budget that reaches further than the last one; kNever when none does.
  std::uint64_t needed() const { return needed_; }

  IndexSet result() const {
    IndexSet sorted = chosen_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  bool extend(std::uint64_t weight) {
    if (weight > budget_) {
      needed_ = std::min(needed_, weight);
      return false;
    }
    if (is_blocked()) return false;
    const IndexSet* missed = first_missed();
    if (!missed) return true;
    const std::size_t excluded_before = excluded_.size();
    for (const std::uint32_t member : *missed) {
      if (contains(excluded_, member)) continue;
      chosen_.push_back(member);
      if (extend(weight + (weights_.empty() ? 1 : weights_[member]))) return true;
      chosen_.pop_back();
      excluded_.push_back(member);
    }
    excluded_.resize(excluded_before);
    return false;
  }

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
  const std::vector<std::uint32_t>& weights_;  // none: all alike
  std::uint64_t budget_ = 0;
  std::uint64_t needed_ = kNever;
  IndexSet chosen_;
  IndexSet excluded_;
};

}  // namespace

std::optional<IndexSet> lightest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked,
                                             const std::vector<std::uint32_t>& weights) {
  Search search(sets, blocked, weights);
  for (std::uint64_t budget = 0; budget != Search::kNever; budget = search.needed()) {
    if (search.within(budget)) return search.result();
  }
  return std::nullopt;
}

std::optional<IndexSet> smallest_hitting_set(const std::vector<IndexSet>& sets, const std::vector<IndexSet>& blocked) {
  return lightest_hitting_set(sets, blocked, {});
}

}  // namespace maquette
