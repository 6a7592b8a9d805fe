#include "query/advice.h"

#include <gtest/gtest.h>

#include "query/color_difference.h"
#include "query/readability.h"

namespace maquette {
namespace {

struct Pair {
  Lab one, other;
  double difference;
};

// Sharma, Wu and Dalal (2005), table 1: pairs that tell right implementations from wrong ones.
TEST(ColorDifference, AgreesWithThePublishedPairs) {
  const Pair pairs[] = {
      {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
      {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
      {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
      {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
      {{50, 0, 0}, {50, -1, 2}, 2.3669},
      {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
      {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
      {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
      {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
      {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
      {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
  };
  for (const Pair& pair : pairs) {
    EXPECT_NEAR(color_difference(pair.one, pair.other), pair.difference, 5e-5);
    EXPECT_NEAR(color_difference(pair.other, pair.one), pair.difference, 5e-5);
  }
}

TEST(ColorDifference, OfColoursOnScreens) {
  EXPECT_EQ(color_difference(Rgb{12, 34, 56}, Rgb{12, 34, 56}), 0);
  EXPECT_NEAR(color_difference(Rgb{0, 0, 0}, Rgb{255, 255, 255}), 100, 0.01);
  EXPECT_LT(color_difference(Rgb{200, 30, 30}, Rgb{202, 31, 30}), 1);
}

/// A part of two options in one colour.
Model in_one_colour(PartKind kind) {
  Option option;
  option.color = Rgb{200, 30, 30};
  Part part;
  part.kind = kind;
  part.options = {option, option};
  part.options.back().id = "other";
  Model model;
  model.parts.push_back(part);
  return model;
}

TEST(SimilarColors, AreFoundAmongChoicesAlone) {
  EXPECT_EQ(find_similar_colors(in_one_colour(PartKind::choice)).size(), 1U);
  EXPECT_TRUE(find_similar_colors(in_one_colour(PartKind::text)).empty());
  EXPECT_TRUE(find_similar_colors(in_one_colour(PartKind::number)).empty());
}

double age(std::string_view text, std::string_view language, bool known = false) {
  return reading_age(text, language, [known](std::string_view) { return known; }).value_or(-1);
}

TEST(ReadingAge, GrowsWithSentencesAndWords) {
  for (const char* language : {"en", "fr", "de"}) {
    const double easy = age("La la la. La la la.", language);
    EXPECT_LT(easy, age("La la la la la la la la la la la la la la la la la la.", language)) << language;
    EXPECT_LT(easy, age("Lalala lalala lalala. Lalala lalala.", language)) << language;
  }
  EXPECT_LT(age("Rope burns where gold is fired.", "en"), 12);
  EXPECT_GT(age("Incompatible manufacturing technologies necessitate alternative configurations.", "en"), 16);
  EXPECT_LT(age("La corde brûle où l'or est cuit.", "fr"), 12);
  EXPECT_GT(age("L'incompatibilité des technologies de fabrication nécessite une configuration alternative.", "fr"), 14);
  EXPECT_GT(age("Fertigungstechnische Unvereinbarkeiten verlangen alternative Konfigurationen.", "de"), 14);
}

TEST(ReadingAge, NamesAReaderKnowsAreNotHard) {
  EXPECT_LT(age("Choose another vulcanisation.", "en", true), age("Choose another vulcanisation.", "en"));
}

TEST(ReadingAge, IsUnknownWithoutAFormulaOrAWord) {
  const auto unknown = [](std::string_view) { return false; };
  EXPECT_FALSE(reading_age("何か", "ja", unknown));
  EXPECT_FALSE(reading_age("...", "en", unknown));
  EXPECT_TRUE(reading_age("So.", "en-GB", unknown));
}

}  // namespace
}  // namespace maquette
