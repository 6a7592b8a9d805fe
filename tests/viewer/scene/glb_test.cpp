#include "scene/glb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

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

/// One broken file: what is wrong, how it is made, and what the reader must say.
struct Hostile {
  const char* name;
  std::function<std::string(GlbMaker&)> make;
  const char* message;
};

std::string edited(GlbMaker& maker, const char* pointer, const Json& value) {
  maker.json[Json::json_pointer(pointer)] = value;
  return maker.bytes();
}

std::function<std::string(GlbMaker&)> set(const char* pointer, Json value) {
  return [pointer, value = std::move(value)](GlbMaker& maker) { return edited(maker, pointer, value); };
}

const std::vector<Hostile>& hostile_files() {
  static const std::vector<Hostile> files{
      {"empty", [](GlbMaker&) { return std::string(); }, "not a glTF binary"},
      {"other_file", [](GlbMaker&) { return std::string("PK\x03\x04 not a model at all"); }, "not a glTF binary"},
      {"old_version",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[4] = 1;
         return b;
       },
       "glTF version 1"},
      {"cut_short",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b.pop_back();
         return b;
       },
       "length differs"},
      {"chunk_too_long",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[13] = '\x7F';
         return b;
       },
       "longer than the file"},
      {"first_chunk_binary",
       [](GlbMaker& m) {
         std::string b = m.bytes();
         b[16] = 'X';
         return b;
       },
       "first chunk is not JSON"},
      {"broken_json", [](GlbMaker& m) { return m.bytes_with("{\"asset\":"); }, "json-syntax"},
      {"duplicate_key", [](GlbMaker& m) { return m.bytes_with(R"({"scene":0,"scene":1})"); }, "json-duplicate"},
      {"deep_json", [](GlbMaker& m) { return m.bytes_with(std::string(40'000, '[')); }, "json-depth"},
      {"not_an_object", [](GlbMaker& m) { return m.bytes_with("[1]"); }, "not an object"},
      {"no_scene", set("/scenes", Json::array()), "asks for number 0 of 0 scenes"},
      {"scene_out_of_range", set("/scene", 7), "asks for number 7 of 1 scenes"},
      {"node_out_of_range", set("/scenes/0/nodes/0", 9), "number 9 of 1 nodes"},
      {"negative_node", set("/scenes/0/nodes/0", -1), "not a node's number"},
      {"own_child", set("/nodes/0/children", {0}), "the child of two nodes, or of itself"},
      {"mesh_out_of_range", set("/nodes/0/mesh", 3), "number 3 of 1 meshes"},
      {"matrix_too_short", set("/nodes/0/matrix", {1, 2, 3}), "list of 16 numbers"},
      {"huge_number", set("/nodes/0/translation", {1e300, 0, 0}), "list of 3 numbers"},
      {"strips", set("/meshes/0/primitives/0/mode", 5), "only triangles"},
      {"no_position", set("/meshes/0/primitives/0/attributes", Json::object()), "no POSITION"},
      {"accessor_out_of_range", set("/meshes/0/primitives/0/attributes/POSITION", 99), "number 99 of 3 accessors"},
      {"material_out_of_range", set("/meshes/0/primitives/0/material", 5), "number 5 of 1 materials"},
      {"sparse", set("/accessors/0/sparse", Json::object()), "has no \"count\""},
      {"unknown_type", set("/accessors/0/type", "MAT4"), "type other than"},
      {"unknown_component", set("/accessors/0/componentType", 5130), "component type 5130"},
      {"empty_accessor", set("/accessors/0/count", 0), "is empty"},
      {"count_beyond_view", set("/accessors/0/count", 4), "beyond its buffer view"},
      {"count_overflow", set("/accessors/0/count", 18446744073709551615ULL), "beyond any file"},
      {"offset_beyond_view", set("/accessors/0/byteOffset", 8), "beyond its buffer view"},
      {"view_beyond_chunk", set("/bufferViews/0/byteLength", 4096), "beyond the binary chunk"},
      {"view_offset_overflow", set("/bufferViews/0/byteOffset", 18446744073709551600ULL), "beyond any file"},
      {"tiny_stride", set("/bufferViews/0/byteStride", 1), "stride"},
      {"stride_below_element", set("/bufferViews/0/byteStride", 4), "larger than its stride"},
      {"other_file_buffer", set("/buffers/0/uri", "../../etc/hostname"), "another file"},
      {"different_lengths", set("/accessors/1/count", 2), "different length"},
      {"float_indices", set("/accessors/2", {{"bufferView", 0}, {"componentType", 5126}, {"count", 3}, {"type", "SCALAR"}}),
       "not unsigned whole numbers"},
      {"two_indices", set("/accessors/2/count", 2), "multiple of three"},
      {"index_out_of_range",
       [](GlbMaker& m) {
         m.binary[60] = 77;
         return m.bytes();
       },
       "index beyond its vertices"},
      {"not_finite",
       [](GlbMaker& m) {
         std::memcpy(m.binary.data(), "\0\0\x80\x7F", 4);
         return m.bytes();
       },
       "not finite"},
      {"image_elsewhere", set("/images", {{{"uri", "/etc/passwd"}}}), "only embedded images"},
      {"image_of_other_kind", set("/images", {{{"bufferView", 0}, {"mimeType", "image/svg+xml"}}}), "neither PNG nor JPEG"},
      {"texture_out_of_range", set("/materials/0/normalTexture", {{"index", 4}}), "number 4 of 0 textures"},
      {"required_extension", set("/extensionsRequired", {"KHR_draco_mesh_compression"}), "KHR_draco_mesh_compression"},
      {"roughness_out_of_range", set("/materials/0/pbrMetallicRoughness/roughnessFactor", 7), "out of range"},
      {"long_name", set("/nodes/0/name", std::string(100'000, 'x')), "longer than 256 bytes"},
  };
  return files;
}

class HostileGlb : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileGlb, IsRefusedWithASentence) {
  GlbMaker maker;
  const GlbResult result = read_glb(GetParam().make(maker));
  EXPECT_FALSE(result.glb);
  EXPECT_THAT(result.problem, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(All, HostileGlb, ::testing::ValuesIn(hostile_files()),
                         [](const auto& file) { return std::string(file.param.name); });

TEST(Glb, EverySingleByteFlipIsReadOrRefused) {
  const std::string good = GlbMaker().bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ mask);
      const GlbResult result = read_glb(bad);
      EXPECT_NE(result.glb.has_value(), !result.problem.empty()) << "byte " << at;
    }
  }
}

TEST(Glb, LimitsHold) {
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.vertices = 2}).problem, HasSubstr("more than 2 vertices"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.indices = 2}).problem, HasSubstr("more than 2 indices"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.nodes = 0}).problem, HasSubstr("more than 0 nodes"));
  EXPECT_THAT(read_glb(GlbMaker().bytes(), {.file_bytes = 100}).problem, HasSubstr("at most 100 are read"));
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
