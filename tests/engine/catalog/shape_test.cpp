// [[shape]] and `morphs`: what the mesh follows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPump = testing::kHeader + R"(
[[group]]
id = "heel"
label = "Heel"
[[part]]
id = "heel.height"
label = "Height"
kind = "number"
from = 15
to = 105
step = 5
unit = "mm"
[[part]]
id = "platform"
label = "Platform"
kind = "number"
from = 0
to = 30
unit = "mm"
[[group]]
id = "platform"
label = "Platform"
[[group]]
id = "toe"
label = "Toe"
[[part]]
id = "toe"
label = "Toe"
options = "toes.csv"
)";
const std::string kToes = "id,label,morphs\npointed,Pointed,\nround,Round,toe-round toe-wide\n";

CatalogResult read(const std::string& shapes) {
  return build_model(testing::in_memory(kPump + shapes, {{"toes.csv", kToes}}));
}

TEST(Shape, FollowsASumOfNumbers) {
  const CatalogResult result = read(R"([[shape]]
follows = "heel.height - 0.5 * platform + 2.5 mm"
keys = [{ at = "-5 mm", morph = "low" }, { at = "12.5 mm" }, { at = "100 mm", morph = "high" }]
)");
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  ASSERT_EQ(result.model->shapes.size(), 1U);
  const Shape& shape = result.model->shapes.front();
  EXPECT_EQ(shape.between, Shape::Between::spline);
  EXPECT_EQ(shape.follows.offset, 2.5);
  ASSERT_EQ(shape.follows.terms.size(), 2U);
  EXPECT_EQ(result.model->parts[shape.follows.terms[1].part].id, "platform");
  EXPECT_EQ(shape.follows.terms[1].factor, -0.5);
  ASSERT_EQ(shape.keys.size(), 3U);
  EXPECT_EQ(shape.keys[0].at, -5.0);
  EXPECT_EQ(shape.keys[1].at, 12.5);
  EXPECT_EQ(shape.keys[1].morph, "");
  EXPECT_EQ(shape.keys[2].morph, "high");
}

TEST(Shape, SeveralMayMoveTheSameMesh) {
  const CatalogResult result = read(R"([[shape]]
follows = "platform"
between = "linear"
keys = [{ at = "0 mm" }, { at = "30 mm", morph = "thick" }]
[[shape]]
follows = "heel.height"
keys = [{ at = "15 mm" }, { at = "105 mm", morph = "high" }]
)");
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  ASSERT_EQ(result.model->shapes.size(), 2U);
  EXPECT_EQ(result.model->shapes[0].between, Shape::Between::linear);
}

TEST(Shape, OptionsOfASheetMorphTheMesh) {
  const CatalogResult result = read("");
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  const Part& toe = result.model->parts[*find_part(*result.model, "toe")];
  EXPECT_THAT(toe.options[0].morphs, IsEmpty());
  EXPECT_THAT(toe.options[1].morphs, ElementsAre("toe-round", "toe-wide"));
}

/// Left and right shoe have morph targets of their own.
TEST(Shape, EachInstanceHasItsOwn) {
  const CatalogResult result = build_model(testing::in_memory(testing::kHeader + R"(
[[assembly]]
id = "pair"
groups = ["heel"]
instances = [{ id = "left", label = "Left" }, { id = "right", label = "Right" }]
[[group]]
id = "heel"
label = "Heel"
[[part]]
id = "heel"
label = "Heel"
kind = "number"
from = 1
to = 3
[[shape]]
follows = "heel"
keys = [{ at = "1" }, { at = "3", morph = "{instance}-high" }]
)"));
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  ASSERT_EQ(result.model->shapes.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string side = i == 0 ? "left" : "right";
    EXPECT_EQ(result.model->shapes[i].keys[1].morph, side + "-high");
    EXPECT_EQ(result.model->parts[result.model->shapes[i].follows.terms[0].part].id, side + "-heel");
  }
}

TEST(Shape, BoundsHold) {
  std::string keys;
  for (int at = 0; at < 65; ++at) keys += "{ at = \"" + std::to_string(at) + " mm\", morph = \"m\" },";
  const CatalogResult result = read("[[shape]]\nfollows = \"platform\"\nkeys = [" + keys + "]\n");
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].code, "too-many");
}

}  // namespace
}  // namespace maquette
