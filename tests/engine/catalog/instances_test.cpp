// Assemblies: parts and rules written once and had twice, and options that are put in places.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// A left and a right shoe of a vamp and laces, and a pair that is alike or not.
const std::string kPair = testing::kHeader + R"(
[[assembly]]
id = "shoe"
groups = ["vamp", "laces"]
alike = "pair is alike"
because = "You chose a pair that is alike."
instances = [{ id = "left", label = "Left shoe" }, { id = "right", label = "Right shoe" }]
[[group]]
id = "pair"
label = "Pair"
[[part]]
id = "pair"
label = "Pair"
option = [{ id = "alike", label = "Alike" }, { id = "apart", label = "Apart" }]
[[group]]
id = "vamp"
label = "Vamp"
[[part]]
id = "vamp.material"
label = "Material"
slots = ["{instance}-vamp"]
option = [
  { id = "knit", label = "Knit" },
  { id = "suede", label = "Suede", price = "10.00", shows = ["{instance}-seam"], sku = "S-{instance}", tags = ["hide"] },
]
[[group]]
id = "laces"
label = "Laces of the {instance}"
[[part]]
id = "laces"
label = "Laces"
option = [{ id = "flat", label = "Flat" }, { id = "round", label = "Round" }, { id = "none", label = "None" }]
[[part]]
id = "laces.charms"
label = "Charms"
take = "at most 1"
option = [{ id = "star", label = "Star" }, { id = "moon", label = "Moon" }]
[[rule]]
id = "laced"
rule = "if vamp.material is suede then laces is not none and laces.charms do not include moon"
because = "The {instance} needs laces."
[[rule]]
id = "one-suede"
rule = "at most 1 of (left-vamp.material is suede; right-vamp.material is suede) or pair is alike"
because = "One hide is enough."
)";

std::shared_ptr<const Model> pair() {
  const CatalogResult result = build_model(testing::in_memory(kPair));
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  return result.model;
}

TEST(Instances, HaveTheirOwnGroupsPartsAndRules) {
  const auto model = pair();
  ASSERT_NE(model, nullptr);
  std::vector<std::string> groups, parts, rules;
  for (const Group& group : model->groups) groups.push_back(group.id + ": " + in_language(group.label, "en"));
  for (const Part& part : model->parts) parts.push_back(part.id);
  for (const Rule& rule : model->rules) rules.push_back(rule.id);
  EXPECT_THAT(groups, ElementsAre("pair: Pair", "left-vamp: Left shoe · Vamp", "right-vamp: Right shoe · Vamp",
                                  "left-laces: Laces of the Left shoe", "right-laces: Laces of the Right shoe"));
  EXPECT_THAT(parts, ElementsAre("pair", "left-vamp.material", "right-vamp.material", "left-laces", "right-laces",
                                 "left-laces.charms.star", "left-laces.charms.moon", "right-laces.charms.star",
                                 "right-laces.charms.moon"));
  EXPECT_THAT(rules, UnorderedElementsAre("left-laces.charms.take", "right-laces.charms.take", "left-laced", "right-laced",
                                          "one-suede", "shoe.alike.right-vamp.material", "shoe.alike.right-laces",
                                          "shoe.alike.right-laces.charms.star", "shoe.alike.right-laces.charms.moon"));
}

TEST(Instances, NameThemselves) {
  const auto model = pair();
  const Part& right = model->parts.at(find_part(*model, "right-vamp.material").value());
  EXPECT_THAT(right.slots, ElementsAre("right-vamp"));
  EXPECT_THAT(right.options[1].shows, ElementsAre("right-seam"));
  EXPECT_EQ(right.options[1].sku, "S-right");
  EXPECT_EQ(in_language(model->rules.at(find_rule(*model, "left-laced").value()).because, "en"),
            "The Left shoe needs laces.");
}

TEST(Instances, ObeyTheRuleOfOneEach) {
  const auto model = pair();
  std::size_t valid = 0;
  testing::for_each_design(*model, [&](const std::vector<OptionIndex>& options) {
    const testing::Design d{*model, options};
    bool good = true, same = d.option("left-vamp.material").id == d.option("right-vamp.material").id &&
                             d.option("left-laces").id == d.option("right-laces").id;
    for (const std::string side : {"left-", "right-"}) {
      const bool star = d.is(side + "laces.charms.star", "yes"), moon = d.is(side + "laces.charms.moon", "yes");
      good = good && !(star && moon);
      if (d.is(side + "vamp.material", "suede")) good = good && !d.is(side + "laces", "none") && !moon;
    }
    for (const std::string charm : {"star", "moon"})
      same = same && d.option("left-laces.charms." + charm).id == d.option("right-laces.charms." + charm).id;
    const bool alike = d.is("pair", "alike");
    if (alike) good = good && same;
    if (!alike) good = good && !(d.is("left-vamp.material", "suede") && d.is("right-vamp.material", "suede"));
    EXPECT_EQ(broken_rules(*model, {options, {}}).empty(), good);
    valid += good ? 1 : 0;
  });
  EXPECT_GT(valid, 0U);
}

TEST(Instances, OfATable) {
  const CatalogResult result = build_model(testing::in_memory(
      kPair + "[[table]]\nid = \"made\"\nfile = \"made.csv\"\nkind = \"allow\"\nbecause = \"So it is made.\"\n",
      {{"made.csv", "vamp.material,laces\nknit,*\nsuede,flat\n"}}));
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  ASSERT_NE(result.model, nullptr);
  for (const std::string side : {"left-", "right-"}) {
    const Rule& rule = result.model->rules.at(find_rule(*result.model, side + "made").value());
    EXPECT_THAT(rule.parts, UnorderedElementsAre(find_part(*result.model, side + "vamp.material").value(),
                                                 find_part(*result.model, side + "laces").value()));
  }
}

TEST(Instances, AreNotTooMany) {
  std::string toml = testing::kHeader + "[[assembly]]\nid = \"a\"\ngroups = [\"g\"]\ninstances = [\n";
  for (int i = 0; i < 17; ++i) toml += "{ id = \"i" + std::to_string(i) + "\", label = \"I\" },\n";
  toml +=
      "]\n[[group]]\nid = \"g\"\nlabel = \"G\"\n[[part]]\nid = \"g\"\nlabel = \"G\"\noption = [{ id = \"o\", label = \"O\" "
      "}]\n";
  EXPECT_THAT(testing::lines_of(build_model(testing::in_memory(toml)).findings),
              ElementsAre("mug/catalog.toml:28:1: too-many: an assembly has at most 16 instances"));
}

/// olives and ham, each nowhere, on a half, or on the whole.
const std::string kPizza = testing::kHeader + R"(
[[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "at most 2"
places = [
  { id = "left", label = "Left half", share = 50 },
  { id = "right", label = "Right half", share = 50 },
  { id = "whole", label = "Whole" },
]
option = [
  { id = "olives", label = "Olives", price = "1.00", tags = ["green"] },
  { id = "ham", label = "Ham", price = "2.50", weight = "30 g", lead_time = "1 day", shows = ["ham-{place}"] },
  { id = "corn", label = "Corn" },
]
)";

TEST(Places, AreTheOptionsOfEachTopping) {
  const CatalogResult result = build_model(testing::in_memory(kPizza));
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  const Part& ham = result.model->parts.at(find_part(*result.model, "toppings.ham").value());
  ASSERT_EQ(ham.options.size(), 4U);
  EXPECT_EQ(ham.options[0].id, "no");
  EXPECT_EQ(ham.options[1].id, "left");
  EXPECT_THAT(ham.options[1].attributes, ElementsAre(125, 15, 1)) << "half the price and weight, the time is no sum";
  EXPECT_THAT(ham.options[1].shows, ElementsAre("ham-left"));
  EXPECT_THAT(ham.options[3].attributes, ElementsAre(250, 30, 1));
}

TEST(Places, MayHoldMoreThanTheUsualAmountAndShowNodesOfTheirOwn) {
  const CatalogResult result = build_model(testing::in_memory(testing::kHeader + R"(
[[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "any"
places = [{ id = "extra", label = "Extra", share = 150, shows = ["{option}-left", "{option}-right"] }]
option = [{ id = "ham", label = "Ham", price = "2.50", shows = ["board"] }]
)"));
  ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
  const Option& extra = result.model->parts.at(find_part(*result.model, "toppings.ham").value()).options.at(1);
  EXPECT_EQ(extra.attributes[kPrice], 375);
  EXPECT_THAT(extra.shows, ElementsAre("board", "ham-left", "ham-right"));
}

class PlacesMeaning : public ::testing::TestWithParam<testing::Sentence> {};

TEST_P(PlacesMeaning, IsWhatItSays) { EXPECT_EQ(testing::expect_meaning(kPizza, GetParam()), 4U * 4 * 4); }

using D = const testing::Design&;

INSTANTIATE_TEST_SUITE_P(
    Sentences, PlacesMeaning,
    ::testing::ValuesIn(std::vector<testing::Sentence>{
        {"toppings include ham", [](D d) { return !d.is("toppings.ham", "no"); }},
        {"toppings.ham is left", [](D d) { return d.is("toppings.ham", "left"); }},
        {"toppings have green", [](D d) { return !d.is("toppings.olives", "no"); }},
        {"exactly 1 of toppings",
         [](D d) {
           return !d.is("toppings.ham", "no") + !d.is("toppings.olives", "no") + !d.is("toppings.corn", "no") == 1;
         }},
        {"count of toppings >= 2",
         [](D d) {
           return !d.is("toppings.ham", "no") + !d.is("toppings.olives", "no") + !d.is("toppings.corn", "no") >= 2;
         }},
        {"total price of toppings <= 1.25 EUR",
         [](D d) { return d.value("toppings.ham", kPrice) + d.value("toppings.olives", kPrice) <= 125; }},
    }));

}  // namespace
}  // namespace maquette
