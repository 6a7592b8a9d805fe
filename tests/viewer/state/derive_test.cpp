#include "state/derive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shoe.h"

namespace maquette::viewer::testing {
namespace {

GroupIndex group_of(const Model& model, std::string_view part) { return model.parts[*find_part(model, part)].group; }

TEST(Rows, CountWhatWasDecided) {
  Visit visit;
  EXPECT_EQ(rows_done(visit.state), 0);
  visit.chooses("upper.material", "knit");
  EXPECT_EQ(rows_done(visit.state), 1);
  const Row upper = row(visit.state, 0);
  EXPECT_EQ(upper.state, RowState::chosen);
  EXPECT_EQ(upper.shown.size(), 2U) << "material and colour";
}

TEST(Rows, SetByOtherWhenNothingElseIsLeft) {
  Visit visit;
  Answers answers = answers_for(visit.state);
  const PartIndex sole = *find_part(*visit.state.model, "sole");
  answers.domains.states[sole] = {OptionState::excluded, OptionState::implied};
  answers.variant.options[sole] = 1;
  visit.does(AnswersArrived{answers});
  EXPECT_EQ(row(visit.state, visit.state.model->parts[sole].group).state, RowState::set_by_other);
}

TEST(Rows, NextGoesAroundToWhatIsToDo) {
  Visit visit;
  EXPECT_EQ(next_group(visit.state), group_of(*visit.state.model, "sole"));
  visit.does(SelectGroup{group_of(*visit.state.model, "laces")}).chooses("sole", "gum");
  EXPECT_EQ(next_group(visit.state), group_of(*visit.state.model, "heel_text"));
  visit.chooses("upper.colour", "stone").chooses("laces", "white");
  visit.does(SelectGroup{group_of(*visit.state.model, "heel_text")}).does(NoText{});
  EXPECT_FALSE(next_group(visit.state));
}

TEST(Swatches, EachState) {
  Visit visit;
  const Model& model = *visit.state.model;
  const PartIndex sole = *find_part(model, "sole");
  Answers answers = answers_for(visit.state);
  answers.domains.states[sole] = {OptionState::excluded, OptionState::implied};
  visit.does(AnswersArrived{answers});
  EXPECT_EQ(swatch(visit.state, {sole, 0}).state, SwatchState::excluded);
  EXPECT_EQ(swatch(visit.state, {sole, 1}).state, SwatchState::set_by_other);

  const Choice white = choice(model, "laces", "white");
  EXPECT_EQ(swatch(visit.state, white).state, SwatchState::unknown) << "no offer yet: no guess";
  Details details;
  details.revision = visit.state.revision;
  details.offers[white.part] = {{OptionState::available, 0, 0}, {OptionState::available, 250, 0}};
  details.set_by[sole] = white.part;
  visit.does(DetailsArrived{details});
  EXPECT_EQ(swatch(visit.state, white).state, SwatchState::available);
  EXPECT_EQ(swatch(visit.state, white).price_change, 250);
  EXPECT_EQ(swatch(visit.state, {sole, 1}).set_by, white.part);
  visit.chooses("laces", "white");
  EXPECT_EQ(swatch(visit.state, white).state, SwatchState::chosen);
}

TEST(Swatches, OfAChosenPartFollowTheOffersNotTheDomain) {
  Visit visit;
  visit.chooses("sole", "gum");
  const Choice foam = choice(*visit.state.model, "sole", "foam");
  visit.state.answers->domains.states[foam.part][foam.option] = OptionState::excluded;  // by the choice itself
  EXPECT_FALSE(option_excluded(visit.state, foam)) << "it can be switched to";
  Details details;
  details.revision = visit.state.revision;
  details.offers[foam.part] = {{OptionState::excluded, 0, 0}, {OptionState::selected, 0, 0}};
  visit.does(DetailsArrived{details});
  EXPECT_TRUE(option_excluded(visit.state, foam));
}

}  // namespace
}  // namespace maquette::viewer::testing
