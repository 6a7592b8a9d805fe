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
    : model_(model),
      solver_(context_, z3::solver::simple()),
      lower_(model, context_, solver_),
      declarations_(model.parts.size()),
      witness_(model.parts.size(), 0) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      declarations_[part].push_back(lower_.literal(part, option).decl());
    }
  }
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
  set_limit(resource);
  const z3::expr_vector added = demands(question);  // lowered before the scope opens: what they define outlives it
  const z3::expr_vector assumed = assumptions(question);
  const Scope scope(solver_);
  solver_.add(added);
  Oracle::Answer answer;
  switch (solver_.check(assumed)) {
    case z3::sat:
      answer.verdict = Verdict::yes;
      answer.witness = read_witness();
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

// Telling Z3 costs a tenth of a check, so it is told only when the limit is off by more than half.
void Engine::set_limit(std::uint64_t resource) {
  const auto limit = static_cast<unsigned>(std::min<std::uint64_t>(resource, std::numeric_limits<unsigned>::max()));
  if (limit <= limit_ && limit >= limit_ / 2) return;
  limit_ = limit;
  z3::params parameters(context_);
  parameters.set("rlimit", limit);
  parameters.set("relevancy", 0U);  // tracking what matters pays with quantifiers; here it costs a quarter of every check
  solver_.set(parameters);
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

// Reading a model option by option would cost more than finding it. Most parts have the option they had before, so that is
// looked at first.
const std::vector<OptionIndex>& Engine::read_witness() {
  const z3::model found = solver_.get_model();
  const auto holds = [&](PartIndex part, OptionIndex option) {
    const Z3_ast value = Z3_model_get_const_interp(context_, found, declarations_[part][option]);
    return value && Z3_get_bool_value(context_, value) == Z3_L_TRUE;
  };
  for (PartIndex part = 0; part < model_.parts.size(); ++part) {
    if (declarations_[part].size() == 1 || holds(part, witness_[part])) continue;
    witness_[part] = 0;
    while (witness_[part] + 1 < declarations_[part].size() && !holds(part, witness_[part])) ++witness_[part];
  }
  return witness_;
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
