// An entry says where, through what and when it was sold, and is judged by the rules of that place and day.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/entry/sample_entry.h"
#include "maquette/entry.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

/// The mug, whose gold is sold in France alone and from December on, and whose rope an American law forbids.
CatalogFiles sold_mug() {
  CatalogFiles catalog = mug_catalog();
  std::string& text = catalog.files.begin()->second;
  replace(text, "languages = [\"en\"]",
          "languages = [\"en\"]\nmarkets = [\"fr\", \"us\"]\nchannels = [\"store\", \"web\"]");
  replace(text, "sku = \"GL,G\"", "sku = \"GL,G\"\nmarkets = [\"fr\"]\nvalid_from = \"2026-12-01\"");
  text += "[[rule]]\nid = \"us-law\"\nrule = \"handle is rope\"\nbecause = \"A law.\"\nmarkets = [\"us\"]\n";
  return catalog;
}

EntryWritten written(const std::string& market, const std::string& day) {
  const Circumstances asked{.market = market, .on = day};
  const CatalogResult built = build_model(sold_mug(), false, asked);
  EXPECT_TRUE(built.model);
  EntryContent content = mug_content();
  content.fields.market = market;
  content.fields.day = day;
  return write_entry(*built.model, sold_mug(), content, make_key(1));
}

VerifyResult verified(const std::string& package) {
  return verify_entry(package, {{make_key(1).public_key}, std::nullopt});
}

TEST(SoldEntry, OfThatPlaceAndDayVerifiesAndSaysSo) {
  const EntryWritten entry = written("fr", "2026-12-24");
  ASSERT_EQ(entry.problem, "");
  const VerifyResult result = verified(entry.package);
  ASSERT_TRUE(result.verified) << result.problem;
  EXPECT_EQ(result.summary.fields.market, "fr");
  EXPECT_EQ(result.summary.fields.channel, "");
  EXPECT_EQ(result.summary.fields.day, "2026-12-24");
}

TEST(SoldEntry, OfWhatCannotBeHadIsNotWritten) {
  EXPECT_THAT(written("us", "2026-12-24").problem, HasSubstr("breaks the rule 'glaze.gold.market'"));
  EXPECT_THAT(written("fr", "2026-11-30").problem, HasSubstr("breaks the rule 'glaze.gold.from'"));
}

TEST(SoldEntry, IsJudgedByTheRulesOfItsOwnMarket) {
  EXPECT_THAT(written("", "").problem, HasSubstr("breaks the rule 'us-law'")) << "not asked: every market's rules hold";
  EXPECT_EQ(written("fr", "2026-12-24").problem, "") << "no law of another market";
}

TEST(SoldEntry, AForgedMarketIsFoundOut) {
  const CatalogResult built = build_model(sold_mug(), false, {.market = "fr", .on = "2026-12-24"});
  EntryContent content = mug_content();
  content.fields.market = "us";
  EXPECT_THAT(write_entry(*built.model, sold_mug(), content, make_key(1)).problem, HasSubstr("glaze.gold.market"))
      << "what is written is verified as what it says it is";
  content.fields.market = "se";
  EXPECT_THAT(write_entry(*built.model, sold_mug(), content, make_key(1)).problem, HasSubstr("unknown-market"));
}

}  // namespace
}  // namespace maquette
