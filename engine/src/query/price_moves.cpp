#include "query/price_moves.h"

#include <algorithm>
#include <utility>

#include "maquette/evaluate.h"
#include "query/implied_sums.h"
#include "query/stand_in_text.h"

namespace maquette {
namespace {

struct LeastChange {
  std::int64_t change = 0;
  std::vector<OptionIndex> options;  ///< of the space; empty where every design changes so
};

class PriceComparer {
 public:
  explicit PriceComparer(const PriceComparison& asked) : asked_(asked), space_(asked.space) {}

  std::optional<PriceMoves> run() const {
    if (!comparable()) return std::nullopt;
    const auto least = least_change(1), most = least_change(-1);
    if (!least || !most) return std::nullopt;
    PriceMoves moves{least->change, -most->change, {}, {}, {}, price_edits()};
    moves.dearer = digits(designs_changing(moves, moves.least > 0, moves.most > 0, 1));
    moves.cheaper = digits(designs_changing(moves, moves.most < 0, moves.least < 0, -1));
    if (moves.most > 0 && !most->options.empty()) {
      moves.dearest = in_version(space_.after, asked_.after, {most->options, {}});
      add_stand_in_texts(asked_.after, *moves.dearest);
    }
    return moves;
  }

 private:
  bool comparable() const {
    const Attribute &before = asked_.before.attributes[kPrice], &after = asked_.after.attributes[kPrice];
    return before.decimals == after.decimals && asked_.before.currency == asked_.after.currency &&
           before.aggregate == Aggregate::sum && after.aggregate == Aggregate::sum;
  }

  std::vector<PriceEdit> price_edits() const {
    std::vector<PriceEdit> edits;
    const std::int64_t before = asked_.before.attributes[kPrice].base, after = asked_.after.attributes[kPrice].base;
    if (before != after) edits.push_back({{}, {}, before, after});
    for (PartIndex shared = 0; shared < space_.parts.size(); ++shared) {
      if (!space_.before.parts[shared] || !space_.after.parts[shared]) continue;
      for (OptionIndex option = 0; option < space_.parts[shared].options.size(); ++option) {
        const std::int64_t was = old_price(shared, option), is = new_price(shared, option);
        if (was == is) continue;
        const Part& part = asked_.after.parts[*space_.after.parts[shared]];
        edits.push_back({part.id, part.options[space_.after.options[shared][option]].id, was, is});
      }
    }
    return edits;
  }

  /// How many designs that stay change their price in the direction of `sign`; `all` and `some`: what the range says.
  std::optional<Natural> designs_changing(const PriceMoves& moves, bool all, bool some, std::int64_t sign) const {
    if (!some) return Natural(0);
    if (all || moves.least == moves.most) return asked_.kept;
    Linear change;
    for (PartIndex part = 0; part < space_.parts.size(); ++part) {
      std::vector<std::int64_t> values = price_changes(part, sign);
      const bool moved = std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value != 0; });
      if (moved) change.terms.push_back({part, std::move(values)});
    }
    change.lower = 1 - sign * base_change();
    std::vector<Formula> rules = asked_.joint_rules;
    rules.push_back({std::move(change)});
    return asked_.count(std::move(rules));
  }

  std::int64_t base_change() const { return asked_.after.attributes[kPrice].base - asked_.before.attributes[kPrice].base; }

  /// Of each of the part's options, times `sign`.
  std::vector<std::int64_t> price_changes(PartIndex part, std::int64_t sign) const {
    std::vector<std::int64_t> changes;
    for (OptionIndex option = 0; option < space_.parts[part].options.size(); ++option)
      changes.push_back(sign * (new_price(part, option) - old_price(part, option)));
    return changes;
  }

  /// Of sign * (new price - old price) over the designs that stay.
  std::optional<LeastChange> least_change(std::int64_t sign) const {
    std::vector<Formula> rules = asked_.joint_rules;
    drop_implied_sums(rules);
    Model model = *model_of(space_, std::move(rules), asked_.after);
    model.attributes[kPrice].base = sign * base_change();
    bool constant = true;
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      const std::vector<std::int64_t> changes = price_changes(part, sign);
      for (OptionIndex option = 0; option < changes.size(); ++option) {
        model.parts[part].options[option].attributes[kPrice] = changes[option];
        constant = constant && changes[option] == changes.front();
      }
    }
    if (constant && asked_.kept) {
      return LeastChange{quote(model, {std::vector<OptionIndex>(model.parts.size(), 0), {}}).totals[kPrice], {}};
    }
    const auto shared = std::make_shared<const Model>(std::move(model));
    Session session(shared, asked_.limits);
    Completion best = session.minimize({}, kPrice);
    if (best.found != Verdict::yes || !best.optimal) return std::nullopt;
    const std::int64_t change = quote(*shared, best.variant).totals[kPrice];
    return LeastChange{change, std::move(best.variant.options)};
  }

  std::int64_t old_price(PartIndex part, OptionIndex option) const {
    return price(asked_.before, space_.before, part, option);
  }
  std::int64_t new_price(PartIndex part, OptionIndex option) const {
    return price(asked_.after, space_.after, part, option);
  }
  static std::int64_t price(const Model& model, const SharedSide& side, PartIndex part, OptionIndex option) {
    if (!side.parts[part]) return 0;
    return model.parts[*side.parts[part]].options[side.options[part][option]].attributes[kPrice];
  }

  const PriceComparison& asked_;
  const SharedSpace& space_;
};

}  // namespace

std::optional<PriceMoves> price_moves(const PriceComparison& comparison) { return PriceComparer(comparison).run(); }

}  // namespace maquette
