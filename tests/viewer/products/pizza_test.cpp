// The pizza as guests see it: designs drawn and compared with pictures that a person has looked at (tests/viewer/golden),
// and that everything ordered shows: each topping, how much of it, and on which half.
//
// After a wanted change: MAQUETTE_GOLDEN=write build/release/bin/viewer_products_test, then look at the pictures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "product_studio.h"

namespace maquette {
namespace {

using scene::NamedView;
using testing::ProductStudio;

class Pizza : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { studio_ = std::make_unique<ProductStudio>("pizza"); }
  static void TearDownTestSuite() { studio_.reset(); }
  void SetUp() override {
    ASSERT_TRUE(studio_);
    if (!studio_->no_drawing().empty()) GTEST_SKIP() << studio_->no_drawing();
  }

  /// Without the basil it comes with, so that nothing lies over what is looked at.
  static scene::Appearance bare(testing::Choices choices = {}) {
    choices.emplace("fresh.basil", "no");
    return studio_->looks(choices);
  }

  static inline std::unique_ptr<ProductStudio> studio_;
};

/// Pixels that differ to the eye, left and right of the picture's middle.
struct Changed {
  int left = 0, right = 0;
};

Changed changed(const scene::Image& a, const scene::Image& b) {
  Changed count;
  for (std::size_t i = 0; i < a.pixels.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a.pixels[i + c] - b.pixels[i + c]));
    const bool left = static_cast<int>(i / 4) % a.width < a.width / 2;
    if (most > 24) ++(left ? count.left : count.right);
  }
  return count;
}

TEST_F(Pizza, GoldenDesigns) {
  EXPECT_EQ(studio_->differs_from_golden("margherita", NamedView::three_quarter), "");
  EXPECT_EQ(studio_->differs_from_golden("two-halves", NamedView::top), "");
  EXPECT_EQ(studio_->differs_from_golden("five-cheeses", NamedView::side), "");
  EXPECT_EQ(studio_->differs_from_golden("kitchen-garden", NamedView::three_quarter), "");
}

TEST_F(Pizza, AToppingLiesOnTheHalfItIsOrderedFor) {
  const scene::Image plain = studio_->draw(bare(), NamedView::top);
  const Changed left = changed(plain, studio_->draw(bare({{"garden.olives", "left"}}), NamedView::top));
  const Changed right = changed(plain, studio_->draw(bare({{"garden.olives", "right"}}), NamedView::top));
  EXPECT_GT(left.left, 200);
  EXPECT_LT(left.right, left.left / 20);
  EXPECT_GT(right.right, 200);
  EXPECT_LT(right.left, right.right / 20);
}

TEST_F(Pizza, MoreOfAToppingIsMoreToSee) {
  const scene::Image plain = studio_->draw(bare(), NamedView::top);
  int before = 0;
  for (const char* amount : {"light", "whole", "extra"}) {
    const Changed seen = changed(plain, studio_->draw(bare({{"meat.pepperoni", amount}}), NamedView::top));
    EXPECT_GT(seen.left + seen.right, before + before / 5) << amount;
    before = seen.left + seen.right;
  }
}

TEST_F(Pizza, EveryToppingIsSeen) {
  const scene::Image plain = studio_->draw(bare(), NamedView::top);
  int toppings = 0;
  for (const Part& part : studio_->model().parts) {
    if (!find_option(part, "left-extra")) continue;
    ++toppings;
    scene::Appearance looks = bare();  // as if it were ordered alone: what goes together is not the question here
    for (const char* bit : {"-left-1", "-left-2", "-left-3"}) {
      const auto node = looks.looks.find(part.id.substr(part.id.find('.') + 1) + bit);
      ASSERT_NE(node, looks.looks.end()) << part.id << bit;
      node->second.visible = true;
    }
    const Changed seen = changed(plain, studio_->draw(looks, NamedView::top));
    EXPECT_GT(seen.left, 100) << part.id;
  }
  EXPECT_GE(toppings, 20);
}

TEST_F(Pizza, EveryPieceOfTheMeshIsDressedByThePartsOfTheCatalog) {
  const scene::Appearance looks = studio_->looks();
  for (const scene::Slot& slot : studio_->product().slots) EXPECT_TRUE(looks.looks.contains(slot.name)) << slot.name;
}

}  // namespace
}  // namespace maquette
