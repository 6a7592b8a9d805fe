#include "maquette/evaluate_open.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <variant>

namespace maquette {
namespace {

Verdict negated(Verdict verdict) {
  return verdict == Verdict::unknown ? verdict : verdict == Verdict::yes ? Verdict::no : Verdict::yes;
}

class Kleene {
 public:
  explicit Kleene(const OpenOptions& open) : open_(open) {}

  Verdict operator()(const Constant& constant) const { return constant.value ? Verdict::yes : Verdict::no; }
  Verdict operator()(const Among& among) const {
    bool inside = false, outside = false;
    for (OptionIndex option = 0; option < open_[among.part].size(); ++option) {
      if (!open_[among.part][option]) continue;
      const bool member = std::binary_search(among.options.begin(), among.options.end(), option);
      (member ? inside : outside) = true;
    }
    return inside && outside ? Verdict::unknown : inside ? Verdict::yes : Verdict::no;
  }
  Verdict operator()(const Not& formula) const { return negated(of(formula.operand[0])); }
  Verdict operator()(const And& formula) const { return within(formula.operands, std::ssize(formula.operands), kMany); }
  Verdict operator()(const Or& formula) const { return within(formula.operands, 1, kMany); }
  Verdict operator()(const Implies& formula) const {
    const Verdict condition = of(formula.operands[0]), consequence = of(formula.operands[1]);
    if (condition == Verdict::no || consequence == Verdict::yes) return Verdict::yes;
    return condition == Verdict::yes && consequence == Verdict::no ? Verdict::no : Verdict::unknown;
  }
  Verdict operator()(const Iff& formula) const {
    const Verdict left = of(formula.operands[0]), right = of(formula.operands[1]);
    if (left == Verdict::unknown || right == Verdict::unknown) return Verdict::unknown;
    return left == right ? Verdict::yes : Verdict::no;
  }
  Verdict operator()(const Cardinality& formula) const { return within(formula.operands, formula.lower, formula.upper); }
  Verdict operator()(const Linear& linear) const {
    std::int64_t least = 0, most = 0;
    for (const Linear::Term& term : linear.terms) {
      std::int64_t low = std::numeric_limits<std::int64_t>::max(), high = std::numeric_limits<std::int64_t>::min();
      for (OptionIndex option = 0; option < term.values.size(); ++option) {
        if (!open_[term.part][option]) continue;
        low = std::min(low, term.values[option]);
        high = std::max(high, term.values[option]);
      }
      if (low > high || __builtin_add_overflow(least, low, &least) || __builtin_add_overflow(most, high, &most)) {
        return Verdict::unknown;
      }
    }
    if (least >= linear.lower && most <= linear.upper) return Verdict::yes;
    return most < linear.lower || least > linear.upper ? Verdict::no : Verdict::unknown;
  }
  /// A row that surely matches decides, and so does the absence of a row that may.
  Verdict operator()(const Table& table) const {
    bool may_match = false;
    for (const auto& row : table.rows) {
      bool sure = true, possible = true;
      for (std::size_t i = 0; i < row.size() && possible; ++i) {
        const Verdict cell = row[i].empty() ? Verdict::yes : (*this)(Among{table.parts[i], row[i]});
        sure = sure && cell == Verdict::yes;
        possible = cell != Verdict::no;
      }
      if (sure && possible) return table.allowed ? Verdict::yes : Verdict::no;
      may_match = may_match || possible;
    }
    if (may_match) return Verdict::unknown;
    return table.allowed ? Verdict::no : Verdict::yes;
  }

  Verdict of(const Formula& formula) const { return std::visit(*this, formula.node); }

 private:
  static constexpr std::int64_t kMany = std::numeric_limits<std::int64_t>::max();

  Verdict within(const std::vector<Formula>& operands, std::int64_t lower, std::int64_t upper) const {
    std::int64_t sure = 0, possible = 0;
    for (const Formula& operand : operands) {
      const Verdict verdict = of(operand);
      sure += verdict == Verdict::yes ? 1 : 0;
      possible += verdict == Verdict::no ? 0 : 1;
    }
    if (sure >= lower && possible <= upper) return Verdict::yes;
    return possible < lower || sure > upper ? Verdict::no : Verdict::unknown;
  }

  const OpenOptions& open_;
};

}  // namespace

Verdict holds_for_all(const Formula& formula, const OpenOptions& open) { return Kleene(open).of(formula); }

}  // namespace maquette
