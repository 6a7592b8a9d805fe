#include "compile/value_set.h"

#include <algorithm>
#include <bit>

namespace maquette::compile {
namespace {

/// Above this, a clause over two variables is watched instead of written out as pairs of literals.
constexpr std::uint32_t kMostPairs = 64;

/// Unites literals of the same variable and drops empty ones. False when the clause always holds.
bool tidy(SetClause& clause) {
  std::sort(clause.begin(), clause.end(), [](const auto& a, const auto& b) { return a.variable < b.variable; });
  SetClause tidied;
  for (SetLiteral& literal : clause) {
    if (!tidied.empty() && tidied.back().variable == literal.variable) {
      tidied.back().values.unite(literal.values);
    } else {
      tidied.push_back(std::move(literal));
    }
  }
  std::erase_if(tidied, [](const SetLiteral& literal) { return literal.values.empty(); });
  clause = std::move(tidied);
  return std::none_of(clause.begin(), clause.end(), [](const SetLiteral& literal) { return literal.values.full(); });
}

void add_pairs(Problem& problem, const SetLiteral& a, const SetLiteral& b) {
  for (std::uint32_t x = 0; x < a.values.universe(); ++x) {
    for (std::uint32_t y = 0; y < b.values.universe(); ++y) {
      if (a.values.has(x) || b.values.has(y)) continue;
      const Literal pair[] = {negation(problem.literal(a.variable, x)), negation(problem.literal(b.variable, y))};
      problem.add_clause(pair);
    }
  }
}

}  // namespace

ValueSet::ValueSet(std::uint32_t universe, bool full)
    : universe_(universe), many_(universe > kBits ? (universe + kBits - 1) / kBits : 0, 0) {
  if (full) *this = complement();
}

std::uint32_t ValueSet::size() const {
  std::uint32_t size = 0;
  for (const std::uint64_t word : words()) size += static_cast<std::uint32_t>(std::popcount(word));
  return size;
}

ValueSet ValueSet::complement() const {
  ValueSet result = *this;
  for (std::uint64_t& word : result.words()) word = ~word;
  if (universe_ == 0) result.few_ = 0;
  if (universe_ % kBits != 0) result.words().back() &= (std::uint64_t{1} << (universe_ % kBits)) - 1;
  return result;
}

void ValueSet::unite(const ValueSet& other) {
  const auto own = words();
  const auto others = other.words();
  for (std::size_t i = 0; i < own.size(); ++i) own[i] |= others[i];
}

std::strong_ordering ValueSet::operator<=>(const ValueSet& other) const {
  const auto own = words(), others = other.words();
  for (std::size_t i = 0; i < std::min(own.size(), others.size()); ++i) {
    const std::uint64_t only_one = own[i] ^ others[i];
    if (only_one == 0) continue;
    const std::uint64_t lowest = only_one & (~only_one + 1);
    return (own[i] & lowest) != 0 ? std::strong_ordering::greater : std::strong_ordering::less;
  }
  return universe_ <=> other.universe_;
}

SetLiteral negation(const SetLiteral& literal) { return {literal.variable, literal.values.complement()}; }

void add_set_clause(Problem& problem, SetClause clause) {
  if (!tidy(clause)) return;
  const auto missing = [](const SetLiteral& literal) { return literal.values.universe() - literal.values.size(); };
  if (clause.size() == 2 && missing(clause[0]) * missing(clause[1]) <= kMostPairs) {
    add_pairs(problem, clause[0], clause[1]);
    return;
  }
  std::vector<Literal> literals;
  for (const SetLiteral& literal : clause) {
    for (std::uint32_t value = 0; value < literal.values.universe(); ++value) {
      if (literal.values.has(value)) literals.push_back(problem.literal(literal.variable, value));
    }
  }
  problem.add_clause(literals);
}

}  // namespace maquette::compile
