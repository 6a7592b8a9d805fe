// The button of the light: tapped, it goes around the rooms; a product that nothing can light has none.
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <filesystem>

#include "stand_ins.h"
#include "ui/screens.h"
#include "viewer/state/shoe.h"

namespace maquette::ui {
namespace {

using viewer::Light;

class LightButton : public ::testing::Test {
 protected:
  LightButton() : list_(&shared_), shadows_(testing::no_shadows()) {
    fonts_ = Fonts::open(&problem_);
    shared_.ClipRectFullscreen = {0, 0, 1920, 1080};
    shared_.InitialFlags = ImDrawListFlags_AllowVtxOffset;
    shared_.SetCircleTessellationMaxError(0.3F);
    shared_.CurveTessellationTol = 1.25F;
    languages_ = viewer::load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words", {});
    auto model = std::make_shared<Model>(*viewer::testing::shoe());
    model->mesh = "shoe.glb";
    visit_.state.model = model;
  }
  void SetUp() override {
    if (!fonts_) GTEST_SKIP() << problem_;
    fonts_->keep_letters_in(std::make_unique<testing::NoTextures>());
    fonts_->bake(atlas_, 1.0F, 11.0F, true);
    atlas_.Build();
    ui_.emplace(*fonts_, shadows_, pictures_);
    ui_->reduced_motion = true;
    ui_->log_texts();
  }

  void frame(Input input) {
    input.now = now_ += 1.0;
    list_._ResetForNewFrame();
    list_.PushClipRectFullScreen();
    ui_->begin(list_, std::move(input), 1920, 1080, languages_.words.at("en"));
    const auto actions = draw_screen(visit_.state, *ui_, {});
    ui_->end();
    for (const viewer::Action& action : actions) visit_.does(action);
  }
  std::optional<Rect> button() {
    frame({});
    const auto& all = ui_->traced();
    const auto found = std::find_if(all.begin(), all.end(), [](const Traced& traced) { return traced.name == "light"; });
    return found == all.end() ? std::nullopt : std::optional(found->box);
  }
  Light tap() {
    const std::optional<Rect> box = button();
    EXPECT_TRUE(box);
    Input down, up;
    down.pointer = up.pointer = box.value_or(Rect{}).center();
    down.pressed = down.down = up.released = true;
    frame(down);
    frame(up);
    return visit_.state.light;
  }
  bool says(std::string_view text) {
    const auto box = button();
    return box && std::any_of(ui_->texts().begin(), ui_->texts().end(), [&](const DrawnText& drawn) {
             return drawn.text == text && box->contains(drawn.box.center());
           });
  }

  viewer::testing::Visit visit_;

 private:
  std::string problem_;
  ImDrawListSharedData shared_;
  ImDrawList list_;
  ImFontAtlas atlas_;
  std::unique_ptr<Fonts> fonts_;
  Shadows shadows_;
  testing::NoPictures pictures_;
  viewer::Languages languages_;
  std::optional<UiContext> ui_;
  double now_ = 0;
};

TEST_F(LightButton, GoesAroundAndSaysWhereItIs) {
  EXPECT_TRUE(says("Light"));
  EXPECT_TRUE(says("Showroom"));
  EXPECT_EQ(tap(), Light::daylight);
  EXPECT_TRUE(says("Daylight"));
  EXPECT_EQ(tap(), Light::evening);
  EXPECT_TRUE(says("Evening"));
  EXPECT_EQ(tap(), Light::showroom);
}

TEST_F(LightButton, IsLargeEnoughForAFinger) {
  const auto box = button();
  ASSERT_TRUE(box);
  EXPECT_GE(box->h, 72);
  EXPECT_GE(box->w, 72);
}

TEST_F(LightButton, IsNotThereWithoutAChoice) {
  EXPECT_TRUE(button());
  visit_.state.lights = {Light::showroom};
  EXPECT_FALSE(button());
  visit_.state.lights = viewer::lights_from(Light::showroom);
  visit_.state.model = viewer::testing::shoe();
  EXPECT_FALSE(button()) << "a board of colours has no light";
}

}  // namespace
}  // namespace maquette::ui
