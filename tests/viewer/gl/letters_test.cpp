// How letters look in each technique, measured on the still life's patch of words.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gl/context.h"
#include "gl/renderer.h"
#include "scene/color.h"
#include "scene/data_root.h"
#include "scene/lettering.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

constexpr Rgb kGround{0x9A, 0x6B, 0x46};

/// The still life's words, a sheet of leather right behind them and nothing else.
std::shared_ptr<const scene::Product> sheet_and_words() {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  scene::Slot& sheet = product->slots[4];
  const scene::Slot& words = product->slots[5];
  sheet.positions = words.positions;
  for (glm::vec3& p : sheet.positions) p.z -= 0.0003F;
  sheet.normals = words.normals;
  sheet.tangents = words.tangents;
  return product;
}

Frame words_in(Technique technique, const char* text = "MH") {
  Frame frame;
  frame.width = 400;
  frame.height = 140;
  frame.stage = Stage::none;
  const auto product = testing::still_life();
  frame.camera = scene::frame(product->slots[5].bounds, {0, 0, 1, {}}, {10, 10, 380, 120}, 400, 140);
  for (const scene::Slot& slot : product->slots) frame.appearance.looks[slot.name].visible = false;
  frame.appearance.looks["plate"] = {"matte", kGround, true, std::nullopt};
  scene::Look& words = frame.appearance.looks["words"];
  words.visible = true;
  words.text = scene::SlotText{text, "block", "", technique};
  if (technique != Technique::deboss) {
    words.material = "matte";
    words.color = Rgb{0xD6, 0xAE, 0x62};
  }
  return frame;
}

class LettersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    const auto patch = scene::patch_of(testing::still_life()->slots[5]);
    const auto letters = scene::lettering({"MH", "block", "", Technique::print}, patch, 256);
    if (std::none_of(letters.image.pixels.begin(), letters.image.pixels.end(), [](std::uint8_t p) { return p == 255; }))
      GTEST_SKIP() << "no font is installed";
  }

  static scene::Image picture(const Frame& frame, const scene::StudioLight& light = testing::showroom()) {
    Renderer renderer(std::make_shared<scene::Assets>(testing::still_life_model(), sheet_and_words()), scene::data_root(),
                      light);
    return renderer.read(frame);
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
};

/// Pixels that the letters change, and what they look like, in linear light.
struct Ink {
  int pixels = 0;
  glm::dvec3 mean{0.0};
  double least = 1e9, most = 0.0;  ///< luminance
};

double luminance(const glm::dvec3& c) { return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b; }

glm::dvec3 color_at(const scene::Image& picture, std::size_t pixel) {
  glm::dvec3 c;
  for (int i = 0; i < 3; ++i)
    c[i] = scene::srgb_to_linear(static_cast<float>(picture.pixels[4 * pixel + static_cast<std::size_t>(i)]) / 255.0F);
  return c;
}

Ink ink_of(const scene::Image& blank, const scene::Image& lettered, const scene::Image& where) {
  Ink ink;
  for (std::size_t i = 0; i < blank.pixels.size() / 4; ++i) {
    if (glm::length(color_at(blank, i) - color_at(where, i)) < 0.1) continue;
    const glm::dvec3 c = color_at(lettered, i);
    ++ink.pixels;
    ink.mean += c;
    ink.least = std::min(ink.least, luminance(c));
    ink.most = std::max(ink.most, luminance(c));
  }
  ink.mean /= std::max(ink.pixels, 1);
  return ink;
}

TEST_F(LettersTest, LeafMirrorsTheStudioAndInkDoesNot) {
  const auto in = [&](Technique technique, const scene::StudioLight& light) {
    const scene::Image where = picture(words_in(Technique::print), light);
    return ink_of(picture(words_in(technique, ""), light), picture(words_in(technique), light), where);
  };
  // A wall of light in front is in the leaf; what lies above, where the diffuse light comes from, is not.
  const scene::StudioLight front = scene::studio_light(scene::painted(128, [](const glm::vec3& d) {
    return glm::vec3(glm::mix(1.0F, 0.05F, glm::smoothstep(0.0F, 0.6F, std::abs(d.y))));
  }));
  const Ink leaf = in(Technique::foil, front), ink = in(Technique::print, front);
  ASSERT_GT(leaf.pixels, 1000);
  EXPECT_GT(luminance(leaf.mean), 1.25 * luminance(ink.mean));
  EXPECT_GT(leaf.mean.r, 1.5 * leaf.mean.b) << "in the metal's colour";
}

TEST_F(LettersTest, PressedLettersHaveTheColourOfTheirGroundALittleDarker) {
  const scene::Image blank = picture(words_in(Technique::deboss, ""), testing::even_light());
  const scene::Image where = picture(words_in(Technique::print), testing::even_light());
  const Ink ground = ink_of(blank, blank, where),
            pressed = ink_of(blank, picture(words_in(Technique::deboss), testing::even_light()), where);
  ASSERT_GT(pressed.pixels, 1000);
  EXPECT_LT(luminance(pressed.mean), 0.97 * luminance(ground.mean));
  EXPECT_GT(luminance(pressed.mean), 0.55 * luminance(ground.mean));
  const glm::dvec3 ratio = pressed.mean / ground.mean;
  EXPECT_NEAR(ratio.r, ratio.g, 0.12) << "of the same hue";
}

TEST_F(LettersTest, UnderALampOneWallIsLitAndTheOtherIsNot) {
  const scene::StudioLight lamp = testing::lamp_light(0.2F, {{0, 1, 0.4F}, 0.4F, 0.1F, 6.0F});
  const scene::Image blank = picture(words_in(Technique::deboss, ""), lamp);
  const scene::Image where = picture(words_in(Technique::print), lamp);
  const Ink ground = ink_of(blank, blank, where),
            pressed = ink_of(blank, picture(words_in(Technique::deboss), lamp), where);
  EXPECT_GT(pressed.most, 1.15 * ground.most);
  EXPECT_LT(pressed.least, 0.6 * ground.least);
}

TEST_F(LettersTest, PressedLettersFollowTheirGroundThroughAFade) {
  Frame fade = words_in(Technique::deboss);
  fade.previous = fade.appearance;
  fade.appearance.looks["plate"].color = Rgb{0x20, 0x40, 0x90};
  fade.blend = 0.0F;
  Frame before = words_in(Technique::deboss);
  EXPECT_EQ(picture(fade), picture(before));
}

}  // namespace
}  // namespace maquette::gl
