#include "compile/live_catalog.h"

#include <algorithm>
#include <utility>

namespace maquette::compile {

namespace {

std::vector<Ceiling> all_of(std::span<const Ceiling> own, std::vector<Ceiling> also) {
  also.insert(also.begin(), own.begin(), own.end());
  return also;
}

}  // namespace

LiveCatalog::LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog, std::vector<Ceiling> also)
    : catalog_(std::move(catalog)),
      options_(catalog_),
      has_ceilings_(!catalog_->ceilings().empty() || !also.empty()),
      ceilings_(follow_ceilings(catalog_, all_of(catalog_->ceilings(), std::move(also)))),
      answer_{Verdict::unknown, catalog_->layer().filled(Verdict::unknown)} {}

void LiveCatalog::move_to(const Selections& selections) {
  selections_.chosen = selections.chosen;
  options_.move_to(selections_);
}

void LiveCatalog::select(Choice choice) {
  selections_.chosen[choice.part] = choice.option;
  options_.select(choice.part, choice.option);
}

void LiveCatalog::retract(PartIndex part) {
  selections_.chosen.erase(part);
  options_.retract(part);
}

Verdict LiveCatalog::satisfiable() {
  if (!options_.satisfiable()) return Verdict::no;
  if (!has_ceilings_) return Verdict::yes;
  return ceilings_ ? ceilings_->satisfiable(selections_) : Verdict::unknown;
}

Verdict LiveCatalog::possible(Choice choice) {
  options_.settle_support();
  if (!options_.possible(choice.part, choice.option)) return Verdict::no;
  if (!has_ceilings_) return Verdict::yes;
  return ceilings_ ? ceilings_->possible(selections_, choice) : Verdict::unknown;
}

FoundDesign LiveCatalog::find() {
  if (!options_.satisfiable()) return {Verdict::no, {}};
  if (!has_ceilings_) return {Verdict::yes, options_.design()};
  return ceilings_ ? ceilings_->find(selections_) : FoundDesign{};
}

/// Fills `answer_`: first what the circuit excludes, then the ceilings.
void LiveCatalog::decide() {
  const Verdict otherwise = has_ceilings_ ? Verdict::unknown : Verdict::yes;
  answer_.satisfiable = options_.satisfiable() ? otherwise : Verdict::no;
  options_.settle_support();
  for (PartIndex part = 0; part < answer_.possible.size(); ++part) {
    for (OptionIndex option = 0; option < answer_.possible[part].size(); ++option) {
      answer_.possible[part][option] = options_.possible(part, option) ? otherwise : Verdict::no;
    }
  }
  if (ceilings_) ceilings_->bound(selections_, answer_);
}

Domains LiveCatalog::domains(const Selections& selections) {
  move_to(selections);
  decide();
  return catalog_->name_domains(answer_, selections);
}

std::optional<std::string> LiveCatalog::count(const Selections& selections) {
  if (!catalog_->ceilings().empty()) return catalog_->count(selections);
  if (!count_) count_.emplace(catalog_);
  count_->move_to(selections);
  return count_->total().get_str();
}

const PerOption<LeastTotal>& LiveCatalog::cheapest(const Selections& selections, AttributeIndex attribute) {
  if (catalog_->model().attributes[attribute].aggregate == Aggregate::sum) {
    auto& prices = prices_[attribute];
    if (!prices) prices = follow_prices(catalog_, attribute);
    const auto& least = prices->least(selections);
    if (catalog_->ceilings().empty()) return least;
    least_ = least;
  } else {
    least_ = catalog_->cheapest(selections, attribute);
    if (catalog_->ceilings().empty()) return least_;
  }
  move_to(selections);
  decide();
  for (PartIndex part = 0; part < least_.size(); ++part) {
    for (OptionIndex option = 0; option < least_[part].size(); ++option) {
      if (answer_.possible[part][option] == Verdict::no) least_[part][option] = {Verdict::no, 0};
    }
  }
  return least_;
}

}  // namespace maquette::compile
