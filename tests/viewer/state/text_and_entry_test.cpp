#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shoe.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Lettering : public ::testing::Test {
 protected:
  void SetUp() override {
    part = *find_part(*visit.state.model, "heel_text");
    visit.does(SelectGroup{visit.state.model->parts[part].group});
  }
  std::string on_product() const {
    const auto found = visit.state.design.shown.texts.find(part);
    return found == visit.state.design.shown.texts.end() ? "" : found->second;
  }
  Visit visit;
  PartIndex part = 0;
};

TEST_F(Lettering, AppearsLetterByLetterAndIsOneUndoStep) {
  EXPECT_EQ(visit.state.screen, Screen::personalise);
  visit.does(TypeText{"L"}).does(TypeText{"LÉ"});
  EXPECT_EQ(on_product(), "LÉ");
  EXPECT_EQ(visit.state.design.selections.chosen.at(part), 2U) << "graphemes, not bytes";
  visit.does(SewOn{});
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_EQ(visit.state.history.past.size(), 1U);
  visit.does(Undo{});
  EXPECT_EQ(on_product(), "");
}

TEST_F(Lettering, TooLongIsRefusedInWordsAndNotSewn) {
  visit.does(TypeText{"ABCDEFGH"}).does(TypeText{"ABCDEFGHI"});
  EXPECT_EQ(on_product(), "ABCDEFGH");
  EXPECT_EQ(visit.state.draft_text, "ABCDEFGHI");
  EXPECT_TRUE(visit.state.text_refusal);
  visit.does(SewOn{});
  EXPECT_EQ(visit.state.screen, Screen::personalise);
  visit.does(TypeText{"ABC"}).does(SewOn{});
  EXPECT_EQ(visit.state.screen, Screen::studio);
}

TEST_F(Lettering, ALengthOtherChoicesExcludeIsNotSewn) {
  Details details;
  details.revision = visit.state.revision;
  details.offers[part].resize(9);
  details.offers[part][4].state = OptionState::excluded;
  visit.does(DetailsArrived{details}).does(TypeText{"ABCD"});
  EXPECT_EQ(on_product(), "");
  EXPECT_FALSE(visit.state.text_refusal);
  EXPECT_FALSE(draft_is_sewn(visit.state));
}

TEST_F(Lettering, UndoWhileItIsOpenBringsBackWhatWasThereWhenItOpened) {
  visit.does(TypeText{"LEA"}).does(ChooseOption{choice(*visit.state.model, "laces", "white")});
  EXPECT_THAT(visit.state.history.past, IsEmpty()) << "the visit is one step, recorded at its end";
  visit.does(Undo{});
  EXPECT_EQ(on_product(), "");
  EXPECT_THAT(visit.state.draft_text, IsEmpty());
  EXPECT_EQ(visit.chosen(), 0U);
  visit.does(TypeText{"BEA"}).does(GoBack{});
  EXPECT_EQ(visit.state.history.past.size(), 1U);
}

TEST_F(Lettering, ARepairThatNeedsFewerLettersKeepsTheBeginning) {
  visit.does(TypeText{"LÉA 07"}).does(SewOn{}).does(AskWhy{choice(*visit.state.model, "sole", "gum")});
  Repair repair;
  repair.selections.chosen = {{part, 3}};
  repair.selections.texts = {{part, "LÉA 07"}};
  repair.variant = visit.state.design.shown;
  repair.variant.options[part] = 3;
  visit.does(RepairsArrived{visit.state.why_not->request, {Verdict::yes, {repair}}}).does(TakeRepair{0});
  EXPECT_EQ(on_product(), "LÉA");
}

TEST_F(Lettering, NoTextThanksIsAChoiceToo) {
  visit.does(TypeText{"LEA"}).does(NoText{});
  EXPECT_EQ(on_product(), "");
  EXPECT_EQ(visit.state.design.selections.chosen.at(part), 0U);
  EXPECT_EQ(row(visit.state, visit.state.model->parts[part].group).state, RowState::chosen);
}

TEST(Form, WhatIsLeft) {
  Visit visit;
  visit.does(OpenReview{}).does(OpenContest{});
  EXPECT_THAT(things_left(visit.state), ElementsAre(Missing::name, Missing::title, Missing::email, Missing::age));
  visit.does(EditField{EntryField::name, "Léa"})
      .does(EditField{EntryField::title, " "})
      .does(EditField{EntryField::email, "a@b"});
  EXPECT_THAT(things_left(visit.state), ElementsAre(Missing::title, Missing::email, Missing::age));
  for (const char* email : {"@b.fr", "a@@b.fr", "a@b.", "a@.fr", "a b@c.fr", "ab.fr"}) {
    visit.does(EditField{EntryField::email, email});
    EXPECT_EQ(things_left(visit.state).size(), 3U) << email;
  }
  visit.does(EditField{EntryField::title, "Deep water"}).does(EditField{EntryField::email, "lea@example.com"});
  visit.does(ToggleConsent{Consent::age_or_guardian});
  EXPECT_THAT(things_left(visit.state), IsEmpty());
}

TEST(Form, DropsWhatCannotBeSeenAndWhatIsTooMuch) {
  EXPECT_EQ(clean_text("a\u202Eb\u200Bc\x07\n", 99), "abc");
  EXPECT_EQ(clean_text("\xFF\xC3Léa", 99), "Léa");
  EXPECT_EQ(clean_text("ééééé", 3), "ééé");
  EXPECT_EQ(without_last("Le\u0301"), "L") << "a letter and the mark on it go together";
  EXPECT_EQ(without_last(""), "");
}

class Entering : public ::testing::Test {
 protected:
  void SetUp() override {
    visit.does(OpenReview{}).does(OpenContest{}).does(EditField{EntryField::name, "Léa"});
    visit.does(EditField{EntryField::title, "Deep water"}).does(EditField{EntryField::email, "lea@example.com"});
  }
  Visit visit;
};

TEST_F(Entering, NeedsEverything) {
  visit.does(SubmitEntry{});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::filling);
  visit.does(ToggleConsent{Consent::age_or_guardian}).does(SubmitEntry{});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::preparing);
}

TEST_F(Entering, ShowsDoneOnlyWhenTheEntryIsFinished) {
  visit.does(ToggleConsent{Consent::age_or_guardian}).does(SubmitEntry{});
  const std::uint64_t request = visit.state.entry.request;
  visit.does(EntryProgressed{request, EntryStage::sealing, 0.7F});
  EXPECT_EQ(visit.state.screen, Screen::contest);
  visit.does(EditField{EntryField::name, "Mallory"}).does(GoBack{});
  EXPECT_EQ(visit.state.entry.form.name, "Léa") << "nothing changes while it is written";
  EXPECT_EQ(visit.state.screen, Screen::contest);
  visit.does(EntryFinished{request + 1, "P2X-9RT", 9});
  EXPECT_EQ(visit.state.screen, Screen::contest);
  visit.does(EntryFinished{request, "M7K-4QD", 318});
  EXPECT_EQ(visit.state.screen, Screen::done);
  EXPECT_EQ(visit.state.entry.code, "M7K-4QD");
}

TEST_F(Entering, AFailureKeepsTheFormAndCanBeTriedAgain) {
  visit.does(ToggleConsent{Consent::age_or_guardian}).does(SubmitEntry{});
  visit.does(EntryFailed{visit.state.entry.request, "the disk is full"});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::failed);
  EXPECT_EQ(visit.state.entry.form.name, "Léa");
  visit.does(SubmitEntry{});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::preparing);
}

TEST_F(Entering, FinishingLeavesNothingOfTheVisitor) {
  visit.chooses("sole", "gum").does(ToggleConsent{Consent::age_or_guardian}).does(SubmitEntry{});
  const ViewerState during = visit.state;
  visit.does(EntryFinished{during.entry.request, "M7K-4QD", 1}).does(FinishVisit{});
  EXPECT_THAT(visit.state.entry.form.email, IsEmpty());
  EXPECT_THAT(visit.state.entry.code, IsEmpty());
  EXPECT_THAT(visit.state.history.past, IsEmpty());
  EXPECT_EQ(visit.chosen(), 0U);
  EXPECT_EQ(visit.state.screen, Screen::studio);
  EXPECT_GT(visit.state.revision, during.revision) << "late answers about the last visitor must not match";
}

TEST_F(Entering, ANumberIsNeverGivenTwice) {
  visit.does(ToggleConsent{Consent::age_or_guardian}).does(SubmitEntry{});
  const std::uint64_t first = visit.state.entry.request;
  visit.does(EntryFinished{first, "M7K-4QD", 1}).does(FinishVisit{}).does(StartAgain{});
  EXPECT_EQ(visit.state.entry.request, first) << "who writes entries would take the next one for written";
}

/// The shoe with a contest of its own: a story is asked for and no email, and only gum soles may enter.
Visit visit_to_contest() {
  Visit visit;
  ContestProfile contest;
  contest.id = "spring";
  contest.title = {{"en", "Spring"}};
  contest.closes = "2026-11-30";
  contest.winner_named = "2026-12-07";
  contest.asks = {EntryText::story};
  contest.offers = {};
  contest.consents = {maquette::Consent::show_publicly};
  EntryRule gum;
  gum.because = {{"en", "Gum soles only."}};
  gum.formula = {Among{*find_part(*visit.state.model, "sole"), {1}}};
  contest.rules = {gum};
  visit.state.conditions.contest = contest;
  visit.state.conditions.moderation.deny = {"ugly"};
  visit.chooses("sole", "gum").does(OpenReview{}).does(OpenContest{});
  return visit;
}

TEST(CatalogsContest, AsksForWhatItSays) {
  Visit visit = visit_to_contest();
  EXPECT_THAT(form_fields(visit.state), ElementsAre(EntryField::name, EntryField::title, EntryField::story));
  EXPECT_THAT(things_left(visit.state), ElementsAre(Missing::name, Missing::title, Missing::story, Missing::show));
  visit.does(EditField{EntryField::name, "Léa"}).does(EditField{EntryField::title, "Deep water"});
  visit.does(EditField{EntryField::story, "The sea."}).does(ToggleConsent{Consent::show_publicly});
  EXPECT_THAT(things_left(visit.state), IsEmpty());
  EXPECT_FALSE(visit.state.entry.refusal);
  visit.does(SubmitEntry{});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::preparing);
}

TEST(CatalogsContest, HasItsOwnDays) {
  Visit visit = visit_to_contest();
  const ContestCalendar calendar = contest_calendar(visit.state);
  EXPECT_EQ(calendar.id, "spring");
  EXPECT_EQ(iso_date(calendar.last_day), "2026-11-30");
  EXPECT_EQ(iso_date(calendar.email_deleted), "2026-12-08");
  visit.does(DayChanged{plus_days(calendar.last_day, 1)});
  EXPECT_EQ(visit.state.entry.refusal, "This contest is over.");
}

TEST(CatalogsContest, TurnsAwayWhatItDoesNotTake) {
  Visit visit = visit_to_contest();
  visit.does(EditField{EntryField::name, "Ugly"});
  ASSERT_TRUE(visit.state.entry.refusal);
  visit.does(EditField{EntryField::name, "Léa"}).does(EditField{EntryField::title, "Deep water"});
  visit.does(EditField{EntryField::story, "The sea."}).does(ToggleConsent{Consent::show_publicly});
  EXPECT_FALSE(visit.state.entry.refusal);
  visit.does(GoBack{}).does(GoBack{}).chooses("sole", "foam").does(OpenReview{}).does(OpenContest{});
  EXPECT_EQ(visit.state.entry.refusal, "Gum soles only.");
  visit.does(SubmitEntry{});
  EXPECT_EQ(visit.state.entry.stage, EntryStage::filling);
}

}  // namespace
}  // namespace maquette::viewer::testing
