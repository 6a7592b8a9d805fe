// What are letters pressed into? Leather that is pressed without leaf or colour keeps its own look, so letters whose
// catalog gives them no material look like the surface right under their patch, whatever the customer has chosen for it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "scene/appearance.h"
#include "scene/product.h"

namespace maquette::scene {

/// The nearest triangle's slot among `candidates` ([slot], true where it counts) under the middle of the patch, at most
/// 3 mm away; none where there is none.
std::optional<SlotIndex> ground_of(const Figure& figure, SlotIndex patch, const std::vector<bool>& candidates);

/// Remembers what lies under each patch. Used from one thread.
class Grounds {
 public:
  explicit Grounds(std::shared_ptr<const Product> product) : product_(std::move(product)) {}

  /// `looks` with every pressed text that has neither material nor colour dressed as its ground, and marked as bare.
  Appearance dressed(const Appearance& looks);

 private:
  void dress(SlotIndex patch, Look& look, const Appearance& looks);

  std::shared_ptr<const Product> product_;
  std::map<std::pair<SlotIndex, std::vector<bool>>, std::optional<SlotIndex>> known_;
};

}  // namespace maquette::scene
