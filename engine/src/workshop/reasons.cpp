// With the choices held fast, the minimal sets of rules that cannot all be kept are enumerated by hitting sets, as in
// query/explain_all.cpp; here the choices are not members, since a test says what is chosen and asks which rules refuse it.
// For a design with every part chosen each set is a single broken rule, so this is what the evaluator finds.
// (Liffiton and Malik, "Enumerating infeasibility: finding multiple MUSes quickly", 2013.)
#include "workshop/reasons.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "query/deletion.h"
#include "query/hitting_set.h"

namespace maquette::workshop {
namespace {

/// Sets looked at; a test with more reasons than this says too little to be worth reading.
constexpr std::size_t kMostSets = 64;

}  // namespace

Reasons find_reasons(Oracle& oracle, const std::vector<Choice>& choices) {
  IndexSet all(oracle.model().rules.size());
  std::iota(all.begin(), all.end(), 0U);
  const auto conflicting = [&](const IndexSet& rules) {
    Oracle::Answer answer = oracle.check({.choices = choices, .rules = rules});
    return std::pair(answer.verdict, std::move(answer.rules));
  };

  Reasons reasons;
  std::vector<IndexSet> conflicts, corrections;
  while (conflicts.size() < kMostSets) {
    const auto lacking = smallest_hitting_set(conflicts, corrections);
    reasons.complete = !lacking;
    if (!lacking) break;
    IndexSet kept;
    std::set_difference(all.begin(), all.end(), lacking->begin(), lacking->end(), std::back_inserter(kept));
    auto [verdict, core] = conflicting(kept);
    if (conflicts.empty()) reasons.valid = verdict;
    if (verdict == Verdict::unknown || (verdict == Verdict::yes && conflicts.empty())) break;
    if (verdict == Verdict::yes) {
      corrections.push_back(*lacking);
      continue;
    }
    auto minimal = minimal_conflict(std::move(core), conflicting);
    if (!minimal) break;
    reasons.rules.insert(reasons.rules.end(), minimal->begin(), minimal->end());
    conflicts.push_back(std::move(*minimal));
  }
  std::sort(reasons.rules.begin(), reasons.rules.end());
  reasons.rules.erase(std::unique(reasons.rules.begin(), reasons.rules.end()), reasons.rules.end());
  return reasons;
}

}  // namespace maquette::workshop
