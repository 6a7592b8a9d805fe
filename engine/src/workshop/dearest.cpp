// What does the product cost at most with each option?
//
// The dearest design is the cheapest of a catalog whose prices are turned around, and the compiled form reads that off at
// once, unless ceilings stand in the way: under several of them (a price and a weight, say) the cheapest design of the
// circuit usually breaks one, and proving another least takes a solver minutes. But a catalog with a ceiling on its price
// suggests the answer: with nearly every option some design costs exactly what the ceiling allows. So the question is asked
// the other way round. A rule "costs at least this much" is added to the catalog, and the states of its options say at
// once, for all of them, which reach that price. What does not reach the ceiling is closed in upon by halving, on the grid
// that prices can lie on. (Minimising by decisions: the "linear" and "binary" search of pseudo-Boolean solvers, Een and
// Sorensson, "Translating pseudo-Boolean constraints into SAT", 2006.)
#include "workshop/dearest.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace maquette::workshop {
namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLargest = std::int64_t{1} << 52U;  ///< far from overflow with the parts that are not summed
constexpr int kMostRounds = 64;

std::int64_t price_of(const Option& option) { return option.attributes[kPrice]; }

/// The prices a design can have, rules aside: least, least + step, .. most.
struct PriceGrid {
  std::int64_t least = 0, most = 0, step = 0;  ///< step 0: there is one price

  /// The greatest price of the grid that is not above.
  std::int64_t down(std::int64_t price) const { return step == 0 ? least : least + (price - least) / step * step; }
};

PriceGrid grid_of(const Model& model) {
  PriceGrid grid{model.attributes[kPrice].base, model.attributes[kPrice].base, 0};
  for (const Part& part : model.parts) {
    const auto [low, high] =
        std::minmax_element(part.options.begin(), part.options.end(),
                            [](const Option& a, const Option& b) { return price_of(a) < price_of(b); });
    grid.least += price_of(*low);
    grid.most += price_of(*high);
    for (const Option& option : part.options) grid.step = std::gcd(grid.step, price_of(option) - price_of(*low));
  }
  return grid;
}

/// What a rule that is nothing else allows the whole product to cost.
std::optional<std::int64_t> price_ceiling(const Model& model, const Formula& formula) {
  const auto* sum = std::get_if<Linear>(&formula.node);
  if (sum == nullptr || sum->upper > kLargest) return std::nullopt;
  std::int64_t fixed = model.attributes[kPrice].base;
  std::vector<bool> summed(model.parts.size(), false);
  for (const Linear::Term& term : sum->terms) {
    const auto& options = model.parts[term.part].options;
    summed[term.part] = std::equal(term.values.begin(), term.values.end(), options.begin(), options.end(),
                                   [](std::int64_t value, const Option& option) { return value == price_of(option); });
    if (!summed[term.part]) return std::nullopt;
  }
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (summed[part]) continue;
    const std::int64_t price = price_of(model.parts[part].options.front());
    for (const Option& option : model.parts[part].options) {
      if (price_of(option) != price) return std::nullopt;
    }
    fixed += price;
  }
  return sum->upper + fixed;
}

/// The catalog with its prices turned around: the dearer a design there, the cheaper here. Every part's prices are counted
/// down from its dearest option, which keeps them at 0 or above.
std::shared_ptr<const Model> with_prices_turned(const Model& model) {
  auto turned = std::make_shared<Model>(model);
  turned->digest.clear();  // not the catalog of that name
  std::int64_t& base = turned->attributes[kPrice].base;
  base = -base;
  for (Part& part : turned->parts) {
    std::int64_t dearest = price_of(part.options.front());
    for (const Option& option : part.options) dearest = std::max(dearest, price_of(option));
    base -= dearest;
    for (Option& option : part.options) option.attributes[kPrice] = dearest - price_of(option);
  }
  return turned;
}

/// The catalog without the designs that cost less than `floor`.
std::shared_ptr<const Model> with_floor(const Model& model, std::int64_t floor) {
  auto dear = std::make_shared<Model>(model);
  dear->digest.clear();
  Rule rule;
  rule.id = "floor";
  Linear sum{{}, floor - model.attributes[kPrice].base, kAll};
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    std::vector<std::int64_t> values;
    for (const Option& option : model.parts[part].options) values.push_back(price_of(option));
    if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end()) {
      sum.lower -= values.front();
      continue;
    }
    sum.terms.push_back({part, std::move(values)});
    rule.parts.push_back(part);
  }
  rule.formula = Formula{std::move(sum)};
  dear->rules.push_back(std::move(rule));
  return dear;
}

class PriceSearch {
 public:
  PriceSearch(const Model& model, const Limits& limits, const Domains& domains,
              const std::vector<std::vector<LeastTotal>>& least)
      : model_(model), limits_(limits), grid_(grid_of(model)) {
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      found_.emplace_back(model.parts[part].options.size());
    }
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      for (OptionIndex option = 0; option < found_[part].size(); ++option) {
        const OptionState state = domains.states[part][option];
        const bool in_none = state == OptionState::dead || state == OptionState::excluded;
        if (!in_none && least[part][option].possible == Verdict::yes)
          keep({{part, option}, least[part][option].total, grid_.most}, open_);
      }
    }
  }

  GreatestPrices run() && {
    if (const auto ceiling = least_ceiling()) ask(grid_.down(*ceiling), true);
    if (!open_.empty()) read_off();
    for (int round = 0; round < kMostRounds && !open_.empty(); ++round) {
      const Open widest = *std::max_element(
          open_.begin(), open_.end(), [](const Open& a, const Open& b) { return a.most - a.least < b.most - b.least; });
      const std::int64_t half = grid_.down(widest.least + (widest.most - widest.least) / 2);
      ask(half > widest.least ? half : widest.most, false);
    }
    return std::move(found_);
  }

 private:
  /// Some design with the option costs `least`, none more than `most`.
  struct Open {
    Choice choice;
    std::int64_t least = 0, most = 0;
  };

  /// Of all ceilings on the price the one that binds first; nothing where none can.
  std::optional<std::int64_t> least_ceiling() const {
    std::int64_t least = grid_.most;
    for (const Rule& rule : model_.rules) {
      if (const auto ceiling = price_ceiling(model_, rule.formula)) least = std::min(least, *ceiling);
    }
    return least < grid_.most && least >= grid_.least ? std::optional(least) : std::nullopt;
  }

  /// Which options are in designs that cost `floor` or more? `highest`: no design costs more than that.
  void ask(std::int64_t floor, bool highest) {
    Session session(with_floor(model_, floor), limits_, CompiledCache::off);
    const Domains domains = session.domains({});
    std::vector<Open> open;
    for (Open each : open_) {
      if (highest) each.most = floor;
      const OptionState state = domains.states[each.choice.part][each.choice.option];
      if (state == OptionState::dead || state == OptionState::excluded) {
        each.most = std::min(each.most, floor - grid_.step);
      } else if (state != OptionState::unknown) {
        each.least = std::max(each.least, floor);
      } else if (!highest) {
        continue;  // not proven: it is not asked about again
      }
      keep(each, open);
    }
    open_ = std::move(open);
  }

  void keep(const Open& each, std::vector<Open>& open) {
    if (each.least < each.most && grid_.step > 0) return open.push_back(each);
    found_[each.choice.part][each.choice.option] = each.least;
  }

  /// What the turned catalog proves within the limits.
  void read_off() {
    Session turned(with_prices_turned(model_), limits_, CompiledCache::off);
    const auto greatest = turned.cheapest({}, kPrice);
    std::erase_if(open_, [&](const Open& each) {
      const LeastTotal& total = greatest[each.choice.part][each.choice.option];
      if (total.possible != Verdict::yes) return false;
      found_[each.choice.part][each.choice.option] = -total.total;
      return true;
    });
  }

  const Model& model_;
  Limits limits_;
  PriceGrid grid_;
  std::vector<Open> open_;
  GreatestPrices found_;
};

}  // namespace

GreatestPrices find_greatest_prices(const Model& model, const Limits& limits, const Domains& domains,
                                    const std::vector<std::vector<LeastTotal>>& least) {
  return PriceSearch(model, limits, domains, least).run();
}

}  // namespace maquette::workshop
