#include "compile/live_options.h"

#include "compile/descent.h"
#include "compile/follow.h"

namespace maquette::compile {

LiveOptions::LiveOptions(std::shared_ptr<const CompiledCatalog> catalog)
    : catalog_(std::move(catalog)), states_(catalog_->circuit(), catalog_->index()) {}

void LiveOptions::move_to(const Selections& selections) {
  follow(
      selections, selected_, [this](PartIndex part) { admit_all(part); },
      [this](PartIndex part, OptionIndex option) { exclude_all_but(part, option); });
  settle();
}

void LiveOptions::select(PartIndex part, OptionIndex option) {
  selected_[part] = option;
  exclude_all_but(part, option);
  settle();
}

void LiveOptions::retract(PartIndex part) {
  if (selected_.erase(part) == 0) return;
  admit_all(part);
  settle();
}

std::vector<OptionIndex> LiveOptions::design() const {
  const auto& leaves = catalog_->layer().leaf;
  std::vector<bool> taken(catalog_->layer().leaf_count, false);
  descend(
      catalog_->circuit(), [this](NodeIndex node) { return states_.whole_branch(node); },
      [&](LeafIndex leaf) { taken[leaf] = true; });
  std::vector<OptionIndex> options(leaves.size(), 0);
  for (PartIndex part = 0; part < leaves.size(); ++part) {
    const auto selected = selected_.find(part);
    OptionIndex& option = options[part];
    if (selected != selected_.end()) {
      option = selected->second;
    } else {
      while (!taken[leaves[part][option]]) ++option;
    }
  }
  return options;
}

void LiveOptions::settle() {
  states_.settle();
  is_supported_ = false;
}

void LiveOptions::settle_support() {
  if (is_supported_) return;
  states_.settle_support();
  is_supported_ = true;
}

void LiveOptions::exclude_all_but(PartIndex part, OptionIndex option) {
  const auto& leaves = catalog_->layer().leaf[part];
  for (const LeafIndex leaf : leaves) states_.set_excluded(leaf, leaf != leaves[option]);
}

void LiveOptions::admit_all(PartIndex part) {
  for (const LeafIndex leaf : catalog_->layer().leaf[part]) states_.set_excluded(leaf, false);
}

}  // namespace maquette::compile
