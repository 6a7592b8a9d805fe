#include "query/repair.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "maquette/evaluate.h"
#include "query/complete.h"
#include "query/hitting_set.h"

namespace maquette {
namespace {

// Of repairs with equally many changes, this many are completed and priced to find the cheapest.
constexpr std::size_t kMostWeighed = 64;

class Repairer {
 public:
  Repairer(Oracle& oracle, const Swap& swap, const Selections& selections, std::optional<Choice> wish)
      : oracle_(oracle),
        swap_(swap),
        selections_(selections),
        wish_(wish),
        candidates_(choices_of(selections, wish ? std::optional(wish->part) : std::nullopt)) {}

  Repairs run(std::size_t most, const Variant* current) {
    const Variant seen = current ? *current : seen_now();
    Repairs result;
    find_retractions(most);
    for (const IndexSet& retraction : retractions_) {
      if (auto repair = complete_repair(retraction, seen)) result.repairs.push_back(std::move(*repair));
    }
    std::sort(result.repairs.begin(), result.repairs.end(), [](const Repair& a, const Repair& b) {
      return std::tuple(a.changes.size(), a.price_change, key(a)) < std::tuple(b.changes.size(), b.price_change, key(b));
    });
    if (result.repairs.size() > most) result.repairs.resize(most);
    result.found = !result.repairs.empty() ? Verdict::yes : undecided_ ? Verdict::unknown : Verdict::no;
    return result;
  }

 private:
  static std::vector<std::pair<PartIndex, std::optional<OptionIndex>>> key(const Repair& repair) {
    std::vector<std::pair<PartIndex, std::optional<OptionIndex>>> key;
    for (const Change& change : repair.changes) key.emplace_back(change.part, change.to);
    return key;
  }

  // What the selections look like, even where they cannot be made: a repair's price is compared with it.
  Variant seen_now() {
    const Preferences preferences = default_preferences(oracle_.model(), nullptr);
    Completion completion = complete(oracle_, swap_, selections_, preferences);
    if (completion.found == Verdict::yes) return completion.variant;
    Variant variant;
    for (const std::vector<OptionIndex>& options : preferences.options) variant.options.push_back(options.front());
    for (const auto& [part, option] : selections_.chosen) variant.options[part] = option;
    return variant;
  }

  std::vector<Choice> kept_without(const IndexSet& retraction) const {
    std::vector<Choice> kept;
    for (std::uint32_t index = 0; index < candidates_.size(); ++index) {
      if (!std::binary_search(retraction.begin(), retraction.end(), index)) kept.push_back(candidates_[index]);
    }
    return kept;
  }

  IndexSet conflict_of(const std::vector<Choice>& core) const {
    IndexSet conflict;
    for (std::uint32_t index = 0; index < candidates_.size(); ++index) {
      if (std::binary_search(core.begin(), core.end(), candidates_[index])) conflict.push_back(index);
    }
    return conflict;
  }

  // All smallest retractions; if they are fewer than `most`, the next larger ones too, and so on.
  void find_retractions(std::size_t most) {
    std::vector<IndexSet> conflicts;
    while (auto retraction = smallest_hitting_set(conflicts, retractions_)) {
      const bool enough = retractions_.size() >= most && retraction->size() > retractions_.back().size();
      if (enough || retractions_.size() >= std::max(most, kMostWeighed)) return;
      Oracle::Question question{.choices = kept_without(*retraction)};
      if (wish_) question.choices.push_back(*wish_);
      const Oracle::Answer answer = oracle_.check(question);
      if (answer.verdict == Verdict::yes) retractions_.push_back(std::move(*retraction));
      if (answer.verdict == Verdict::no) conflicts.push_back(conflict_of(answer.choices));
      if (answer.verdict == Verdict::unknown) {
        undecided_ = true;
        return;
      }
    }
  }

  std::optional<Repair> complete_repair(const IndexSet& retraction, const Variant& seen) {
    Selections kept = selections_;
    for (const std::uint32_t index : retraction) kept.chosen.erase(candidates_[index].part);
    if (wish_) kept.chosen[wish_->part] = wish_->option;
    Completion completion = complete(oracle_, swap_, kept, default_preferences(oracle_.model(), &seen));
    if (completion.found != Verdict::yes) {
      undecided_ = true;
      return std::nullopt;
    }
    fill_texts(oracle_.model(), selections_, &seen, completion.variant);
    Repair repair;
    for (const std::uint32_t index : retraction) {
      const Choice& old = candidates_[index];
      repair.changes.push_back({old.part, old.option, completion.variant.options[old.part]});
      kept.chosen[old.part] = completion.variant.options[old.part];
    }
    kept.texts.clear();
    for (const auto& [part, text] : completion.variant.texts) {
      if (kept.chosen.contains(part)) kept.texts[part] = text;
    }
    repair.price_change = price(completion.variant) - price(seen);
    repair.selections = std::move(kept);
    repair.variant = std::move(completion.variant);
    return repair;
  }

  std::int64_t price(const Variant& variant) const { return quote(oracle_.model(), variant).totals[kPrice]; }

  Oracle& oracle_;
  const Swap& swap_;
  const Selections& selections_;
  std::optional<Choice> wish_;
  std::vector<Choice> candidates_;     // selections that may be given up, by index
  std::vector<IndexSet> retractions_;  // sets of them whose loss makes the wish possible
  bool undecided_ = false;
};

}  // namespace

Repairs repair(Oracle& oracle, const Swap& swap, const Selections& selections, std::optional<Choice> wish, std::size_t most,
               const Variant* current) {
  return Repairer(oracle, swap, selections, wish).run(most, current);
}

}  // namespace maquette
