#include "scene/apart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "maquette/catalog.h"
#include "scene/data_root.h"

namespace maquette::scene {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Boxes of 20 mm stacked on each other, "a" on the floor.
Figure tower() {
  Figure figure;
  for (const char* name : {"a", "b", "c"}) {
    Slot slot;
    slot.name = name;
    const float low = 0.02F * static_cast<float>(figure.slots.size());
    slot.positions = {{-0.01F, low, -0.01F}, {0.01F, low + 0.02F, 0.01F}};
    for (const glm::vec3& p : slot.positions) slot.bounds.add(p);
    figure.bounds.add(slot.bounds.low);
    figure.bounds.add(slot.bounds.high);
    figure.slots.push_back(slot);
  }
  return figure;
}

TEST(WaysApart, TheFirstLineThatFitsCounts) {
  const auto ways = ways_apart(tower(), {{"b", {0, 0.5F, 0}}, {"*", {0, 0.1F, 0}}});
  EXPECT_THAT(ways, ElementsAre(glm::vec3(0, 0.1F, 0), glm::vec3(0, 0.5F, 0), glm::vec3(0, 0.1F, 0)));
}

TEST(WaysApart, WithoutAFileLayersRiseFromTheFloor) {
  const auto ways = ways_apart(tower(), {});
  EXPECT_EQ(ways[0].y, 0.0F);
  EXPECT_GT(ways[1].y, 0.01F);
  EXPECT_GT(ways[2].y, ways[1].y + 0.01F);
}

TEST(TakenApart, MovesEverythingWithItsBounds) {
  const Figure figure = tower();
  const std::vector<glm::vec3> ways{{0, 0, 0}, {0, 0.1F, 0}, {0.3F, 0.2F, 0}};
  const auto apart = taken_apart(figure, ways);
  EXPECT_EQ(apart->slots[2].positions[0], figure.slots[2].positions[0] + ways[2]);
  EXPECT_EQ(apart->slots[2].bounds.low, figure.slots[2].bounds.low + ways[2]);
  EXPECT_EQ(apart->bounds.high, figure.bounds.high + ways[2]);
  const Bounds half = bounds_apart(figure, ways, 0.5F);
  EXPECT_EQ(half.high, figure.bounds.high + 0.5F * ways[2]);
  EXPECT_EQ(half.low, figure.bounds.low);
}

/// What a customer sees must not fall apart by an accident of the mesh: every product here says how it comes apart.
TEST(WaysApart, OfOurProductsAreRead) {
  for (const char* product : {"court-sneaker", "stiletto-pump", "pizza"}) {
    const auto mesh = data_root() / "catalogs" / product / (std::string(product) + ".glb");
    const std::vector<Way> ways = load_ways(mesh);
    EXPECT_THAT(load_catalog(mesh.parent_path()).findings, IsEmpty()) << product;
    ASSERT_FALSE(ways.empty()) << product;
    const ProductResult loaded = load_product(mesh);
    ASSERT_TRUE(loaded.product) << loaded.problem;
    const std::vector<glm::vec3> moves = ways_apart(*loaded.product, ways);
    const auto moved =
        std::count_if(moves.begin(), moves.end(), [](const glm::vec3& move) { return move != glm::vec3(0); });
    EXPECT_GT(moved, 1) << product << " stays as it is";
  }
}

}  // namespace
}  // namespace maquette::scene
