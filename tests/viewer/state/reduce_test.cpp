#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shoe.h"
#include "state/views.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Choosing, SelectsAndShowsAfterTheAnswer) {
  Visit visit;
  visit.does(ChooseOption{choice(*visit.state.model, "sole", "gum")});
  EXPECT_EQ(visit.chosen(), 1U);
  EXPECT_EQ(visit.shown("sole"), 0U) << "the product shows only what the solver confirmed";
  EXPECT_TRUE(working(visit.state));
  visit.answer();
  EXPECT_EQ(visit.shown("sole"), 1U);
  EXPECT_FALSE(working(visit.state));
}

TEST(Choosing, TheChosenOptionAgainGivesItBack) {
  Visit visit;
  visit.chooses("sole", "gum").chooses("sole", "gum");
  EXPECT_EQ(visit.chosen(), 0U);
}

TEST(Choosing, AnotherOptionOfThePartReplacesTheFirst) {
  Visit visit;
  visit.chooses("laces", "white").chooses("laces", "black");
  EXPECT_EQ(visit.chosen(), 1U);
  EXPECT_EQ(visit.shown("laces"), 0U);
}

TEST(Choosing, NamesOutOfRangeChangeNothing) {
  Visit visit;
  const std::uint64_t before = visit.state.revision;
  visit.does(ChooseOption{{99, 0}})
      .does(ChooseOption{{0, 99}})
      .does(AskWhy{{99, 0}})
      .does(SelectGroup{99})
      .does(TakeRepair{7});
  EXPECT_EQ(visit.state.revision, before);
  EXPECT_EQ(visit.state.screen, Screen::studio);
}

TEST(Answers, OfAnOlderRevisionAreDropped) {
  Visit visit;
  const Answers stale = answers_for(visit.state);
  visit.chooses("sole", "gum");
  Answers late = stale;
  late.variant.options[*find_part(*visit.state.model, "laces")] = 1;
  visit.does(AnswersArrived{late});
  EXPECT_EQ(visit.shown("laces"), 0U);
  EXPECT_EQ(visit.shown("sole"), 1U);
  visit.does(DetailsArrived{{stale.revision, {{0, {Offer{}}}}, {}}});
  EXPECT_THAT(visit.state.details.offers, IsEmpty());
  visit.does(CountArrived{stale.revision, "12"});
  EXPECT_FALSE(visit.state.designs_left);
}

TEST(Answers, AChoiceThatDoesNotFitIsTakenBackAndExplained) {
  Visit visit;
  visit.chooses("laces", "white").does(ChooseOption{choice(*visit.state.model, "upper.material", "suede")});
  Answers no;
  no.revision = visit.state.revision;
  no.domains.satisfiable = Verdict::no;
  visit.does(AnswersArrived{no});
  EXPECT_EQ(visit.state.screen, Screen::why_not);
  EXPECT_EQ(visit.state.why_not->wish, choice(*visit.state.model, "upper.material", "suede"));
  EXPECT_EQ(visit.chosen(), 1U) << "only the laces are still chosen";
  EXPECT_THAT(visit.state.history.future, IsEmpty()) << "redo must not bring the impossible wish back";
}

TEST(Answers, TellWhatAChoiceMovedAlong) {
  Visit visit;
  visit.does(ChooseOption{choice(*visit.state.model, "upper.material", "suede")});
  Answers answers = answers_for(visit.state);
  answers.variant.options[*find_part(*visit.state.model, "sole")] = 1;
  visit.does(AnswersArrived{answers});
  ASSERT_TRUE(visit.state.toast);
  EXPECT_EQ(visit.state.toast->kind, ToastKind::rule_moved_part);
  EXPECT_EQ(visit.state.toast->part, *find_part(*visit.state.model, "sole"));
  EXPECT_THAT(visit.state.moved, ElementsAre(*find_part(*visit.state.model, "sole")));
  visit.does(DismissToast{visit.state.toast->id + 1});
  EXPECT_TRUE(visit.state.toast) << "another toast's end";
  visit.does(DismissToast{visit.state.toast->id});
  EXPECT_FALSE(visit.state.toast);
}

TEST(Undo, BringsBackSelectionsAndWhatWasSeen) {
  Visit visit;
  visit.chooses("sole", "gum").chooses("laces", "white");
  visit.does(Undo{});
  EXPECT_EQ(visit.chosen(), 1U);
  EXPECT_EQ(visit.shown("laces"), 0U);
  visit.does(Undo{}).does(Undo{});
  EXPECT_EQ(visit.chosen(), 0U);
  visit.does(Redo{}).does(Redo{}).does(Redo{});
  EXPECT_EQ(visit.chosen(), 2U);
  EXPECT_EQ(visit.shown("laces"), 1U);
}

TEST(Undo, ANewChoiceEndsRedo) {
  Visit visit;
  visit.chooses("sole", "gum").does(Undo{}).chooses("laces", "white").does(Redo{});
  EXPECT_EQ(visit.shown("sole"), 0U);
  EXPECT_EQ(visit.shown("laces"), 1U);
}

TEST(Undo, ForgetsTheOldestBeyondItsDepth) {
  History<int> history;
  for (int i = 0; i < 300; ++i) history.record(i);
  EXPECT_EQ(history.past.size(), History<int>::kDepth);
  EXPECT_EQ(history.past.front(), 100);
  EXPECT_EQ(history.undo(300), 299);
}

class Wish : public ::testing::Test {
 protected:
  void SetUp() override {
    visit.chooses("sole", "foam");
    wish = choice(*visit.state.model, "upper.material", "suede");
    visit.does(AskWhy{wish});
  }
  Repairs one_repair() {
    Repair repair;
    const Choice gum = choice(*visit.state.model, "sole", "gum");
    repair.changes = {{gum.part, 0U, 1U}};
    repair.selections.chosen = {{wish.part, wish.option}, {gum.part, gum.option}};
    repair.variant = visit.state.design.shown;
    repair.variant.options[wish.part] = wish.option;
    repair.variant.options[gum.part] = gum.option;
    repair.price_change = 1500;
    return {Verdict::yes, {repair}};
  }
  Visit visit;
  Choice wish;
};

TEST_F(Wish, OpensWhyNotAndLeavesTheDesign) {
  EXPECT_EQ(visit.state.screen, Screen::why_not);
  EXPECT_FALSE(visit.state.why_not->explained);
  visit.does(GoBack{});
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_FALSE(visit.state.why_not);
  EXPECT_EQ(visit.chosen(), 1U);
}

TEST_F(Wish, AnswersToAnotherWishAreDropped) {
  const std::uint64_t first = visit.state.why_not->request;
  visit.does(GoBack{}).does(AskWhy{wish});
  visit.does(ExplanationArrived{first, {}}).does(RepairsArrived{first, one_repair()});
  EXPECT_FALSE(visit.state.why_not->explained);
  EXPECT_FALSE(visit.state.why_not->repaired);
}

TEST_F(Wish, ShowsThePartsInTheWayOncePerGroup) {
  Explanation explanation;
  explanation.found = Verdict::yes;
  explanation.selections = {choice(*visit.state.model, "upper.colour", "stone"),
                            choice(*visit.state.model, "sole", "foam")};
  visit.does(ExplanationArrived{visit.state.why_not->request, explanation});
  const auto in_the_way = obstacles(visit.state);
  ASSERT_EQ(in_the_way.size(), 2U);
  EXPECT_EQ(visit.state.model->groups[in_the_way[1].group].id, "sole");
}

TEST_F(Wish, ThatIsPossibleAfterAllIsGranted) {
  Explanation nothing;
  nothing.found = Verdict::no;
  visit.does(ExplanationArrived{visit.state.why_not->request, nothing});
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_EQ(visit.state.design.selections.chosen.at(wish.part), wish.option);
}

TEST_F(Wish, ARepairIsOneTapAndOneUndo) {
  visit.does(RepairsArrived{visit.state.why_not->request, one_repair()});
  const RepairView view = repair_view(visit.state, visit.state.why_not->repairs.repairs[0]);
  EXPECT_EQ(view.changes.size(), 1U);
  EXPECT_THAT(view.followers, IsEmpty());
  visit.does(TakeRepair{0});
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_EQ(visit.shown("upper.material"), 1U);
  EXPECT_EQ(visit.shown("sole"), 1U);
  visit.does(Undo{});
  EXPECT_EQ(visit.shown("upper.material"), 0U);
  EXPECT_EQ(visit.chosen(), 1U);
}

TEST(Surprise, KeepsSelectionsAndIsUndone) {
  Visit visit;
  visit.chooses("laces", "white").does(WantSurprise{7});
  EXPECT_EQ(visit.state.surprise_seed, 7U);
  Completion completion{Verdict::yes, visit.state.design.shown, false};
  completion.variant.options[*find_part(*visit.state.model, "sole")] = 1;
  visit.does(SurpriseArrived{visit.state.revision - 1, completion});
  EXPECT_EQ(visit.shown("sole"), 0U) << "a surprise for an older design is dropped";
  visit.does(SurpriseArrived{visit.state.revision, completion});
  EXPECT_EQ(visit.shown("sole"), 1U);
  EXPECT_EQ(visit.chosen(), 1U);
  EXPECT_FALSE(visit.state.surprise_seed);
  visit.does(Undo{});
  EXPECT_EQ(visit.shown("sole"), 0U);
}

TEST(StartAgain, ClearsTheDesignAndCanBeUndone) {
  Visit visit;
  visit.chooses("sole", "gum").does(EditField{EntryField::name, "Léa"}).does(StartAgain{}).answer();
  EXPECT_EQ(visit.chosen(), 0U);
  EXPECT_EQ(visit.shown("sole"), 0U);
  EXPECT_THAT(visit.state.entry.form.name, IsEmpty());
  visit.does(Undo{});
  EXPECT_EQ(visit.shown("sole"), 1U);
}

TEST(Views, AProductTakenApartStaysSoWhileItIsTurnedAndItsPartsAreTapped) {
  Visit visit;
  visit.does(ChooseView{kApartView});
  EXPECT_EQ(visit.state.view, kApartView);
  visit.does(ProductTurned{}).does(SelectGroup{1});
  EXPECT_EQ(visit.state.view, kApartView);
  visit.does(ChooseView{kApartView});
  EXPECT_EQ(visit.state.view, 1) << "the same button puts it together";
  visit.does(ChooseView{kApartView}).does(ChooseView{0});
  EXPECT_EQ(visit.state.view, 0);
  visit.does(ChooseView{kApartView}).does(OpenReview{});
  EXPECT_EQ(visit.state.view, 1);
}

TEST(Views, AreLitUntilThePartOrTheFingerTurnsTheProduct) {
  Visit visit;
  visit.does(ChooseView{3});
  EXPECT_EQ(visit.state.view, 3);
  visit.does(ProductTurned{});
  EXPECT_EQ(visit.state.view, -1);
  visit.does(ChooseView{0}).does(SelectGroup{1});
  EXPECT_EQ(visit.state.view, -1);
  EXPECT_EQ(visit.state.group, 1U);
}

TEST(Small, LanguageHelpKeysAndDay) {
  Visit visit;
  visit.does(SetLanguage{"fr"})
      .does(ShowHelp{true})
      .does(SetKeyLayer{KeyLayer::symbols})
      .does(DayChanged{plus_days(kToday, 1)});
  EXPECT_EQ(visit.state.language, "fr");
  EXPECT_TRUE(visit.state.help_open);
  EXPECT_EQ(visit.state.keys, KeyLayer::symbols);
  EXPECT_EQ(visit.state.today, plus_days(kToday, 1));
}

}  // namespace
}  // namespace maquette::viewer::testing
