#include "bench/peers/visits.h"

#include <iterator>

#include "support/random.h"

namespace maquette::bench {
namespace {

constexpr std::chrono::hours kForever{1};
constexpr int kAttempts = 1000;

class Customer {
 public:
  Customer(const Model& model, Contestant& who, std::uint64_t seed)
      : model_(model), who_(who), numbers_(model), random_(seed) {}

  std::optional<Click> click() {
    if (!selections_.chosen.empty() && random_.chance(25)) {
      const auto retracted = std::next(selections_.chosen.begin(), pick(selections_.chosen.size()));
      return Click{ClickKind::retract, retracted->first, 0};
    }
    const auto answer = who_.ask(selections_, kForever);
    if (!answer) return std::nullopt;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const auto part = static_cast<PartIndex>(pick(model_.parts.size()));
      const auto option = static_cast<OptionIndex>(pick(model_.parts[part].options.size()));
      const auto chosen = selections_.chosen.find(part);
      const bool is_swap = chosen != selections_.chosen.end();
      if (is_swap && chosen->second == option) continue;
      if (is_swap ? can_swap(part, option) : answer->possible[numbers_(part, option)] != 0) {
        return Click{is_swap ? ClickKind::swap : ClickKind::select, part, option};
      }
    }
    return std::nullopt;
  }

  void follow(const Click& click) { apply(click, selections_); }

 private:
  bool can_swap(PartIndex part, OptionIndex option) {
    Selections others = selections_;
    others.chosen.erase(part);
    const auto answer = who_.ask(others, kForever);
    return answer && answer->possible[numbers_(part, option)] != 0;
  }
  std::uint32_t pick(std::size_t count) { return random_.below(static_cast<std::uint32_t>(count)); }

  const Model& model_;
  Contestant& who_;
  OptionNumbers numbers_;
  testing::Random random_;
  Selections selections_;
};

}  // namespace

void apply(const Click& click, Selections& selections) {
  if (click.kind == ClickKind::retract) {
    selections.chosen.erase(click.part);
  } else {
    selections.chosen[click.part] = click.option;
  }
}

std::vector<Visit> random_visits(const Model& model, Contestant& who, std::size_t visits, std::size_t clicks) {
  std::vector<Visit> made(visits);
  for (std::size_t seed = 0; seed < visits; ++seed) {
    Customer customer(model, who, seed);
    while (made[seed].size() < clicks) {
      const auto click = customer.click();
      if (!click) break;
      customer.follow(*click);
      made[seed].push_back(*click);
    }
  }
  return made;
}

std::vector<Visit> order_visits(const OrdersResult& orders) {
  std::vector<Visit> visits;
  for (std::size_t i = 0; i < orders.orders.size(); i += 2) {
    const auto& first = orders.orders[i];
    const auto& second = orders.orders[std::min(i + 1, orders.orders.size() - 1)];
    Visit& visit = visits.emplace_back();
    for (std::size_t c = 0; c < first.size(); ++c) visit.push_back({ClickKind::select, orders.parts[c], first[c]});
    for (std::size_t c = 0; c < first.size(); ++c) {
      if (second[c] != first[c]) visit.push_back({ClickKind::swap, orders.parts[c], second[c]});
    }
    for (std::size_t c = first.size(); c-- > 0;) visit.push_back({ClickKind::retract, orders.parts[c], 0});
  }
  return visits;
}

}  // namespace maquette::bench
