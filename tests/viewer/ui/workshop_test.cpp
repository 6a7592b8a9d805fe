// The workshop's buttons: each is found by its name, tapped, and what it asks for has happened.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <filesystem>

#include "stand_ins.h"
#include "ui/workshop.h"
#include "viewer/state/author.h"

namespace maquette::ui {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using viewer::testing::finding;
using viewer::testing::test_line;
using viewer::testing::waiting;
using Stage = viewer::Dispatch::Stage;

const Position kHeat{"shoe/catalog.toml", 4, 1};

class Bench : public viewer::testing::Author {
 protected:
  Bench() : list_(&shared_), shadows_(testing::no_shadows()) {
    fonts_ = Fonts::open(&problem_);
    shared_.ClipRectFullscreen = {0, 0, 1920, 1080};
    shared_.InitialFlags = ImDrawListFlags_AllowVtxOffset;
    shared_.SetCircleTessellationMaxError(0.3F);
    shared_.CurveTessellationTol = 1.25F;
    languages_ = viewer::load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words", {});
    auto model = std::make_shared<Model>(*viewer::testing::shoe());
    model->rules[0].where = kHeat;
    does(viewer::CatalogSaved{viewer::testing::save(2, model)});
    answer();
  }
  void SetUp() override {
    if (!fonts_) GTEST_SKIP() << problem_;
    fonts_->keep_letters_in(std::make_unique<testing::NoTextures>());
    fonts_->bake(atlas_, 1.0F, 11.0F, true);
    atlas_.Build();
    ui_.emplace(*fonts_, shadows_, pictures_);
    ui_->reduced_motion = true;
  }

  /// One frame, and what was done in it.
  void frame(Input input) {
    input.now = now_ += 1.0;
    list_._ResetForNewFrame();
    list_.PushClipRectFullScreen();
    std::vector<viewer::Action> actions;
    ui_->begin(list_, std::move(input), 1920, 1080, languages_.words.at("en"));
    draw_workshop(state, *ui_, {}, &actions);
    ui_->end();
    for (const viewer::Action& action : actions) does(action);
  }
  const Traced* control(std::string_view name) {
    frame({});
    const auto& all = ui_->traced();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Traced& traced) { return traced.name == name; });
    return found == all.end() ? nullptr : &*found;
  }
  void tap(std::string_view name) {
    const Traced* found = control(name);
    ASSERT_NE(found, nullptr) << "there is no " << name;
    Input down, up;
    down.pointer = up.pointer = found->box.center();
    down.pressed = down.down = up.released = true;
    frame(down);
    frame(up);
  }
  bool can_be_tapped(std::string_view name) {
    const Traced* found = control(name);
    return found != nullptr && found->enabled;
  }
  void type(std::string text) {
    Input input;
    input.typed = std::move(text);
    frame(input);
  }
  void press(Key key) {
    Input input;
    input.keys = {key};
    frame(input);
  }
  void has_tests(std::vector<viewer::TestLine> lines) {
    std::vector<viewer::TestLine> begun = lines;
    for (viewer::TestLine& line : begun) line.run = false;
    does(viewer::TestsSaved{std::make_shared<CaseFiles>()}).does(viewer::TestsBegun{2, begun, {}});
    for (std::size_t i = 0; i < lines.size(); ++i) does(viewer::TestRun{2, i, lines[i]});
  }
  /// A change of the design to a gum sole.
  Repair to_gum() const {
    const PartIndex sole = *find_part(*state.model, "sole");
    Repair repair;
    repair.selections = state.design.selections;
    repair.selections.chosen[sole] = 1;
    repair.variant = state.design.shown;
    repair.variant.options[sole] = 1;
    repair.changes.push_back({sole, OptionIndex{0}, OptionIndex{1}});
    return repair;
  }

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

TEST_F(Bench, RunsAllTestsAgain) {
  EXPECT_FALSE(can_be_tapped("workshop/run-tests")) << "there are none";
  has_tests({test_line("one", Verdict::yes), test_line("two", Verdict::no)});
  tap("workshop/run-tests");
  EXPECT_EQ(workshop().test_runs, 1U);
  EXPECT_FALSE(workshop().tests[0].run || workshop().tests[1].run);
}

TEST_F(Bench, SendsToKiosksOnceItIsConfirmed) {
  tap("workshop/send");
  EXPECT_EQ(workshop().dispatch.stage, Stage::refused) << "there is no shelf";
  tap("dispatch/dismiss");
  EXPECT_EQ(workshop().dispatch.stage, Stage::idle);
  state.workshop->shelf = "/srv/kiosks";
  has_tests({test_line("one", Verdict::yes)});
  does(viewer::LintArrived{2, {}, 0.1});
  tap("workshop/send");
  ASSERT_EQ(workshop().dispatch.stage, Stage::weighing);
  does(viewer::SendWeighed{workshop().dispatch.request, {"1", "2", "10", "3", "0", false}});
  tap("dispatch/send");
  EXPECT_EQ(workshop().dispatch.stage, Stage::sending);
  EXPECT_FALSE(can_be_tapped("workshop/send")) << "one at a time";
}

TEST_F(Bench, WhatWasWeighedCanBeLeft) {
  state.workshop->shelf = "/srv/kiosks";
  has_tests({test_line("one", Verdict::yes)});
  does(viewer::LintArrived{2, {}, 0.1});
  tap("workshop/send");
  does(viewer::SendWeighed{workshop().dispatch.request, {"1", "2", "10", "3", "0", false}});
  tap("dispatch/dismiss");
  EXPECT_EQ(workshop().dispatch.stage, Stage::idle);
}

TEST_F(Bench, FindsRulesAsOneTypes) {
  ASSERT_TRUE(can_be_tapped("rule/heat"));
  type("zz");
  EXPECT_EQ(workshop().filter, "") << "nobody asked to find anything";
  tap("workshop/find");
  EXPECT_TRUE(workshop().filtering);
  type("he");
  type("x");
  EXPECT_EQ(workshop().filter, "hex");
  EXPECT_FALSE(can_be_tapped("rule/heat"));
  press(Key::backspace);
  EXPECT_TRUE(can_be_tapped("rule/heat"));
  press(Key::enter);
  EXPECT_FALSE(workshop().filtering);
  EXPECT_EQ(workshop().filter, "he");
  tap("workshop/find");
  EXPECT_TRUE(workshop().filtering) << "one goes on typing";
  tap("workshop/find-nothing");
  EXPECT_EQ(workshop().filter, "");
  EXPECT_FALSE(workshop().filtering);
  tap("workshop/find");
  type("he");
  press(Key::escape);
  EXPECT_EQ(workshop().filter, "");
}

TEST_F(Bench, ShowsTheClash) {
  EXPECT_FALSE(can_be_tapped("workshop/clash")) << "nothing clashes";
  does(viewer::RepairFound{2, state.revision, {}, {0}});
  tap("workshop/clash");
  EXPECT_THAT(workshop().clash, ElementsAre(0U));
  EXPECT_EQ(workshop().source, kHeat);
  tap("workshop/clash");
  EXPECT_THAT(workshop().clash, IsEmpty());
}

TEST_F(Bench, MakesADesignFit) {
  state.design.selections.chosen[*find_part(*state.model, "sole")] = 0;  // as a save leaves a design that it forbids
  ++state.revision;
  viewer::Answers answers = viewer::testing::answers_for(state);
  answers.domains.satisfiable = Verdict::no;
  does(viewer::AnswersArrived{answers});
  EXPECT_FALSE(can_be_tapped("workshop/fit")) << "no repair is known";
  does(viewer::RepairFound{2, state.revision, to_gum(), {0}});
  tap("workshop/fit");
  EXPECT_EQ(selected("sole"), "gum");
}

TEST_F(Bench, ShowsTheSmallestFixOfATest) {
  viewer::TestLine failing = test_line("two", Verdict::no);
  failing.fix = to_gum();
  has_tests({test_line("one", Verdict::yes), failing});
  tap("test/two");
  tap("test/fix");
  EXPECT_EQ(selected("sole"), "gum");
}

TEST_F(Bench, OpensATestAndTheRuleBehindIt) {
  viewer::TestLine failing = test_line("two", Verdict::no);
  failing.rules = {0};
  has_tests({test_line("one", Verdict::yes), failing});
  tap("test/two");
  ASSERT_EQ(workshop().test, 1U);
  tap("test/rule");
  EXPECT_EQ(workshop().rule, 0U);
  EXPECT_EQ(workshop().source, kHeat);
  tap("test/open");
  EXPECT_EQ(workshop().editor.number, 1U);
  EXPECT_EQ(workshop().editor.where, failing.where);
}

TEST_F(Bench, OpensARuleInTheEditor) {
  tap("rule/heat");
  EXPECT_EQ(workshop().rule, 0U);
  tap("source/open");
  EXPECT_EQ(workshop().editor.number, 1U);
  EXPECT_EQ(workshop().editor.where, kHeat);
}

TEST_F(Bench, OpensAFindingInTheEditor) {
  const Position where{"shoe/catalog.toml", 2, 1};
  does(viewer::LintArrived{2, {finding(Severity::warning, where.file, where.line, "idle")}, 0.1});
  tap("finding/0/open");
  EXPECT_EQ(workshop().editor.where, where);
  EXPECT_FALSE(workshop().finding) << "the link alone was tapped";
  tap("finding/0");
  EXPECT_EQ(workshop().finding, 0U);
}

}  // namespace
}  // namespace maquette::ui
