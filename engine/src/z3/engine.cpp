#include "z3/engine.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace maquette {
namespace {

// Undoes what a question added, also when Z3 throws.
class Scope {
 public:
  explicit Scope(z3::solver& solver) : solver_(solver) { solver_.push(); }
  ~Scope() { Z3_solver_pop(solver_.ctx(), solver_, 1); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  z3::solver& solver_;
};

}  // namespace

// The plain SMT core, with no tactic in front: it keeps what it learned between checks, and its pseudo-Boolean theory was
// the one that agreed with brute force (facts measured on Z3 4.8.12; QF_FD was no faster).
Engine::Engine(const Model& model, Rules rules)
    : model_(model), solver_(context_, z3::solver::simple()), lower_(model, context_, solver_) {
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    const z3::expr meaning = lower_(model.rules[rule].formula);
    if (rules == Rules::asserted) {
      solver_.add(meaning);
    } else {
      switches_.push_back(context_.bool_const(("r" + std::to_string(rule)).c_str()));
      solver_.add(z3::implies(switches_.back(), meaning));
    }
  }
}

Oracle::Answer Engine::check(const Oracle::Question& question, std::uint64_t resource) {
  ++checks_;
  z3::params limits(context_);
  limits.set("rlimit", static_cast<unsigned>(std::min<std::uint64_t>(resource, std::numeric_limits<unsigned>::max())));
  solver_.set(limits);
  const z3::expr_vector added = demands(question);  // lowered before the scope opens: what they define outlives it
  const z3::expr_vector assumed = assumptions(question);
  const Scope scope(solver_);
  solver_.add(added);
  Oracle::Answer answer;
  switch (solver_.check(assumed)) {
    case z3::sat:
      answer.verdict = Verdict::yes;
      answer.witness = witness();
      break;
    case z3::unsat:
      answer.verdict = Verdict::no;
      read_core(question, answer);
      break;
    case z3::unknown:
      break;
  }
  return answer;
}

z3::expr_vector Engine::assumptions(const Oracle::Question& question) {
  z3::expr_vector assumed(context_);
  for (const Choice& choice : question.choices) assumed.push_back(lower_.literal(choice.part, choice.option));
  if (question.rules) {
    for (const RuleIndex rule : *question.rules) assumed.push_back(switches_[rule]);
  }
  return assumed;
}

z3::expr_vector Engine::demands(const Oracle::Question& question) {
  z3::expr_vector added(context_);
  if (!question.one_of.empty()) {
    z3::expr_vector options(context_);
    for (const Choice& choice : question.one_of) options.push_back(lower_.literal(choice.part, choice.option));
    added.push_back(z3::mk_or(options));
  }
  if (question.ceiling) added.push_back(lower_.ceiling(question.ceiling->attribute, question.ceiling->at_most));
  if (question.broken) added.push_back(!lower_(model_.rules[*question.broken].formula));
  if (question.also) added.push_back(lower_(*question.also));
  return added;
}

std::vector<OptionIndex> Engine::witness() const {
  const z3::model found = solver_.get_model();
  std::vector<OptionIndex> options;
  for (PartIndex part = 0; part < model_.parts.size(); ++part) {
    const auto domain = static_cast<OptionIndex>(model_.parts[part].options.size());
    OptionIndex option = 0;
    // Z3 leaves out what does not matter; completing the model would invent a value, so the last option takes what is left.
    while (option + 1 < domain && !found.eval(lower_.literal(part, option)).is_true()) ++option;
    options.push_back(option);
  }
  return options;
}

void Engine::read_core(const Oracle::Question& question, Oracle::Answer& answer) const {
  const z3::expr_vector core = solver_.unsat_core();
  std::set<unsigned> members;
  for (unsigned i = 0; i < core.size(); ++i) members.insert(core[i].id());
  for (const Choice& choice : question.choices) {
    if (members.contains(lower_.literal(choice.part, choice.option).id())) answer.choices.push_back(choice);
  }
  if (question.rules) {
    for (const RuleIndex rule : *question.rules) {
      if (members.contains(switches_[rule].id())) answer.rules.push_back(rule);
    }
  }
  std::sort(answer.choices.begin(), answer.choices.end());
  std::sort(answer.rules.begin(), answer.rules.end());
}

std::uint32_t Engine::spent() const {
  const z3::stats statistics = solver_.statistics();
  for (unsigned i = statistics.size(); i-- > 0;) {
    if (statistics.key(i) == "rlimit count") return statistics.uint_value(i);
  }
  return 0;
}

}  // namespace maquette
