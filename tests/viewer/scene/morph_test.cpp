// From numbers to weights, and from weights to vertices.
#include "scene/morph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glb_maker.h"
#include "scene/contact_shadow.h"
#include "scene/glb_export.h"
#include "scene/pick.h"
#include "scene/shape.h"

namespace maquette::scene {
namespace {

using testing::GlbMaker;
using ::testing::HasSubstr;
using Json = nlohmann::json;

// Numbers to weights --------------------------------------------------------------------------------------------------

Shape heel(Shape::Between between) {
  return {{}, between, {{15, "rise-15"}, {35, "rise-35"}, {85, ""}, {105, "rise-105"}}, {}, {}};
}

TEST(KeyWeights, AreOneAtTheirKeyAndAddUpToOne) {
  for (const auto between : {Shape::Between::spline, Shape::Between::linear}) {
    const Shape shape = heel(between);
    for (std::size_t key = 0; key < shape.keys.size(); ++key) {
      const auto weights = key_weights(shape, shape.keys[key].at);
      for (std::size_t other = 0; other < weights.size(); ++other) EXPECT_NEAR(weights[other], key == other ? 1 : 0, 1e-12);
    }
    for (double at = -20; at < 140; at += 3.7) {
      double sum = 0;
      for (const double weight : key_weights(shape, at)) sum += weight;
      EXPECT_NEAR(sum, 1.0, 1e-12) << at;
    }
  }
}

/// A straight line through the keys is a straight line between and beyond them: splines reproduce it.
TEST(KeyWeights, FollowAStraightLineExactly) {
  for (const auto between : {Shape::Between::spline, Shape::Between::linear}) {
    const Shape shape = heel(between);
    for (double at = 0; at < 130; at += 2.3) {
      const auto weights = key_weights(shape, at);
      double value = 0;
      for (std::size_t key = 0; key < weights.size(); ++key) value += weights[key] * (3.0 * shape.keys[key].at - 7.0);
      EXPECT_NEAR(value, 3.0 * at - 7.0, 1e-9);
    }
  }
}

/// Slope and curvature do not jump at the keys, and the curvature is 0 at the ends and beyond.
TEST(KeyWeights, AreSmoothAtTheKeys) {
  const Shape shape = heel(Shape::Between::spline);
  constexpr double step = 1e-3;
  const auto at = [&](double value, std::size_t key) { return key_weights(shape, value)[key]; };
  const auto slope = [&](double value, std::size_t key) {
    return (at(value + step, key) - at(value - step, key)) / (2 * step);
  };
  const auto curvature = [&](double value, std::size_t key) {
    return (at(value + step, key) - 2 * at(value, key) + at(value - step, key)) / (step * step);
  };
  for (std::size_t key = 0; key < shape.keys.size(); ++key) {
    for (const double joint : {15.0, 35.0, 85.0, 105.0}) {
      EXPECT_NEAR(slope(joint - 2 * step, key), slope(joint + 2 * step, key), 1e-4);
      EXPECT_NEAR(curvature(joint - 2 * step, key), curvature(joint + 2 * step, key), 1e-3);
    }
    for (const double end : {10.0, 15.0, 105.0, 120.0}) EXPECT_NEAR(curvature(end, key), 0, 2e-4) << end;
  }
  EXPECT_LT(at(60, 3), -0.01) << "weights outside 0 to 1 are what makes a spline smooth";
  EXPECT_GT(at(120, 3), 1.0);
}

Model pump() {
  Model model;
  Part height, toe;
  height.id = "heel.height";
  height.kind = PartKind::number;
  for (const int value : {15, 25, 35, 85}) {
    height.options.emplace_back();
    height.options.back().number = value;
  }
  toe.id = "toe";
  toe.options.resize(2);
  toe.options[1].morphs = {"toe-round"};
  model.parts = {height, toe};
  model.shapes = {{{-10.0, {{0, 2.0}}}, Shape::Between::linear, {{20, ""}, {60, "high"}}, {}, {}}};
  return model;
}

TEST(MorphWeights, FollowTheDesign) {
  EXPECT_EQ(morph_weights(pump(), {{0, 0}, {}}), (MorphWeights{{"high", 0.0F}, {"toe-round", 0.0F}}));
  EXPECT_EQ(morph_weights(pump(), {{2, 1}, {}}), (MorphWeights{{"high", 1.0F}, {"toe-round", 1.0F}}));
  EXPECT_FLOAT_EQ(morph_weights(pump(), {{3, 0}, {}}).at("high"), 3.5F) << "beyond the keys the line goes on";
}

// Weights to vertices ---------------------------------------------------------------------------------------------------

/// The triangle with two targets: "lift" (dense) raises its third corner along z, "slide" (sparse, 16-bit) moves the
/// second along x.
GlbMaker with_morphs() {
  GlbMaker maker;
  const auto put = [&](const auto& values) {
    const std::size_t at = maker.binary.size();
    maker.binary.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    maker.json["bufferViews"].push_back(
        {{"buffer", 0}, {"byteOffset", at}, {"byteLength", values.size() * sizeof(values[0])}});
    return maker.json["bufferViews"].size() - 1;
  };
  const auto add = [&](Json accessor) {
    maker.json["accessors"].push_back(std::move(accessor));
    return maker.json["accessors"].size() - 1;
  };
  const auto lift = add({{"bufferView", put(std::vector<float>{0, 0, 0, 0, 0, 0, 0, 0, 1})},
                         {"componentType", 5126},
                         {"count", 3},
                         {"type", "VEC3"}});
  const auto places = put(std::vector<std::uint16_t>{1, 0}), values = put(std::vector<std::int16_t>{16384, 0, 0, 0});
  const auto slide = add({{"componentType", 5122},
                          {"normalized", true},
                          {"count", 3},
                          {"type", "VEC3"},
                          {"sparse",
                           {{"count", 1},
                            {"indices", {{"bufferView", places}, {"componentType", 5123}}},
                            {"values", {{"bufferView", values}}}}}});
  maker.json["meshes"][0]["primitives"][0]["targets"] = {{{"POSITION", lift}}, {{"POSITION", slide}}};
  maker.json["meshes"][0]["extras"]["targetNames"] = {"lift", "slide"};
  maker.json["buffers"][0]["byteLength"] = maker.binary.size();
  return maker;
}

std::shared_ptr<const Product> product_of(const GlbMaker& maker) {
  GlbResult read = read_glb(maker.bytes());
  EXPECT_TRUE(read.glb) << read.problem;
  return build_product(std::move(*read.glb)).product;
}

TEST(Morph, TargetsAreReadWithTheirNames) {
  const GlbResult read = read_glb(with_morphs().bytes());
  ASSERT_TRUE(read.glb) << read.problem;
  const auto& morphs = read.glb->meshes[0].primitives[0].morphs;
  ASSERT_EQ(morphs.size(), 2U);
  EXPECT_EQ(morphs[0].name, "lift");
  EXPECT_EQ(morphs[0].vertices, std::vector<std::uint32_t>{2}) << "what does not move is not kept";
  EXPECT_EQ(morphs[0].positions[0], glm::vec3(0, 0, 1));
  EXPECT_EQ(morphs[1].vertices, std::vector<std::uint32_t>{1});
  EXPECT_NEAR(morphs[1].positions[0].x, 0.5F, 1e-4F);
}

TEST(Morph, WeightsMoveVerticesBoundsAndNormals) {
  GlbMaker maker = with_morphs();
  maker.json["nodes"][0]["scale"] = {2, 2, 2};
  const auto product = product_of(maker);
  ASSERT_NE(product, nullptr);
  EXPECT_EQ(shaped(product, {}).get(), product.get());
  EXPECT_EQ(shaped(product, {{"unknown", 1.0F}}).get(), product.get());
  const auto figure = shaped(product, {{"lift", -1.5F}, {"slide", 1.0F}});
  const Slot& slot = figure->slots[0];
  EXPECT_NEAR(slot.positions[1].x, 1 + 2 * 1.5F, 1e-3F);
  EXPECT_EQ(slot.positions[2], glm::vec3(1, 2, -3)) << "weights are not clamped, and node transforms apply";
  EXPECT_EQ(figure->bounds.low.z, -3.0F);
  const glm::vec3 face =
      glm::normalize(glm::cross(slot.positions[1] - slot.positions[0], slot.positions[2] - slot.positions[0]));
  EXPECT_GT(glm::dot(slot.normals[0], face), 0.9F) << "normals turn with the faces where the file has none";
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(glm::length(slot.normals[i]), 1.0F, 1e-4F);
    EXPECT_NEAR(glm::dot(slot.normals[i], glm::vec3(slot.tangents[i])), 0.0F, 1e-4F);
  }
}

TEST(Morph, ATargetsOwnNormalsAreTaken) {
  GlbMaker maker = with_morphs();
  maker.json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = 0;  // the positions will do: (0, 1, 0) at corner 2
  maker.json["meshes"][0]["primitives"][0]["targets"][0]["NORMAL"] = 3;  // + (0, 0, 1) there
  const auto product = product_of(maker);
  ASSERT_NE(product, nullptr);
  EXPECT_EQ(product->slots[0].normals[2], glm::vec3(0, 1, 0));
  const auto figure = shaped(product, {{"lift", 1.0F}});
  EXPECT_NEAR(figure->slots[0].normals[2].z, std::sqrt(0.5F), 1e-5F);
  EXPECT_NEAR(figure->slots[0].normals[2].y, std::sqrt(0.5F), 1e-5F);
}

TEST(Morph, TheWeightsAMeshStatesAreItsRest) {
  GlbMaker maker = with_morphs();
  maker.json["meshes"][0]["weights"] = {0.5, 0};
  const auto lying = product_of(maker);
  EXPECT_EQ(lying->slots[0].positions[2].z, 0.5F);
  EXPECT_EQ(shaped(lying, {{"lift", 0.5F}}).get(), lying.get());
  EXPECT_EQ(shaped(lying, {{"lift", 2.0F}})->slots[0].positions[2].z, 2.0F);
  maker.json["nodes"][0]["weights"] = {0, 1};
  EXPECT_EQ(product_of(maker)->slots[0].positions[2].z, 0.0F) << "a node's weights stand in place of its mesh's";
}

TEST(Morph, PickingShadowAndExportFollow) {
  const auto product = product_of(with_morphs());
  const MorphWeights weights{{"slide", 4.0F}};
  const auto figure = shaped(product, weights);
  const Ray ray{{2.5F, 0.05F, 3}, {0, 0, -1}};
  EXPECT_FALSE(Picker(product).pick(ray, {true}));
  EXPECT_TRUE(Picker(figure).pick(ray, {true}));
  EXPECT_GT(contact_shadow(*figure, {true}, figure->bounds, even_floor_light()).high.x,
            contact_shadow(*product, {true}, product->bounds, even_floor_light()).high.x + 1.0F);
  Appearance looks;
  looks.morphs = weights;
  const GlbResult written = read_glb(export_glb({}, *product, looks, {}).glb);
  ASSERT_TRUE(written.glb) << written.problem;
  EXPECT_EQ(written.glb->meshes[0].primitives[0].positions, figure->slots[0].positions);
  EXPECT_TRUE(written.glb->meshes[0].primitives[0].morphs.empty());
}

TEST(Morph, FiguresAreKept) {
  const auto product = product_of(with_morphs());
  Figures figures(product);
  const auto lifted = figures.at({{"lift", 1.0F}});
  EXPECT_EQ(figures.at({}).get(), product.get());
  EXPECT_EQ(figures.at({{"lift", 1.0F}}), lifted);
  EXPECT_EQ(mixed(MorphWeights{{"lift", 0.0F}}, {{"lift", 1.0F}, {"slide", 2.0F}}, 0.25F),
            (MorphWeights{{"lift", 0.25F}, {"slide", 2.0F}}));
}

/// One broken file with morph targets or sparse data, and what the reader must say.
struct BrokenMorph {
  const char* name;
  const char* pointer;
  Json value;
  const char* message;
};

const std::vector<BrokenMorph>& broken_morphs() {
  static const std::vector<BrokenMorph> files{
      {"targets_no_list", "/meshes/0/primitives/0/targets", 3, "not an array"},
      {"target_no_object", "/meshes/0/primitives/0/targets", {3}, "target 0 is not an object"},
      {"too_many_targets", "/meshes/0/primitives/0/targets", std::vector<Json>(300, Json::object()), "more than 256"},
      {"target_out_of_range", "/meshes/0/primitives/0/targets/0/POSITION", 99, "number 99 of 5 accessors"},
      {"target_of_other_length", "/accessors/3/count", 2, "different length"},
      {"target_of_two_components", "/meshes/0/primitives/0/targets/0/POSITION", 1, "does not have 3 components"},
      {"names_no_texts", "/meshes/0/extras/targetNames", {1, 2}, "name that is not a text"},
      {"long_name", "/meshes/0/extras/targetNames/0", std::string(1000, 'x'), "too long"},
      {"weights_no_numbers", "/meshes/0/weights", {"a"}, "list of 1 numbers"},
      {"too_many_weights", "/nodes/0/weights", std::vector<int>(300), "more than 256"},
      {"sparse_no_object", "/accessors/4/sparse", {1}, "not an object"},
      {"sparse_nothing", "/accessors/4/sparse/count", 0, "outside 1 to its accessor's"},
      {"sparse_more_than_all", "/accessors/4/sparse/count", 4, "outside 1 to its accessor's"},
      {"sparse_beyond_view", "/accessors/4/sparse/count", 3, "beyond its buffer view"},
      {"sparse_float_indices", "/accessors/4/sparse/indices/componentType", 5126, "not whole numbers"},
      {"sparse_offset", "/accessors/4/sparse/values/byteOffset", 4, "beyond its buffer view"},
      {"sparse_huge_offset", "/accessors/4/sparse/values/byteOffset", 18446744073709551615ULL, "beyond any file"},
      {"sparse_interleaved", "/bufferViews/5/byteStride", 8, "interleaved"},
      {"huge_and_sparse",
       "/accessors/0",
       {{"componentType", 5126}, {"count", 1ULL << 39U}, {"type", "VEC3"}},
       "more than 4000000 vertices"},
  };
  return files;
}

class BrokenMorphs : public ::testing::TestWithParam<BrokenMorph> {};

TEST_P(BrokenMorphs, AreRefusedWithASentence) {
  GlbMaker maker = with_morphs();
  maker.json[Json::json_pointer(GetParam().pointer)] = GetParam().value;
  const GlbResult result = read_glb(maker.bytes());
  EXPECT_FALSE(result.glb);
  EXPECT_THAT(result.problem, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(All, BrokenMorphs, ::testing::ValuesIn(broken_morphs()),
                         [](const auto& file) { return std::string(file.param.name); });

TEST(BrokenMorphs, SparseIndicesLieInsideAndAscend) {
  GlbMaker maker = with_morphs();
  maker.json["accessors"][4]["sparse"]["count"] = 2;
  maker.json["bufferViews"][5]["byteLength"] = 8;
  const std::size_t places = maker.json["bufferViews"][4]["byteOffset"];
  maker.json["accessors"][4]["componentType"] = 5120;
  maker.json["accessors"][4]["type"] = "VEC3";
  EXPECT_THAT(read_glb(maker.bytes()).problem, HasSubstr("do not ascend"));
  maker.binary[places + 2] = 7;
  EXPECT_THAT(read_glb(maker.bytes()).problem, HasSubstr("index beyond its accessor"));
}

TEST(BrokenMorphs, TheirVerticesAreBoundedTogether) {
  EXPECT_THAT(read_glb(with_morphs().bytes(), {.morphed = 5}).problem, HasSubstr("more than 5 vertices"));
}

}  // namespace
}  // namespace maquette::scene
