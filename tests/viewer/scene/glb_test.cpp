#include "scene/glb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "glb_maker.h"
#include "scene/product.h"

namespace maquette::scene {
namespace {

using testing::GlbMaker;
using ::testing::HasSubstr;
using Json = nlohmann::json;

TEST(Glb, ReadsATriangle) {
  const GlbResult result = read_glb(GlbMaker().bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  const Glb& glb = *result.glb;
  EXPECT_EQ(glb.copyright, "Someone, CC0");
  ASSERT_EQ(glb.nodes.size(), 1U);
  EXPECT_EQ(glb.nodes[0].name, "tile");
  EXPECT_EQ(glb.nodes[0].world[3].x, 1.0F);
  const GlbPrimitive& primitive = glb.meshes[0].primitives[0];
  EXPECT_EQ(primitive.positions[1], glm::vec3(1, 0, 0));
  EXPECT_EQ(primitive.uv0[0], glm::vec2(0, 1));
  EXPECT_EQ(primitive.indices, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_FLOAT_EQ(glb.materials[0].base_color.g, 0.25F);
  EXPECT_FLOAT_EQ(glb.materials[0].roughness, 0.25F);
}

TEST(Glb, ReadsInterleavedVertices) {
  GlbMaker maker;
  maker.json["bufferViews"][0] = {{"buffer", 0}, {"byteOffset", 0}, {"byteLength", 60}, {"byteStride", 20}};
  maker.json["bufferViews"][1] = maker.json["bufferViews"][0];
  maker.json["accessors"][1]["byteOffset"] = 12;
  const std::vector<float> vertices{0, 0, 0, 7, 8, 1, 0, 0, 9, 10, 0, 1, 0, 11, 12};
  std::memcpy(maker.binary.data(), vertices.data(), 60);
  const GlbResult result = read_glb(maker.bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  EXPECT_EQ(result.glb->meshes[0].primitives[0].uv0[2], glm::vec2(11, 12));
}

TEST(Glb, ReadsNormalizedShorts) {
  GlbMaker maker;
  maker.json["accessors"][1] = {
      {"bufferView", 1}, {"componentType", 5123}, {"normalized", true}, {"count", 3}, {"type", "VEC2"}};
  const std::vector<std::uint16_t> values{65535, 0, 0, 65535, 0, 0};
  std::memcpy(maker.binary.data() + 36, values.data(), 12);
  const GlbResult result = read_glb(maker.bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  EXPECT_EQ(result.glb->meshes[0].primitives[0].uv0[0], glm::vec2(1, 0));
}

/// KHR_mesh_quantization: 16-bit positions in steps the node's scale undoes, 8-bit normals, 16-bit texture coordinates, all
/// of a vertex together.
TEST(Glb, ReadsQuantizedInterleavedVertices) {
  GlbMaker maker;
  struct Packed {
    std::int16_t position[4];
    std::int8_t normal[4];
    std::uint16_t uv[2];
  };
  static_assert(sizeof(Packed) == 16);
  const std::vector<Packed> vertices{{{-1000, 0, 0, 0}, {0, 0, 127, 0}, {0, 65535}},
                                     {{1000, 0, 0, 0}, {0, 127, 0, 0}, {65535, 65535}},
                                     {{0, 2000, 0, 0}, {-128, 0, 0, 0}, {0, 0}}};
  maker.binary.assign(reinterpret_cast<const char*>(vertices.data()), 48);
  maker.binary += std::string("\0\0\1\0\2\0\0\0", 8);
  maker.json["extensionsUsed"] = maker.json["extensionsRequired"] = {"KHR_mesh_quantization"};
  maker.json["bufferViews"] = {{{"buffer", 0}, {"byteLength", 48}, {"byteStride", 16}},
                               {{"buffer", 0}, {"byteOffset", 48}, {"byteLength", 6}}};
  maker.json["accessors"] = Json::parse(R"([
    {"bufferView": 0, "componentType": 5122, "count": 3, "type": "VEC3"},
    {"bufferView": 0, "byteOffset": 12, "componentType": 5123, "normalized": true, "count": 3, "type": "VEC2"},
    {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"},
    {"bufferView": 0, "byteOffset": 8, "componentType": 5120, "normalized": true, "count": 3, "type": "VEC3"}])");
  maker.json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = 3;
  maker.json["nodes"][0]["scale"] = {0.001, 0.001, 0.001};
  GlbResult result = read_glb(maker.bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  const auto product = build_product(std::move(*result.glb)).product;
  const Slot& slot = product->slots[0];
  EXPECT_NEAR(slot.positions[0].x, 0.0F, 1e-6F);
  EXPECT_NEAR(slot.positions[1].x, 2.0F, 1e-6F);
  EXPECT_NEAR(slot.positions[2].y, 2.0F, 1e-6F);
  EXPECT_EQ(slot.normals[1], glm::vec3(0, 1, 0));
  EXPECT_EQ(slot.normals[2], glm::vec3(-1, 0, 0)) << "-128 is -1, too";
  EXPECT_EQ(slot.uv0[1], glm::vec2(1, 1));
}

TEST(Glb, ReadsMaterialsWithTheirLayers) {
  GlbMaker maker;
  maker.json["materials"][0]["extensions"] = Json::parse(R"({
    "KHR_materials_clearcoat": {"clearcoatFactor": 0.5, "clearcoatRoughnessFactor": 0.1},
    "KHR_materials_sheen": {"sheenColorFactor": [0.1, 0.2, 0.3], "sheenRoughnessFactor": 0.4},
    "KHR_materials_anisotropy": {"anisotropyStrength": 0.6, "anisotropyRotation": 1.5},
    "KHR_materials_transmission": {"transmissionFactor": 0.9},
    "KHR_materials_ior": {"ior": 2.4}})");
  const GlbResult result = read_glb(maker.bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  const GlbMaterial& material = result.glb->materials[0];
  EXPECT_FLOAT_EQ(material.clearcoat, 0.5F);
  EXPECT_FLOAT_EQ(material.sheen_color.b, 0.3F);
  EXPECT_FLOAT_EQ(material.anisotropy, 0.6F);
  EXPECT_FLOAT_EQ(material.anisotropy_rotation, 1.5F);
  EXPECT_FLOAT_EQ(material.transmission, 0.9F);
  EXPECT_FLOAT_EQ(material.ior, 2.4F);
  EXPECT_FLOAT_EQ(read_glb(GlbMaker().bytes()).glb->materials[0].ior, 1.5F);
}

TEST(Glb, ReadsTextureTransforms) {
  GlbMaker maker;
  maker.json["images"] = {{{"bufferView", 0}, {"mimeType", "image/png"}}};
  maker.json["textures"] = {{{"source", 0}}};
  maker.json["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"] = Json::parse(R"({"index": 0, "extensions": {
    "KHR_texture_transform": {"offset": [0.25, 0.5], "rotation": 1.5, "scale": [2, 3], "texCoord": 1}}})");
  maker.json["extensionsRequired"] = {"KHR_texture_transform"};
  const GlbResult result = read_glb(maker.bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  const GlbTexture& texture = result.glb->materials[0].base_texture;
  EXPECT_EQ(texture.offset, glm::vec2(0.25F, 0.5F));
  EXPECT_EQ(texture.scale, glm::vec2(2, 3));
  EXPECT_FLOAT_EQ(texture.rotation, 1.5F);
  EXPECT_EQ(texture.uv_set, 1);
}

/// A second material, and variants that choose between the two.
GlbMaker with_variants() {
  GlbMaker maker;
  maker.json["materials"].push_back({{"name", "night"}});
  maker.json["extensions"]["KHR_materials_variants"]["variants"] = {
      {{"name", "day"}}, {{"name", "night"}}, {{"name", "any"}}};
  maker.json["meshes"][0]["primitives"][0]["extensions"]["KHR_materials_variants"]["mappings"] = {
      {{"material", 0}, {"variants", {0}}}, {{"material", 1}, {"variants", {1}}}};
  return maker;
}

TEST(Glb, ReadsVariants) {
  GlbResult result = read_glb(with_variants().bytes());
  ASSERT_TRUE(result.glb) << result.problem;
  EXPECT_EQ(result.glb->variants, (std::vector<std::string>{"day", "night", "any"}));
  const auto product = build_product(std::move(*result.glb)).product;
  const auto in = [&](const char* variant) { return material_of(*product, product->slots[0], variant); };
  EXPECT_EQ(in("night"), 1U);
  for (const char* other : {"day", "any", "", "unheard of"}) EXPECT_EQ(in(other), 0U) << other;
}

TEST(Glb, BrokenVariantsAreRefused) {
  const auto problem = [](const char* pointer, Json value) {
    GlbMaker maker = with_variants();
    maker.json[Json::json_pointer(pointer)] = std::move(value);
    return read_glb(maker.bytes()).problem;
  };
  const std::string mappings = "/meshes/0/primitives/0/extensions/KHR_materials_variants/mappings";
  EXPECT_THAT(problem("/extensions/KHR_materials_variants", 3), HasSubstr("not an object"));
  EXPECT_THAT(problem("/extensions/KHR_materials_variants/variants/0", 3), HasSubstr("other than variants"));
  EXPECT_THAT(problem("/extensions/KHR_materials_variants/variants", std::vector<Json>(300, Json::object())),
              HasSubstr("more than 256 variants"));
  EXPECT_THAT(problem(mappings.c_str(), 3), HasSubstr("not an array"));
  EXPECT_THAT(problem((mappings + "/0").c_str(), 3), HasSubstr("not an object"));
  EXPECT_THAT(problem((mappings + "/0/material").c_str(), 7), HasSubstr("number 7 of 2 materials"));
  EXPECT_THAT(problem((mappings + "/0/variants/0").c_str(), 3), HasSubstr("does not list"));
  EXPECT_THAT(problem((mappings + "/0/variants/0").c_str(), -1), HasSubstr("does not list"));
}

TEST(Glb, ReadsTheReferenceShoe) {
  const std::filesystem::path shoe =
      std::filesystem::path(MAQUETTE_SOURCE_DIR) / "../shared/assets/MaterialsVariantsShoe.glb";
  if (!std::filesystem::exists(shoe)) GTEST_SKIP() << "the reference model is not here";
  const ProductResult result = load_product(shoe);
  ASSERT_TRUE(result.product) << result.problem;
  EXPECT_EQ(result.product->slots[0].positions.size(), 13'540U);
  EXPECT_EQ(result.product->slots[0].indices.size(), 68'100U);
  EXPECT_EQ(result.product->variants, (std::vector<std::string>{"midnight", "beach", "street"}));
  const Slot& slot = result.product->slots[0];
  EXPECT_NE(material_of(*result.product, slot, "midnight"), material_of(*result.product, slot, "beach"));
}

TEST(Product, FillsInWhatTheFileLacks) {
  const ProductResult result = build_product(*read_glb(GlbMaker().bytes()).glb);
  ASSERT_TRUE(result.product) << result.problem;
  const Slot& slot = result.product->slots[0];
  EXPECT_EQ(slot.positions[0], glm::vec3(1, 0, 0));  // the node's translation
  EXPECT_EQ(slot.normals[0], glm::vec3(0, 0, 1));
  EXPECT_NEAR(slot.tangents[0].x, 1.0F, 1e-5F);
  EXPECT_EQ(slot.tangents[0].w, 1.0F);  // v runs down in glTF, so up is cross(normal, tangent)
  EXPECT_FALSE(slot.has_uv1);
  EXPECT_EQ(slot.bounds.high, glm::vec3(2, 1, 0));
}

TEST(Product, MirroringKeepsTheFrontOutside) {
  GlbMaker maker;
  maker.json["nodes"][0] = {{"name", "tile"}, {"mesh", 0}, {"scale", {-1, 1, 1}}};
  const ProductResult result = build_product(*read_glb(maker.bytes()).glb);
  ASSERT_TRUE(result.product) << result.problem;
  const Slot& slot = result.product->slots[0];
  const auto corner = [&](int i) { return slot.positions[slot.indices[static_cast<std::size_t>(i)]]; };
  EXPECT_GT(glm::dot(glm::cross(corner(1) - corner(0), corner(2) - corner(0)), slot.normals[0]), 0.0F);
}

}  // namespace
}  // namespace maquette::scene
