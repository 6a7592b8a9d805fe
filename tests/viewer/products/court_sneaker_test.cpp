// The court sneaker as customers see it: designs of the catalog drawn and compared with pictures that a person has looked
// at (tests/viewer/golden). That the comparison can fail is tested too: every part is taken away once, and some are made
// of the wrong material, and each must be seen.
//
// After a wanted change: MAQUETTE_GOLDEN=write build/release/bin/viewer_products_test, then look at the pictures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/session.h"
#include "scene/assets.h"
#include "scene/data_root.h"
#include "viewer/gl/compare.h"

namespace maquette {
namespace {

using scene::NamedView;

const std::filesystem::path kSneaker = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs/court-sneaker";
constexpr int kWidth = 480, kHeight = 360;

/// The views of a contest entry, and one into the shoe.
const std::map<std::string, scene::Orbit> kViews{
    {"front", scene::named_view(NamedView::front)},
    {"side", scene::named_view(NamedView::side)},
    {"back", scene::named_view(NamedView::back)},
    {"three-quarter", scene::named_view(NamedView::three_quarter)},
    {"inside", {.azimuth = -55.0F, .elevation = 58.0F, .distance = 0.6F, .target = {-0.06F, 0.02F, 0.0F}}}};

/// One context, one renderer and one session for all tests: loading is most of the work.
class CourtSneaker : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    gl::HeadlessContext::Result made = gl::HeadlessContext::create();
    problem_ = made.problem;
    if (!made.context) return;
    context_ = std::move(made.context);
    model_ = load_catalog(kSneaker).model;
    ASSERT_TRUE(model_);
    const auto assets = std::make_shared<scene::Assets>(model_);
    ASSERT_TRUE(assets->product().product) << assets->product().problem;
    renderer_ = std::make_unique<gl::Renderer>(assets, scene::data_root());
    session_ = std::make_unique<Session>(model_);
  }
  static void TearDownTestSuite() {
    session_.reset();
    renderer_.reset();
    context_.reset();
    model_.reset();
  }
  void SetUp() override {
    if (!problem_.empty()) GTEST_SKIP() << problem_;
    ASSERT_TRUE(session_);
  }

  static scene::Appearance looks_of(const std::string& design) {
    std::ifstream file(kSneaker / "designs" / (design + ".json"), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const DesignResult parsed = parse_design(*model_, text, design);
    EXPECT_TRUE(parsed.selections) << design;
    const Completion completion = session_->complete(parsed.selections.value_or(Selections{}));
    EXPECT_EQ(completion.found, Verdict::yes) << design;
    return scene::appearance(*model_, completion.variant);
  }

  static scene::Image draw(const scene::Appearance& looks, const std::string& view) {
    gl::Frame frame;
    frame.width = kWidth;
    frame.height = kHeight;
    const scene::ScreenBox box{0.08F * kWidth, 0.08F * kHeight, 0.84F * kWidth, 0.84F * kHeight};
    frame.camera = scene::frame(renderer_->product().bounds, kViews.at(view), box, kWidth, kHeight);
    frame.appearance = looks;
    return renderer_->read(frame);
  }

  static void expect_golden(const std::string& design, const std::string& view) {
    EXPECT_EQ(testing::differs_from_golden(draw(looks_of(design), view), "court-sneaker-" + design + "-" + view), "");
  }

  using Pictures = std::map<std::string, scene::Image>;
  static Pictures every_view(const scene::Appearance& looks) {
    Pictures pictures;
    for (const auto& [view, orbit] : kViews) pictures[view] = draw(looks, view);
    return pictures;
  }

  /// Whether any view of `changed` is out of tolerance against the pictures that were wanted.
  static bool seen(const Pictures& wanted, const scene::Appearance& changed) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const auto& picture) {
      return !testing::within_tolerance(testing::compare(picture.second, draw(changed, picture.first)));
    });
  }

  static inline std::string problem_;
  static inline std::unique_ptr<gl::HeadlessContext> context_;
  static inline std::shared_ptr<const Model> model_;
  static inline std::unique_ptr<gl::Renderer> renderer_;
  static inline std::unique_ptr<Session> session_;
};

TEST_F(CourtSneaker, GoldenDemoFromEverySide) {
  for (const auto& [view, orbit] : kViews) expect_golden("demo", view);
}

TEST_F(CourtSneaker, GoldenCentreCourt) { expect_golden("centre-court", "three-quarter"); }

TEST_F(CourtSneaker, GoldenNightMatch) {
  expect_golden("night-match", "side");
  expect_golden("night-match", "back");
}

TEST_F(CourtSneaker, EveryPartIsMissedWhenItIsGone) {
  const scene::Appearance whole = looks_of("demo");
  const Pictures wanted = every_view(whole);
  for (const scene::Slot& slot : renderer_->product().slots) {
    scene::Appearance without = whole;
    without.looks[slot.name].visible = false;
    EXPECT_TRUE(seen(wanted, without)) << slot.name;
  }
}

TEST_F(CourtSneaker, AWrongMaterialIsSeen) {
  const scene::Appearance right = looks_of("demo");
  const Pictures wanted = every_view(right);
  for (const auto& [slot, material] : std::map<std::string, std::string>{
           {"vamp", "patent"}, {"toecap", "foil"}, {"midsole", "foil"}, {"eyestay", "suede"}, {"lining", "satin"}}) {
    scene::Appearance wrong = right;
    ASSERT_NE(wrong.looks.at(slot).material, material);
    wrong.looks[slot].material = material;
    EXPECT_TRUE(seen(wanted, wrong)) << slot << " of " << material;
  }
}

}  // namespace
}  // namespace maquette
