#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Feed, ListsEveryOptionWithItsPrices) {
  const Ran ran = maquette({"feed", mug()});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto json = ran.json();
  EXPECT_EQ(json["designs"], "18");
  EXPECT_EQ(json["price"]["least"], 750);
  EXPECT_EQ(json["price"]["most"], 2100);
  EXPECT_EQ(json["as_it_comes"]["price"], 900);
  const auto gold = json["parts"][0]["options"][1];
  EXPECT_EQ(gold["id"], "gold");
  EXPECT_EQ(gold["label"]["fr"], "Or");
  EXPECT_EQ(gold["price"], 1200);
  EXPECT_EQ(gold["whole_price"]["least"], 2100);
  EXPECT_EQ(gold["lead_time"], 8);
  EXPECT_EQ(gold["available"], true);
}

TEST(Feed, IsATableToo) {
  const TemporaryFolder folder;
  const Ran ran = maquette({"feed", mug(), "--format", "csv", "--language", "fr", "--out", folder / "mug.csv"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const std::string table = text_of(folder / "mug.csv");
  EXPECT_THAT(table, StartsWith("part,option,group_label,part_label,label,sku,color,price,price_from,price_to,"));
  EXPECT_THAT(table, HasSubstr("glaze,gold,Émail,Émail,Or,GL-GOLD,,12.00,21.00,21.00,EUR,8,in_stock\r\n"));
}

}  // namespace
}  // namespace maquette
