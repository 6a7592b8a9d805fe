// Posters, transparent pictures and turntables of the court sneaker, drawn without a display.
#include "app/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "app/snapshot_tiles.h"
#include "maquette/catalog.h"
#include "maquette/session.h"
#include "scene/data_root.h"

namespace maquette::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr int kWidth = 320, kHeight = 240;

/// One darkroom for all tests: opening it is most of the work.
class Pictures : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto folder = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker";
    model_ = load_catalog(folder).model;
    ASSERT_TRUE(model_);
    variant_ = Session(model_).complete({}).variant;
    Darkroom::Result opened = Darkroom::open(model_, scene::appearance(*model_, variant_));
    problem_ = opened.problem;
    darkroom_ = std::move(opened.darkroom);
    words_ = viewer::load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words").words.at("en");
  }
  static void TearDownTestSuite() { darkroom_.reset(); }
  void SetUp() override {
    if (!darkroom_) GTEST_SKIP() << problem_;
  }

  static SnapshotOptions small(gl::Stage stage = gl::Stage::light) {
    return {kWidth, kHeight, stage, {scene::NamedView::three_quarter}};
  }
  static scene::Image draw(gl::Stage stage, const TileLimits& limits = {}) {
    const scene::Appearance looks = scene::appearance(*model_, variant_);
    return draw(stage, limits, orbit_of(darkroom_->renderer(), looks, scene::NamedView::three_quarter, small()));
  }
  static scene::Image draw(gl::Stage stage, const TileLimits& limits, const scene::Orbit& orbit) {
    const scene::Appearance looks = scene::appearance(*model_, variant_);
    gl::Frame frame = frame_of(darkroom_->renderer().bounds(looks), orbit, small());
    frame.stage = stage;
    frame.appearance = looks;
    std::string bytes;
    const int channels = stage == gl::Stage::none ? 4 : 3;
    auto png = std::make_shared<scene::PngWriter>(scene::PngFormat{kWidth, kHeight, channels}, [&](std::string_view more) {
      bytes += more;
      return true;
    });
    EXPECT_TRUE(draw_picture(darkroom_->renderer(), frame, png, limits).get());
    EXPECT_TRUE(png->done());
    return scene::decode_image(bytes, channels).image.value();
  }

  static inline std::shared_ptr<const Model> model_;
  static inline Variant variant_;
  static inline std::string problem_;
  static inline std::unique_ptr<Darkroom> darkroom_;
  static inline viewer::Words words_;
};

/// How many pixels differ by more than `levels` in some channel.
int differing(const scene::Image& a, const scene::Image& b, int levels) {
  int count = 0;
  const auto channels = static_cast<std::size_t>(a.channels);
  for (std::size_t i = 0; i < a.pixels.size(); i += channels) {
    int most = 0;
    for (std::size_t c = 0; c < channels; ++c) most = std::max(most, std::abs(a.pixels[i + c] - b.pixels[i + c]));
    if (most > levels) ++count;
  }
  return count;
}

TEST_F(Pictures, TilesMeetWithoutAnEdge) {
  for (const gl::Stage stage : {gl::Stage::light, gl::Stage::dark, gl::Stage::none}) {
    const scene::Image whole = draw(stage), tiled = draw(stage, {53, 53 * 41});
    ASSERT_EQ(whole.pixels.size(), tiled.pixels.size());
    // The stage's dither may fall the other way; one of an edge's four samples may round the other way.
    EXPECT_EQ(differing(whole, tiled, 64), 0);
    EXPECT_LE(differing(whole, tiled, 2), kWidth * kHeight / 2000);
  }
}

TEST_F(Pictures, WithoutAStageThePictureLaysOverAnyBackground) {
  const scene::Image clear = draw(gl::Stage::none), staged = draw(gl::Stage::light);
  ASSERT_EQ(clear.channels, 4);
  // The stage itself is told from the corner pixels' neighbourhood: what is fully transparent shows it unchanged.
  int transparent = 0, edges = 0, shadow = 0, wrong = 0;
  gl::Frame bare =
      frame_of(darkroom_->renderer().product().bounds, scene::named_view(scene::NamedView::three_quarter), small());
  for (const scene::Slot& slot : darkroom_->renderer().product().slots) bare.appearance.looks[slot.name].visible = false;
  const scene::Image backdrop = draw_band(darkroom_->renderer(), bare, 0, kHeight, kWidth);
  for (std::size_t i = 0; i < static_cast<std::size_t>(kWidth) * kHeight; ++i) {
    const std::uint8_t* pixel = &clear.pixels[4 * i];
    const int alpha = pixel[3];
    transparent += alpha == 0;
    edges += alpha > 0 && alpha < 255;
    shadow += alpha > 40 && alpha < 255 && pixel[0] < 40 && pixel[1] < 40 && pixel[2] < 40;
    for (std::size_t c = 0; c < 3; ++c) {
      const int over = (pixel[c] * alpha + backdrop.pixels[3 * i + c] * (255 - alpha) + 127) / 255;
      wrong += std::abs(over - staged.pixels[3 * i + c]) > 2;
    }
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(transparent, kWidth * kHeight / 4);
  EXPECT_GT(edges, 500);
  EXPECT_GT(shadow, 200);
}

TEST_F(Pictures, ATurnIsNumberedSaidAndTheSameEachTime) {
  const auto turn = [&](std::vector<int>* said) {
    std::map<std::string, std::string> pictures;
    const KeepPicture keep = [&](const std::string& name) {
      return [&bytes = pictures[name]](std::string_view more) {
        bytes += more;
        return true;
      };
    };
    const auto hear = [&](int done) { said->push_back(done); };
    EXPECT_EQ(take_turntable(darkroom_->renderer(), *model_, variant_, small(), 3, keep, hear), "");
    return pictures;
  };
  std::vector<int> first, second;
  const auto pictures = turn(&first);
  EXPECT_THAT(first, ElementsAre(1, 2, 3));
  EXPECT_EQ(pictures, turn(&second));
  ASSERT_EQ(pictures.size(), 3U);
  const scene::Orbit start =
      turn_of(darkroom_->renderer(), scene::appearance(*model_, variant_), scene::NamedView::three_quarter, small());
  EXPECT_EQ(scene::decode_image(pictures.at("turn-001"), 3).image, draw(gl::Stage::light, {}, start));
  EXPECT_NE(pictures.at("turn-002"), pictures.at("turn-003"));
}

TEST_F(Pictures, AreRefusedWithASentence) {
  SnapshotOptions large = small();
  large.width = 8193;
  EXPECT_THAT(take_snapshot(darkroom_->renderer(), *model_, variant_, large, words_).problem, HasSubstr("16 to 8192"));
  const KeepPicture full = [](const std::string&) -> scene::ByteSink { return [](std::string_view) { return false; }; };
  EXPECT_THAT(take_snapshot(darkroom_->renderer(), *model_, variant_, small(), words_, full).problem,
              HasSubstr("could not be written"));
  EXPECT_THAT(take_turntable(darkroom_->renderer(), *model_, variant_, small(), 2, full, [](int) {}),
              HasSubstr("could not be written"));
  EXPECT_THAT(take_turntable(darkroom_->renderer(), *model_, variant_, small(), 721, full, [](int) {}),
              HasSubstr("2 to 720"));
}

TEST_F(Pictures, AreDescribedInWords) {
  const Snapshot taken = take_snapshot(darkroom_->renderer(), *model_, variant_, small(), words_);
  ASSERT_EQ(taken.renders.size(), 1U);
  EXPECT_THAT(taken.renders[0].alt, ::testing::StartsWith("Court sneaker, three-quarter view; "));
  EXPECT_EQ(scene::decode_image(taken.renders[0].png, 3).image, draw(gl::Stage::light));
  EXPECT_FALSE(taken.glb.empty());
}

TEST(Tiles, SeeWhatTheWholePictureSeesThere) {
  gl::Frame whole;
  whole.width = 800;
  whole.height = 600;
  whole.camera = scene::frame({{-0.1F, 0.0F, -0.15F}, {0.1F, 0.12F, 0.15F}}, {}, {64, 48, 672, 504}, 800, 600);
  const gl::Frame part = part_of(whole, {300, 100, 250, 120});
  for (const glm::vec3 point : {glm::vec3(0.0F), glm::vec3(0.05F, 0.1F, -0.1F), glm::vec3(-0.1F, 0.0F, 0.15F)}) {
    const glm::vec2 in_whole = *scene::project(whole.camera, point), in_part = *scene::project(part.camera, point);
    EXPECT_NEAR(in_whole.x, in_part.x + 300.0F, 1e-2F);
    EXPECT_NEAR(in_whole.y, in_part.y + 100.0F, 1e-2F);
  }
  EXPECT_EQ(part.stage_box, (scene::ScreenBox{-300, -100, 800, 600}));
}

}  // namespace
}  // namespace maquette::app
