#include <gtest/gtest.h>

#include "glb_maker.h"
#include "scene/data_root.h"
#include "scene/glb_export.h"
#include "scene/image.h"
#include "scene/png.h"

namespace maquette::scene {
namespace {

Model model_with_leather() {
  Model model;
  model.root = (data_root() / "catalogs").string();
  Material leather;
  leather.id = "leather";
  leather.base_texture = "materials/textures/leather_base.png";
  leather.normal_texture = "materials/textures/leather_normal.png";
  leather.roughness_texture = "materials/textures/leather_rough.png";
  leather.tile_mm = 40.0F;
  leather.clearcoat = 0.5F;
  leather.sheen = 0.25F;
  leather.anisotropy = 0.5F;
  leather.anisotropy_rotation = 90.0F;
  leather.transmission = 0.125F;
  leather.ior = 1.75F;
  model.materials = {leather};
  return model;
}

Appearance in_red_leather() {
  Appearance looks;
  looks.looks["tile"] = {"leather", Rgb{0x80, 0x10, 0x10}, true, std::nullopt};
  return looks;
}

TEST(Export, ComesBackThroughOurReader) {
  const ProductResult product = build_product(*read_glb(testing::GlbMaker().bytes()).glb);
  const ExportResult written =
      export_glb(model_with_leather(), *product.product, in_red_leather(), {"Tile", "Someone, CC0"});
  ASSERT_FALSE(written.glb.empty()) << written.problem;
  const GlbResult read = read_glb(written.glb);
  ASSERT_TRUE(read.glb) << read.problem;
  const Glb& glb = *read.glb;
  EXPECT_EQ(glb.copyright, "Someone, CC0");
  ASSERT_EQ(glb.nodes.size(), 1U);
  EXPECT_EQ(glb.nodes[0].name, "tile");
  EXPECT_EQ(glb.meshes[0].primitives[0].positions, product.product->slots[0].positions);
  EXPECT_EQ(glb.meshes[0].primitives[0].indices, product.product->slots[0].indices);
  const GlbMaterial& material = glb.materials[0];
  EXPECT_FLOAT_EQ(material.clearcoat, 0.5F);
  EXPECT_GT(material.sheen_color.r, material.sheen_color.g);
  EXPECT_FLOAT_EQ(material.anisotropy, 0.5F);
  EXPECT_NEAR(material.anisotropy_rotation, 1.570796F, 1e-5F);
  EXPECT_FLOAT_EQ(material.transmission, 0.125F);
  EXPECT_FLOAT_EQ(material.ior, 1.75F);
  EXPECT_FLOAT_EQ(material.base_texture.scale.x, 2.5F);
  EXPECT_GT(material.base_color.r, 4.0F * material.base_color.g);
  ASSERT_EQ(glb.images.size(), 3U);
  for (const GlbImage& image : glb.images) EXPECT_TRUE(decode_image(image.bytes, 4).image);
}

TEST(Export, EqualInputsGiveEqualBytes) {
  const ProductResult product = build_product(*read_glb(testing::GlbMaker().bytes()).glb);
  const auto write = [&] { return export_glb(model_with_leather(), *product.product, in_red_leather(), {"Tile", ""}).glb; };
  EXPECT_EQ(write(), write());
}

TEST(Export, HiddenSlotsStayAtHome) {
  const ProductResult product = build_product(*read_glb(testing::GlbMaker().bytes()).glb);
  Appearance hidden;
  hidden.looks["tile"].visible = false;
  const ExportResult written = export_glb({}, *product.product, hidden, {});
  EXPECT_TRUE(written.glb.empty());
  EXPECT_FALSE(written.problem.empty());
}

TEST(Images, LargeAndBrokenOnesAreRefusedBeforeTheyCostMemory) {
  // A PNG whose header claims 60,000 x 60,000 pixels.
  std::string bomb("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0\0\0\0\0", 33);
  EXPECT_FALSE(decode_image(bomb, 4).image);
  EXPECT_FALSE(decode_image("\xFF\xD8\xFF\xE0 not really", 3).image);
  EXPECT_FALSE(decode_image("GIF89a", 3).image);
  EXPECT_FALSE(decode_image("", 3).image);
  std::string good = encode_png({2, 2, 3, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}});
  EXPECT_EQ(decode_image(good, 3).image->pixels[4], 5);
  EXPECT_EQ(decode_image(good, 1).image->pixels[0], 2);
  EXPECT_FALSE(decode_image(good, 3, 1).image);
  EXPECT_FALSE(decode_image(good.substr(0, good.size() / 2), 3).image);
}

TEST(Png, IsWrittenRowByRow) {
  const Image image{3, 4, 3, {}};
  Image filled = image;
  for (int i = 0; i < 36; ++i) filled.pixels.push_back(static_cast<std::uint8_t>(7 * i));
  std::string bytes;
  PngWriter writer({3, 4, 3, 300}, [&](std::string_view more) {
    bytes += more;
    return true;
  });
  const std::span<const std::uint8_t> rows(filled.pixels);
  EXPECT_TRUE(writer.write(rows.first(9)));
  EXPECT_FALSE(writer.done());
  EXPECT_TRUE(writer.write(rows.subspan(9)));
  EXPECT_TRUE(writer.done());
  EXPECT_EQ(decode_image(bytes, 3).image, filled);
  EXPECT_NE(bytes.find("pHYs"), std::string::npos);
  EXPECT_FALSE(writer.write(rows.first(9))) << "a row too many";
}

TEST(Png, SaysWhenItsBytesCannotBeKept) {
  PngWriter writer({1, 1, 4}, [](std::string_view) { return false; });
  EXPECT_FALSE(writer.write(std::vector<std::uint8_t>(4)));
  EXPECT_FALSE(writer.done());
}

}  // namespace
}  // namespace maquette::scene
