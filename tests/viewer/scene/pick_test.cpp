#include "scene/pick.h"

#include <gtest/gtest.h>

#include <random>

namespace maquette::scene {
namespace {

/// A square of side 0.1 in the plane z = `z`, cut into `n` x `n` x 2 triangles.
Slot square(const char* name, float z, int n, float half = 0.05F) {
  Slot slot;
  slot.name = name;
  for (int y = 0; y <= n; ++y) {
    for (int x = 0; x <= n; ++x) {
      slot.positions.emplace_back(half * (2.0F * static_cast<float>(x) / static_cast<float>(n) - 1.0F),
                                  half * (2.0F * static_cast<float>(y) / static_cast<float>(n) - 1.0F), z);
      slot.bounds.add(slot.positions.back());
    }
  }
  for (int y = 0; y < n; ++y) {
    for (int x = 0; x < n; ++x) {
      const auto i = static_cast<std::uint32_t>(y * (n + 1) + x), up = i + static_cast<std::uint32_t>(n) + 1;
      for (const std::uint32_t corner : {i, i + 1, up, up, i + 1, up + 1}) slot.indices.push_back(corner);
    }
  }
  return slot;
}

std::shared_ptr<const Product> two_squares() {
  auto product = std::make_shared<Product>();
  product->slots = {square("back", -0.05F, 20), square("front", 0.05F, 20, 0.02F)};
  for (const Slot& slot : product->slots) {
    product->bounds.add(slot.bounds.low);
    product->bounds.add(slot.bounds.high);
  }
  return product;
}

TEST(Picker, FindsTheNearestShownSlot) {
  const Picker picker(two_squares());
  const Ray ray{{0.001F, 0.002F, 1.0F}, {0, 0, -1}};
  const auto hit = picker.pick(ray, {true, true});
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->slot, 1U);
  EXPECT_NEAR(hit->point.z, 0.05F, 1e-6F);
  EXPECT_EQ(picker.pick(ray, {true, false})->slot, 0U);
  EXPECT_FALSE(picker.pick(ray, {false, false}));
  EXPECT_FALSE(picker.pick({{0.2F, 0, 1}, {0, 0, -1}}, {true, true}));
}

TEST(Picker, AgreesWithTryingEveryTriangle) {
  const auto product = two_squares();
  const Picker picker(product);
  std::mt19937 random(7);
  std::uniform_real_distribution<float> spread(-0.08F, 0.08F);
  for (int i = 0; i < 500; ++i) {
    const glm::vec3 from{spread(random), spread(random), 0.5F}, to{spread(random), spread(random), -0.5F};
    const Ray ray{from, glm::normalize(to - from)};
    // Both squares are planes: the answer can be computed.
    std::optional<SlotIndex> expected;
    for (const SlotIndex slot : {1U, 0U}) {
      const Bounds& b = product->slots[slot].bounds;
      const glm::vec3 at = from + (to - from) * ((from.z - b.low.z) / (from.z - to.z));
      if (!expected && std::abs(at.x) < b.high.x && std::abs(at.y) < b.high.y) expected = slot;
    }
    const auto hit = picker.pick(ray, {true, true});
    EXPECT_EQ(hit ? std::optional(hit->slot) : std::nullopt, expected);
  }
}

TEST(Picker, AFingerIsWide) {
  const auto product = two_squares();
  const Picker picker(product);
  const Camera camera = frame(product->bounds, {0, 0, 1, {}}, {0, 0, 800, 800}, 800, 800);
  const glm::vec2 beside = *project(camera, {0.05F, 0.0F, -0.05F}) + glm::vec2(10, 0);
  EXPECT_FALSE(picker.pick(camera, beside, {true, true}));
  EXPECT_EQ(picker.pick(camera, beside, {true, true}, 24.0F)->slot, 0U);
}

TEST(Picker, AnchorsLieOnTheVisiblePart) {
  const auto product = two_squares();
  const Picker picker(product);
  const Camera camera = frame(product->bounds, {0, 0, 1, {}}, {0, 0, 800, 800}, 800, 800);
  const auto anchor = picker.anchor(camera, {0}, {true, true});
  ASSERT_TRUE(anchor);
  EXPECT_TRUE(std::abs(anchor->x) > 0.02F || std::abs(anchor->y) > 0.02F);  // not behind the small square
  EXPECT_FALSE(picker.anchor(camera, {0}, {false, true}));
}

}  // namespace
}  // namespace maquette::scene
