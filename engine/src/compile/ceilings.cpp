#include "compile/ceilings.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace maquette::compile {
namespace {

using Mix = CeilingMix;

/// Mixes of two ceilings are compared on a common scale of this size.
constexpr std::int64_t kScale = 1 << 10;

constexpr std::array kProportions{std::pair{1, 1}, std::pair{1, 2}, std::pair{2, 1}, std::pair{1, 5}, std::pair{5, 1}};

/// How far the lightest and the heaviest option of every part are apart, summed: what one unit of a ceiling is worth.
std::int64_t spread(const Ceiling& ceiling) {
  std::int64_t total = 1;
  for (const auto& values : ceiling.values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    total += *most - *least;
  }
  return total;
}

/// sign * sum <= bound. Every part's least value is moved into the bound, so that sums count from 0 and mixes stay small.
Ceiling ceiling_of(const Linear& sum, std::int64_t sign, std::int64_t bound, const OptionLayer& layer) {
  Ceiling ceiling{layer.filled<std::int64_t>(0), 0};
  std::int64_t least_total = 0;
  for (const Linear::Term& term : sum.terms) {
    auto& values = ceiling.values[term.part];
    for (std::size_t option = 0; option < values.size(); ++option) values[option] = sign * term.values[option];
    const std::int64_t least = *std::min_element(values.begin(), values.end());
    for (std::int64_t& value : values) value -= least;
    least_total += least;
  }
  ceiling.bound = bound < least_total ? -1 : std::min(bound - least_total, spread(ceiling));
  return ceiling;
}

PerOption<Weighed> weights_of(std::span<const Ceiling> ceilings, const Mix& mix, const OptionLayer& layer) {
  PerOption<Weighed> weights = layer.filled(Weighed{});
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    for (std::size_t part = 0; part < weights.size(); ++part) {
      for (std::size_t option = 0; option < weights[part].size(); ++option) {
        const std::int64_t value = ceilings[i].values[part][option];
        weights[part][option].sums[i] = value;
        weights[part][option].cost += mix[i] * value;
      }
    }
  }
  return weights;
}

void forbid(PerOption<Weighed>& weights, const PerOption<std::uint8_t>& allowed) {
  for (std::size_t part = 0; part < allowed.size(); ++part) {
    for (std::size_t option = 0; option < allowed[part].size(); ++option) {
      if (allowed[part][option] == 0) weights[part][option] = Lightest::zero();
    }
  }
}

/// What the best design of a mix proves.
Verdict judge(std::span<const Ceiling> ceilings, const Mix& mix, const Weighed& best) {
  if (Lightest::is_zero(best)) return Verdict::no;
  std::int64_t bound = 0;
  bool within = true;
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    bound += mix[i] * ceilings[i].bound;
    within = within && best.sums[i] <= ceilings[i].bound;
  }
  return within ? Verdict::yes : best.cost > bound ? Verdict::no : Verdict::unknown;
}

}  // namespace

bool has_open(const CeilingAnswer& answer) {
  return answer.satisfiable == Verdict::unknown ||
         std::any_of(answer.possible.begin(), answer.possible.end(), [](const std::vector<Verdict>& part) {
           return std::find(part.begin(), part.end(), Verdict::unknown) != part.end();
         });
}

std::vector<CeilingMix> mixes_of(std::span<const Ceiling> ceilings) {
  Mix unit{};
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    unit[i] = std::max<std::int64_t>(1, kScale * kScale / std::min(spread(ceilings[i]), kScale * kScale));
  }
  std::vector<Mix> mixes;
  if (ceilings.size() > 1) mixes.push_back(unit);
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    Mix alone{};
    alone[i] = 1;
    mixes.push_back(alone);
  }
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    for (std::size_t j = i + 1; j < ceilings.size(); ++j) {
      for (const auto& [a, b] : kProportions) {
        if (ceilings.size() > 2 && a != b) continue;  // two of many: one mix is as good as another
        Mix mix{};
        mix[i] = a * unit[i];
        mix[j] = b * unit[j];
        if (mix != unit) mixes.push_back(mix);
      }
    }
  }
  return mixes;
}

std::vector<Ceiling> ceilings_of(std::span<const Residual> residual, const OptionLayer& layer) {
  std::vector<Ceiling> ceilings;
  for (const Residual& rule : residual) {
    if (rule.sum.upper != std::numeric_limits<std::int64_t>::max()) {
      ceilings.push_back(ceiling_of(rule.sum, 1, rule.sum.upper, layer));
    }
    if (rule.sum.lower != std::numeric_limits<std::int64_t>::min()) {
      ceilings.push_back(ceiling_of(rule.sum, -1, -rule.sum.lower, layer));
    }
  }
  return ceilings;
}

Ceiling ceiling_on_total(const Model& model, AttributeIndex attribute, std::int64_t most, const OptionLayer& layer) {
  const bool is_sum = model.attributes[attribute].aggregate == Aggregate::sum;
  const std::int64_t left = most - model.attributes[attribute].base;
  Linear sum;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    Linear::Term& term = sum.terms.emplace_back(Linear::Term{part, {}});
    for (const Option& option : model.parts[part].options) {
      const std::int64_t value = option.attributes[attribute];
      term.values.push_back(is_sum ? value : value > left ? 1 : 0);
    }
  }
  return ceiling_of(sum, 1, is_sum ? left : 0, layer);
}

bool keeps(const Ceiling& ceiling, const std::vector<OptionIndex>& options) {
  std::int64_t sum = 0;
  for (std::size_t part = 0; part < options.size(); ++part) sum += ceiling.values[part][options[part]];
  return sum <= ceiling.bound;
}

CeilingAnswer decide_under(std::span<const Ceiling> ceilings, const Circuit& circuit, const OptionLayer& layer,
                           const Selections& selections, const PerOption<std::uint8_t>& allowed) {
  CeilingAnswer answer{Verdict::unknown, layer.filled(Verdict::unknown)};
  if (ceilings.size() > kMostCeilings) return answer;
  for (const Mix& mix : mixes_of(ceilings)) {
    PerOption<Weighed> weights = weights_of(ceilings, mix, layer);
    forbid(weights, allowed);
    const auto passes = run_passes<Lightest>(circuit, layer, std::move(weights), selections);
    if (answer.satisfiable == Verdict::unknown) answer.satisfiable = judge(ceilings, mix, passes.total);
    for (std::size_t part = 0; part < answer.possible.size(); ++part) {
      for (std::size_t option = 0; option < answer.possible[part].size(); ++option) {
        Verdict& possible = answer.possible[part][option];
        if (possible == Verdict::unknown) possible = judge(ceilings, mix, passes.by_option[part][option]);
      }
    }
    if (!has_open(answer)) break;
  }
  return answer;
}

}  // namespace maquette::compile
