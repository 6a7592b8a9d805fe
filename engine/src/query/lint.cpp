// Questions about all designs at once, for the product team.
//
// Each is one check, or a few: no variant at all is a contradiction; an option possible beside no selection is dead; a rule
// whose negation the other rules forbid is redundant (implied_rules.h); one whose negation is impossible without any rule
// says nothing. Every verdict names the rules it rests on, reduced to a minimal set, since "redundant" without "because of"
// helps nobody. (Benavides, Segura and Ruiz-Cortes, "Automated analysis of feature models 20 years later", 2010, for the
// catalog of such questions.)
#include "maquette/lint.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "compile/few_rules.h"
#include "query/advice.h"
#include "query/compiled_form.h"
#include "query/deletion.h"
#include "query/domains.h"
#include "query/explain.h"
#include "query/implied_rules.h"
#include "query/swap.h"
#include "z3/oracle.h"

namespace maquette {
namespace {

class Linter {
 public:
  Linter(const std::shared_ptr<const Model>& model, Limits limits)
      : model_(*model),
        limits_(limits),
        oracle_(model),
        swap_(model_),
        domain_finder_(model, swap_),
        compiled_(model, limits, CompiledCache::off) {}

  Findings run() {
    if (check_void()) {
      check_options();
      check_rules();
    }
    return std::move(findings_);
  }

  /// From the compiled form, at any scale; Z3 is asked about what it leaves open.
  Domains domains(const Selections& selections) {
    auto* live = compiled_.live();
    if (live != nullptr) {
      Domains known = live->domains(selections);
      if (!is_open(known)) return known;
    }
    const Oracle::Turn turn = oracle_.begin(limits_);
    Reasoner reasoner(oracle_, swap_, live);
    if (live == nullptr) return domain_finder_.find(reasoner, selections);
    return domain_finder_.find(reasoner, selections, [live](const Selections& asked) { return live->domains(asked); });
  }

  bool compiles() { return compiled_.status() == Compiled::yes || compiled_.compile({}, {}) == Compiled::yes; }

 private:
  void report(Severity severity, const Position& where, const char* code, std::string message) {
    findings_.push_back({severity, where, code, std::move(message)});
  }

  void report_undecided(const Position& where, const std::string& what) {
    report(Severity::note, where, "undecided", "gave up within the limits on whether " + what);
  }

  Position start() const { return model_.parts.empty() ? Position{} : Position{model_.parts.front().where.file, 0, 0}; }

  std::string names(const std::vector<RuleIndex>& rules) const {
    std::string text;
    for (const RuleIndex rule : rules) text += (text.empty() ? "\"" : ", \"") + model_.rules[rule].id + '"';
    return text;
  }

  Reasoner authority() { return {oracle_, swap_, nullptr}; }

  // False when there is nothing more to ask: without variants every option is dead and every rule redundant. That there is
  // one is a design the evaluator accepts, so the compiled form may find it; which rules forbid them all is Z3's to say.
  bool check_void() {
    auto* live = compiled_.live();
    const Oracle::Turn turn = oracle_.begin(limits_);
    Reasoner reasoner(oracle_, swap_, live);
    const Explanation conflict = explain(reasoner, {}, std::nullopt);
    if (conflict.found == Verdict::no) {
      few_rules_.emplace(model_, reasoner.check({.core = false}).witness);
      return true;
    }
    if (conflict.found == Verdict::unknown) {
      report_undecided(start(), "any design obeys every rule");
      return false;
    }
    for (const RuleIndex rule : conflict.rules) {
      const auto others = without(conflict.rules, rule);
      report(Severity::error, model_.rules[rule].where, "contradictory-rules",
             "no design obeys every rule: \"" + model_.rules[rule].id + "\" " +
                 (others.empty() ? "holds for no design" : "cannot hold together with " + names(others)));
    }
    return false;
  }

  void check_options() {
    const Domains found = domains({});
    find_what_forbids(found);
    for (PartIndex part = 0; part < model_.parts.size(); ++part) check_part(part, found.states[part]);
  }

  void check_part(PartIndex index, const std::vector<OptionState>& states) {
    const Part& part = model_.parts[index];
    if (std::count(states.begin(), states.end(), OptionState::unknown) > 0) {
      report_undecided(part.where, "every option of \"" + part.id + "\" is in some design");
    }
    const auto dead = std::count(states.begin(), states.end(), OptionState::dead);
    if (dead == 0) return;
    if (const auto only = std::find(states.begin(), states.end(), OptionState::implied); only != states.end()) {
      const Option& option = part.options[static_cast<std::size_t>(only - states.begin())];
      report(Severity::warning, part.where, "forced-option",
             "\"" + part.id + "\" can only be \"" + option.id + "\": " + reason_against_others(index, states));
    } else if (part.kind == PartKind::text) {
      report(Severity::warning, part.where, "dead-option",
             std::to_string(dead) + " of the lengths of \"" + part.id +
                 "\" are in no valid design: " + reason_against_others(index, states));
    } else {
      for (OptionIndex option = 0; option < states.size(); ++option) {
        if (states[option] != OptionState::dead) continue;
        const Position& where = part.options[option].where;
        report(
            Severity::warning, where.file.empty() ? part.where : where, "dead-option",
            "\"" + part.options[option].id + "\" of \"" + part.id + "\" is in no valid design: " + reason({index, option}));
      }
    }
  }

  void find_what_forbids(const Domains& domains) {
    std::vector<Choice> dead;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      for (OptionIndex option = 0; option < domains.states[part].size(); ++option) {
        if (domains.states[part][option] == OptionState::dead) dead.push_back({part, option});
      }
    }
    const std::vector<compile::SomeRules> found = few_rules_->forbidding(dead);
    for (std::size_t i = 0; i < dead.size(); ++i) {
      if (found[i]) forbidding_[dead[i]] = *found[i];
    }
  }

  /// A minimal set of rules that forbid the option, by propagation where that decides; empty when it was not found.
  std::vector<RuleIndex> what_forbids(Choice dead) {
    if (const auto known = forbidding_.find(dead); known != forbidding_.end()) {
      const auto forbids = [&](const std::vector<RuleIndex>& rules) {
        return std::pair(few_rules_->is_possible_under(dead, rules), rules);
      };
      if (auto reason = minimal_conflict(known->second, forbids)) return *reason;
    }
    const Oracle::Turn turn = oracle_.begin(limits_);
    Reasoner reasoner = authority();
    return explain(reasoner, {}, dead).rules;
  }

  std::string reason(Choice dead) {
    const std::vector<RuleIndex> rules = what_forbids(dead);
    return rules.empty() ? "the rules forbid it" : forbidden_by(rules);
  }

  std::string forbidden_by(const std::vector<RuleIndex>& rules) const {
    return (rules.size() == 1 ? "forbidden by the rule " : "forbidden together by the rules ") + names(rules);
  }

  std::string reason_against_others(PartIndex part, const std::vector<OptionState>& states) {
    std::vector<RuleIndex> all;
    for (OptionIndex option = 0; option < states.size(); ++option) {
      if (states[option] != OptionState::dead) continue;
      const std::vector<RuleIndex> rules = what_forbids({part, option});
      all.insert(all.end(), rules.begin(), rules.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return forbidden_by(all);
  }

  /// Nearly every rule is needed, and a design that breaks it alone shows it.
  void check_rules() {
    const auto alone = few_rules_->each_alone();
    ImpliedRules implied(oracle_, *few_rules_, limits_);
    for (RuleIndex rule = 0; rule < model_.rules.size(); ++rule) {
      if (alone[rule].broken != Verdict::yes) check_rule(rule, implied.find(rule, alone[rule].forbidden_by));
    }
  }

  void check_rule(RuleIndex index, const Implied& implied) {
    const Rule& rule = model_.rules[index];
    if (implied.verdict == Verdict::unknown) report_undecided(rule.where, "the rule \"" + rule.id + "\" is redundant");
    if (implied.verdict != Verdict::yes) return;
    if (implied.by && implied.by->empty()) {
      report(Severity::warning, rule.where, "idle-rule", "the rule \"" + rule.id + "\" holds whatever is chosen");
    } else if (never_applies(index)) {
      report(Severity::warning, rule.where, "idle-rule",
             "the rule \"" + rule.id + "\" never applies: no valid design meets its condition");
    } else {
      report(Severity::warning, rule.where, "redundant-rule",
             "the rule \"" + rule.id + "\" changes nothing: " + (implied.by ? names(*implied.by) : "the others") +
                 (implied.by && implied.by->size() == 1 ? " already implies it" : " already imply it"));
    }
  }

  // A rule whose condition no valid design meets is redundant in the one way that usually is a mistake.
  bool never_applies(RuleIndex index) {
    const auto* implication = std::get_if<Implies>(&model_.rules[index].formula.node);
    if (implication == nullptr) return false;
    const auto* among = std::get_if<Among>(&implication->operands[0].node);
    const Oracle::Turn turn = oracle_.begin(limits_);
    if (among == nullptr) return oracle_.check({.also = implication->operands[0]}).verdict == Verdict::no;
    Oracle::Question question{.core = false};
    for (const OptionIndex option : among->options) question.one_of.push_back({among->part, option});
    return question.one_of.empty() || Reasoner(oracle_, swap_, compiled_.live()).check(question).verdict == Verdict::no;
  }

  const Model& model_;
  Limits limits_;
  Oracle oracle_;
  Swap swap_;
  DomainFinder domain_finder_;
  CompiledForm compiled_;
  std::optional<compile::FewRules> few_rules_;  ///< once it is known that designs exist
  std::map<Choice, std::vector<RuleIndex>> forbidding_;
  Findings findings_;
};

}  // namespace

Findings lint(const Model& model, Limits limits) {
  // Borrowed: the caller keeps the model alive while the question lasts.
  const std::shared_ptr<const Model> borrowed(std::shared_ptr<const Model>{}, &model);
  Linter linter(borrowed, limits);
  Findings findings = linter.run();
  advise(borrowed, limits, findings, [&linter](const Selections& selections) -> std::optional<Domains> {
    return linter.compiles() ? std::optional(linter.domains(selections)) : std::nullopt;
  });
  return findings;
}

}  // namespace maquette
