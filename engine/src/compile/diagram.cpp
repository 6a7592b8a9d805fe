#include "compile/diagram.h"

#include <algorithm>
#include <map>

namespace maquette::compile {
namespace {

using Sums = std::vector<std::int64_t>;  ///< sorted, unique

constexpr std::size_t kSumsPerState = 64;

Sums next_sums(const Sums& sums, const std::vector<std::int64_t>& values) {
  Sums result;
  for (const std::int64_t sum : sums) {
    for (const std::int64_t value : values) result.push_back(sum + value);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::size_t index_of(const Sums& sums, std::int64_t sum) {
  return static_cast<std::size_t>(std::lower_bound(sums.begin(), sums.end(), sum) - sums.begin());
}

/// The values of the layer's variable that lead from `from` to `to`.
ValueSet values_leading(const std::vector<std::uint32_t>& next, std::uint32_t to) {
  ValueSet values(static_cast<std::uint32_t>(next.size()));
  for (std::uint32_t value = 0; value < next.size(); ++value) {
    if (next[value] == to) values.insert(value);
  }
  return values;
}

}  // namespace

std::optional<SumDiagram> SumDiagram::build(const Sum& sum, std::size_t most_states) {
  std::vector<Sums> sums{{0}};
  for (const Sum::Term& term : sum.terms) {
    if (sums.back().size() * term.values.size() > kSumsPerState * most_states * 4) return std::nullopt;
    sums.push_back(next_sums(sums.back(), term.values));
    if (sums.back().size() > kSumsPerState * most_states) return std::nullopt;
  }
  SumDiagram diagram;
  diagram.layers_.resize(sum.terms.size());
  std::vector<std::uint32_t> class_of;
  for (const std::int64_t total : sums.back()) class_of.push_back(total >= sum.lower && total <= sum.upper ? 1 : 0);
  std::uint32_t classes = 2;
  for (std::size_t i = sum.terms.size(); i-- > 0;) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> found;
    std::vector<std::uint32_t> class_before;
    for (const std::int64_t before : sums[i]) {
      std::vector<std::uint32_t> next;
      for (const std::int64_t value : sum.terms[i].values) next.push_back(class_of[index_of(sums[i + 1], before + value)]);
      class_before.push_back(found.emplace(std::move(next), static_cast<std::uint32_t>(found.size())).first->second);
    }
    if (found.size() > most_states) return std::nullopt;
    Layer& layer = diagram.layers_[i];
    layer.variable = sum.terms[i].variable;
    layer.states = classes;
    layer.next.resize(found.size());
    for (const auto& [next, index] : found) layer.next[index] = next;
    classes = static_cast<std::uint32_t>(found.size());
    class_of = std::move(class_before);
  }
  return diagram;
}

std::size_t SumDiagram::state_count() const {
  std::size_t count = 0;
  for (const Layer& layer : layers_) count += layer.states;
  return count;
}

/// After one variable, the states are sets of that variable's own values.
SumDiagram::Encoded SumDiagram::encode_first(const Problem&) const {
  const Layer& layer = layers_.front();
  Encoded encoded{layer.variable, {}};
  for (std::uint32_t state = 0; state < layer.states; ++state) {
    encoded.states.push_back(values_leading(layer.next.front(), state));
  }
  return encoded;
}

SumDiagram::Encoded SumDiagram::encode_chain(Problem& problem, std::size_t layers) const {
  Encoded encoded = encode_first(problem);
  for (std::size_t i = 1; i < layers; ++i) encoded = encode_next(problem, encoded, layers_[i]);
  return encoded;
}

SumDiagram::Encoded SumDiagram::encode_next(Problem& problem, const Encoded& before, const Layer& layer) const {
  Encoded after{problem.add_variable(layer.states, true), {}};
  for (std::uint32_t state = 0; state < layer.states; ++state) {
    after.states.emplace_back(layer.states);
    after.states.back().insert(state);
  }
  for (std::uint32_t from = 0; from < layer.next.size(); ++from) {
    for (std::uint32_t to = 0; to < layer.states; ++to) {
      const SetLiteral reads{layer.variable, values_leading(layer.next[from], to)};
      if (!reads.values.empty()) add_set_clause(problem, {negation(before.is(from)), negation(reads), after.is(to)});
    }
  }
  support(problem, before, layer, after);
  return after;
}

/// What the clauses above imply about two of the three at a time, so that propagation sees it.
void SumDiagram::support(Problem& problem, const Encoded& before, const Layer& layer, const Encoded& after) {
  const auto values = static_cast<std::uint32_t>(layer.next.front().size());
  for (std::uint32_t to = 0; to < layer.states; ++to) {
    SetLiteral from_some{before.variable, ValueSet(before.states.front().universe())};
    SetLiteral by_some{layer.variable, ValueSet(values)};
    for (std::uint32_t from = 0; from < layer.next.size(); ++from) {
      const ValueSet reads = values_leading(layer.next[from], to);
      if (!reads.empty()) from_some.values.unite(before.states[from]);
      by_some.values.unite(reads);
    }
    add_set_clause(problem, {negation(after.is(to)), from_some});
    add_set_clause(problem, {negation(after.is(to)), by_some});
  }
  for (std::uint32_t from = 0; from < layer.next.size(); ++from) {
    SetLiteral to_some{after.variable, ValueSet(layer.states)};
    for (const std::uint32_t to : layer.next[from]) to_some.values.insert(to);
    add_set_clause(problem, {negation(before.is(from)), to_some});
  }
}

void SumDiagram::require(Problem& problem) const {
  constexpr std::uint32_t kRefused = 0;
  if (layers_.size() < 2) {
    if (layers_.empty()) return;
    add_set_clause(problem, {encode_first(problem).is(1)});
    return;
  }
  const Encoded before = encode_chain(problem, layers_.size() - 1);
  const Layer& last = layers_.back();
  for (std::uint32_t from = 0; from < last.next.size(); ++from) {
    const SetLiteral refused{last.variable, values_leading(last.next[from], kRefused)};
    if (!refused.values.empty()) add_set_clause(problem, {negation(before.is(from)), negation(refused)});
  }
}

SetLiteral SumDiagram::define(Problem& problem) const { return encode_chain(problem, layers_.size()).is(1); }

}  // namespace maquette::compile
