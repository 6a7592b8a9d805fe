#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

std::string design(const std::string& selections) {
  return "{\"format\":\"maquette-design/1\",\"catalog\":{\"id\":\"mug\"},\"selections\":" + selections + "}";
}

TEST(Price, GivesLinesTotalBillAndLeadTime) {
  const Ran ran = maquette({"price", mug(), "-", "--json"}, design(R"({"glaze":"gold","handle":"round","name":""})"));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "{\"currency\":\"EUR\",\"base\":900,\"lines\":[{\"part\":\"glaze\",\"option\":\"gold\",\"amount\":1200},"
            "{\"part\":\"handle\",\"option\":\"round\",\"amount\":0},{\"part\":\"name\",\"option\":\"0\",\"amount\":0}],"
            "\"total\":2100,\"weight\":340,\"lead_time\":8,\"bill_of_materials\":[{\"part\":\"glaze\",\"option\":\"gold\","
            "\"sku\":\"GL-GOLD\"}]}\n");
}

TEST(Price, ReadsWell) {
  const Ran ran = maquette({"price", mug(), "-", "--language", "fr"}, design(R"({"glaze":"gold"})"));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("Émail: Or \\(glaze=gold\\) +\\+12,00 EUR\n"));
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("Total +21,00 EUR\n"));
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("Délai +8 jours\n"));
  EXPECT_THAT(ran.out, HasSubstr("Nomenclature\n  GL-GOLD"));
}

TEST(Price, ADesignThatCannotBeMadeHasNoPrice) {
  const Ran ran = maquette({"price", mug(), "-"}, design(R"({"glaze":"gold","handle":"rope","name":""})"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "-: broken-rule: no-gold-rope: Rope burns where gold is fired.\n");
}

TEST(Price, UnusableDesignsAreStatusTwo) {
  for (const std::string& text :
       {std::string("{"), std::string("[]"), std::string(2'000'000, ' '), std::string(100'000, '[')}) {
    const Ran ran = maquette({"price", mug(), "-"}, text);
    EXPECT_EQ(ran.status, 2) << text.substr(0, 10);
    EXPECT_THAT(ran.err, ::testing::StartsWith("-:")) << text.substr(0, 10);
  }
  EXPECT_EQ(maquette({"price", mug(), "/nonexistent.json"}).err, "/nonexistent.json: unreadable: there is no such file\n");
}

}  // namespace
}  // namespace maquette
