#include "compile/live_catalog.h"

#include <algorithm>
#include <utility>

namespace maquette::compile {

LiveCatalog::LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog)
    : catalog_(std::move(catalog)),
      options_(catalog_),
      ceilings_(follow_ceilings(catalog_, {catalog_->ceilings().begin(), catalog_->ceilings().end()})),
      answer_{Verdict::unknown, catalog_->layer().filled(Verdict::unknown)} {}

/// Fills `answer_`: first what the circuit excludes, then the ceilings.
void LiveCatalog::decide(const Selections& selections) {
  options_.move_to(selections);
  const Verdict otherwise = catalog_->ceilings().empty() ? Verdict::yes : Verdict::unknown;
  answer_.satisfiable = options_.satisfiable() ? otherwise : Verdict::no;
  for (PartIndex part = 0; part < answer_.possible.size(); ++part) {
    for (OptionIndex option = 0; option < answer_.possible[part].size(); ++option) {
      answer_.possible[part][option] = options_.possible(part, option) ? otherwise : Verdict::no;
    }
  }
  if (ceilings_) ceilings_->decide(selections, answer_);
}

Domains LiveCatalog::domains(const Selections& selections) {
  decide(selections);
  return catalog_->name_domains(answer_, selections);
}

PerOption<LeastTotal> LiveCatalog::cheapest(const Selections& selections, AttributeIndex attribute) {
  const bool is_sum = catalog_->model().attributes[attribute].aggregate == Aggregate::sum;
  auto least = is_sum ? cheapest_sum(selections, attribute) : catalog_->cheapest(selections, attribute);
  if (catalog_->ceilings().empty()) return least;
  decide(selections);
  for (PartIndex part = 0; part < least.size(); ++part) {
    for (OptionIndex option = 0; option < least[part].size(); ++option) {
      if (answer_.possible[part][option] == Verdict::no) least[part][option] = {Verdict::no, 0};
    }
  }
  return least;
}

PerOption<LeastTotal> LiveCatalog::cheapest_sum(const Selections& selections, AttributeIndex attribute) {
  Cost& cost = follow(attribute);
  cost.move_to(selections);
  const std::int64_t base = catalog_->model().attributes[attribute].base;
  const auto ceilings = catalog_->ceilings();
  auto result = catalog_->layer().filled(LeastTotal{Verdict::no, 0});
  for (PartIndex part = 0; part < result.size(); ++part) {
    for (OptionIndex option = 0; option < result[part].size(); ++option) {
      const auto least = cost.least_with(part, option);
      if (!least) continue;
      bool within = ceilings.size() <= kMostCeilings;
      for (std::size_t i = 0; within && i < ceilings.size(); ++i) within = least->sums[i] <= ceilings[i].bound;
      result[part][option] = {within ? Verdict::yes : Verdict::unknown, within ? base + least->cost : 0};
    }
  }
  return result;
}

LiveCatalog::Cost& LiveCatalog::follow(AttributeIndex attribute) {
  const auto found = costs_.find(attribute);
  if (found != costs_.end()) return found->second;
  auto weights = catalog_->layer().filled(Cost::Value{});
  const auto ceilings = catalog_->ceilings();
  for (PartIndex part = 0; part < weights.size(); ++part) {
    for (OptionIndex option = 0; option < weights[part].size(); ++option) {
      weights[part][option].cost = catalog_->model().parts[part].options[option].attributes[attribute];
      for (std::size_t i = 0; i < std::min(ceilings.size(), kMostCeilings); ++i) {
        weights[part][option].sums[i] = ceilings[i].values[part][option];
      }
    }
  }
  return costs_.try_emplace(attribute, catalog_, std::move(weights)).first->second;
}

}  // namespace maquette::compile
