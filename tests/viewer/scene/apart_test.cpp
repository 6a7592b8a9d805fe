#include "scene/apart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scene/data_root.h"

namespace maquette::scene {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Fits, AStarStandsForAnyLetters) {
  EXPECT_TRUE(fits("laces", "laces"));
  EXPECT_FALSE(fits("laces", "laces_round"));
  EXPECT_TRUE(fits("laces*", "laces"));
  EXPECT_TRUE(fits("laces*", "laces_round"));
  EXPECT_TRUE(fits("*sole*", "left_outsole_runner"));
  EXPECT_TRUE(fits("*_sole", "a_sole_sole"));
  EXPECT_FALSE(fits("*_sole", "a_sole_edge"));
  EXPECT_TRUE(fits("*", ""));
  EXPECT_FALSE(fits("", "a"));
}

TEST(ParseWays, AreMillimetres) {
  const WaysResult read = parse_ways("node,x,y,z\nlaces*,1.5,200,-3\n*,0,10,0\n", "shoe.apart.csv");
  EXPECT_THAT(read.findings, IsEmpty());
  ASSERT_EQ(read.ways.size(), 2U);
  EXPECT_EQ(read.ways[0].nodes, "laces*");
  EXPECT_NEAR(read.ways[0].move.x, 0.0015F, 1e-7F);
  EXPECT_NEAR(read.ways[0].move.y, 0.2F, 1e-7F);
  EXPECT_NEAR(read.ways[0].move.z, -0.003F, 1e-7F);
}

TEST(ParseWays, MistakesAreNamedWithTheirPlace) {
  const auto first = [](std::string_view text) {
    const WaysResult read = parse_ways(text, "shoe.apart.csv");
    return read.findings.empty() ? std::string() : to_string(read.findings.front());
  };
  EXPECT_THAT(first("node,x,y,z\nlaces,0,up,0\n"), HasSubstr("shoe.apart.csv:2:9: out-of-range"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,1001,0\n"), HasSubstr("out-of-range"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,nan,0\n"), HasSubstr("out-of-range"));
  EXPECT_THAT(first("node,forward,up,out\nlaces,0,1,0\n"), HasSubstr("unknown-column"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,1\n"), HasSubstr("ragged-row"));
  EXPECT_THAT(first("\xFF"), HasSubstr("not-utf8"));
}

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
    const WaysResult read = load_ways(mesh);
    EXPECT_THAT(read.findings, IsEmpty()) << product;
    EXPECT_FALSE(read.ways.empty()) << product;
    const ProductResult loaded = load_product(mesh);
    ASSERT_TRUE(loaded.product) << loaded.problem;
    for (const Way& way : read.ways) {
      const auto& slots = loaded.product->slots;
      EXPECT_TRUE(std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return fits(way.nodes, s.name); }))
          << product << ": nothing is called " << way.nodes;
    }
  }
}

}  // namespace
}  // namespace maquette::scene
