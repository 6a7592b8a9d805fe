// In which order should a customer be asked?
//
// Whoever chooses the sole first meets other refusals on the way than who chooses the colour first. One choice at a time is
// asked of the compiled catalog: how many options of every other part does it close? The mean over a part's options is what
// deciding that part early costs later, and an order costs the sum over its pairs. Finding the best order then is the
// linear ordering problem (Chenery and Watanabe, 1958; Marti and Reinelt, "The Linear Ordering Problem", 2011); moving one
// group at a time to its best place until nothing gains is within a few per cent of the best on matrices of this size.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <string>

#include "query/advice.h"

namespace maquette {
namespace {

constexpr double kWorthSaying = 0.5;  ///< at least half of the refusals would go
constexpr double kFewRefusals = 3.0;  ///< fewer on the whole way nobody minds
constexpr std::size_t kMostOptions = 2000;

using Matrix = std::vector<std::vector<double>>;
using Order = std::vector<GroupIndex>;

/// [a][b]: options of group b that one choice in group a closes, on average over the options of each part of a.
std::optional<Matrix> refusals(const Model& model, const AskDomains& ask) {
  Matrix matrix(model.groups.size(), std::vector<double>(model.groups.size(), 0.0));
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const Part& chosen = model.parts[part];
    if (chosen.kind == PartKind::text) continue;
    std::vector<double> sums(model.groups.size(), 0.0);
    double possible = 0;
    for (OptionIndex option = 0; option < chosen.options.size(); ++option) {
      Selections selections;
      selections.chosen[part] = option;
      const std::optional<Domains> domains = ask(selections);
      if (!domains) return std::nullopt;
      if (domains->satisfiable != Verdict::yes) continue;
      ++possible;
      for (PartIndex other = 0; other < model.parts.size(); ++other) {
        const Part& asked = model.parts[other];
        if (asked.group == chosen.group || asked.kind == PartKind::text) continue;
        const std::vector<OptionState>& states = domains->states[other];
        sums[asked.group] += static_cast<double>(std::count(states.begin(), states.end(), OptionState::excluded));
      }
    }
    for (GroupIndex group = 0; group < model.groups.size() && possible > 0; ++group)
      matrix[chosen.group][group] += sums[group] / possible;
  }
  return matrix;
}

double cost_of(const Order& order, const Matrix& matrix) {
  double cost = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) cost += matrix[order[i]][order[j]];
  }
  return cost;
}

Order moved(Order order, std::size_t from, std::size_t to) {
  const GroupIndex group = order[from];
  order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), group);
  return order;
}

/// The best order one move at a time leads to. Ends: every step lowers the cost.
Order improved(Order order, const Matrix& matrix) {
  for (double cost = cost_of(order, matrix);;) {
    Order best = order;
    double least = cost;
    for (std::size_t from = 0; from < order.size(); ++from) {
      for (std::size_t to = 0; to < order.size(); ++to) {
        Order tried = moved(order, from, to);
        const double tried_cost = cost_of(tried, matrix);
        if (tried_cost < least - 1e-9) {
          least = tried_cost;
          best = std::move(tried);
        }
      }
    }
    if (least >= cost - 1e-9) return order;
    order = std::move(best);
    cost = least;
  }
}

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

}  // namespace

Findings find_better_order(const Model& model, const AskDomains& ask) {
  std::size_t options = 0;
  for (const Part& part : model.parts) options += part.options.size();
  constexpr std::size_t most_groups = 64;
  if (options > kMostOptions || model.groups.size() > most_groups || model.rules.empty()) return {};
  const auto matrix = refusals(model, ask);
  if (!matrix) return {};
  Order shown(model.groups.size());
  std::iota(shown.begin(), shown.end(), GroupIndex{0});
  const Order better = improved(shown, *matrix);
  const double now = cost_of(shown, *matrix), then = cost_of(better, *matrix);
  if (now < kFewRefusals || then > now * (1 - kWorthSaying)) return {};
  std::string names;
  for (const GroupIndex group : better) names += (names.empty() ? "" : ", ") + model.groups[group].id;
  const Part& first = model.parts[model.groups[better.front()].parts.front()];
  return {{Severity::warning,
           {first.where.file, 0, 0},
           "part-order",
           "customers meet " + one_decimal(now) + " refused options on their way through the groups, and " +
               one_decimal(then) + " in another order; declare the groups in this one: " + names}};
}

}  // namespace maquette
