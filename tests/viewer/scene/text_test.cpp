#include <gtest/gtest.h>

#include <cmath>

#include "scene/distance_field.h"
#include "scene/pressed_text.h"
#include "scene/text_mask.h"
#include "scene/text_texture.h"

namespace maquette::scene {
namespace {

TEST(DistanceField, AgreesWithTryingEveryPixel) {
  constexpr int kWidth = 23, kHeight = 17;
  std::vector<bool> inside(kWidth * kHeight);
  for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = (i * 2654435761U >> 7U) % 9 != 0;
  const std::vector<float> field = distance_to_outside(inside, kWidth, kHeight);
  for (int i = 0; i < kWidth * kHeight; ++i) {
    float least = 1e9F;
    for (int j = 0; j < kWidth * kHeight; ++j) {
      if (inside[static_cast<std::size_t>(j)]) continue;
      const auto dx = static_cast<float>(i % kWidth - j % kWidth), dy = static_cast<float>(i / kWidth - j / kWidth);
      least = std::min(least, std::sqrt(dx * dx + dy * dy));
    }
    EXPECT_NEAR(field[static_cast<std::size_t>(i)], least, 1e-4F);
  }
}

struct Ink {
  int left = 1 << 20, right = -1, top = 1 << 20, bottom = -1;
};

Ink ink_of(const Image& mask) {
  Ink ink;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      if (mask.pixels[static_cast<std::size_t>(y * mask.width + x)] < 128) continue;
      ink = {std::min(ink.left, x), std::max(ink.right, x), std::min(ink.top, y), std::max(ink.bottom, y)};
    }
  }
  return ink;
}

TEST(TextMask, IsCentredAndInside) {
  const TextMask mask = text_mask("MAYA", "block", 512, 128, 1.0F);
  if (ink_of(mask.coverage).right < 0) GTEST_SKIP() << "no font is installed";
  const Ink ink = ink_of(mask.coverage);
  EXPECT_NEAR(ink.left + ink.right, 511, 6);
  EXPECT_NEAR(ink.top + ink.bottom, 127, 6);
  EXPECT_GT(ink.left, 8);
  EXPECT_GT(ink.top, 8);
  EXPECT_TRUE(mask.complete);
}

TEST(TextMask, LongTextsShrinkAndUnknownLettersAreSaid) {
  const TextMask small = text_mask("WWWWWWWW", "block", 512, 128, 1.0F);
  if (ink_of(small.coverage).right < 0) GTEST_SKIP() << "no font is installed";
  EXPECT_LT(ink_of(small.coverage).right, 510);
  EXPECT_GT(ink_of(small.coverage).left, 2);
  EXPECT_FALSE(text_mask("A\xF4\x80\x80\x80", "block", 128, 64, 1.0F).complete);
  EXPECT_FALSE(text_mask("\xFF\xC3", "block", 128, 64, 1.0F).complete);
}

TEST(TextTexture, ThreadsStandUpInsideTheLettersOnly) {
  const TextTexture sewn = render_text("HI", "block", Stitch::regular, 512, 128, 4.0F);
  std::size_t covered = 0, bent = 0, bent_outside = 0;
  for (std::size_t i = 0; i < sewn.image.pixels.size(); i += 4) {
    const auto* p = &sewn.image.pixels[i];
    const bool slanted = std::abs(p[0] - 128) > 12 || std::abs(p[1] - 128) > 12;
    covered += p[3] > 128 ? 1 : 0;
    bent += p[3] > 128 && slanted ? 1 : 0;
    bent_outside += p[3] == 0 && slanted ? 1 : 0;
  }
  if (covered == 0) GTEST_SKIP() << "no font is installed";
  EXPECT_GT(bent, covered / 3);
  EXPECT_LT(bent_outside, covered / 8);  // a pixel beyond the edge
}

/// Pixels of letters by how they look: slanted ones, and among those the ones outside of the letters.
struct Count {
  std::size_t covered = 0, slanted = 0, shaded = 0;
};

Count count(const TextTexture& made) {
  Count count;
  for (std::size_t i = 0; i < made.image.pixels.size(); i += 4) {
    const auto* p = &made.image.pixels[i];
    if (p[3] < 128) continue;
    ++count.covered;
    count.slanted += std::abs(p[0] - 128) > 12 || std::abs(p[1] - 128) > 12 ? 1 : 0;
    count.shaded += p[2] < 235 ? 1 : 0;
  }
  return count;
}

TEST(PressedText, APressingHasWallsAndADarkerFloor) {
  const Count pressed = count(render_pressed("HI", "block", {0.5F, 0.4F, 0.0F}, 512, 128, 4.0F, 40.0F));
  if (pressed.covered == 0) GTEST_SKIP() << "no font is installed";
  EXPECT_GT(pressed.slanted, pressed.covered / 5);
  EXPECT_LT(pressed.slanted, pressed.covered) << "the floor is flat";
  EXPECT_GT(pressed.shaded, pressed.covered / 2);
  const Count leaf = count(render_pressed("HI", "block", {0.5F, 0.1F, 0.0F}, 512, 128, 4.0F, 40.0F));
  EXPECT_LT(leaf.slanted, pressed.slanted) << "a steeper wall is narrower";
}

TEST(PressedText, AShoulderReachesAroundTheLetters) {
  const Count sharp = count(render_pressed("HI", "block", {0.5F, 0.4F, 0.0F}, 512, 128, 4.0F, 40.0F));
  const Count soft = count(render_pressed("HI", "block", {0.5F, 0.4F, 0.5F}, 512, 128, 4.0F, 40.0F));
  if (sharp.covered == 0) GTEST_SKIP() << "no font is installed";
  EXPECT_GT(soft.covered, sharp.covered + sharp.covered / 10);
}

TEST(PressedText, ItsWallsSlopeInwards) {
  const TextTexture pressed = render_pressed("I", "block", {0.5F, 0.4F, 0.0F}, 256, 128, 2.0F, 20.0F);
  const Image& image = pressed.image;
  int left = -1, right = -1;  // the stroke of the letter in its middle row
  for (int x = 0; x < image.width; ++x) {
    if (image.pixels[static_cast<std::size_t>(4 * (64 * image.width + x) + 3)] < 128) continue;
    left = left < 0 ? x : left;
    right = x;
  }
  if (right < 0) GTEST_SKIP() << "no font is installed";
  const auto normal_x = [&](int x) { return image.pixels[static_cast<std::size_t>(4 * (64 * image.width + x))] - 128; };
  EXPECT_GT(normal_x(left + 2), 20) << "from the left edge one looks down to the right";
  EXPECT_LT(normal_x(right - 2), -20);
}

TEST(PressedText, InkIsFlatAndSharp) {
  const Count ink = count(render_pressed("HI", "block", {}, 512, 128, 4.0F, 40.0F));
  EXPECT_EQ(ink.slanted, 0U);
  EXPECT_EQ(ink.shaded, 0U);
}

TEST(PressedText, AnEmptyTextIsEmpty) {
  EXPECT_EQ(count(render_pressed("", "block", {0.5F, 0.4F, 0.4F}, 64, 16, 4.0F, 40.0F)).covered, 0U);
}

TEST(TextTexture, AnEmptyTextIsEmpty) {
  const TextTexture sewn = render_text("", "block", Stitch::fine, 64, 16, 4.0F);
  for (std::size_t i = 3; i < sewn.image.pixels.size(); i += 4) EXPECT_EQ(sewn.image.pixels[i], 0);
}

}  // namespace
}  // namespace maquette::scene
