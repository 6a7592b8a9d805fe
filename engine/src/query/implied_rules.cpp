#include "query/implied_rules.h"

#include <array>
#include <cstddef>
#include <numeric>
#include <utility>

#include "query/deletion.h"

namespace maquette {
namespace {

/// How many rules around a rule are looked at before all of them.
constexpr std::array<std::size_t, 4> kCircles{12, 40, 130, 400};

}  // namespace

ImpliedRules::ImpliedRules(Oracle& oracle, compile::FewRules& few_rules, Limits limits)
    : oracle_(oracle), few_rules_(few_rules), limits_(limits), nearby_(oracle.model()) {}

Implied ImpliedRules::find(RuleIndex rule, const compile::SomeRules& suspects) {
  if (suspects) {
    Implied implied = find_among(rule, *suspects);
    if (implied.verdict == Verdict::yes) return implied;
  }
  return find_in_circles(rule);
}

/// Only all the others together can say that nothing implies it. Of few rules they are asked first: a rule is rarely
/// redundant, and every circle has to be put to Z3 anew.
Implied ImpliedRules::find_in_circles(RuleIndex rule) {
  const std::size_t rules = oracle_.model().rules.size();
  const bool few = rules <= kCircles.back();
  if (few && all_others_imply(oracle_, rule).verdict == Verdict::yes) return {Verdict::no, {}};
  for (const std::size_t most : kCircles) {
    if (most >= rules) break;
    const std::vector<RuleIndex> others = nearby_.nearest(rule, most);
    Implied implied = find_among(rule, others);
    if (implied.verdict == Verdict::unknown) implied = find_within(nearby_.among(rule, others));
    if (implied.verdict == Verdict::yes) return implied;
  }
  const Oracle::Answer answer = all_others_imply(oracle_, rule);
  if (answer.verdict == Verdict::unknown) return {};
  if (answer.verdict == Verdict::yes) return {Verdict::no, {}};
  Implied implied = find_within(nearby_.among(rule, answer.rules));
  return implied.verdict == Verdict::yes ? implied : Implied{Verdict::yes, {}};
}

/// Unknown where propagation leaves a step of it open.
Implied ImpliedRules::find_among(RuleIndex rule, const std::vector<RuleIndex>& others) {
  const Verdict broken = few_rules_.is_broken_beside(rule, others);
  if (broken != Verdict::no) return {broken == Verdict::yes ? Verdict::no : Verdict::unknown, {}};
  auto reason = minimal_conflict(others, [&](const std::vector<RuleIndex>& rules) {
    return std::pair(few_rules_.is_broken_beside(rule, rules), rules);
  });
  return reason ? Implied{Verdict::yes, std::move(reason)} : Implied{};
}

Implied ImpliedRules::find_within(const Neighbourhood& near) const {
  Oracle oracle(near.model);
  const auto middle = static_cast<RuleIndex>(near.rules.size() - 1);
  const Oracle::Answer answer = all_others_imply(oracle, middle);
  if (answer.verdict != Verdict::no) return {};
  const Oracle::Turn turn = oracle.begin(limits_);
  auto reason = minimal_conflict(answer.rules, [&](const std::vector<RuleIndex>& rules) {
    const Oracle::Answer found = oracle.check({.broken = middle, .rules = rules});
    return std::pair(found.verdict, found.rules);
  });
  if (reason) {
    for (RuleIndex& rule : *reason) rule = near.rules[rule];
  }
  return {Verdict::yes, std::move(reason)};
}

/// "no": they do.
Oracle::Answer ImpliedRules::all_others_imply(Oracle& oracle, RuleIndex rule) const {
  std::vector<RuleIndex> others(oracle.model().rules.size());
  std::iota(others.begin(), others.end(), RuleIndex{0});
  const Oracle::Turn turn = oracle.begin(limits_);
  return oracle.check({.broken = rule, .rules = without(others, rule)});
}

}  // namespace maquette
