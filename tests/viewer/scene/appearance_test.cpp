#include "scene/appearance.h"

#include <gtest/gtest.h>

namespace maquette::scene {
namespace {

Option option(const char* id, const char* material, std::optional<Rgb> color, std::vector<std::string> shows = {}) {
  Option made;
  made.id = id;
  made.material = material;
  made.color = color;
  made.shows = std::move(shows);
  return made;
}

Part part(const char* id, GroupIndex group, std::vector<std::string> slots, std::vector<Option> options) {
  Part made;
  made.id = id;
  made.group = group;
  made.slots = std::move(slots);
  made.options = std::move(options);
  return made;
}

/// Vamp (material and colour apart), a bow that is worn or not, and words with style, stitch and colour.
Model shoe() {
  Model model;
  model.groups = {{"vamp", {}, {}, {0, 1}, {}}, {"bow", {}, {}, {2}, {}}, {"words", {}, {}, {3, 4, 5}, {}}};
  model.parts = {part("vamp.material", 0, {"vamp"}, {option("suede", "suede", {}), option("knit", "knit", {})}),
                 part("vamp.colour", 0, {"vamp"}, {option("red", "", Rgb{255, 0, 0}), option("blue", "", Rgb{0, 0, 255})}),
                 part("bow", 1, {}, {option("none", "", {}), option("worn", "", {}, {"bow_mesh"})}),
                 part("words", 2, {"patch"}, {option("0", "", {}), option("1", "", {}), option("2", "", {})}),
                 part("words.style", 2, {}, {option("block", "", {}), option("classic", "", {})}),
                 part("words.colour", 2, {}, {option("gold", "thread", Rgb{200, 160, 60})})};
  model.parts[3].kind = PartKind::text;
  return model;
}

TEST(Appearance, MaterialAndColourComeFromTheirParts) {
  const Appearance looks = appearance(shoe(), {{1, 1, 0, 0, 0, 0}, {}});
  EXPECT_EQ(looks.looks.at("vamp").material, "knit");
  EXPECT_EQ(looks.looks.at("vamp").color, (Rgb{0, 0, 255}));
}

TEST(Appearance, NodesAreShownOnlyWithTheirOption) {
  EXPECT_FALSE(appearance(shoe(), {{0, 0, 0, 0, 0, 0}, {}}).looks.at("bow_mesh").visible);
  EXPECT_TRUE(appearance(shoe(), {{0, 0, 1, 0, 0, 0}, {}}).looks.at("bow_mesh").visible);
}

TEST(Appearance, AnOptionOfTheGroupSaysHowLettersAreMade) {
  Model model = shoe();
  const auto text = [&] { return *appearance(model, {{0, 0, 0, 2, 0, 0}, {{3, "AB"}}}).looks.at("patch").text; };
  EXPECT_EQ(text().technique, Technique::embroidery);
  model.parts[5].options[0].technique = Technique::foil;
  EXPECT_EQ(text().technique, Technique::foil);
  model.parts[5].options[0].technique = Technique::print;
  EXPECT_EQ(text().technique, Technique::print);
  model.parts[0].options[0].technique = Technique::deboss;
  EXPECT_EQ(text().technique, Technique::print) << "another group's";
}

TEST(Appearance, PressingLettersInAddsNoColour) {
  Model model = shoe();
  model.parts[5].options[0].technique = Technique::deboss;
  const auto look = [&] { return appearance(model, {{0, 0, 0, 2, 0, 0}, {{3, "AB"}}}).looks.at("patch"); };
  EXPECT_EQ(look().material, "");
  EXPECT_FALSE(look().color);
  for (Option& option : model.parts[3].options) option.color = Rgb{1, 2, 3};  // of the text part itself
  EXPECT_EQ(look().color, (Rgb{1, 2, 3}));
}

TEST(Appearance, ANodeThatTwoPartsShowNeedsBoth) {
  Model model = shoe();
  model.parts[0].options[0].shows = {"bow_mesh"};
  const auto worn = [&](OptionIndex vamp, OptionIndex bow) {
    return appearance(model, {{vamp, 0, bow, 0, 0, 0}, {}}).looks.at("bow_mesh").visible;
  };
  EXPECT_TRUE(worn(0, 1));
  EXPECT_FALSE(worn(1, 1));
  EXPECT_FALSE(worn(0, 0));
}

TEST(Appearance, AnyOptionOfAPartThatShowsANodeWillDo) {
  Model model = shoe();
  model.parts[2].options.push_back(option("tied", "", {}, {"bow_mesh"}));
  for (const OptionIndex bow : {0U, 1U, 2U}) {
    EXPECT_EQ(appearance(model, {{0, 0, bow, 0, 0, 0}, {}}).looks.at("bow_mesh").visible, bow > 0);
  }
}

TEST(Appearance, WordsTakeStyleAndColourOfTheirGroup) {
  const Appearance looks = appearance(shoe(), {{0, 0, 0, 2, 1, 0}, {{3, "Jo"}}});
  const Look& patch = looks.looks.at("patch");
  ASSERT_TRUE(patch.text);
  EXPECT_EQ(patch.text->text, "Jo");
  EXPECT_EQ(patch.text->style, "classic");
  EXPECT_EQ(patch.material, "thread");
  EXPECT_EQ(patch.color, (Rgb{200, 160, 60}));
  EXPECT_EQ(appearance(shoe(), {{0, 0, 0, 0, 0, 0}, {}}).looks.at("patch").text->text, "");
}

TEST(Appearance, SlotsAndGroupsKnowEachOther) {
  EXPECT_EQ(slots_of_group(shoe(), 0), std::vector<std::string>{"vamp"});
  EXPECT_EQ(group_of_slot(shoe(), "patch"), 2U);
  EXPECT_FALSE(group_of_slot(shoe(), "nowhere"));
}

TEST(Appearance, ASwatchShowsTheOptionOnWhatIsChosenBesideIt) {
  const Look look = swatch_look(shoe(), {{1, 1, 0, 0, 0, 0}, {}}, 1, 0);
  EXPECT_EQ(look.material, "knit");
  EXPECT_EQ(look.color, (Rgb{255, 0, 0}));
}

}  // namespace
}  // namespace maquette::scene
