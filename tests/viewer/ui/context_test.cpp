// Controls under a finger and a keyboard, without a window: a draw list is all the panels need.
#include "ui/context.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <filesystem>

#include "stand_ins.h"
#include "ui/motion.h"

namespace maquette::ui {
namespace {

class Controls : public ::testing::Test {
 protected:
  Controls() : list(&shared), shadows(testing::no_shadows()) {
    fonts = Fonts::open(&problem);
    shared.ClipRectFullscreen = {0, 0, 1920, 1080};
    shared.InitialFlags = ImDrawListFlags_AllowVtxOffset;
    shared.CurveTessellationTol = 1.25F;
    if (fonts) ui.emplace(*fonts, shadows, pictures);
  }
  void SetUp() override {
    if (!fonts) GTEST_SKIP() << problem;
  }
  /// One frame 16 ms later with two buttons and a scroll area of ten rows; returns the name of what was tapped.
  std::string frame(Input input) {
    now += 0.016;
    input.now = now;
    list._ResetForNewFrame();
    list.PushClipRectFullScreen();
    ui->begin(list, std::move(input), 1920, 1080, words);
    std::string tapped;
    if (ui->touch("a", {100, 100, 100, 50}).tapped) tapped = "a";
    if (ui->touch("off", {300, 100, 100, 50}, false).tapped) tapped = "off";
    const float offset = ui->begin_scroll("area", {1000, 100, 200, 300}, 1000);
    for (int i = 0; i < 10; ++i) {
      const std::string name = "row" + std::to_string(i);
      if (ui->touch(name, {1000, 100 + 100 * static_cast<float>(i) - offset, 200, 100}).tapped) tapped = name;
    }
    ui->end_scroll();
    ui->end();
    return tapped;
  }
  static Input at(float x, float y) {
    Input input;
    input.pointer = {x, y};
    return input;
  }
  std::string press(float x, float y) {
    Input input = at(x, y);
    input.pressed = input.down = true;
    return frame(input);
  }
  std::string hold(float x, float y) {
    Input input = at(x, y);
    input.down = true;
    return frame(input);
  }
  std::string release(float x, float y) {
    Input input = at(x, y);
    input.released = true;
    return frame(input);
  }
  std::string key(Key key) {
    Input input = at(0, 0);
    input.keys = {key};
    return frame(input);
  }

  ImDrawListSharedData shared;
  ImDrawList list;
  Shadows shadows;
  testing::NoPictures pictures;
  std::unique_ptr<Fonts> fonts;
  std::string problem;
  viewer::Words words;
  std::optional<UiContext> ui;
  double now = 0;
};

TEST_F(Controls, TapIsDownAndUpOnTheSameControl) {
  EXPECT_EQ(press(150, 120), "");
  EXPECT_EQ(release(150, 120), "a");
  press(150, 120);
  EXPECT_EQ(release(600, 600), "") << "slid off";
  press(600, 600);
  EXPECT_EQ(release(150, 120), "") << "slid on";
}

TEST_F(Controls, DisabledOnesTakeNothing) {
  press(350, 120);
  EXPECT_EQ(release(350, 120), "");
}

TEST_F(Controls, AFreePressIsTheStages) {
  press(600, 600);
  EXPECT_TRUE(ui->stage_pressed());
  release(600, 600);
  press(150, 120);
  EXPECT_FALSE(ui->stage_pressed());
}

TEST_F(Controls, ADragScrollsAndNeverFiresWhatIsUnderneath) {
  press(1100, 350);
  hold(1100, 300);
  hold(1100, 250);
  EXPECT_EQ(release(1100, 250), "");
  EXPECT_GT(ui->scrolled("area"), 50.0F);
  const float after = ui->scrolled("area");
  frame(at(1100, 250));
  EXPECT_GT(ui->scrolled("area"), after) << "it coasts";
  EXPECT_TRUE(ui->moving());
}

TEST_F(Controls, ScrollEndsAtItsEnds) {
  for (int i = 0; i < 5; ++i) {
    press(1100, 150);
    for (float y = 150; y < 390; y += 60) hold(1100, y);
    release(1100, 390);
  }
  for (int i = 0; i < 200; ++i) frame(at(0, 0));
  EXPECT_FLOAT_EQ(ui->scrolled("area"), 0.0F);
  EXPECT_FALSE(ui->moving());
}

TEST_F(Controls, RowsOutsideTheAreaCannotBeTapped) {
  press(1100, 450);
  EXPECT_EQ(release(1100, 450), "") << "row 3 lies there, but it is clipped away";
}

TEST_F(Controls, TabReachesEverythingAndEnterTaps) {
  frame(at(0, 0));
  key(Key::tab);
  EXPECT_EQ(key(Key::enter), "a");
  key(Key::tab);
  EXPECT_EQ(key(Key::space), "row0") << "the disabled one is passed over";
  for (int i = 0; i < 9; ++i) key(Key::tab);
  EXPECT_EQ(key(Key::enter), "row9");
  for (int i = 0; i < 100; ++i) frame(at(0, 0));
  EXPECT_GT(ui->scrolled("area"), 600.0F) << "the focus is scrolled into sight";
  key(Key::back_tab);
  EXPECT_EQ(key(Key::enter), "row8");
}

TEST_F(Controls, ArrowsGoToTheNearest) {
  frame(at(0, 0));
  key(Key::tab);
  key(Key::right);
  EXPECT_EQ(key(Key::enter), "row0");
  key(Key::down);
  EXPECT_EQ(key(Key::enter), "row1");
  press(600, 600);
  release(600, 600);
  EXPECT_EQ(key(Key::enter), "") << "a touch hides the ring, and Enter is the screen's again";
}

TEST(Motion, EasesFromZeroToOneAndOnlyForward) {
  for (const auto& ease : {ease_out, ease_in_out}) {
    EXPECT_EQ(ease(0), 0);
    EXPECT_EQ(ease(1), 1);
    float before = 0;
    for (int i = 1; i <= 20; ++i) {
      const float value = ease(static_cast<float>(i) / 20);
      EXPECT_GE(value, before);
      before = value;
    }
  }
  EXPECT_GT(ease_out(0.2F), 0.5F);
  EXPECT_LT(ease_in_out(0.1F), 0.1F);
}

TEST(Motion, ANewGoalStartsFromWhereItIs) {
  Glide glide(0);
  glide.aim(10, 0, 1);
  const float halfway = glide.at(0.2);
  glide.aim(0, 0.2, 1);
  EXPECT_FLOAT_EQ(glide.at(0.2), halfway);
  EXPECT_FLOAT_EQ(glide.at(1.2), 0);
  EXPECT_FALSE(glide.moving(1.2));
}

}  // namespace
}  // namespace maquette::ui
