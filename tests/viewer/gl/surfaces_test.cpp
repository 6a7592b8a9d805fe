// What a surface does with light, measured: satin draws highlights out, crystal lets light through, swatches wear what the
// product wears, and a brand's colour is its colour.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "compare.h"
#include "gl/context.h"
#include "gl/renderer.h"
#include "query/color_difference.h"
#include "scene/color.h"
#include "scene/data_root.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

using testing::compare;

/// The still life's model with one more material, "tried".
std::shared_ptr<const Model> model_with(Material material) {
  auto model = std::make_shared<Model>(*testing::still_life_model());
  material.id = "tried";
  model->materials.push_back(material);
  return model;
}

class SurfacesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
  }
  static Renderer renderer_of(const Material& material, const scene::StudioLight& light = testing::showroom()) {
    return Renderer(std::make_shared<scene::Assets>(model_with(material), testing::still_life()), scene::data_root(),
                    light);
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
};

double light_at(const scene::Image& picture, int x, int y) {
  const auto* p = &picture.pixels[static_cast<std::size_t>(4 * (y * picture.width + x))];
  return scene::srgb_to_linear(static_cast<float>(p[1]) / 255.0F);
}

/// The ball "matte" alone, in the material "tried", black, from the front; 120 x 120.
Frame ball_frame() {
  Frame frame;
  frame.width = frame.height = 120;
  frame.stage = Stage::none;
  const auto product = testing::still_life();
  frame.camera = scene::frame(product->slots[0].bounds, {0, 0, 1, {}}, {6, 6, 108, 108}, 120, 120);
  for (const scene::Slot& slot : product->slots) frame.appearance.looks[slot.name].visible = slot.name == "matte";
  frame.appearance.looks["matte"].material = "tried";
  frame.appearance.looks["matte"].color = Rgb{0, 0, 0};
  return frame;
}

/// How much wider than high the reflection of one small light in front is: ratio of the second moments.
double width_over_height(const scene::Image& picture) {
  double sum = 0, x = 0, y = 0, xx = 0, yy = 0;
  for (int row = 12; row < 108; ++row) {
    for (int column = 12; column < 108; ++column) {
      const double light = light_at(picture, column, row);
      if (light < 0.02) continue;  // the shadow on the floor
      sum += light;
      x += light * column;
      y += light * row;
      xx += light * column * column;
      yy += light * row * row;
    }
  }
  x /= sum;
  y /= sum;
  return std::sqrt((xx / sum - x * x) / (yy / sum - y * y));
}

TEST_F(SurfacesTest, SatinDrawsHighlightsOutInItsDirection) {
  const scene::StudioLight lamp = testing::lamp_light(0.0F, {{0, 0, 1}, 0.25F, 0.1F, 60.0F});
  Material satin;
  satin.roughness = 0.3F;
  Renderer round = renderer_of(satin, lamp);
  EXPECT_NEAR(width_over_height(round.read(ball_frame())), 1.0, 0.05);
  satin.anisotropy = 0.8F;
  Renderer wide = renderer_of(satin, lamp);
  EXPECT_GT(width_over_height(wide.read(ball_frame())), 1.25);
  satin.anisotropy_rotation = 90.0F;
  Renderer high = renderer_of(satin, lamp);
  EXPECT_LT(width_over_height(high.read(ball_frame())), 0.8);
}

TEST_F(SurfacesTest, WhatIsClearShowsWhatIsBehind) {
  Material clear;
  clear.roughness = 0.4F;
  clear.ior = 1.0F;  // neither mirrors nor bends
  Frame frame = testing::still_life_frame(160, 120);
  for (const char* slot : {"coat", "metal", "cloth"}) frame.appearance.looks[slot].visible = false;
  frame.appearance.looks["matte"].material = "tried";
  frame.appearance.looks["matte"].color = Rgb{40, 40, 40};
  const scene::Image solid = renderer_of(clear).read(frame);
  clear.transmission = 1.0F;
  frame.appearance.looks["matte"].color = Rgb{255, 255, 255};
  const scene::Image through = renderer_of(clear).read(frame);
  Frame gone = frame;
  gone.appearance.looks["matte"].visible = false;
  // Its shadow stays, so only the ball's own pixels are compared: the middle of where it stands.
  const scene::Image empty = renderer_of(clear).read(gone);
  const auto spot = scene::project(frame.camera, {-0.09F, 0.045F, 0.0F});
  ASSERT_TRUE(spot);
  const int x = static_cast<int>(spot->x), y = static_cast<int>(spot->y);
  EXPECT_NEAR(light_at(through, x, y), light_at(empty, x, y), 0.1);
  EXPECT_GT(std::abs(light_at(solid, x, y) - light_at(empty, x, y)), 0.3);
}

TEST_F(SurfacesTest, CrystalIsBrightWithWhatItBends) {
  Material glass;
  glass.roughness = 0.05F;
  glass.ior = 2.2F;
  Frame frame = ball_frame();
  frame.appearance.looks["matte"].color = Rgb{255, 255, 255};
  const scene::Image porcelain = renderer_of(glass).read(frame);
  glass.transmission = 1.0F;
  const scene::Image crystal = renderer_of(glass).read(frame);
  EXPECT_GT(compare(porcelain, crystal).mean, 2.0);
  const auto fire = [](const scene::Image& picture) {
    double most = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); i += 4) {
      most = std::max(most, std::abs(static_cast<double>(picture.pixels[i]) - static_cast<double>(picture.pixels[i + 2])));
    }
    return most;
  };
  EXPECT_GT(fire(crystal), fire(porcelain) + 10.0) << "its index differs from red to blue";
  frame.dim = 1.0F;
  EXPECT_GT(compare(renderer_of(glass).read(frame), crystal).mean, 0.2) << "it is dimmed like everything";
}

/// Light in the middle of a ball of this roughness, black but for what it mirrors, in a mesh whose occlusion picture has
/// one value all over.
double mirrored_with_occlusion(std::uint8_t occlusion, float roughness) {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  product->images = {{"image/png", scene::encode_png({2, 2, 1, std::vector<std::uint8_t>(4, occlusion)})}};
  scene::GlbMaterial baked;
  baked.occlusion_texture.image = 0;
  product->materials = {baked};
  product->slots[0].material = 0;
  Material metal;
  metal.metallic = 1.0F;
  metal.roughness = roughness;
  Frame frame = ball_frame();
  frame.appearance.looks["matte"].color = Rgb{200, 200, 200};
  Renderer renderer(std::make_shared<scene::Assets>(model_with(metal), product), scene::data_root(), testing::even_light());
  return light_at(renderer.read(frame), 60, 60);
}

TEST_F(SurfacesTest, WhereLittleLightComesInLittleIsMirrored) {
  for (const float roughness : {0.1F, 0.5F, 0.9F}) {
    const double open = mirrored_with_occlusion(255, roughness), half = mirrored_with_occlusion(128, roughness),
                 closed = mirrored_with_occlusion(10, roughness);
    EXPECT_LT(closed, 0.35 * open) << roughness;
    EXPECT_LE(half, open) << roughness;
    EXPECT_GT(half, closed) << roughness;
  }
}

TEST_F(SurfacesTest, BumpsThatAreTooSmallToSeeBecomeRoughness) {
  // Normals that lean left and right from texel to texel: from afar they average to a shorter one.
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  std::vector<std::uint8_t> texels;
  for (int i = 0; i < 64 * 64; ++i) {
    const bool left = (i % 64 + i / 64) % 2 == 0;
    texels.insert(texels.end(), {static_cast<std::uint8_t>(left ? 30 : 225), 128, 200});
  }
  product->images = {{"image/png", scene::encode_png({64, 64, 3, texels})}};
  scene::GlbMaterial bumpy;
  bumpy.metallic = 1.0F;
  bumpy.roughness = 0.15F;
  bumpy.normal_texture.image = 0;
  bumpy.normal_texture.scale = {60.0F, 60.0F};
  scene::GlbMaterial smooth = bumpy;
  smooth.normal_texture.image = scene::kNone;
  const scene::StudioLight lamp = testing::lamp_light(0.0F, {{0, 0, 1}, 0.2F, 0.05F, 40.0F});
  const auto picture = [&](const scene::GlbMaterial& material) {
    auto of = std::make_shared<scene::Product>(*product);
    of->materials = {material};
    of->slots[0].material = 0;
    Frame frame = ball_frame();
    frame.appearance.looks["matte"].material.clear();
    frame.appearance.looks["matte"].color = Rgb{220, 220, 220};
    return Renderer(std::make_shared<scene::Assets>(testing::still_life_model(), of), scene::data_root(), lamp).read(frame);
  };
  const auto lit = [](const scene::Image& image) {
    int pixels = 0;
    for (int y = 12; y < 108; ++y) {
      for (int x = 12; x < 108; ++x) pixels += light_at(image, x, y) > 0.05 ? 1 : 0;
    }
    return pixels;
  };
  EXPECT_GT(lit(picture(bumpy)), 2 * lit(picture(smooth))) << "its highlight is wide, not a mirror's";
}

/// The plate in a picture of its own, four colours in a square, moved by KHR_texture_transform.
scene::Image textured(const std::array<std::uint8_t, 12>& colors, const scene::GlbTexture& transform) {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  product->images = {{"image/png", scene::encode_png({2, 2, 3, {colors.begin(), colors.end()}})}};
  scene::GlbMaterial material;
  material.metallic = 0.0F;
  material.base_texture = transform;
  material.base_texture.image = 0;
  product->materials = {material};
  product->slots[4].material = 0;
  Frame frame = testing::still_life_frame(160, 120);
  frame.appearance.looks.erase("plate");
  for (const char* ball : {"matte", "coat", "metal", "cloth"}) frame.appearance.looks[ball].visible = false;
  Renderer renderer(std::make_shared<scene::Assets>(testing::still_life_model(), product), scene::data_root(),
                    testing::showroom());
  return renderer.read(frame);
}

TEST_F(SurfacesTest, TexturesMoveAsTheMeshSays) {
  constexpr std::array<std::uint8_t, 12> abcd{200, 20, 20, 20, 180, 20, 20, 20, 200, 190, 180, 20};
  constexpr std::array<std::uint8_t, 12> badc{20, 180, 20, 200, 20, 20, 190, 180, 20, 20, 20, 200};
  constexpr std::array<std::uint8_t, 12> dcba{190, 180, 20, 20, 20, 200, 20, 180, 20, 200, 20, 20};
  const scene::Image plain = textured(abcd, {});
  scene::GlbTexture shifted, turned;
  shifted.offset = {0.5F, 0.0F};
  turned.rotation = 3.14159265F;
  EXPECT_GT(compare(plain, textured(badc, {})).mean, 1.0);
  EXPECT_LT(compare(textured(abcd, shifted), textured(badc, {})).mean, 0.1);
  EXPECT_LT(compare(textured(abcd, turned), textured(dcba, {})).mean, 0.1);
  scene::GlbTexture twice;
  twice.scale = {2.0F, 2.0F};
  EXPECT_GT(compare(plain, textured(abcd, twice)).mean, 1.0);
}

/// Mean of a swatch as sRGB, averaged in linear light, as an eye does from afar.
Rgb mean_of(const Texture& swatch) {
  const auto size = static_cast<std::size_t>(swatch.width()) * static_cast<std::size_t>(swatch.height());
  std::vector<std::uint8_t> pixels(size * 4);
  glBindTexture(GL_TEXTURE_2D, swatch.name());
  glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  std::array<double, 3> sum{};
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    if (i % 4 < 3) sum[i % 4] += scene::srgb_to_linear(static_cast<float>(pixels[i]) / 255.0F);
  }
  const auto channel = [&](std::size_t c) {
    return static_cast<std::uint8_t>(
        std::lround(255.0F * scene::linear_to_srgb(static_cast<float>(sum[c] / static_cast<double>(size)))));
  };
  return {channel(0), channel(1), channel(2)};
}

TEST_F(SurfacesTest, SwatchesWearWhatTheProductWears) {
  Material material;
  material.roughness = 0.6F;
  const scene::Look look{"tried", Rgb{0x60, 0x20, 0x30}, true, std::nullopt};
  const Rgb plain = mean_of(renderer_of(material).swatch(look, 96, 32));
  const auto differs = [&](const Material& worn) {
    return color_difference(plain, mean_of(renderer_of(worn).swatch(look, 96, 32))) > 0.25;
  };
  Material coat = material, cloth = material, clear = material;
  coat.clearcoat = 1.0F;
  cloth.sheen = 0.8F;
  clear.transmission = 0.7F;
  EXPECT_TRUE(differs(coat));
  EXPECT_TRUE(differs(cloth));
  EXPECT_TRUE(differs(clear));
}

}  // namespace
}  // namespace maquette::gl
