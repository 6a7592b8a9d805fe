#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Domains, GivesTheDocumentedShape) {
  const Ran ran = maquette({"domains", mug(), "--choose", "glaze=gold", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto json = ran.json();
  EXPECT_EQ(json["satisfiable"], true);
  EXPECT_EQ(json["parts"]["glaze"]["options"]["gold"], "selected");
  EXPECT_EQ(json["parts"]["handle"]["options"]["rope"], "excluded");
  EXPECT_EQ(json["parts"]["handle"]["options"]["round"], "implied");
  EXPECT_EQ(json["parts"]["name"]["options"]["5"], "available");
  EXPECT_THAT(ran.out, ::testing::StartsWith("{\"satisfiable\":true,\"parts\":{\"glaze\":{\"options\":{\"white\":"));
}

TEST(Domains, ConflictingSelectionsAreStatusOne) {
  const Ran ran = maquette({"domains", mug(), "--choose", "glaze=gold", "--choose", "handle=rope", "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.json()["satisfiable"], false);
}

TEST(Domains, ReadsWellInBothLanguages) {
  const Ran english = maquette({"domains", mug(), "--choose", "glaze=gold"});
  EXPECT_THAT(english.out, HasSubstr("Handle  (handle)\n"));
  EXPECT_THAT(english.out, HasSubstr("  - rope                     Rope                         excluded\n"));
  const Ran french = maquette({"domains", mug(), "--choose", "glaze=gold", "--language", "fr"});
  EXPECT_THAT(french.out, HasSubstr("Émail  (glaze)\n"));
  EXPECT_THAT(french.out, HasSubstr("  - rope                     Corde                        exclu\n"));
}

TEST(Domains, StartsFromADesign) {
  const TemporaryFolder folder;
  ASSERT_EQ(maquette({"complete", mug(), "--choose", "glaze=gold", "--out", folder / "d.json"}).status, 0);
  const Ran ran = maquette({"domains", mug(), "--design", folder / "d.json", "--choose", "glaze=white", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["parts"]["glaze"]["options"]["white"], "selected");  // a choice wins over the design
  EXPECT_EQ(ran.json()["parts"]["handle"]["options"]["round"], "selected");
}

TEST(Domains, WhatTheBudgetDoesNotDecideIsUnknown) {
  const EmptyCache nothing_compiled_before;
  const Ran ran =
      maquette({"domains", std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/court-sneaker", "--budget", "1", "--json"});
  EXPECT_EQ(ran.status, 3) << ran.out.substr(0, 200);
  EXPECT_THAT(ran.out, HasSubstr("\"unknown\""));
}

TEST(Domains, ReadsFeatureModels) {
  const TemporaryFolder folder;
  write_text(folder / "m.uvl", "features\n    Mug\n        optional\n            Lid\n");
  const Ran ran = maquette({"domains", folder / "m.uvl", "--choose", "Lid=true", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["parts"]["Lid"]["options"]["true"], "selected");
}

}  // namespace
}  // namespace maquette
