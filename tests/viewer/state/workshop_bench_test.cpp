// What the background's answers and the author's picks do to the workshop.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "state/derive_workshop.h"
#include "viewer/state/author.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(Author, FiguresArriveOneByOneAndOnlyAboutTheRunningCatalog) {
  does(RuleCounted{1, 0, "1200"});
  EXPECT_EQ(workshop().rules[0].removes, "1200");
  does(RuleCounted{2, 0, "7"}).does(RuleCounted{1, 5, "7"}).does(FiguresArrived{2, {}}).does(LintArrived{2, {}, 1});
  EXPECT_EQ(workshop().rules[0].removes, "1200");
  EXPECT_FALSE(workshop().figures);
  EXPECT_FALSE(workshop().linted);
  does(FiguresArrived{1, {"4211000", {{true, false}}, 0.18}});
  EXPECT_EQ(part_figure(state, 0)->possible, 1U);
  EXPECT_EQ(part_figure(state, 0)->options, 2U);
}

TEST_F(Author, LintIsListedAfterErrorsAndNotBesideABrokenSave) {
  does(
      LintArrived{1, {finding(Severity::warning, "a", 1, "idle"), finding(Severity::error, "b", 2, "contradictory")}, 0.1});
  const auto listed = listed_findings(workshop());
  ASSERT_THAT(listed, SizeIs(2));
  EXPECT_EQ(listed[0].message, "contradictory");
  EXPECT_THAT(count_by_severity(listed), ElementsAre(1U, 1U, 0U));
  does(CatalogSaved{save(2, nullptr, {finding(Severity::error, "c", 1, "syntax")})});
  EXPECT_THAT(listed_findings(workshop()), SizeIs(1)) << "its lines would be other ones now";
}

TEST_F(Author, ShaderMessagesAreFindingsWithAPlace) {
  does(ShadersReloaded{"shaders/product.frag:12: error: x undeclared\nin function main\nshaders/floor.frag:3: boo\n"});
  const auto listed = listed_findings(workshop());
  ASSERT_THAT(listed, SizeIs(2));
  EXPECT_EQ(listed[0].where, (Position{"shaders/product.frag", 12, 0}));
  EXPECT_EQ(listed[0].message, "error: x undeclared in function main");
  EXPECT_EQ(listed[1].where.line, 3U);
  does(ShadersReloaded{""});
  EXPECT_THAT(listed_findings(workshop()), IsEmpty());
}

TEST_F(Author, AFindingAtARuleSelectsTheRule) {
  auto model = std::make_shared<Model>(*shoe());
  model->rules[0].where = {"shoe/catalog.toml", 4, 1};
  does(CatalogSaved{save(2, model)});
  does(LintArrived{2, {finding(Severity::warning, "shoe/catalog.toml", 4, "idle")}, 0.1});
  does(SelectFinding{0});
  EXPECT_EQ(workshop().rule, 0U);
  EXPECT_EQ(workshop().finding, 0U);
  does(SelectFinding{9});
  EXPECT_EQ(workshop().finding, 0U);
}

TEST_F(Author, ASelectedRuleIsLetGoByASecondTap) {
  does(SelectRule{0}).does(SelectRule{0});
  EXPECT_FALSE(workshop().rule);
  does(SelectRule{7});
  EXPECT_FALSE(workshop().rule);
}

TEST_F(Author, EachRequestForTheEditorIsANewOne) {
  does(OpenInEditor{{"a.toml", 3, 4}}).does(OpenInEditor{{"a.toml", 3, 4}});
  EXPECT_EQ(workshop().editor.number, 2U);
  EXPECT_EQ(workshop().editor.where.column, 4U);
  does(EditorFailed{"no such program"});
  EXPECT_EQ(workshop().editor_problem, "no such program");
  does(OpenInEditor{{"a.toml", 3, 4}});
  EXPECT_THAT(workshop().editor_problem, IsEmpty());
}

TEST_F(Author, ADesignThatBreaksTheRulesCanBeMadeToFit) {
  choose("sole", "foam");
  Repair repair;
  repair.selections.chosen[*find_part(*state.model, "sole")] = 1;
  repair.variant = state.design.shown;
  repair.variant.options[*find_part(*state.model, "sole")] = 1;
  does(RepairFound{1, state.revision - 1, repair}).does(MakeItFit{});
  EXPECT_EQ(selected("sole"), "foam") << "a repair of another design";
  does(RepairFound{1, state.revision, repair}).does(MakeItFit{});
  EXPECT_EQ(selected("sole"), "gum");
  does(Undo{});
  EXPECT_EQ(selected("sole"), "foam");
}

}  // namespace
}  // namespace maquette::viewer::testing
