#include "query/explain_all.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "query/complete.h"
#include "query/deletion.h"
#include "query/hitting_set.h"

namespace maquette {
namespace {

class Enumerator {
 public:
  Enumerator(Oracle& oracle, const Selections& selections, std::optional<Choice> wish)
      : oracle_(oracle),
        wish_(wish),
        selections_(choices_of(selections, wish ? std::optional(wish->part) : std::nullopt)),
        members_(static_cast<std::uint32_t>(selections_.size() + oracle.model().rules.size())) {}

  Explanations run(std::size_t most) {
    Explanations result;
    while (true) {
      const auto lacking = smallest_hitting_set(conflicts_, corrections_);
      result.complete = !lacking;
      if (!lacking || conflicts_.size() == most) break;
      auto [verdict, core] = conflicting(complement(*lacking));
      if (verdict == Verdict::unknown) break;
      if (verdict == Verdict::yes) {
        corrections_.push_back(*lacking);
        continue;
      }
      auto minimal = minimal_conflict(std::move(core), [this](const IndexSet& kept) { return conflicting(kept); });
      if (!minimal) break;
      conflicts_.push_back(std::move(*minimal));
    }
    for (const IndexSet& conflict : conflicts_) result.explanations.push_back(explanation(conflict));
    std::sort(result.explanations.begin(), result.explanations.end(), [](const Explanation& a, const Explanation& b) {
      const auto key = [](const Explanation& e) {
        return std::tuple(e.selections.size() + e.rules.size(), e.selections, e.rules);
      };
      return key(a) < key(b);
    });
    return result;
  }

 private:
  IndexSet complement(const IndexSet& lacking) const {
    IndexSet all(members_), kept;
    std::iota(all.begin(), all.end(), 0U);
    std::set_difference(all.begin(), all.end(), lacking.begin(), lacking.end(), std::back_inserter(kept));
    return kept;
  }

  // Members count selections first, then rules. The verdict is whether they hold together.
  std::pair<Verdict, IndexSet> conflicting(const IndexSet& members) {
    Oracle::Question question;
    question.rules.emplace();
    for (const std::uint32_t member : members) {
      if (member < selections_.size()) {
        question.choices.push_back(selections_[member]);
      } else {
        question.rules->push_back(static_cast<RuleIndex>(member - selections_.size()));
      }
    }
    if (wish_) question.choices.push_back(*wish_);
    const Oracle::Answer answer = oracle_.check(question);
    IndexSet core;
    for (const std::uint32_t member : members) {
      const bool in_core = member < selections_.size()
                               ? std::binary_search(answer.choices.begin(), answer.choices.end(), selections_[member])
                               : std::binary_search(answer.rules.begin(), answer.rules.end(), member - selections_.size());
      if (in_core) core.push_back(member);
    }
    return {answer.verdict, std::move(core)};
  }

  Explanation explanation(const IndexSet& conflict) const {
    Explanation explanation;
    explanation.found = Verdict::yes;
    explanation.wish = wish_;
    for (const std::uint32_t member : conflict) {
      if (member < selections_.size()) {
        explanation.selections.push_back(selections_[member]);
      } else {
        explanation.rules.push_back(static_cast<RuleIndex>(member - selections_.size()));
      }
    }
    return explanation;
  }

  Oracle& oracle_;
  std::optional<Choice> wish_;
  std::vector<Choice> selections_;
  std::uint32_t members_;
  std::vector<IndexSet> conflicts_;    // found, minimal
  std::vector<IndexSet> corrections_;  // sets without which the rest holds together
};

}  // namespace

Explanations explain_all(Oracle& oracle, const Selections& selections, std::optional<Choice> wish, std::size_t most) {
  return Enumerator(oracle, selections, wish).run(most);
}

}  // namespace maquette
