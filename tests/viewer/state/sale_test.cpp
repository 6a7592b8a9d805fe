// What is not for sale here and now: on its swatch, when asked why, in every language.
#include "state/sale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "viewer/state/shoe.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Words words_of(const std::string& language) {
  const Languages languages = load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words");
  return languages.words.find(language)->second;
}

Sale french_sale(Unavailable why, std::string day = {}) {
  return {"fr", "store", "2026-12-01", {{2, {1}, why, std::move(day), 0}}};
}

std::string said(const std::string& language, Unavailable why, std::string day = {}) {
  const Sale sale = french_sale(why, std::move(day));
  return absence_words(words_of(language), sale, sale.absences[0]);
}

TEST(Absence, IsSaidInEveryLanguage) {
  EXPECT_EQ(said("en", Unavailable::other_market), "Not sold in France");
  EXPECT_EQ(said("fr", Unavailable::other_market), "Pas en vente (France)");
  EXPECT_EQ(said("de", Unavailable::other_market), "Nicht für Frankreich");
  EXPECT_EQ(said("ja", Unavailable::other_market), "フランスでは販売なし");
  EXPECT_EQ(said("en", Unavailable::not_yet, "2027-03-01"), "From 1 March");
  EXPECT_EQ(said("de", Unavailable::not_yet, "2027-03-01"), "Ab 1.\u00A0März");
  EXPECT_EQ(said("en", Unavailable::out_of_stock), "Out of stock");
  EXPECT_EQ(said("ja", Unavailable::out_of_stock), "在庫切れ");
  EXPECT_EQ(said("en", Unavailable::other_channel), "Not sold here");
  EXPECT_EQ(said("en", Unavailable::no_longer, "2026-11-30"), "No longer sold");
}

TEST(Absence, OfAMarketThatIsNoCountryNamesNone) {
  Sale sale = french_sale(Unavailable::other_market);
  for (const char* market : {"dach", "emea", "qq", ""}) {
    sale.market = market;
    EXPECT_EQ(absence_words(words_of("en"), sale, sale.absences[0]), "Not sold here") << market;
  }
}

TEST(Absence, ItsReasonSaysTheDayInWords) {
  const Absence later = french_sale(Unavailable::not_yet, "2027-03-01").absences[0];
  EXPECT_EQ(absence_reason(words_of("en"), later), "You can choose it from 1 March.");
  for (const char* language : {"en", "fr", "de", "ja"}) {
    EXPECT_THAT(absence_reason(words_of(language), later), Not(HasSubstr("2027"))) << language;
  }
}

TEST(Absence, IsSeenOnItsSwatchBeforeTheSolverSpeaks) {
  ViewerState state = first_state(shoe(), "en", kToday);
  const PartIndex sole = *find_part(*state.model, "sole");
  state.sale = {"fr", "", "2026-12-01", {{sole, {1}, Unavailable::other_market, {}, 0}}};
  const Swatch gum = swatch(state, {sole, 1});
  EXPECT_EQ(gum.state, SwatchState::excluded);
  ASSERT_NE(gum.absence, nullptr);
  EXPECT_EQ(gum.absence->why, Unavailable::other_market);
  EXPECT_TRUE(option_excluded(state, {sole, 1}));
  EXPECT_EQ(swatch(state, {sole, 0}).absence, nullptr);
  EXPECT_FALSE(option_excluded(state, {sole, 0}));
}

TEST(Absence, ASelectionThatWentOutOfStockStaysChosenUntilItIsChanged) {
  Visit visit;
  visit.chooses("sole", "gum");
  const PartIndex sole = *find_part(*visit.state.model, "sole");
  visit.state.sale.absences = {{sole, {1}, Unavailable::out_of_stock, {}, 0}};
  EXPECT_EQ(swatch(visit.state, {sole, 1}).state, SwatchState::chosen);
}

TEST(Absence, OutlivesTheVisitor) {
  Visit visit;
  visit.state.sale = french_sale(Unavailable::out_of_stock);
  visit.does(FinishVisit{});
  EXPECT_EQ(visit.state.sale.market, "fr");
  EXPECT_EQ(visit.state.sale.absences.size(), 1U);
}

}  // namespace
}  // namespace maquette::viewer::testing
