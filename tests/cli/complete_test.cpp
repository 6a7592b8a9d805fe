#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Complete, TakesDefaultsWhereTheRulesLetIt) {
  const Ran ran = maquette({"complete", mug(), "--choose", "handle=rope", "--choose", "name=Zoe", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "{\"variant\":{\"glaze\":\"white\",\"handle\":\"rope\",\"name\":\"Zoe\"},\"price\":750,\"currency\":\"EUR\","
            "\"weight\":300,\"lead_time\":5}\n");
}

TEST(Complete, ProvesTheMinimum) {
  const Ran price = maquette({"complete", mug(), "--minimize", "price", "--json"});
  EXPECT_EQ(price.status, 0) << price.err;
  EXPECT_EQ(price.json()["price"], 750);
  EXPECT_EQ(price.json()["optimal"], true);
  const Ran gold = maquette({"complete", mug(), "--choose", "glaze=gold", "--minimize", "weight", "--json"});
  EXPECT_EQ(gold.json()["weight"], 340);
  EXPECT_EQ(gold.json()["lead_time"], 8);
  EXPECT_THAT(maquette({"complete", mug(), "--minimize", "price"}).out, HasSubstr("proven least (price)"));
}

TEST(Complete, UnknownAttributesAndConflictsAreRefused) {
  const Ran attribute = maquette({"complete", mug(), "--minimize", "beauty"});
  EXPECT_EQ(attribute.status, 2);
  EXPECT_THAT(attribute.err, HasSubstr("unknown-attribute: the catalog counts price, weight, lead_time"));
  const Ran conflict = maquette({"complete", mug(), "--choose", "glaze=gold", "--choose", "handle=rope", "--json"});
  EXPECT_EQ(conflict.status, 1);
  EXPECT_EQ(conflict.out, "{\"variant\":null}\n");
}

TEST(Complete, WritesADesignOthersRead) {
  const TemporaryFolder folder;
  ASSERT_EQ(maquette({"complete", mug(), "--choose", "glaze=gold", "--out", folder / "d.json"}).status, 0);
  EXPECT_EQ(maquette({"validate", mug(), folder / "d.json"}).out, (folder / "d.json") + ": valid\n");
  const Ran again = maquette({"complete", mug(), "--design", folder / "d.json", "--json"});
  EXPECT_EQ(again.json()["variant"]["glaze"], "gold");
  const Ran unwritable = maquette({"complete", mug(), "--out", folder / "no/such/folder.json"});
  EXPECT_EQ(unwritable.status, 2);
  EXPECT_THAT(unwritable.err, HasSubstr("folder.json: unwritable: cannot be written"));
}

}  // namespace
}  // namespace maquette
