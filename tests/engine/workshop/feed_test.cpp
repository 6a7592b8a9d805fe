#include "maquette/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "engine/workshop/mug.h"
#include "maquette/evaluate.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Feed, RangesAreThoseOverAllDesigns) {
  std::size_t dead = 0, ranges = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = random_model(seed);
    const BruteForce all(model);
    const Feed feed = make_feed(model, {}, CompiledCache::off);
    EXPECT_EQ(feed.designs, std::to_string(all.variants().size()));
    for (const FeedOption& found : feed.options) {
      PriceRange price;
      std::optional<std::int64_t> lead_time;
      for (const Assignment& variant : all.variants()) {
        if (variant[found.choice.part] != found.choice.option) continue;
        const auto totals = quote(*model, {variant, {}}).totals;
        price = {std::min(price.least.value_or(totals[kPrice]), totals[kPrice]),
                 std::max(price.most.value_or(totals[kPrice]), totals[kPrice])};
        lead_time = std::min(lead_time.value_or(totals[kLeadTime]), totals[kLeadTime]);
      }
      EXPECT_EQ(found.available, price.least ? Verdict::yes : Verdict::no);
      EXPECT_EQ(found.price, price);
      EXPECT_EQ(found.lead_time, lead_time);
      dead += price.least ? 0 : 1;
      ranges += price.least && *price.least < *price.most ? 1 : 0;
    }
  }
  EXPECT_GT(dead, 20U);
  EXPECT_GT(ranges, 200U);
}

// Where the dearest design breaks a ceiling on the weight, and the one on the price is not always reached.
TEST(Feed, RangesAreProvenUnderSeveralCeilings) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    ModelBuilder shoe;
    shoe.base(kPrice, 1000);
    for (int part = 0; part < 7; ++part) {
      std::vector<OptionSpec> options;
      for (const char* id : {"a", "b", "c"}) options.emplace_back(id, 7 * random.between(-3, 40), random.between(0, 90));
      shoe.part("part-" + std::to_string(part), options);
    }
    shoe.rule("price", shoe.total(kPrice, std::numeric_limits<std::int64_t>::min(), random.between(300, 900)));
    shoe.rule("weight", shoe.total(kWeight, std::numeric_limits<std::int64_t>::min(), random.between(150, 300)));
    const auto model = shoe.build();
    const BruteForce all(model);
    std::map<Choice, std::int64_t> most;
    for (const Assignment& variant : all.variants()) {
      const std::int64_t price = quote(*model, {variant, {}}).totals[kPrice];
      for (PartIndex part = 0; part < variant.size(); ++part) {
        auto& greatest = most.try_emplace({part, variant[part]}, price).first->second;
        greatest = std::max(greatest, price);
      }
    }
    for (const FeedOption& found : make_feed(model, {}, CompiledCache::off).options) {
      const auto expected = most.find(found.choice);
      EXPECT_EQ(found.price.most, expected == most.end() ? std::nullopt : std::optional(expected->second));
    }
  }
}

TEST(Feed, TheProductsRangeIsOverEverything) {
  const Feed feed = make_feed(mug_model(), {}, CompiledCache::off);
  EXPECT_EQ(feed.price, (PriceRange{750, 2100}));
  ASSERT_TRUE(feed.as_it_comes);
  EXPECT_EQ(quote(*mug_model(), *feed.as_it_comes).totals[kPrice], 900);
}

TEST(Feed, TheTableIsSafeForASpreadsheet) {
  ModelBuilder shoe;
  shoe.part("upper", {{"suede", -1500}, "knit"});
  shoe.option_of("upper", "suede").label = {{"en", "=HYPERLINK(\"x\")"}};
  shoe.option_of("upper", "suede").color = Rgb{255, 0, 16};
  shoe.rule("no-knit", shoe.isnt("upper", {"knit"}));
  const auto model = shoe.build();
  const std::string table = write_feed_csv(*model, make_feed(model, {}, CompiledCache::off), "en");
  EXPECT_THAT(
      table,
      HasSubstr("upper,suede,upper,upper,\"'=HYPERLINK(\"\"x\"\")\",,#FF0010,-15.00,-15.00,-15.00,EUR,0,in_stock\r\n"));
  EXPECT_THAT(table, HasSubstr("upper,knit,upper,upper,knit,,,0.00,,,EUR,,out_of_stock\r\n"));
}

TEST(Feed, WithHardlyABudgetNothingWrongIsClaimed) {
  Limits hardly;
  hardly.resource = 1;
  const Feed full = make_feed(mug_model(), {}, CompiledCache::off),
             feed = make_feed(mug_model(), hardly, CompiledCache::off);
  for (std::size_t i = 0; i < full.options.size(); ++i) {
    const FeedOption& found = feed.options[i];
    if (found.available != Verdict::unknown) {
      EXPECT_EQ(found.available, full.options[i].available);
    }
    if (found.price.least) {
      EXPECT_EQ(found.price.least, full.options[i].price.least);
      EXPECT_EQ(found.available, Verdict::yes);
    }
    if (found.price.most) {
      EXPECT_EQ(found.price.most, full.options[i].price.most);
    }
  }
}

}  // namespace
}  // namespace maquette
