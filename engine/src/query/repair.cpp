#include "query/repair.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "maquette/evaluate.h"
#include "query/complete.h"
#include "query/hitting_set.h"

namespace maquette {
namespace {

// Of repairs that weigh alike, this many are completed and priced to find the cheapest.
constexpr std::size_t kMostWeighed = 64;

class Repairer {
 public:
  Repairer(Reasoner& reasoner, const Selections& selections, std::optional<Choice> wish)
      : reasoner_(reasoner),
        selections_(selections),
        wish_(wish),
        candidates_(choices_of(selections, wish ? std::optional(wish->part) : std::nullopt)) {
    for (const Choice& candidate : candidates_) weights_.push_back(reasoner.model().parts[candidate.part].importance);
  }

  Repairs run(std::size_t most, const Variant* current) {
    const Variant seen = current ? *current : seen_now();
    Repairs result;
    find_retractions(most);
    for (const IndexSet& retraction : retractions_) {
      if (auto repair = complete_repair(retraction, seen)) result.repairs.push_back(std::move(*repair));
    }
    keep_best(result.repairs, most);
    if (result.repairs.size() < most) {
      std::vector<Repair> others = alternatives(most, seen, result.repairs);
      keep_best(others, most - result.repairs.size());
      std::move(others.begin(), others.end(), std::back_inserter(result.repairs));
      keep_best(result.repairs, most);
    }
    result.found = !result.repairs.empty() ? Verdict::yes : undecided_ ? Verdict::unknown : Verdict::no;
    return result;
  }

 private:
  using Replacements = std::vector<std::pair<PartIndex, std::optional<OptionIndex>>>;

  static Replacements key(const Repair& repair) {
    Replacements key;
    for (const Change& change : repair.changes) key.emplace_back(change.part, change.to);
    return key;
  }

  static void keep_best(std::vector<Repair>& repairs, std::size_t most) {
    std::sort(repairs.begin(), repairs.end(), [](const Repair& a, const Repair& b) {
      return std::tuple(a.weight, a.changes.size(), a.price_change, key(a)) <
             std::tuple(b.weight, b.changes.size(), b.price_change, key(b));
    });
    if (repairs.size() > most) repairs.resize(most);
  }

  // What giving up a set of selections weighs.
  std::uint64_t weight(const IndexSet& retraction) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t index : retraction) sum += weights_[index];
    return sum;
  }

  // The same retractions with other replacements, lightest retractions first, until there are `most` repairs with `known`.
  std::vector<Repair> alternatives(std::size_t most, const Variant& seen, const std::vector<Repair>& known) {
    std::set<Replacements> keys;
    for (const Repair& repair : known) keys.insert(key(repair));
    std::vector<Repair> found;
    std::size_t weighed = 0;
    for (std::size_t i = 0; i < retractions_.size(); ++i) {
      const bool heavier = i > 0 && weight(retractions_[i]) > weight(retractions_[i - 1]);
      if (heavier && known.size() + found.size() >= most) break;
      for (const Choice& replacement : replacements(retractions_[i])) {
        if (++weighed > kMostWeighed) return found;
        auto repair = complete_repair(retractions_[i], seen, replacement);
        if (repair && keys.insert(key(*repair)).second) found.push_back(std::move(*repair));
      }
    }
    return found;
  }

  // Every other option of the parts given up. Lengths of a text are no choices to offer.
  std::vector<Choice> replacements(const IndexSet& retraction) const {
    std::vector<Choice> others;
    for (const std::uint32_t index : retraction) {
      const auto& [part, old] = candidates_[index];
      if (reasoner_.model().parts[part].kind == PartKind::text) continue;
      for (OptionIndex option = 0; option < reasoner_.model().parts[part].options.size(); ++option) {
        if (option != old) others.push_back({part, option});
      }
    }
    return others;
  }

  // What the selections look like, even where they cannot be made: a repair's price is compared with it.
  Variant seen_now() {
    const Preferences preferences = default_preferences(reasoner_.model(), nullptr);
    Completion completion = reasoner_.complete(selections_, preferences);
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

  // All lightest retractions; if they are fewer than `most`, the next heavier ones too, and so on.
  void find_retractions(std::size_t most) {
    std::vector<IndexSet> conflicts;
    while (auto retraction = lightest_hitting_set(conflicts, retractions_, weights_)) {
      const bool enough = retractions_.size() >= most && weight(*retraction) > weight(retractions_.back());
      if (enough || retractions_.size() >= std::max(most, kMostWeighed)) return;
      Oracle::Question question{.choices = kept_without(*retraction)};
      if (wish_) question.choices.push_back(*wish_);
      const Oracle::Answer answer = reasoner_.check(question);
      if (answer.verdict == Verdict::yes) retractions_.push_back(std::move(*retraction));
      if (answer.verdict == Verdict::no) conflicts.push_back(conflict_of(answer.choices));
      if (answer.verdict == Verdict::unknown) {
        undecided_ = true;
        return;
      }
    }
  }

  // None: not possible with `replacement`, or not decided.
  std::optional<Repair> complete_repair(const IndexSet& retraction, const Variant& seen,
                                        std::optional<Choice> replacement = std::nullopt) {
    Selections kept = selections_;
    for (const std::uint32_t index : retraction) kept.chosen.erase(candidates_[index].part);
    if (wish_) kept.chosen[wish_->part] = wish_->option;
    if (replacement) kept.chosen[replacement->part] = replacement->option;
    Completion completion = reasoner_.complete(kept, default_preferences(reasoner_.model(), &seen));
    if (completion.found != Verdict::yes) {
      if (!replacement) undecided_ = true;
      return std::nullopt;
    }
    fill_texts(reasoner_.model(), selections_, &seen, completion.variant);
    Repair repair;
    repair.weight = weight(retraction);
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

  std::int64_t price(const Variant& variant) const { return quote(reasoner_.model(), variant).totals[kPrice]; }

  Reasoner& reasoner_;
  const Selections& selections_;
  std::optional<Choice> wish_;
  std::vector<Choice> candidates_;      // selections that may be given up, by index
  std::vector<std::uint32_t> weights_;  // of each, how much its part matters
  std::vector<IndexSet> retractions_;   // sets of them whose loss makes the wish possible
  bool undecided_ = false;
};

}  // namespace

Repairs repair(Reasoner& reasoner, const Selections& selections, std::optional<Choice> wish, std::size_t most,
               const Variant* current) {
  return Repairer(reasoner, selections, wish).run(most, current);
}

}  // namespace maquette
