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
#include <set>

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

/// The views of a contest entry, one into the shoe, and one from the ground.
const std::map<std::string, scene::Orbit> kViews{
    {"front", scene::named_view(NamedView::front)},
    {"side", scene::named_view(NamedView::side)},
    {"back", scene::named_view(NamedView::back)},
    {"three-quarter", scene::named_view(NamedView::three_quarter)},
    {"inside", {.azimuth = -55.0F, .elevation = 58.0F, .distance = 0.6F, .target = {-0.06F, 0.02F, 0.0F}}},
    {"ground", {.azimuth = 60.0F, .elevation = -24.0F, .distance = 0.8F}}};

/// Near enough for initials.
const scene::Orbit kTongue{.azimuth = 74.0F, .elevation = 42.0F, .distance = 0.4F, .target = {-0.045F, 0.05F, 0.0F}};

/// What stands in for what: together these three shoes have every part of the mesh.
using Choices = std::map<std::string, std::string>;
const Choices kShoes[] = {
    {{"tongue_text", "MQ"}, {"stitching.colour", "ink"}},
    {{"construction.sole", "vulcanised"},
     {"vamp.pattern", "sun"},
     {"laces.style", "round"},
     {"stitching.pattern", "zigzag"},
     {"sidemark.shape", "bars"}},
    {{"construction.sole", "cemented"}, {"vamp.pattern", "none"}, {"laces.style", "ribbon"}, {"sidemark.shape", "wave"}}};

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

  static void choose(Selections& selections, const std::string& part_id, const std::string& option_id) {
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      if (model_->parts[part].id != part_id) continue;
      if (model_->parts[part].kind == PartKind::text) selections.texts[part] = option_id;
      for (OptionIndex option = 0; option < model_->parts[part].options.size(); ++option) {
        if (model_->parts[part].options[option].id == option_id) selections.chosen[part] = option;
      }
    }
  }

  static scene::Appearance looks_of(const std::string& design, const Choices& beside = {}) {
    std::ifstream file(kSneaker / "designs" / (design + ".json"), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const DesignResult parsed = parse_design(*model_, text, design);
    EXPECT_TRUE(parsed.selections) << design;
    Selections selections = parsed.selections.value_or(Selections{});
    for (const auto& [part, option] : beside) choose(selections, part, option);
    const Completion completion = session_->complete(selections);
    EXPECT_EQ(completion.found, Verdict::yes) << design;
    return scene::appearance(*model_, completion.variant);
  }

  static scene::Image draw(const scene::Appearance& looks, const std::string& view) {
    gl::Frame frame;
    frame.width = kWidth;
    frame.height = kHeight;
    const scene::ScreenBox box{0.08F * kWidth, 0.08F * kHeight, 0.84F * kWidth, 0.84F * kHeight};
    frame.camera =
        scene::frame(renderer_->product().bounds, view == "tongue" ? kTongue : kViews.at(view), box, kWidth, kHeight);
    frame.appearance = looks;
    return renderer_->read(frame);
  }

  static void expect_golden(const std::string& design, const std::string& view, const std::string& with = "",
                            const Choices& beside = {}) {
    const std::string name = "court-sneaker-" + design + (with.empty() ? "" : "-" + with) + "-" + view;
    EXPECT_EQ(testing::differs_from_golden(draw(looks_of(design, beside), view), name), "");
  }

  using Pictures = std::map<std::string, scene::Image>;
  static Pictures every_view(const scene::Appearance& looks) {
    Pictures pictures;
    for (const auto& [view, orbit] : kViews) pictures[view] = draw(looks, view);
    pictures["tongue"] = draw(looks, "tongue");
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
  std::set<std::string> left;
  for (const scene::Slot& slot : renderer_->product().slots) left.insert(slot.name);
  for (const Choices& choices : kShoes) {
    const scene::Appearance whole = looks_of("demo", choices);
    const Pictures wanted = every_view(whole);
    for (const scene::Slot& slot : renderer_->product().slots) {
      const auto look = whole.looks.find(slot.name);
      if (look == whole.looks.end() || !look->second.visible || left.erase(slot.name) == 0) continue;
      scene::Appearance without = whole;
      without.looks[slot.name].visible = false;
      EXPECT_TRUE(seen(wanted, without)) << slot.name;
    }
  }
  EXPECT_THAT(left, ::testing::IsEmpty()) << "no shoe has them";
}

TEST_F(CourtSneaker, GoldenVulcanisedAndGlued) {
  for (const char* view : {"three-quarter", "back"}) {
    expect_golden("demo", view, "vulcanised", kShoes[1]);
    expect_golden("demo", view, "glued", kShoes[2]);
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
