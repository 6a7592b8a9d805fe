// Does every price that a rule speaks of lie among the prices of designs?
//
// "total price <= 900 EUR" says nothing of a product that costs 400 EUR at most, and "if total price >= 900 EUR then a gift
// box is free" promises what nobody gets: prices change in a sheet, and the rule that names one stays behind. A sum is
// asked twice beside all other rules, once kept and once not; if one of them is impossible, the amount is out of reach. The
// rule itself is set aside, since a ceiling that does its work is never passed. Where the least and the greatest sum of the
// options already decide, no solver is asked. (Inactive constraints of a linear program, one at a time: Karwan et al.,
// "Redundancy in Mathematical Programming", 1983.)
#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "maquette/evaluate.h"
#include "query/advice.h"
#include "query/money.h"
#include "z3/oracle.h"

namespace maquette {
namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

bool is_price_of(const Part& part, const std::vector<std::int64_t>& values) {
  return std::equal(values.begin(), values.end(), part.options.begin(), part.options.end(),
                    [](std::int64_t value, const Option& option) { return value == option.attributes[kPrice]; });
}

/// Sums by weight or lead time, differences and multiples are not prices.
bool is_price(const Model& model, const Linear& sum) {
  return !sum.terms.empty() && std::all_of(sum.terms.begin(), sum.terms.end(), [&](const Linear::Term& term) {
    return is_price_of(model.parts[term.part], term.values);
  });
}

/// Each price compared in a formula, by one bound at a time; one exact price stays whole.
void collect_prices(const Model& model, const Formula& formula, std::vector<Linear>& found) {
  if (const auto* sum = std::get_if<Linear>(&formula.node); sum != nullptr && is_price(model, *sum)) {
    if (sum->lower == sum->upper) return found.push_back(*sum);
    if (sum->lower != kNone) found.push_back({sum->terms, sum->lower, kAll});
    if (sum->upper != kAll) found.push_back({sum->terms, kNone, sum->upper});
  }
  const auto below = [&](const std::vector<Formula>& operands) {
    for (const Formula& operand : operands) collect_prices(model, operand, found);
  };
  std::visit(
      [&](const auto& node) {
        if constexpr (requires { node.operands; }) below(node.operands);
        if constexpr (requires { node.operand; }) below(node.operand);
      },
      formula.node);
}

struct Span {
  std::int64_t least = 0, most = 0;
};

/// Of the sum, whatever is chosen.
Span span_of(const Linear& sum) {
  Span span;
  for (const Linear::Term& term : sum.terms) {
    const auto [least, most] = std::minmax_element(term.values.begin(), term.values.end());
    span.least += *least;
    span.most += *most;
  }
  return span;
}

/// Whether every choice of options keeps the sum, or none does, rules aside.
bool is_decided(const Linear& sum) {
  const Span span = span_of(sum);
  const bool always = sum.lower <= span.least && span.most <= sum.upper;
  const bool never = span.most < sum.lower || sum.upper < span.least;
  return always || never;
}

/// Whether the sum is the price of the design, its base included: of named parts it is not, even where they are all.
bool is_whole_price(const Model& model, const Rule& rule, const Linear& sum) {
  if (rule.source.find("price of ") != std::string::npos) return false;
  const auto is_summed = [&](PartIndex part) {
    return std::any_of(sum.terms.begin(), sum.terms.end(), [part](const Linear::Term& term) { return term.part == part; });
  };
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const auto& options = model.parts[part].options;
    const bool varies = std::any_of(options.begin(), options.end(), [&](const Option& option) {
      return option.attributes[kPrice] != options.front().attributes[kPrice];
    });
    if (varies && !is_summed(part)) return false;
  }
  return true;
}

/// The model without a rule, with the sum and its negative as its last two attributes.
std::shared_ptr<const Model> with_sum(const Model& model, RuleIndex rule, const Linear& sum) {
  auto copy = std::make_shared<Model>(model);
  copy->rules.erase(copy->rules.begin() + rule);
  copy->several.clear();  // they name rules by index
  for (const std::int64_t sign : {1, -1}) {
    Attribute attribute = model.attributes[kPrice];
    attribute.id = sign > 0 ? "sum" : "negative sum";
    attribute.base = 0;
    copy->attributes.push_back(std::move(attribute));
    for (Part& part : copy->parts) {
      for (Option& option : part.options) option.attributes.push_back(0);
    }
    for (const Linear::Term& term : sum.terms) {
      auto& options = copy->parts[term.part].options;
      for (std::size_t i = 0; i < options.size(); ++i) options[i].attributes.back() = sign * term.values[i];
    }
  }
  return copy;
}

class PriceFinder {
 public:
  PriceFinder(std::shared_ptr<const Model> model, Limits limits)
      : model_(std::move(model)), limits_(limits), oracle_(model_) {}

  Findings run() && {
    for (RuleIndex rule = 0; rule < model_->rules.size(); ++rule) look_at(rule);
    return std::move(findings_);
  }

 private:
  void look_at(RuleIndex index) {
    const Rule& rule = model_->rules[index];
    std::vector<Linear> prices;
    collect_prices(*model_, rule.formula, prices);
    for (const Linear& price : prices) {
      const Verdict reached = is_decided(price) ? Verdict::no : is_reached(index, price);
      if (reached == Verdict::yes) continue;
      // The instances of an assembly share the rule their author wrote.
      if (!told_.insert({rule.where.file, rule.where.line, rule.where.column}).second) return;
      if (reached == Verdict::no) {
        findings_.push_back({Severity::warning, rule.where, "unreachable-price", message(index, price)});
      } else {
        findings_.push_back({Severity::note, rule.where, "undecided",
                             "gave up within the limits on whether designs reach the price in \"" + rule.id + '"'});
      }
      return;
    }
  }

  /// Whether, beside the other rules, some designs keep the sum and others do not.
  Verdict is_reached(RuleIndex rule, const Linear& sum) {
    const Verdict kept = possible_beside(rule, Formula{sum});
    if (kept != Verdict::yes) return kept;
    return possible_beside(rule, Formula{Not{{Formula{sum}}}});
  }

  Verdict possible_beside(RuleIndex rule, Formula formula) {
    std::vector<RuleIndex> others(model_->rules.size());
    std::iota(others.begin(), others.end(), RuleIndex{0});
    others.erase(others.begin() + rule);
    const Oracle::Turn turn = oracle_.begin(limits_);
    return oracle_.check({.also = std::move(formula), .rules = std::move(others), .core = false}).verdict;
  }

  std::string message(RuleIndex rule, const Linear& sum) const {
    const std::string start = "the rule \"" + model_->rules[rule].id + "\" speaks of a price that no design reaches";
    const std::string advice = "; change the amount, or delete the rule";
    const auto priced = with_sum(*model_, rule, sum);
    const auto index = static_cast<AttributeIndex>(model_->attributes.size());
    Session session(priced, limits_, CompiledCache::off);
    const Completion least = session.minimize({}, index);
    const Completion most = session.minimize({}, index + 1);
    if (!least.optimal || !most.optimal) return start + advice;
    const bool whole = is_whole_price(*model_, model_->rules[rule], sum);
    const auto amount = [&](const Completion& design) {
      return money(*model_, quote(*priced, design.variant).totals[whole ? kPrice : index]);
    };
    return start + ": without it " + (whole ? "designs cost " : "these parts cost ") + amount(least) + " to " +
           amount(most) + (whole ? "" : " together") + advice;
  }

  std::shared_ptr<const Model> model_;
  Limits limits_;
  Oracle oracle_;
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> told_;
  Findings findings_;
};

}  // namespace

Findings find_unreachable_prices(const std::shared_ptr<const Model>& model, Limits limits) {
  const bool speaks_of_prices = std::any_of(model->rules.begin(), model->rules.end(), [&](const Rule& rule) {
    std::vector<Linear> prices;
    collect_prices(*model, rule.formula, prices);
    return !prices.empty();
  });
  return speaks_of_prices ? PriceFinder(model, limits).run() : Findings{};
}

}  // namespace maquette
