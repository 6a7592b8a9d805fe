#include <gtest/gtest.h>

#include <cmath>

#include "scene/distance_field.h"
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

TEST(TextTexture, AnEmptyTextIsEmpty) {
  const TextTexture sewn = render_text("", "block", Stitch::fine, 64, 16, 4.0F);
  for (std::size_t i = 3; i < sewn.image.pixels.size(); i += 4) EXPECT_EQ(sewn.image.pixels[i], 0);
}

}  // namespace
}  // namespace maquette::scene
