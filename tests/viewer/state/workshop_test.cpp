// The author's flows through reduce: what a save does to a visit, and what the background's answers do to the workshop.
#include "state/workshop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "state/derive_workshop.h"
#include "viewer/state/shoe.h"

namespace maquette::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Finding finding(Severity severity, std::string file, std::uint32_t line, std::string message) {
  return {severity, {std::move(file), line, 1}, "code", std::move(message)};
}

SavedCatalog save(std::uint64_t number, std::shared_ptr<const Model> model, Findings findings = {}) {
  auto files = std::make_shared<CatalogFiles>();
  files->entry_point = "shoe/catalog.toml";
  files->files["shoe/catalog.toml"] = "one\ntwo\n\tthree\nfour\nfive\n";
  return {number, std::move(model), files, std::move(findings), "14:02:3" + std::to_string(number), 0.02};
}

/// The shoe with other rules, one more colour, and no suede.
std::shared_ptr<const Model> next_shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("laces", {{"black"}, {"white"}});
  b.part("upper.material", {{"knit"}, {"felt"}});
  b.part("upper.colour", {{"ocean"}, {"stone"}, {"moss"}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  b.text("heel_text", 8);
  b.rule("new", b.implies(b.is("laces", {"white"}), b.is("sole", {"gum"})), "White laces need gum.");
  b.rule("heat", b.implies(b.is("upper.material", {"felt"}), b.isnt("sole", {"foam"})), "Heat leaves marks on felt.");
  b.model().rules[1].source = "if upper.material is felt then sole is not foam";
  for (Part& part : b.model().parts) {
    part.label["en"] = part.id;
    for (Option& option : part.options) option.label["en"] = option.id;
  }
  for (Group& group : b.model().groups) group.label["en"] = group.id;
  return b.build();
}

class Author : public ::testing::Test {
 public:
  Author() : state(first_author_state(save(1, testing::shoe()), "en", testing::kToday)) { answer(); }
  Author& does(const Action& action) {
    state = reduce(std::move(state), action);
    return *this;
  }
  void answer() { does(AnswersArrived{testing::answers_for(state)}); }
  void choose(std::string_view part, std::string_view option) {
    does(ChooseOption{testing::choice(*state.model, part, option)});
    answer();
  }
  std::string selected(std::string_view part) const {
    const PartIndex index = *find_part(*state.model, part);
    const auto found = state.design.selections.chosen.find(index);
    return found == state.design.selections.chosen.end() ? "" : state.model->parts[index].options[found->second].id;
  }
  const Workshop& workshop() const { return *state.workshop; }

  ViewerState state;
};

TEST_F(Author, BeginsInTheWorkshop) {
  EXPECT_EQ(state.screen, Screen::workshop);
  EXPECT_FALSE(save_is_broken(workshop()));
  EXPECT_THAT(workshop().rules, SizeIs(1));
}

TEST_F(Author, CrossesBetweenWorkshopAndStudio) {
  does(OpenStudio{});
  EXPECT_EQ(state.screen, Screen::studio);
  does(OpenReview{}).does(GoBack{});
  EXPECT_EQ(state.screen, Screen::studio);
  does(GoBack{});
  EXPECT_EQ(state.screen, Screen::workshop) << "home";
  does(OpenStudio{}).does(OpenWorkshop{});
  EXPECT_EQ(state.screen, Screen::workshop);
}

TEST_F(Author, ASaveKeepsTheDesignAndItsHistory) {
  choose("sole", "gum");
  choose("upper.colour", "stone");
  const std::uint64_t revision = state.revision;
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_EQ(selected("sole"), "gum");
  EXPECT_EQ(selected("upper.colour"), "stone");
  EXPECT_GT(state.revision, revision) << "answers about the older catalog must not fit";
  EXPECT_FALSE(state.answers) << "its numbers are another catalog's";
  EXPECT_EQ(state.screen, Screen::workshop);
  answer();
  does(Undo{});
  EXPECT_EQ(selected("sole"), "gum");
  EXPECT_EQ(selected("upper.colour"), "");
}

TEST_F(Author, ASaveSaysWhatIsGone) {
  choose("upper.material", "suede");
  does(CatalogSaved{save(2, next_shoe())});
  ASSERT_THAT(workshop().lost, SizeIs(1));
  EXPECT_EQ(workshop().lost[0].option, "suede");
  EXPECT_EQ(selected("upper.material"), "");
  does(CatalogSaved{save(3, next_shoe())});
  EXPECT_THAT(workshop().lost, IsEmpty()) << "it is said once";
}

TEST_F(Author, ABrokenSaveLeavesEverythingRunning) {
  choose("sole", "gum");
  const auto model = state.model;
  does(CatalogSaved{save(2, nullptr, {finding(Severity::error, "shoe/catalog.toml", 3, "there is no part")})});
  EXPECT_EQ(state.model, model);
  EXPECT_EQ(selected("sole"), "gum");
  EXPECT_TRUE(state.answers);
  EXPECT_TRUE(save_is_broken(workshop()));
  EXPECT_THAT(listed_findings(workshop()), SizeIs(1));
  EXPECT_EQ(workshop().finding, 0U) << "the reason is shown at once";
  EXPECT_EQ(workshop().source->line, 3U);
  does(CatalogSaved{save(3, next_shoe())});
  EXPECT_FALSE(save_is_broken(workshop()));
  EXPECT_EQ(selected("sole"), "gum");
}

TEST_F(Author, AnOlderSaveNeverReplacesANewerOne) {
  does(CatalogSaved{save(3, next_shoe())});
  const auto model = state.model;
  does(CatalogSaved{save(2, testing::shoe())});
  EXPECT_EQ(state.model, model);
}

TEST_F(Author, PicksFollowTheirNames) {
  does(SelectRule{0});
  does(ListOptions{find_part(*state.model, "sole")});
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_EQ(workshop().rule, 1U) << "heat comes second now";
  EXPECT_EQ(workshop().part, find_part(*state.model, "sole"));
  EXPECT_THAT(pointed_parts(state), ElementsAre(1U, 3U));
}

TEST_F(Author, EditedRulesAreMarked) {
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_TRUE(workshop().rules[0].edited) << "new";
  EXPECT_TRUE(workshop().rules[1].edited) << "its sentence is another";
  does(CatalogSaved{save(3, next_shoe())});
  EXPECT_FALSE(workshop().rules[0].edited);
}

TEST_F(Author, AnExplanationOpenDuringASaveIsClosed) {
  does(AskWhy{testing::choice(*state.model, "upper.material", "suede")});
  ASSERT_EQ(state.screen, Screen::why_not);
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_EQ(state.screen, Screen::workshop);
  EXPECT_FALSE(state.why_not);
}

TEST_F(Author, ATextBeingTypedStays) {
  does(OpenStudio{});
  const GroupIndex group = state.model->parts[*find_part(*state.model, "heel_text")].group;
  does(SelectGroup{group}).does(TypeText{"LEA"});
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_EQ(state.screen, Screen::personalise);
  EXPECT_EQ(state.draft_text, "LEA");
  EXPECT_EQ(state.model->groups[state.group].id, "heel_text");
  does(SewOn{});
  EXPECT_EQ(state.design.selections.texts.at(*find_part(*state.model, "heel_text")), "LEA");
}

TEST_F(Author, SelectingAGroupInTheWorkshopListsItsOptions) {
  const PartIndex sole = *find_part(*state.model, "sole");
  does(SelectGroup{state.model->parts[sole].group});
  EXPECT_EQ(state.screen, Screen::workshop);
  EXPECT_EQ(workshop().part, sole);
  EXPECT_THAT(counted_parts(state), ElementsAre(sole));
  does(ListOptions{});
  EXPECT_THAT(counted_parts(state), IsEmpty());
  does(ListOptions{PartIndex{99}});
  EXPECT_FALSE(workshop().part);
}

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
  auto model = std::make_shared<Model>(*testing::shoe());
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

TestLine waiting(std::string name) {
  TestLine line;
  line.name = std::move(name);
  line.where = {"shoe/tests/a.toml", 7, 1};
  return line;
}
TestLine test_line(std::string name, Verdict passed) {
  TestLine line = waiting(std::move(name));
  line.run = true;
  line.passed = passed;
  return line;
}

TEST_F(Author, TestsAreListedThenRunOneByOne) {
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}});
  EXPECT_FALSE(workshop().tests[1].run);
  does(TestRun{1, 1, test_line("two", Verdict::no)});
  EXPECT_TRUE(workshop().tests[1].run);
  EXPECT_EQ(workshop().tests[1].passed, Verdict::no);
  does(TestRun{2, 0, test_line("one", Verdict::yes)}).does(TestRun{1, 9, test_line("one", Verdict::yes)});
  does(TestRun{1, 0, test_line("of an older file", Verdict::yes)});
  EXPECT_FALSE(workshop().tests[0].run) << "answers about other saves and other files are dropped";
}

TEST_F(Author, FailingTestsComeFirst) {
  does(TestsBegun{1, {waiting("a"), waiting("b"), waiting("c"), waiting("d")}, {}});
  EXPECT_THAT(tests_in_order(workshop()), ElementsAre(0U, 1U, 2U, 3U));
  does(TestRun{1, 0, test_line("a", Verdict::yes)}).does(TestRun{1, 1, test_line("b", Verdict::unknown)});
  does(TestRun{1, 3, test_line("d", Verdict::no)});
  EXPECT_THAT(tests_in_order(workshop()), ElementsAre(3U, 1U, 0U, 2U));
}

TEST_F(Author, TheSelectedTestFollowsItsName) {
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}}).does(SelectTest{1});
  EXPECT_EQ(workshop().test, 1U);
  does(TestsBegun{1, {waiting("new"), waiting("one"), waiting("two")}, {}});
  EXPECT_EQ(workshop().test, 2U);
  does(TestsBegun{1, {waiting("one")}, {}});
  EXPECT_FALSE(workshop().test);
  does(SelectTest{5});
  EXPECT_FALSE(workshop().test);
  does(SelectTest{0}).does(SelectTest{0});
  EXPECT_FALSE(workshop().test) << "a second tap lets go";
}

TEST_F(Author, MistakesInTestsAreFindingsAndTheirLinesAreShown) {
  auto files = std::make_shared<CaseFiles>();
  files->files["shoe/tests/a.toml"] = "first\nsecond\n";
  does(TestsSaved{files});
  does(TestsBegun{1, {}, {finding(Severity::error, "shoe/tests/a.toml", 2, "there is no part")}});
  ASSERT_THAT(listed_findings(workshop()), SizeIs(1));
  does(SelectFinding{0});
  const auto lines = source_around(workshop(), *workshop().source, 5);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[1].text, "second");
  EXPECT_TRUE(lines[1].marked);
}

TEST_F(Author, StartingAgainStaysInTheWorkshop) {
  choose("sole", "gum");
  does(StartAgain{});
  EXPECT_EQ(state.screen, Screen::workshop);
  EXPECT_EQ(selected("sole"), "");
}

TEST(Visitor, KnowsNoWorkshop) {
  testing::Visit visit;
  visit.does(OpenWorkshop{}).does(SelectRule{0}).does(OpenInEditor{{"a", 1, 1}}).does(ListOptions{0U}).does(MakeItFit{});
  visit.does(CatalogSaved{save(9, next_shoe())})
      .does(LintArrived{})
      .does(ShadersReloaded{"x"})
      .does(FilterRules{"x", true});
  EXPECT_FALSE(visit.state.workshop);
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_TRUE(find_option(visit.state.model->parts[0], "suede"));
  EXPECT_THAT(counted_parts(visit.state), IsEmpty());
}

}  // namespace
}  // namespace maquette::viewer
