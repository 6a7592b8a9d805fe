#include "state/carry_design.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "viewer/state/shoe.h"

namespace maquette::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void name_everything(Model& model) {
  for (Part& part : model.parts) {
    part.label["en"] = part.id;
    for (Option& option : part.options) option.label["en"] = option.id;
  }
  for (Group& group : model.groups) group.label["en"] = group.id;
}

/// The shoe after an edit: another order, a new part in front, suede gone, texts of four letters.
std::shared_ptr<const Model> edited_shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("box", {{"plain"}, {"gift"}});
  b.part("sole", {{"cork"}, {"gum", 500}, {"foam"}});
  b.part("upper.colour", {{"stone"}, {"ocean"}});
  b.part("upper.material", {{"felt"}, {"knit"}});
  b.text("heel_text", 4);
  name_everything(b.model());
  return b.build();
}

class Carrying : public ::testing::Test {
 protected:
  Carrying() : before(testing::shoe()), after(edited_shoe()), carrier(*before, *after, "en") {
    for (const Part& part : before->parts) design.shown.options.push_back(part.default_option);
  }
  void choose(std::string_view part, std::string_view option) {
    const Choice chosen = testing::choice(*before, part, option);
    design.selections.chosen[chosen.part] = chosen.option;
    design.shown.options[chosen.part] = chosen.option;
  }
  void write(const std::string& text) {
    const PartIndex part = *find_part(*before, "heel_text");
    design.selections.chosen[part] = design.shown.options[part] = static_cast<OptionIndex>(text.size());
    design.selections.texts[part] = design.shown.texts[part] = text;
  }
  std::string selected(const DesignSnapshot& carried, std::string_view part) const {
    const PartIndex index = *find_part(*after, part);
    const auto found = carried.selections.chosen.find(index);
    return found == carried.selections.chosen.end() ? "" : after->parts[index].options[found->second].id;
  }
  std::string shown(const DesignSnapshot& carried, std::string_view part) const {
    const PartIndex index = *find_part(*after, part);
    return after->parts[index].options[carried.shown.options[index]].id;
  }

  std::shared_ptr<const Model> before, after;
  DesignCarrier carrier;
  DesignSnapshot design;
  std::vector<LostChoice> lost;
};

TEST_F(Carrying, FollowsNamesThroughAnotherOrder) {
  choose("upper.colour", "stone");
  choose("sole", "gum");
  const DesignSnapshot carried = carrier.carry(design, &lost);
  EXPECT_EQ(selected(carried, "upper.colour"), "stone");
  EXPECT_EQ(selected(carried, "sole"), "gum");
  EXPECT_EQ(carried.selections.chosen.size(), 2U);
  EXPECT_EQ(shown(carried, "upper.material"), "knit") << "what was seen is seen still, chosen or not";
  EXPECT_EQ(shown(carried, "box"), "plain") << "a new part is at its default";
  EXPECT_THAT(lost, IsEmpty());
}

TEST_F(Carrying, SaysWhichOptionIsGone) {
  choose("upper.material", "suede");
  const DesignSnapshot carried = carrier.carry(design, &lost);
  EXPECT_THAT(carried.selections.chosen, IsEmpty());
  EXPECT_EQ(shown(carried, "upper.material"), "felt") << "the default";
  EXPECT_THAT(lost, ElementsAre(LostChoice{LostChoice::Reason::no_option, "upper, upper.material", "suede"}));
}

TEST_F(Carrying, SaysWhichPartIsGone) {
  choose("laces", "white");
  carrier.carry(design, &lost);
  EXPECT_THAT(lost, ElementsAre(LostChoice{LostChoice::Reason::no_part, "laces", "white"}));
}

TEST_F(Carrying, KeepsATextThatStillFits) {
  write("LEA");
  const DesignSnapshot carried = carrier.carry(design, &lost);
  const PartIndex part = *find_part(*after, "heel_text");
  EXPECT_EQ(carried.selections.texts.at(part), "LEA");
  EXPECT_EQ(carried.selections.chosen.at(part), 3U);
  EXPECT_EQ(carried.shown.texts.at(part), "LEA");
  EXPECT_THAT(lost, IsEmpty());
}

TEST_F(Carrying, GivesUpATextThatIsTooLongNow) {
  write("LEA 07");
  const DesignSnapshot carried = carrier.carry(design, &lost);
  EXPECT_THAT(carried.selections.texts, IsEmpty());
  EXPECT_THAT(carried.shown.texts, IsEmpty());
  EXPECT_THAT(lost, ElementsAre(LostChoice{LostChoice::Reason::no_text, "heel_text", "LEA 07"}));
}

TEST_F(Carrying, AnOptionIsLostWhenItsPartBecomesAnotherKind) {
  maquette::testing::ModelBuilder b("shoe");
  b.text("sole", 8);
  name_everything(b.model());
  const auto other = b.build();
  const DesignCarrier to_text(*before, *other, "en");
  choose("sole", "gum");
  to_text.carry(design, &lost);
  EXPECT_THAT(lost, ElementsAre(LostChoice{LostChoice::Reason::no_option, "sole", "gum"}));
}

}  // namespace
}  // namespace maquette::viewer
