#include "gl/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "compare.h"
#include "gl/context.h"
#include "gl/program.h"
#include "gl/thumbnails.h"
#include "scene/data_root.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

using testing::compare;
using testing::differs_from_golden;
using testing::still_life_frame;

std::shared_ptr<scene::Assets> still_life_assets() {
  return std::make_shared<scene::Assets>(testing::still_life_model(), testing::still_life());
}

/// Each test has a context and a renderer of its own.
class RendererTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    renderer_ = std::make_unique<Renderer>(still_life_assets(), scene::data_root(), testing::showroom());
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
  std::unique_ptr<Renderer> renderer_;
};

TEST_F(RendererTest, GoldenStillLife) {
  EXPECT_EQ(differs_from_golden(renderer_->read(still_life_frame(320, 240)), "still-life"), "");
}

TEST_F(RendererTest, GoldenDarkStage) {
  Frame frame = still_life_frame(320, 240);
  frame.stage = Stage::dark;
  EXPECT_EQ(differs_from_golden(renderer_->read(frame), "still-life-dark"), "");
}

TEST_F(RendererTest, GoldenDimmedAndOutlined) {
  Frame frame = still_life_frame(320, 240);
  frame.focus = {"coat", "cloth"};
  frame.dim = 1.0F;
  frame.outlines = {{{"coat"}}, {{"cloth"}}};
  EXPECT_EQ(differs_from_golden(renderer_->read(frame), "still-life-dimmed"), "");
}

TEST_F(RendererTest, EqualFramesGiveEqualPictures) {
  const Frame frame = still_life_frame(160, 120);
  EXPECT_EQ(renderer_->read(frame), renderer_->read(frame));
}

TEST_F(RendererTest, AFadeBeginsWithTheOldLookAndEndsWithTheNew) {
  Frame before = still_life_frame(160, 120), after = before;
  after.appearance.looks["coat"].color = Rgb{0x10, 0xA0, 0x40};
  Frame fade = after;
  fade.previous = before.appearance;
  fade.blend = 0.0F;
  const scene::Image first = renderer_->read(before), last = renderer_->read(after);
  EXPECT_GT(compare(first, last).mean, 0.5);
  EXPECT_LT(compare(renderer_->read(fade), first).mean, 0.02);
  fade.blend = 0.5F;
  const scene::Image middle = renderer_->read(fade);
  EXPECT_GT(compare(middle, first).mean, 0.2);
  EXPECT_GT(compare(middle, last).mean, 0.2);
  fade.blend = 1.0F;
  EXPECT_EQ(renderer_->read(fade), last);
}

TEST_F(RendererTest, HiddenSlotsAreGoneAndThrowNoShadow) {
  Frame frame = still_life_frame(160, 120);
  for (const char* slot : {"matte", "coat", "metal", "cloth", "plate"}) frame.appearance.looks[slot].visible = false;
  Frame empty = frame;
  empty.appearance.looks["words"].visible = false;
  EXPECT_EQ(renderer_->read(frame), renderer_->read(empty));
  frame.appearance.looks["plate"].visible = true;
  EXPECT_GT(compare(renderer_->read(frame), renderer_->read(empty)).mean, 0.5);
}

TEST_F(RendererTest, ARoomLightsTheFramesThatAreInIt) {
  Frame neutral = still_life_frame(160, 120), lit = neutral;
  lit.in_room = true;
  const scene::Image before = renderer_->read(neutral);
  EXPECT_EQ(renderer_->read(lit), before) << "there is no other room yet";
  renderer_->set_light(testing::even_light());
  const scene::Image room = renderer_->read(lit);
  EXPECT_GT(compare(room, before).mean, 0.5);
  EXPECT_EQ(renderer_->read(neutral), before);
  Renderer begun(still_life_assets(), scene::data_root(), testing::even_light());
  EXPECT_EQ(room, begun.read(neutral));
  EXPECT_EQ(renderer_->read(lit), room);
  renderer_->set_light(testing::showroom());
  EXPECT_EQ(renderer_->read(lit), before) << "no picture is kept from another room";
}

/// A plate that lies face up, alone, seen from below: how many pixels of it are drawn.
int pixels_from_behind(bool double_sided, float apart) {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  product->materials = {scene::GlbMaterial{}};
  product->materials[0].double_sided = double_sided;
  for (scene::Slot& slot : product->slots) slot.material = 0;
  Renderer renderer(std::make_shared<scene::Assets>(testing::still_life_model(), product), scene::data_root(),
                    testing::showroom());
  Frame frame = still_life_frame(160, 120);
  frame.camera = scene::frame(product->bounds, {0, -40, 1, {}}, {2, 2, 156, 116}, 160, 120);
  frame.stage = Stage::none;
  frame.apart = apart;
  for (const scene::Slot& slot : product->slots) frame.appearance.looks[slot.name].visible = slot.name == "plate";
  const scene::Image picture = renderer.read(frame);
  int drawn = 0;
  for (std::size_t i = 3; i < picture.pixels.size(); i += 4) drawn += picture.pixels[i] == 255 ? 1 : 0;
  return drawn;
}

TEST_F(RendererTest, BacksAreLeftOutWhereTheMeshSaysSoAndTheProductIsWhole) {
  EXPECT_EQ(pixels_from_behind(false, 0.0F), 0);
  EXPECT_GT(pixels_from_behind(true, 0.0F), 1000);
  EXPECT_GT(pixels_from_behind(false, 1.0F), 1000) << "taken apart, what it hid shows from both sides";
}

TEST_F(RendererTest, WordsAppearOnTheirPatch) {
  Frame blank = still_life_frame(320, 240), sewn = blank;
  sewn.appearance.looks["words"].text = scene::SlotText{"HELLO", "block", "regular"};
  const double change = compare(renderer_->read(blank), renderer_->read(sewn)).mean;
  EXPECT_GT(change, 0.1);
  EXPECT_LT(change, 5.0);  // letters, not the whole patch
}

TEST_F(RendererTest, TheTransparentStageIsTransparent) {
  Frame frame = still_life_frame(160, 120);
  frame.stage = Stage::none;
  const scene::Image picture = renderer_->read(frame);
  EXPECT_EQ(picture.pixels[3], 0);
  int opaque = 0;
  for (std::size_t i = 3; i < picture.pixels.size(); i += 4) opaque += picture.pixels[i] == 255 ? 1 : 0;
  EXPECT_GT(opaque, 1000);
}

/// The greatest alpha along a picture's four edges.
int alpha_at_edges(const scene::Image& picture) {
  int most = 0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const bool edge = x == 0 || y == 0 || x + 1 == picture.width || y + 1 == picture.height;
      if (edge) most = std::max<int>(most, picture.pixels[4 * static_cast<std::size_t>(y * picture.width + x) + 3]);
    }
  }
  return most;
}

TEST_F(RendererTest, AShadowCanFadeBeforeThePictureEnds) {
  Frame frame = still_life_frame(96, 72);
  frame.camera = scene::frame(renderer_->product().bounds, {15, 20, 1, {}}, {2, 2, 92, 68}, 96, 72);
  frame.stage = Stage::none;
  EXPECT_GT(alpha_at_edges(renderer_->read(frame)), 10) << "or there would be nothing to test";
  frame.shadow_edge = 12.0F;
  EXPECT_LE(alpha_at_edges(renderer_->read(frame)), 4);
}

TEST_F(RendererTest, LessResolutionAndSamplesShowTheSamePicture) {
  Frame full = still_life_frame(320, 240), quick = full;
  quick.samples = 1;
  quick.resolution = 0.5F;
  EXPECT_LT(compare(renderer_->read(full), renderer_->read(quick)).mean, 1.5);
}

TEST_F(RendererTest, UnknownMaterialsAreNamed) {
  Frame frame = still_life_frame(64, 48);
  frame.appearance.looks["coat"].material = "unobtainium";
  renderer_->read(frame);
  EXPECT_THAT(renderer_->warnings(), ::testing::Contains(::testing::HasSubstr("unobtainium")));
}

TEST_F(RendererTest, ThumbnailsComeWhenThereIsTimeAndStay) {
  Thumbnails thumbnails(*renderer_, 2);
  const scene::Look red{"coat", Rgb{200, 0, 0}, true, std::nullopt}, blue{"coat", Rgb{0, 0, 200}, true, std::nullopt};
  EXPECT_EQ(thumbnails.swatch("a", red, 32, 24).texture, nullptr);
  EXPECT_FALSE(thumbnails.idle());
  while (thumbnails.work(1.0)) {
  }
  const Thumbnail made = thumbnails.swatch("a", red, 32, 24);
  EXPECT_TRUE(made.current);
  EXPECT_EQ(made.width, 32);
  const Thumbnail stand_in = thumbnails.swatch("a", blue, 32, 24);
  EXPECT_FALSE(stand_in.current);
  EXPECT_EQ(stand_in.texture, made.texture);
  EXPECT_TRUE(thumbnails.work(1.0)) << "the last one wants a frame as well";
  EXPECT_TRUE(thumbnails.swatch("a", blue, 32, 24).current);
  EXPECT_TRUE(thumbnails.idle());
  EXPECT_FALSE(thumbnails.work(1.0));
}

TEST(Shaders, AMistakeIsReportedWithFileAndLine) {
  HeadlessContext::Result made = HeadlessContext::create();
  if (!made.context) GTEST_SKIP() << made.problem;
  const auto folder = std::filesystem::temp_directory_path() / ("maquette-shaders-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.vert") << "#version 410 core\nvoid main() { gl_Position = vec4(0.0); }\n";
  std::ofstream(folder / "b.frag")
      << "#version 410 core\n#include \"c.glsl\"\nout vec4 o;\nvoid main() { o = vec4(c()); }\n";
  std::ofstream(folder / "c.glsl") << "float c() {\n  return wrong;\n}\n";
  try {
    const Program program(folder, "a.vert", "b.frag");
    FAIL() << "it compiled";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("c.glsl:2:"));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace maquette::gl
