// What a save does to an author's visit, through reduce.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "state/derive_workshop.h"
#include "viewer/state/author.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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
  does(CatalogSaved{save(2, shoe())});
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
  does(AskWhy{choice(*state.model, "upper.material", "suede")});
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

TEST_F(Author, StartingAgainStaysInTheWorkshop) {
  choose("sole", "gum");
  does(StartAgain{});
  EXPECT_EQ(state.screen, Screen::workshop);
  EXPECT_EQ(selected("sole"), "");
}

TEST(Visitor, KnowsNoWorkshop) {
  Visit visit;
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
}  // namespace maquette::viewer::testing
