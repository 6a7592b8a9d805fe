// The stiletto pump as customers see it: designs drawn and compared with pictures that a person has looked at
// (tests/viewer/golden), and that the geometry follows what is chosen: every height, every toe, every node.
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

class StilettoPump : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { studio_ = std::make_unique<ProductStudio>("stiletto-pump"); }
  static void TearDownTestSuite() { studio_.reset(); }
  void SetUp() override {
    ASSERT_TRUE(studio_);
    if (!studio_->no_drawing().empty()) GTEST_SKIP() << studio_->no_drawing();
  }
  static inline std::unique_ptr<ProductStudio> studio_;
};

TEST_F(StilettoPump, GoldenDesigns) {
  EXPECT_EQ(studio_->differs_from_golden("first-night", NamedView::three_quarter), "");
  EXPECT_EQ(studio_->differs_from_golden("garden-party", NamedView::side), "");
  EXPECT_EQ(studio_->differs_from_golden("gala", NamedView::side), "");
  EXPECT_EQ(studio_->differs_from_golden("wedding-day", NamedView::three_quarter), "");
  EXPECT_EQ(studio_->differs_from_golden("night-train", NamedView::back), "");
}

TEST_F(StilettoPump, TheLastFollowsTheNumbers) {
  const scene::Appearance as_it_comes = studio_->looks();
  EXPECT_TRUE(studio_->look_alike(as_it_comes, studio_->looks({{"heel_height", "85"}}), NamedView::side));
  for (const char* height : {"60", "80", "105"}) {
    EXPECT_FALSE(studio_->look_alike(as_it_comes, studio_->looks({{"heel_height", height}}), NamedView::side)) << height;
  }
  EXPECT_FALSE(studio_->look_alike(as_it_comes, studio_->looks({{"platform", "10"}}), NamedView::side));
}

TEST_F(StilettoPump, EveryToeAndHeelHasAShapeOfItsOwn) {
  const scene::Appearance as_it_comes = studio_->looks();
  for (const char* toe : {"almond", "round", "peep"}) {
    EXPECT_FALSE(studio_->look_alike(as_it_comes, studio_->looks({{"toe", toe}}), NamedView::three_quarter)) << toe;
  }
  for (const char* heel : {"block", "kitten", "sculpted"}) {
    EXPECT_FALSE(studio_->look_alike(as_it_comes, studio_->looks({{"heel.style", heel}}), NamedView::side)) << heel;
  }
}

TEST_F(StilettoPump, EveryPieceOfTheMeshIsDressedByThePartsOfTheCatalog) {
  for (const scene::Slot& slot : studio_->product().slots) {
    EXPECT_TRUE(std::any_of(studio_->model().parts.begin(), studio_->model().parts.end(), [&](const Part& part) {
      return std::find(part.slots.begin(), part.slots.end(), slot.name) != part.slots.end();
    })) << slot.name;
  }
}

}  // namespace
}  // namespace maquette
