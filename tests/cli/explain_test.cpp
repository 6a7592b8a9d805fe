#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Explain, GivesTheSmallestConflict) {
  const Ran ran =
      maquette({"explain", mug(), "--choose", "glaze=gold", "--choose", "name=Zoe", "--want", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "{\"conflict\":{\"selections\":[{\"part\":\"glaze\",\"option\":\"gold\"}],\"rules\":[{\"id\":\"no-gold-rope\","
            "\"because\":\"Rope burns where gold is fired.\"}]}}\n");
}

TEST(Explain, SpeaksTheCustomersLanguage) {
  const Ran ran = maquette({"explain", mug(), "--choose", "glaze=gold", "--want", "handle=rope", "--language", "fr"});
  EXPECT_EQ(ran.out,
            "Anse: Corde (handle=rope) n'est pas possible :\n  La corde brûle où l'or est cuit.  [no-gold-rope]\n"
            "avec vos choix\n  Émail: Or (glaze=gold)\n");
}

TEST(Explain, NothingToExplainIsStatusOne) {
  const Ran ran = maquette({"explain", mug(), "--choose", "glaze=white", "--want", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "{\"conflict\":null}\n");
}

TEST(Explain, ExplainsSelectionsThatConflictAmongThemselves) {
  const Ran ran = maquette({"explain", mug(), "--choose", "glaze=gold", "--choose", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["conflict"]["selections"].size(), 2U);
  EXPECT_EQ(ran.json()["conflict"]["rules"][0]["id"], "no-gold-rope");
}

TEST(Explain, GivesEveryConflictWhenAsked) {
  const Ran ran = maquette({"explain", mug(), "--choose", "glaze=gold", "--want", "handle=rope", "--all", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.json()["complete"]);
  ASSERT_FALSE(ran.json()["conflicts"].empty());
  EXPECT_EQ(ran.json()["conflicts"][0]["rules"][0]["id"], "no-gold-rope");
  const Ran possible = maquette({"explain", mug(), "--choose", "glaze=white", "--want", "handle=rope", "--all", "--json"});
  EXPECT_EQ(possible.status, 1);
  EXPECT_EQ(possible.out, "{\"conflicts\":[],\"complete\":true}\n");
}

}  // namespace
}  // namespace maquette
