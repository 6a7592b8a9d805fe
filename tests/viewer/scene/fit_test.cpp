#include "scene/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace maquette::scene {
namespace {

using ::testing::FloatNear;

const ScreenBox kBox{40, 30, 720, 540};
constexpr int kWidth = 800, kHeight = 600;
constexpr float kLittle = 0.51F;  // pixels

/// An upright ring of points: a product that is `wide` metres across and stands from `low` to `high`.
Slot ring(const std::string& name, float wide, float low, float high) {
  Slot slot;
  slot.name = name;
  for (int i = 0; i < 64; ++i) {
    const float angle = glm::radians(360.0F * static_cast<float>(i) / 64.0F);
    for (const float y : {low, high}) {
      slot.positions.emplace_back(0.5F * wide * std::cos(angle), y, 0.5F * wide * std::sin(angle));
      slot.bounds.add(slot.positions.back());
    }
  }
  return slot;
}

Figure figure_of(std::vector<Slot> slots) {
  Figure figure;
  for (const Slot& slot : slots) {
    figure.bounds.add(slot.bounds.low);
    figure.bounds.add(slot.bounds.high);
  }
  figure.slots = std::move(slots);
  return figure;
}

/// How far the picture of what is shown comes to the box's edge, 1: it touches it.
float fill(const Figure& figure, const std::vector<bool>& shown, const Orbit& orbit) {
  const Camera camera = frame(bounds_of(figure, shown), orbit, kBox, kWidth, kHeight);
  const glm::vec2 half{0.5F * kBox.width, 0.5F * kBox.height}, middle = glm::vec2(kBox.x, kBox.y) + half;
  float most = 0.0F;
  for (std::size_t i = 0; i < figure.slots.size(); ++i) {
    if (!shown[i]) continue;
    for (const glm::vec3& p : figure.slots[i].positions) {
      const glm::vec2 away = glm::abs(*project(camera, p) - middle) / half;
      most = std::max({most, away.x, away.y});
    }
  }
  return most;
}

Orbit view_of(const Figure& figure, const std::vector<bool>& shown, NamedView view) {
  return fitted(figure, shown, named_view(view, bounds_of(figure, shown)), kBox, kWidth, kHeight);
}

TEST(Fit, ATallProductIsNotCutOffFromAnySide) {
  const Figure boot = figure_of({ring("boot", 0.2F, 0.0F, 0.4F)});
  for (const NamedView view : kNamedViews) {
    EXPECT_LE(fill(boot, {true}, view_of(boot, {true}, view)), 1.0F + kLittle / 270.0F) << name_of(view);
  }
  EXPECT_GT(fill(boot, {true}, named_view(NamedView::back)), 1.1F) << "or there would be nothing to test";
}

TEST(Fit, WhatIsHiddenTakesNoRoom) {
  const Figure shoe = figure_of({ring("shoe", 0.25F, 0.0F, 0.12F), ring("strap", 0.1F, 0.12F, 0.3F)});
  EXPECT_EQ(bounds_of(shoe, {true, false}).high.y, 0.12F);
  EXPECT_EQ(bounds_of(shoe, {true, true}).high.y, 0.3F);
  EXPECT_EQ(bounds_of(shoe, {false, false}), shoe.bounds) << "nothing is shown: the camera stays where it was";
  EXPECT_LE(fill(shoe, {true, true}, view_of(shoe, {true, true}, NamedView::back)), 1.002F);
}

TEST(Fit, ARoundProductFillsThePictureThoughItsBoxHasCorners) {
  const Figure board = figure_of({ring("board", 0.36F, 0.0F, 0.04F)});
  const Orbit orbit = view_of(board, {true}, NamedView::three_quarter);
  EXPECT_THAT(fill(board, {true}, orbit), FloatNear(0.95F, 0.051F));
  EXPECT_LT(fill(board, {true}, named_view(NamedView::three_quarter)), 0.88F) << "or there would be nothing to test";
}

TEST(Fit, WhatLiesFlatIsLookedDownOn) {
  const Bounds board = ring("board", 0.36F, 0.0F, 0.04F).bounds, shoe = ring("shoe", 0.3F, 0.0F, 0.12F).bounds;
  for (const NamedView view : kNamedViews) {
    EXPECT_EQ(named_view(view, shoe), named_view(view)) << name_of(view);
    EXPECT_GE(named_view(view, board).elevation, 30.0F) << name_of(view);
    EXPECT_EQ(named_view(view, board).azimuth, named_view(view).azimuth) << name_of(view);
  }
}

TEST(Fit, OneThatFitsKeepsItsPlaceBesideTheOtherViews) {
  // As wide as its box's diagonal: long and narrow, like a shoe. From the front it is not blown up to fill the picture.
  Slot shoe = ring("shoe", 0.1F, 0.0F, 0.1F);
  shoe.positions.insert(shoe.positions.end(), {{-0.15F, 0.0F, -0.05F}, {0.15F, 0.0F, 0.05F}});
  shoe.bounds.add({-0.15F, 0.0F, -0.05F});
  shoe.bounds.add({0.15F, 0.0F, 0.05F});
  const Figure figure = figure_of({shoe});
  const Orbit front = view_of(figure, {true}, NamedView::front);
  EXPECT_NEAR(front.distance, named_view(NamedView::front).distance, 1e-4F);
}

}  // namespace
}  // namespace maquette::scene
