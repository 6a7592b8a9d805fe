#include "compile/option_layer.h"

namespace maquette::compile {

OptionLayer::OptionLayer(const OptionClasses& classes, const LeafMap& map) : leaf_count(map.size()) {
  for (PartIndex part = 0; part < classes.of.size(); ++part) {
    auto& leaves = leaf.emplace_back();
    for (const std::uint32_t value : classes.of[part]) leaves.push_back(map.first[part] + value);
  }
}

}  // namespace maquette::compile
