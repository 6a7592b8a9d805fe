#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Repair, OffersTheSmallestChangeWithItsPrice) {
  const Ran ran = maquette({"repair", mug(), "--choose", "glaze=gold", "--want", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto first = ran.json()["repairs"][0];
  EXPECT_EQ(first["changes"][0]["part"], "glaze");
  EXPECT_EQ(first["changes"][0]["from"], "gold");
  EXPECT_EQ(first["changes"].size(), 1U);
  EXPECT_EQ(first["price_change"], -1350);
}

TEST(Repair, ReadsWell) {
  const Ran ran = maquette({"repair", mug(), "--choose", "glaze=gold", "--want", "handle=rope"});
  EXPECT_THAT(ran.out, ::testing::StartsWith("1. -13.50 EUR\n   Glaze: Gold -> "));
  const Ran french = maquette({"repair", mug(), "--choose", "glaze=gold", "--want", "handle=rope", "--language", "fr"});
  EXPECT_THAT(french.out, ::testing::StartsWith("1. -13,50 EUR\n   Émail: Or -> "));
}

TEST(Repair, ADeadWishIsStatusOne) {
  const TemporaryFolder folder;
  write_text(folder / "mug/catalog.toml", text_of(mug() + "/catalog.toml") +
                                              "\n[[rule]]\nid = \"never\"\nrule = \"handle is not rope\"\n"
                                              "because = { en = \"No.\", fr = \"Non.\" }\n");
  const Ran ran = maquette({"repair", folder / "mug", "--choose", "glaze=gold", "--want", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 1) << ran.err;
  EXPECT_EQ(ran.out, "{\"repairs\":[]}\n");
}

}  // namespace
}  // namespace maquette
