#include "scene/lighter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "scene/data_root.h"

namespace maquette::scene {
namespace {

std::size_t triangles(const std::vector<std::vector<std::uint32_t>>& lists) {
  return std::accumulate(lists.begin(), lists.end(), std::size_t{0},
                         [](std::size_t sum, const auto& list) { return sum + list.size() / 3; });
}

/// A square of `side` x `side` cells, flat or waved.
Slot sheet(int side, float wave) {
  Slot slot;
  for (int y = 0; y <= side; ++y) {
    for (int x = 0; x <= side; ++x) {
      slot.positions.emplace_back(0.01F * static_cast<float>(x), wave * static_cast<float>((x * 7 + y * 13) % 5),
                                  0.01F * static_cast<float>(y));
    }
  }
  const auto at = [side](int x, int y) { return static_cast<std::uint32_t>(y * (side + 1) + x); };
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      for (const std::uint32_t v : {at(x, y), at(x, y + 1), at(x + 1, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)})
        slot.indices.push_back(v);
    }
  }
  return slot;
}

TEST(Lighter, AFlatSheetLosesTwoThirds) {
  Figure figure;
  figure.slots = {sheet(20, 0.0F)};
  const auto light = lighter_indices(figure);
  EXPECT_LT(light[0].size(), figure.slots[0].indices.size() / 2);
  EXPECT_GT(light[0].size(), 0U);
}

TEST(Lighter, WhatWouldShowStays) {
  Figure flat, bumpy;
  flat.slots = {sheet(20, 0.0F)};
  bumpy.slots = {sheet(20, 0.01F)};
  EXPECT_GT(lighter_indices(bumpy)[0].size(), lighter_indices(flat)[0].size() * 5 / 4);
}

TEST(Lighter, SmallSlotsStayAsTheyAre) {
  Figure figure;
  figure.slots = {sheet(4, 0.0F)};
  EXPECT_EQ(lighter_indices(figure)[0], figure.slots[0].indices);
}

TEST(Lighter, OurProductsKeepTheirVerticesAndLoseTriangles) {
  for (const char* product : {"court-sneaker", "stiletto-pump", "pizza"}) {
    const ProductResult loaded = load_product(data_root() / "catalogs" / product / (std::string(product) + ".glb"));
    ASSERT_TRUE(loaded.product) << loaded.problem;
    const auto light = lighter_indices(*loaded.product);
    std::size_t full = 0;
    for (SlotIndex slot = 0; slot < light.size(); ++slot) {
      const Slot& whole = loaded.product->slots[slot];
      full += whole.indices.size() / 3;
      EXPECT_FALSE(light[slot].empty()) << whole.name;
      EXPECT_TRUE(
          std::all_of(light[slot].begin(), light[slot].end(), [&](std::uint32_t v) { return v < whole.positions.size(); }));
    }
    EXPECT_LT(triangles(light), full * 7 / 10) << product;
    RecordProperty(product, static_cast<int>(triangles(light)));
  }
}

}  // namespace
}  // namespace maquette::scene
