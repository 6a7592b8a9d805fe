// Sums as clauses: weights in binary, added two at a time, compared with the bound bit by bit.
//
// Warners, "A linear-time transformation of linear inequalities into conjunctive normal form" (1998). Small, but unit
// propagation sees little through it: the price of a ceiling for a solver that has no sums (neighbours: totalizers and
// decision diagrams, which propagate better and grow with the bound).
#include <algorithm>
#include <deque>
#include <utility>

#include "bench/peers/encoding.h"

namespace maquette::bench {
namespace {

/// Binary digits, the lowest first; 0 is a digit that is always 0.
using Digits = std::vector<SolverLiteral>;

class Adders {
 public:
  explicit Adders(Encoding& encoding) : encoding_(encoding) {}

  void spell_out(const WeightedSum& sum) {
    std::deque<Digits> summands;
    for (const auto& term : sum.terms) {
      Digits digits;
      for (std::int64_t rest = term.weight; rest > 0; rest /= 2) digits.push_back(rest % 2 == 1 ? term.literal : 0);
      summands.push_back(std::move(digits));
    }
    while (summands.size() > 1) {
      summands.push_back(add(summands[0], summands[1]));
      summands.erase(summands.begin(), summands.begin() + 2);
    }
    require_at_most(summands.front(), sum.bound);
  }

 private:
  Digits add(const Digits& a, const Digits& b) {
    Digits sum;
    SolverLiteral carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      Digits column{i < a.size() ? a[i] : 0, i < b.size() ? b[i] : 0, carry};
      std::erase(column, 0);
      sum.push_back(parity(column));
      carry = majority(column);
    }
    sum.push_back(carry);
    return sum;
  }

  /// Whether an odd number of up to three literals is true.
  SolverLiteral parity(const Digits& column) {
    if (column.size() < 2) return column.empty() ? 0 : column[0];
    const SolverLiteral odd = ++encoding_.variables;
    for (std::uint32_t values = 0; values < (1U << column.size()); ++values) {
      SolverClause clause{__builtin_parity(values) != 0 ? odd : -odd};
      for (std::size_t i = 0; i < column.size(); ++i) clause.push_back((values >> i) & 1U ? -column[i] : column[i]);
      encoding_.clauses.push_back(std::move(clause));
    }
    return odd;
  }

  /// Whether two of up to three literals are true.
  SolverLiteral majority(const Digits& column) {
    if (column.size() < 2) return 0;
    const SolverLiteral two = ++encoding_.variables;
    for (std::size_t i = 0; i < column.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) encoding_.clauses.push_back({two, -column[i], -column[j]});
    }
    if (column.size() == 2) {
      for (const SolverLiteral literal : column) encoding_.clauses.push_back({-two, literal});
    } else {
      for (std::size_t i = 0; i < 3; ++i) encoding_.clauses.push_back({-two, column[i], column[(i + 1) % 3]});
    }
    return two;
  }

  /// For each digit where the bound has 0: not 1 there while the number is at least the bound in all higher digits.
  void require_at_most(const Digits& number, std::int64_t bound) {
    for (std::size_t i = 0; i < number.size(); ++i) {
      if (number[i] == 0 || digit(bound, i)) continue;
      SolverClause clause{-number[i]};
      bool always_below = false;
      for (std::size_t higher = i + 1; higher < number.size(); ++higher) {
        if (!digit(bound, higher)) continue;
        if (number[higher] == 0) always_below = true;
        clause.push_back(-number[higher]);
      }
      if (!always_below && (bound >> number.size()) == 0) encoding_.clauses.push_back(std::move(clause));
    }
  }

  static bool digit(std::int64_t number, std::size_t index) { return index < 63 && ((number >> index) & 1) != 0; }

  Encoding& encoding_;
};

}  // namespace

Encoding without_sums(Encoding encoding) {
  const auto sums = std::exchange(encoding.sums, {});
  Adders adders(encoding);
  for (const WeightedSum& sum : sums) adders.spell_out(sum);
  return encoding;
}

}  // namespace maquette::bench
