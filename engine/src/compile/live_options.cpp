#include "compile/live_options.h"

namespace maquette::compile {

LiveOptions::LiveOptions(std::shared_ptr<const CompiledCatalog> catalog)
    : catalog_(std::move(catalog)), states_(catalog_->circuit(), catalog_->index()) {}

void LiveOptions::move_to(const Selections& selections) {
  for (auto current = selected_.begin(); current != selected_.end();) {
    const bool kept = selections.chosen.contains(current->first);
    if (!kept) admit_all(current->first);
    current = kept ? std::next(current) : selected_.erase(current);
  }
  for (const auto& [part, option] : selections.chosen) {
    const auto [current, is_new] = selected_.emplace(part, option);
    if (!is_new && current->second == option) continue;
    current->second = option;
    exclude_all_but(part, option);
  }
  states_.settle();
}

void LiveOptions::select(PartIndex part, OptionIndex option) {
  selected_[part] = option;
  exclude_all_but(part, option);
  states_.settle();
}

void LiveOptions::retract(PartIndex part) {
  if (selected_.erase(part) == 0) return;
  admit_all(part);
  states_.settle();
}

void LiveOptions::exclude_all_but(PartIndex part, OptionIndex option) {
  const auto& leaves = catalog_->layer().leaf[part];
  for (const LeafIndex leaf : leaves) states_.set_excluded(leaf, leaf != leaves[option]);
}

void LiveOptions::admit_all(PartIndex part) {
  for (const LeafIndex leaf : catalog_->layer().leaf[part]) states_.set_excluded(leaf, false);
}

}  // namespace maquette::compile
