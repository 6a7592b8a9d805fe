// Markets, channels, days and stock: what is forbidden under which circumstances, and how that is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/meaning.h"
#include "maquette/availability.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string kShoe = R"(format = 1
[catalog]
id = "shoe"
version = "1"
name = { en = "Shoe", fr = "Chaussure" }
currency = "EUR"
languages = ["en", "fr"]
markets = ["us", "fr", "de"]
channels = ["web", "kiosk"]
[[group]]
id = "upper"
label = { en = "Upper", fr = "Tige" }
[[part]]
id = "upper"
label = { en = "Upper", fr = "Tige" }
option = [
  { id = "knit", label = { en = "Knit", fr = "Maille" }, sku = "K-1" },
  { id = "python", label = { en = "Python", fr = "Python" }, markets = ["fr", "de"] },
  { id = "cork", label = { en = "Cork", fr = "Liège" }, channels = ["web"], valid_from = "2026-12-01", valid_until = "2027-02-28" },
  { id = "straw", label = { en = "Straw", fr = "Paille" }, in_stock = false },
]
[[group]]
id = "charms"
label = { en = "Charms", fr = "Breloques" }
[[part]]
id = "charms"
label = { en = "Charms", fr = "Breloques" }
take = "any"
valid_until = "2026-12-31"
option = [
  { id = "star", label = { en = "Star", fr = "Étoile" } },
  { id = "moon", label = { en = "Moon", fr = "Lune" }, valid_until = "2027-12-31" },
]
[[group]]
id = "motto"
label = { en = "Motto", fr = "Devise" }
[[part]]
id = "motto"
kind = "text"
label = { en = "Motto", fr = "Devise" }
max_length = 2
channels = ["web"]
[[part]]
id = "motto.size"
kind = "number"
label = { en = "Size", fr = "Taille" }
from = 1
to = 3
default = 2
markets = ["us"]
[[rule]]
id = "us-law"
rule = "charms.star is no"
because = { en = "A law forbids it.", fr = "Une loi l'interdit." }
markets = ["us"]
)";

std::shared_ptr<const Model> read(const Circumstances& circumstances) {
  CatalogResult result = build_model(testing::in_memory(kShoe), true, circumstances);
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  return result.model;
}

std::vector<std::string> rules(const Model& model) {
  std::vector<std::string> ids;
  for (const Rule& rule : model.rules) ids.push_back(rule.id);
  return ids;
}

TEST(Availability, WhatIsNotAskedIsThere) {
  const auto model = read({});
  EXPECT_THAT(rules(*model), UnorderedElementsAre("upper.straw.stock", "us-law"))
      << "a rule of a market holds in every one";
  EXPECT_THAT(model->markets, ElementsAre("de", "fr", "us"));
  EXPECT_THAT(model->channels, ElementsAre("kiosk", "web"));
}

TEST(Availability, AMarketForbidsWhatIsNotSoldThere) {
  EXPECT_THAT(rules(*read({.market = "us"})), UnorderedElementsAre("upper.straw.stock", "upper.python.market", "us-law"));
  EXPECT_THAT(rules(*read({.market = "fr"})), UnorderedElementsAre("upper.straw.stock", "motto.size.market"))
      << "the law of another market is no rule here";
}

TEST(Availability, AChannelForbidsOptionsAndTexts) {
  EXPECT_THAT(rules(*read({.channel = "kiosk"})),
              UnorderedElementsAre("upper.straw.stock", "upper.cork.channel", "motto.channel", "us-law"));
}

TEST(Availability, BothDaysAreIncluded) {
  const auto forbidden = [](const std::string& on) {
    std::vector<std::string> ids = rules(*read({.market = "de", .on = on}));
    std::erase(ids, "upper.straw.stock");
    std::erase(ids, "motto.size.market");
    return ids;
  };
  EXPECT_THAT(forbidden("2026-11-30"), ElementsAre("upper.cork.from"));
  EXPECT_THAT(forbidden("2026-12-01"), IsEmpty());
  EXPECT_THAT(forbidden("2026-12-31"), IsEmpty());
  EXPECT_THAT(forbidden("2027-01-01"), ElementsAre("charms.star.yes.until")) << "what an option says goes before its part";
  EXPECT_THAT(forbidden("2027-02-28"), ElementsAre("charms.star.yes.until"));
  EXPECT_THAT(forbidden("2027-03-01"), UnorderedElementsAre("upper.cork.until", "charms.star.yes.until"));
}

TEST(Availability, TheRuleForbidsThatOptionAndNoOther) {
  const auto model = read({.market = "fr", .channel = "kiosk", .on = "2027-01-01"});
  std::size_t valid = 0;
  testing::for_each_design(*model, [&](const std::vector<OptionIndex>& options) {
    const testing::Design d{*model, options};
    const bool there = !d.is("upper", "cork") && !d.is("upper", "straw") && d.is("charms.star", "no") &&
                       d.number("motto") == 0 && d.number("motto.size") == 2;
    EXPECT_EQ(broken_rules(*model, {options, {}}).empty(), there);
    valid += there ? 1 : 0;
  });
  EXPECT_EQ(valid, 2U * 2);
}

TEST(Availability, SaysWhy) {
  const auto model = read({.channel = "kiosk", .on = "2026-11-30"});
  const auto because = [&](std::string_view id, std::string_view language) {
    return in_language(model->rules.at(find_rule(*model, id).value()).because, language);
  };
  EXPECT_EQ(because("upper.straw.stock", "en"), "Straw: out of stock.");
  EXPECT_EQ(because("upper.cork.channel", "fr"), "Liège : pas en vente ici.");
  EXPECT_EQ(in_language(read({.on = "2026-11-30"})->rules[0].because, "en"), "Cork: available from 2026-12-01.");
}

TEST(Availability, AStockSheetNamesOptionsOrStockNumbers) {
  EXPECT_THAT(rules(*read({.stock = "sku,stock\nK-1,0\nZ-9,0\n"})),
              UnorderedElementsAre("upper.knit.stock", "upper.straw.stock", "us-law"));
  EXPECT_THAT(rules(*read({.stock = "part,option,stock\nupper,knit,12\nupper,python,0\ncharms.moon,yes,\n"})),
              UnorderedElementsAre("upper.python.stock", "upper.straw.stock", "charms.moon.yes.stock", "us-law"));
}

TEST(Availability, FaultsOfTheCircumstancesAreReported) {
  const auto lines = [](const Circumstances& circumstances) {
    return testing::lines_of(build_model(testing::in_memory(kShoe), true, circumstances).findings);
  };
  EXPECT_THAT(lines({.market = "se"}),
              ElementsAre("market se: unknown-market: the catalog is not made for this market; it has de, fr, us"));
  EXPECT_THAT(lines({.on = "2026-02-30"}),
              ElementsAre("day 2026-02-30: bad-date: a day is written year first, like 2026-12-01"));
  EXPECT_THAT(
      lines({.stock = "sku,pieces\nK-1,0\n", .stock_name = "warehouse.csv"}),
      ElementsAre("warehouse.csv:1:1: missing-column: a stock sheet needs the column \"stock\", and \"sku\" or \"part\" "
                  "and \"option\"; add it"));
  EXPECT_THAT(lines({.stock = "sku,stock\nK-1,few\n"}),
              ElementsAre("stock:2:5: bad-amount: \"stock\" is a number of pieces, like 12; \"few\" is not"));
}

TEST(Availability, EachAbsenceIsListedBesideItsRule) {
  const auto sold = [](const Circumstances& asked) { return build_for_sale(testing::in_memory(kShoe), true, asked); };
  const SaleResult result = sold({.market = "us", .channel = "kiosk", .on = "2026-11-30"});
  const Model& model = *result.catalog.model;
  std::vector<std::string> said;
  for (const Absence& absence : result.absences) {
    std::string line = model.rules[absence.rule].id + ":";
    for (const OptionIndex option : absence.options) line += " " + model.parts[absence.part].options[option].id;
    said.push_back(line + (absence.day.empty() ? "" : ", " + absence.day));
  }
  EXPECT_THAT(said, ElementsAre("upper.python.market: python", "upper.cork.channel: cork", "upper.straw.stock: straw",
                                "motto.channel: 1 2"));
  EXPECT_EQ(result.absences[0].why, Unavailable::other_market);
  EXPECT_EQ(result.absences[2].why, Unavailable::out_of_stock);
  EXPECT_EQ(result.catalog.model->digest, read({})->digest);

  const Absence early = sold({.on = "2026-11-30"}).absences.at(0), late = sold({.on = "2027-03-01"}).absences.at(0);
  EXPECT_EQ(std::pair(early.why, early.day), std::pair(Unavailable::not_yet, std::string("2026-12-01")));
  EXPECT_EQ(std::pair(late.why, late.day), std::pair(Unavailable::no_longer, std::string("2027-02-28")));
  EXPECT_EQ(sold({}).absences.size(), 1U) << "what is never in stock";
}

TEST(Availability, TheDigestDoesNotDependOnIt) {
  EXPECT_EQ(read({})->digest, read({.market = "us", .on = "2026-11-30", .stock = "sku,stock\nK-1,0\n"})->digest);
}

TEST(Availability, ASheetMaySayIt) {
  const std::string toml = testing::kHeader + R"(markets = ["fr", "de"]
[[group]]
id = "upper"
label = "Upper"
[[part]]
id = "upper"
label = "Upper"
options = "uppers.csv"
)";
  const std::string sheet =
      "id,label,markets,valid_from,valid_until,in_stock,spoken.en\n"
      "knit,Knit,fr de,,,yes,A soft knit\n"
      "cork,Cork,de,2026-12-01,2027-01-31,,\n"
      "straw,Straw,,,,no,\n";
  const CatalogResult result =
      build_model(testing::in_memory(toml, {{"uppers.csv", sheet}}), true, {.market = "fr", .on = "2026-12-24"});
  EXPECT_THAT(testing::lines_of(result.findings), IsEmpty());
  EXPECT_THAT(rules(*result.model), ElementsAre("upper.cork.market", "upper.straw.stock"));
  EXPECT_EQ(in_language(result.model->parts[0].options[0].spoken, "en"), "A soft knit");
}

}  // namespace
}  // namespace maquette
