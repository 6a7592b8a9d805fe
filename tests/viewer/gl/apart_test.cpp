// The still life taken apart, and parts that come and go.
#include <gtest/gtest.h>

#include "compare.h"
#include "gl/context.h"
#include "gl/renderer.h"
#include "scene/data_root.h"
#include "scene/shown.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

using testing::compare;
using testing::still_life_frame;

class ApartTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    assets_ = std::make_shared<scene::Assets>(testing::still_life_model(), testing::still_life());
    renderer_ = std::make_unique<Renderer>(assets_, scene::data_root(), testing::showroom());
  }

  /// Rows of the picture in which the red ball is seen, from the top.
  static std::pair<int, int> red_rows(const scene::Image& picture) {
    int first = picture.height, last = -1;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        const auto* p = &picture.pixels[static_cast<std::size_t>(4 * (y * picture.width + x))];
        if (p[0] < 100 || p[1] > p[0] / 2 || p[2] > p[0] / 2) continue;
        first = std::min(first, y);
        last = std::max(last, y);
      }
    }
    return {first, last};
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
  std::shared_ptr<scene::Assets> assets_;
  std::unique_ptr<Renderer> renderer_;
};

TEST_F(ApartTest, PartsMoveAndComeBack) {
  Frame whole = still_life_frame(320, 240), apart = whole, half = whole;
  apart.apart = 1.0F;
  half.apart = 0.5F;
  const scene::Image first = renderer_->read(whole);
  const scene::Image last = renderer_->read(apart);
  const auto [low, middle, high] =
      std::tuple(red_rows(first).first, red_rows(renderer_->read(half)).first, red_rows(last).first);
  EXPECT_GT(low, middle + 3) << "balls rise over their plate";
  EXPECT_GT(middle, high + 3);
  EXPECT_EQ(renderer_->read(whole), first);
}

TEST_F(ApartTest, TheCameraSeesThemAll) {
  const scene::Bounds whole = renderer_->bounds(testing::still_life_looks()), apart = renderer_->bounds({}, 1.0F);
  EXPECT_GT(apart.size().y, 1.3F * whole.size().y);
}

TEST_F(ApartTest, AFingerMeetsAPartWhereItIs) {
  const Frame frame = still_life_frame(320, 240);
  const auto ways = scene::ways_apart(*testing::still_life(), {});
  const glm::vec3 middle{-0.03F, 0.032F, 0.0F};
  const auto shown = scene::shown_slots(*testing::still_life(), frame.appearance);
  const auto at = scene::project(frame.camera, middle + ways[1]);
  ASSERT_TRUE(at);
  const auto hit = assets_->picker({}, true).pick(frame.camera, *at, shown);
  ASSERT_TRUE(hit);
  EXPECT_EQ(testing::still_life()->slots[hit->slot].name, "coat");
  const auto before = assets_->picker({}, false).pick(frame.camera, *scene::project(frame.camera, middle), shown);
  ASSERT_TRUE(before);
  EXPECT_EQ(testing::still_life()->slots[before->slot].name, "coat");
}

/// The red ball arrives or leaves.
Frame coming(float blend, bool leaves = false) {
  Frame frame = still_life_frame(320, 240);
  frame.previous = frame.appearance;
  (leaves ? frame.appearance : *frame.previous).looks["coat"].visible = false;
  frame.blend = blend;
  frame.drop = 0.03F;
  return frame;
}

TEST_F(ApartTest, WhatArrivesDropsIn) {
  const int settled = red_rows(renderer_->read(coming(1.0F))).first;
  int above = -1;
  for (const float blend : {0.5F, 0.7F, 0.9F}) {
    const int row = red_rows(renderer_->read(coming(blend))).first;
    EXPECT_LT(row, settled) << blend;
    EXPECT_GE(row, above) << "it only falls: " << blend;
    above = row;
  }
}

TEST_F(ApartTest, WhatLeavesRisesAndNothingPops) {
  Frame without = still_life_frame(320, 240);
  without.appearance.looks["coat"].visible = false;
  const scene::Image whole = renderer_->read(still_life_frame(320, 240));
  EXPECT_LT(red_rows(renderer_->read(coming(0.3F, true))).first, red_rows(whole).first);
  // Its shadow goes at once; the ball does not. Step by step nothing changes by much.
  scene::Image before = renderer_->read(coming(0.05F, true));
  for (float blend = 0.15F; blend < 1.0F; blend += 0.1F) {
    scene::Image now = renderer_->read(coming(blend, true));
    EXPECT_LT(compare(before, now).mean, 1.2) << blend;
    before = std::move(now);
  }
  EXPECT_LT(compare(before, renderer_->read(without)).mean, 0.6);
}

TEST_F(ApartTest, WithReducedMotionItOnlyFades) {
  Frame still = coming(0.8F);
  still.drop = 0.0F;
  EXPECT_EQ(red_rows(renderer_->read(still)).first, red_rows(renderer_->read(still_life_frame(320, 240))).first);
}

TEST_F(ApartTest, FewerTrianglesShowTheSameThing) {
  Frame full = still_life_frame(320, 240), light = full;
  light.light = true;
  const auto difference = compare(renderer_->read(full), renderer_->read(light)).mean;
  EXPECT_LT(difference, 1.0);
  EXPECT_GT(difference, 0.0) << "they are fewer";
}

}  // namespace
}  // namespace maquette::gl
