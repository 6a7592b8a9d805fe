#include "query/explain.h"

#include <numeric>
#include <utility>

#include "query/complete.h"
#include "query/deletion.h"

namespace maquette {
namespace {

class Explainer {
 public:
  Explainer(Reasoner& reasoner, std::optional<Choice> wish) : reasoner_(reasoner), wish_(wish) {}

  Explanation explain(const std::vector<Choice>& selections) {
    Explanation explanation;
    explanation.wish = wish_;
    auto [verdict, core] = conflicting(selections);
    if (verdict != Verdict::no) {
      explanation.found = verdict == Verdict::yes ? Verdict::no : Verdict::unknown;
      return explanation;
    }
    auto reason = shortest_reason(selections, std::move(core));
    if (!reason) return explanation;
    auto rules = minimal_rules(*reason);
    if (!rules) return explanation;
    explanation.found = Verdict::yes;
    explanation.selections = std::move(*reason);
    explanation.rules = std::move(*rules);
    return explanation;
  }

 private:
  template <class Member>
  using Reply = std::pair<Verdict, std::vector<Member>>;

  Oracle::Question question(const std::vector<Choice>& selections) const {
    Oracle::Question question{.choices = selections};
    if (wish_) question.choices.push_back(*wish_);
    return question;
  }

  // Do the selections conflict with the wish under all rules, and which of them?
  Reply<Choice> conflicting(const std::vector<Choice>& selections) {
    Oracle::Answer answer = reasoner_.check(question(selections));
    if (wish_) std::erase(answer.choices, *wish_);
    return {answer.verdict, std::move(answer.choices)};
  }

  Reply<RuleIndex> conflicting_rules(const std::vector<Choice>& selections, const std::vector<RuleIndex>& rules) {
    Oracle::Question asked = question(selections);
    asked.rules = rules;
    Oracle::Answer answer = reasoner_.check(asked);
    return {answer.verdict, std::move(answer.rules)};
  }

  // One selection that explains alone, else a minimal set out of the core.
  std::optional<std::vector<Choice>> shortest_reason(const std::vector<Choice>& selections, std::vector<Choice> core) {
    auto reason = minimal_conflict(std::move(core), [this](const std::vector<Choice>& kept) { return conflicting(kept); });
    if (!reason || reason->size() < 2) return reason;
    for (const Choice& single : selections) {
      const Verdict verdict = conflicting({single}).first;
      if (verdict == Verdict::unknown) return std::nullopt;
      if (verdict == Verdict::no) return std::vector{single};
    }
    return reason;
  }

  std::optional<std::vector<RuleIndex>> minimal_rules(const std::vector<Choice>& reason) {
    std::vector<RuleIndex> all(reasoner_.model().rules.size());
    std::iota(all.begin(), all.end(), RuleIndex{0});
    auto [verdict, core] = conflicting_rules(reason, all);
    if (verdict != Verdict::no) return std::nullopt;
    return minimal_conflict(std::move(core),
                            [&](const std::vector<RuleIndex>& kept) { return conflicting_rules(reason, kept); });
  }

  Reasoner& reasoner_;
  std::optional<Choice> wish_;
};

}  // namespace

Explanation explain(Reasoner& reasoner, const Selections& selections, std::optional<Choice> wish) {
  return Explainer(reasoner, wish).explain(choices_of(selections, wish ? std::optional(wish->part) : std::nullopt));
}

}  // namespace maquette
