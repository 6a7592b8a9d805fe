#include "state/carry_design.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

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

/// The shoe after an author renamed suede, moved the laces into another part and called the sole a tread.
class Renaming : public Carrying {
 protected:
  Renaming() {
    maquette::testing::ModelBuilder b("shoe");
    b.part("upper.material", {{"knit"}, {"velour", 1000}});
    b.part("upper.colour", {{"ocean"}, {"stone"}});
    b.part("tread", {{"foam"}, {"gum", 500}});
    b.part("cords", {{"black"}, {"ivory"}});
    b.text("name", 8);
    name_everything(b.model());
    b.model().replacements = {{"heel_text", "", *find_part(b.model(), "name"), {}, {}},
                              {"laces", "", *find_part(b.model(), "cords"), {}, {}},
                              {"laces", "white", *find_part(b.model(), "cords"), 1, {}},
                              {"sole", "", *find_part(b.model(), "tread"), {}, {}},
                              {"upper.material", "suede", *find_part(b.model(), "upper.material"), 1, {}}};
    after = b.build();
    renamed.emplace(*before, *after, "en");
  }
  std::optional<DesignCarrier> renamed;
};

TEST_F(Renaming, AnOptionKeepsItsPlaceUnderItsNewName) {
  choose("upper.material", "suede");
  const DesignSnapshot carried = renamed->carry(design, &lost);
  EXPECT_EQ(selected(carried, "upper.material"), "velour");
  EXPECT_EQ(shown(carried, "upper.material"), "velour");
  EXPECT_THAT(lost, IsEmpty());
}

TEST_F(Renaming, WhatIsSeenAndNotChosenIsSeenStill) {
  design.shown.options[*find_part(*before, "upper.material")] = 1;
  const DesignSnapshot carried = renamed->carry(design, &lost);
  EXPECT_EQ(shown(carried, "upper.material"), "velour");
  EXPECT_THAT(carried.selections.chosen, IsEmpty());
}

TEST_F(Renaming, APartTakesItsOptionsAlong) {
  choose("sole", "gum");
  choose("laces", "white");
  const DesignSnapshot carried = renamed->carry(design, &lost);
  EXPECT_EQ(selected(carried, "tread"), "gum");
  EXPECT_EQ(selected(carried, "cords"), "ivory") << "renamed with its part";
  EXPECT_EQ(renamed->part(*find_part(*before, "sole")), find_part(*after, "tread"));
  EXPECT_THAT(lost, IsEmpty());
}

TEST_F(Renaming, ATextFollowsItsPart) {
  write("LEA");
  const DesignSnapshot carried = renamed->carry(design, &lost);
  EXPECT_EQ(carried.selections.texts.at(*find_part(*after, "name")), "LEA");
  EXPECT_THAT(lost, IsEmpty());
}

TEST_F(Renaming, OpensASavedDesignAlike) {
  choose("upper.material", "suede");
  choose("sole", "gum");
  choose("laces", "white");
  write("LEA");
  const DesignResult read = parse_design(*after, write_design(*before, design.selections), "saved.json");
  ASSERT_TRUE(read.selections);
  EXPECT_EQ(*read.selections, renamed->carry(design).selections);
}

TEST_F(Renaming, TheDesignsOwnWordCountsMore) {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper.colour", {{"ocean"}, {"stone"}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  name_everything(b.model());
  // What the laces once said of colours is the upper's today.
  b.model().replacements = {{"laces", "white", 0, 0, {}}};
  after = b.build();
  const DesignCarrier merged(*before, *after, "en");
  choose("laces", "white");
  EXPECT_EQ(selected(merged.carry(design), "upper.colour"), "ocean");
  choose("upper.colour", "stone");
  EXPECT_EQ(selected(merged.carry(design), "upper.colour"), "stone");
}

TEST_F(Renaming, APartThatTakesSeveralTodayTakesTheOneItHad) {
  maquette::testing::ModelBuilder b("shoe");
  b.part("laces.black", {{"no"}, {"yes"}});
  b.part("laces.white", {{"no"}, {"yes"}});
  name_everything(b.model());
  b.model().several = {{"laces", {}, {}, {0, 1}, 0, 2, {}, {}}};
  after = b.build();
  const DesignCarrier several(*before, *after, "en");
  choose("laces", "white");
  EXPECT_EQ(selected(several.carry(design, &lost), "laces.white"), "yes");
  EXPECT_EQ(shown(several.carry(design), "laces.black"), "no");
  EXPECT_THAT(lost, IsEmpty());
}

}  // namespace
}  // namespace maquette::viewer
