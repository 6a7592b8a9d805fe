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
#include "scene/shown.h"
#include "viewer/gl/compare.h"
#include "viewer/gl/still_life.h"

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
    renderer_ = std::make_unique<gl::Renderer>(assets, scene::data_root(), testing::showroom());
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
      if (model_->parts[part].kind == PartKind::text) {
        selections.texts[part] = option_id;
        selections.chosen[part] = static_cast<OptionIndex>(option_id.size());
      }
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
  for (const scene::Slot& slot : renderer_->product().slots) {
    if (!slot.image) left.insert(slot.name);
  }
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

TEST_F(CourtSneaker, GoldenLeftAndRightApart) {
  const scene::Appearance looks = looks_of("port-and-starboard");
  for (const NamedView view : {NamedView::pair, NamedView::back}) {
    gl::Frame frame;
    frame.width = kWidth;
    frame.height = kHeight;
    const scene::ScreenBox box{0.08F * kWidth, 0.08F * kHeight, 0.84F * kWidth, 0.84F * kHeight};
    frame.camera =
        scene::frame(renderer_->bounds(looks), renderer_->view(looks, view, box, kWidth, kHeight), box, kWidth, kHeight);
    frame.appearance = looks;
    const std::string name = "court-sneaker-port-and-starboard-" + std::string(scene::name_of(view));
    EXPECT_EQ(testing::differs_from_golden(renderer_->read(frame), name), "");
  }
}

TEST_F(CourtSneaker, TheLeftShoeIsTheRightOnesMirrorImage) {
  const scene::Product& product = renderer_->product();
  float nearest = 1.0F;
  for (const scene::Slot& left : product.slots) {
    if (!left.image) continue;
    const scene::Slot& right = product.slots[scene::find_slots(product, scene::original_of(left.name)).front()];
    ASSERT_EQ(left.positions.size(), right.positions.size()) << left.name;
    const auto at = [](const scene::Slot& slot, std::size_t i) { return slot.positions[i]; };
    const float apart = at(left, 0).z - at(right, 0).z, sum = left.bounds.low.z + right.bounds.high.z;
    std::size_t moved = 0, mirrored = 0;
    for (std::size_t i = 0; i < left.positions.size(); ++i) {
      const glm::vec3 a = at(left, i), b = at(right, i);
      moved += std::abs(a.x - b.x) < 1.0e-5F && std::abs(a.z - b.z - apart) < 1.0e-5F ? 1 : 0;
      mirrored += std::abs(a.x - b.x) < 1.0e-5F && std::abs(a.z + b.z - sum) < 1.0e-5F ? 1 : 0;
    }
    // Letters that are triangles are moved, or turned where they stand on a wall, so that they read.
    if (left.name == "left:insole_print") {
      EXPECT_EQ(moved, left.positions.size());
    } else if (left.name == "left:midsole" || left.name == "left:midsole_foxing") {
      EXPECT_LT(mirrored, left.positions.size()) << left.name;
      EXPECT_GT(mirrored, left.positions.size() / 2) << left.name;
    } else {
      EXPECT_EQ(mirrored, left.positions.size()) << left.name;
    }
    nearest = std::min(nearest, product.bounds.low.z - left.bounds.high.z);
  }
  EXPECT_GT(nearest, 0.01F) << "they stand in each other";
}

TEST_F(CourtSneaker, WordsReadTheSameOnBothShoes) {
  const scene::Product& product = renderer_->product();
  // Which way the text runs: how its first coordinate goes along with z.
  const auto runs = [&](const std::string& name) {
    const scene::Slot& slot = product.slots[scene::find_slots(product, name).front()];
    const float middle = slot.bounds.center().z;
    float along = 0.0F;
    for (std::size_t i = 0; i < slot.uv0.size(); ++i) along += (slot.uv0[i].x - 0.5F) * (slot.positions[i].z - middle);
    return along > 0.0F;
  };
  EXPECT_TRUE(runs("heel_text"));
  for (const std::string text : {"heel_text", "tongue_text"}) EXPECT_EQ(runs(text), runs("left:" + text)) << text;
}

TEST_F(CourtSneaker, APairOfEqualsIsDrawnAsOneShoe) {
  const scene::Appearance alike = looks_of("centre-court"), apart = looks_of("port-and-starboard");
  EXPECT_FALSE(alike.images);
  EXPECT_TRUE(apart.images);
  EXPECT_EQ(apart.looks.at("left:heel_text").text->text, "PORT");
  EXPECT_EQ(apart.looks.at("heel_text").text->text, "STBD");
  EXPECT_GT(renderer_->bounds(alike).low.z, -0.06F);
  EXPECT_LT(renderer_->bounds(apart).low.z, -0.15F);
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
