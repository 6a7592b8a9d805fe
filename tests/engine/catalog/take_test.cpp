// Parts of which a design takes another number of options than one: what they become, and what rules say of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Sentence;

/// toppings: olives, ham (meat, hot), chili (hot), any number; sauces: oil, chili (hot), between 1 and 2; crust: none or
/// cheese.
const std::string kPizza = testing::kHeader + R"(
[[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "any"
price = "1.00"
slots = ["top"]
option = [
  { id = "olives", label = "Olives" },
  { id = "ham", label = "Ham", price = "2.50", weight = "30 g", tags = ["meat", "hot"], sku = "H-1" },
  { id = "chili", label = "Chili", tags = ["hot"] },
]
[[group]]
id = "extras"
label = "Extras"
[[part]]
id = "extras.sauces"
label = "Sauces"
take = "between 1 and 2"
option = [{ id = "oil", label = "Oil" }, { id = "chili", label = "Chili", tags = ["hot"] }, { id = "aioli", label = "Aioli" }]
[[part]]
id = "extras.crust"
label = "Crust"
take = "optional"
price = "3.00"
option = [{ id = "cheese", label = "Cheese" }]
)";

std::shared_ptr<const Model> read(const std::string& toml) {
  CatalogResult result = build_model(testing::in_memory(toml));
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  return result.model;
}

TEST(Take, MakesAPartOfEachOption) {
  const auto model = read(kPizza);
  ASSERT_NE(model, nullptr);
  const Part& ham = model->parts.at(find_part(*model, "toppings.ham").value());
  EXPECT_EQ(in_language(ham.label, "en"), "Ham");
  EXPECT_THAT(ham.slots, ElementsAre("top"));
  ASSERT_EQ(ham.options.size(), 2U);
  EXPECT_EQ(ham.options[0].id, "no");
  EXPECT_THAT(ham.options[0].attributes, ElementsAre(0, 0, 0)) << "what is not taken costs nothing";
  EXPECT_EQ(ham.options[1].id, "yes");
  EXPECT_THAT(ham.options[1].attributes, ElementsAre(250, 30, 0));
  EXPECT_THAT(ham.options[1].tags, ElementsAre("hot", "meat"));
  EXPECT_EQ(ham.options[1].sku, "H-1");
  EXPECT_EQ(model->parts.at(find_part(*model, "toppings.olives").value()).options[1].attributes[kPrice], 100)
      << "the part's own price is each option's";
  EXPECT_TRUE(find_part(*model, "extras.sauces.oil"));
  EXPECT_FALSE(find_part(*model, "toppings"));
}

TEST(Take, SaysWhatItWas) {
  const auto model = read(kPizza);
  ASSERT_EQ(model->several.size(), 2U);
  const Several& toppings = model->several[0];
  EXPECT_EQ(toppings.id, "toppings");
  EXPECT_EQ(toppings.parts.size(), 3U);
  EXPECT_EQ(toppings.least, 0U);
  EXPECT_EQ(toppings.most, 3U);
  EXPECT_EQ(toppings.rule, std::nullopt) << "any number is no rule";
  const Several& sauces = model->several[1];
  EXPECT_EQ(sauces.least, 1U);
  EXPECT_EQ(sauces.most, 2U);
  ASSERT_TRUE(sauces.rule);
  EXPECT_EQ(model->rules[*sauces.rule].id, "extras.sauces.take");
  EXPECT_EQ(model->rules[*sauces.rule].source, "between 1 and 2 of extras.sauces");
  EXPECT_EQ(in_language(model->rules[*sauces.rule].because, "en"), "Sauces: between 1 and 2.");
}

TEST(Take, HowManyIsARuleLikeAnyOther) {
  const auto model = read(kPizza);
  const auto taken = [&](const testing::Design& d) {
    return d.is("extras.sauces.oil", "yes") + d.is("extras.sauces.chili", "yes") + d.is("extras.sauces.aioli", "yes");
  };
  testing::for_each_design(*model, [&](const std::vector<OptionIndex>& options) {
    const int count = taken({*model, options});
    EXPECT_EQ(broken_rules(*model, {options, {}}).empty(), count >= 1 && count <= 2);
  });
}

TEST(Take, DefaultsAreAsManyAsMustBe) {
  const auto model = read(kPizza);
  const auto by_default = [&](std::string_view part) {
    const Part& found = model->parts.at(find_part(*model, part).value());
    return found.options[found.default_option].id;
  };
  EXPECT_EQ(by_default("toppings.olives"), "no");
  EXPECT_EQ(by_default("extras.sauces.oil"), "yes");
  EXPECT_EQ(by_default("extras.sauces.chili"), "no");
  EXPECT_EQ(by_default("extras.crust"), "none");
}

TEST(Take, DefaultsMayBeNamed) {
  const auto model = read(testing::kHeader + R"(
[[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "at most 2"
default = ["ham", "chili"]
option = [{ id = "olives", label = "Olives" }, { id = "ham", label = "Ham" }, { id = "chili", label = "Chili" }]
)");
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(model->parts[0].default_option, 0U);
  EXPECT_EQ(model->parts[1].default_option, 1U);
  EXPECT_EQ(model->parts[2].default_option, 1U);
}

TEST(Take, OptionalAddsNothingThatCostsNothing) {
  const auto model = read(kPizza);
  const Part& crust = model->parts.at(find_part(*model, "extras.crust").value());
  ASSERT_EQ(crust.options.size(), 2U);
  EXPECT_EQ(crust.options[0].id, "none");
  EXPECT_EQ(in_language(crust.options[0].label, "en"), "None");
  EXPECT_EQ(crust.options[0].attributes[kPrice], 0);
  EXPECT_EQ(crust.options[1].attributes[kPrice], 300);
}

TEST(Take, SpeaksTheCatalogsLanguages) {
  std::string toml = R"(format = 1
[catalog]
id = "mug"
version = "1"
name = { fr = "Tasse", pt-BR = "Caneca" }
currency = "EUR"
languages = ["fr", "pt-BR"]
[[group]]
id = "decor"
label = { fr = "Décor", pt-BR = "Decoração" }
[[part]]
id = "decor"
label = { fr = "Décor", pt-BR = "Decoração" }
take = "at most 1"
option = [{ id = "star", label = { fr = "Étoile", pt-BR = "Estrela" } }, { id = "sun", label = { fr = "Soleil", pt-BR = "Sol" } }]
)";
  const auto model = read(toml);
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(in_language(model->parts[0].options[0].label, "fr"), "Non");
  EXPECT_EQ(in_language(model->parts[0].options[1].label, "pt-BR"), "Sim");
  EXPECT_EQ(in_language(model->rules[0].because, "fr"), "Décor : 1 au plus.");
}

class TakeMeaning : public ::testing::TestWithParam<Sentence> {};

TEST_P(TakeMeaning, IsWhatItSays) { EXPECT_EQ(testing::expect_meaning(kPizza, GetParam()), 2U * 2 * 2 * 2 * 2 * 2 * 2); }

using D = const testing::Design&;

bool olives(D d) { return d.is("toppings.olives", "yes"); }
bool ham(D d) { return d.is("toppings.ham", "yes"); }
bool chili(D d) { return d.is("toppings.chili", "yes"); }
bool hot_sauce(D d) { return d.is("extras.sauces.chili", "yes"); }
bool oil(D d) { return d.is("extras.sauces.oil", "yes"); }
bool aioli(D d) { return d.is("extras.sauces.aioli", "yes"); }
int toppings(D d) { return olives(d) + ham(d) + chili(d); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, TakeMeaning,
    ::testing::ValuesIn(std::vector<Sentence>{
        {"toppings include ham", ham},
        {"toppings includes ham", ham},
        {"toppings do not include ham", [](D d) { return !ham(d); }},
        {"toppings include one of (ham, olives)", [](D d) { return ham(d) || olives(d); }},
        {"toppings include all of (ham, olives)", [](D d) { return ham(d) && olives(d); }},
        {"toppings include none of (ham, olives)", [](D d) { return !ham(d) && !olives(d); }},
        {"not toppings include ham", [](D d) { return !ham(d); }},
        {"toppings.ham is yes", ham},
        {"toppings.ham is no", [](D d) { return !ham(d); }},
        {"toppings.ham is not no", ham},
        {"toppings.ham is one of (no)", [](D d) { return !ham(d); }},
        {"toppings is empty", [](D d) { return toppings(d) == 0; }},
        {"toppings is not empty", [](D d) { return toppings(d) > 0; }},
        {"toppings have hot", [](D d) { return ham(d) || chili(d); }},
        {"toppings have no hot", [](D d) { return !ham(d) && !chili(d); }},
        {"at most 1 of toppings", [](D d) { return toppings(d) <= 1; }},
        {"exactly 2 of toppings", [](D d) { return toppings(d) == 2; }},
        {"at least 1 of toppings has hot", [](D d) { return ham(d) || chili(d); }},
        {"exactly 1 of toppings have hot", [](D d) { return ham(d) + chili(d) == 1; }},
        {"at most 2 parts have hot", [](D d) { return ham(d) + chili(d) + hot_sauce(d) <= 2; }},
        {"total price of toppings <= 3 EUR", [](D d) { return 100 * olives(d) + 250 * ham(d) + 100 * chili(d) <= 300; }},
        {"total price of (toppings, extras.crust) <= 3 EUR",
         [](D d) { return 100 * olives(d) + 250 * ham(d) + 100 * chili(d) + 300 * d.is("extras.crust", "cheese") <= 300; }},
        {"toppings is the same as extras.sauces",
         [](D d) { return !olives(d) && !ham(d) && chili(d) == hot_sauce(d) && !oil(d) && !aioli(d); }},
        {"toppings is not the same as extras.sauces",
         [](D d) { return olives(d) || ham(d) || chili(d) != hot_sauce(d) || oil(d) || aioli(d); }},
        {"count of toppings <= 2", [](D d) { return toppings(d) <= 2; }},
        {"count of toppings - count of extras.sauces = 1",
         [](D d) { return toppings(d) - (oil(d) + hot_sauce(d) + aioli(d)) == 1; }},
        {"2 EUR * count of toppings >= total price of toppings",
         [](D d) { return 200 * toppings(d) >= 100 * olives(d) + 250 * ham(d) + 100 * chili(d); }},
        {"highest price of toppings <= 2 EUR", [](D d) { return !ham(d); }},
        {"at least 1 part of toppings has price > 2 EUR", ham},
        {"at most 1 part of toppings has hot", [](D d) { return !(ham(d) && chili(d)); }},
        {"if toppings include ham and toppings do not include olives then extras.crust is none",
         [](D d) { return !ham(d) || olives(d) || d.is("extras.crust", "none"); }},
    }));

}  // namespace
}  // namespace maquette
