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

TEST(Validate, GivesAVerdictALine) {
  const Ran ran = maquette({"validate", mug()}, design(R"({"glaze":"gold","handle":"round","name":""})") + "\n\n" +
                                                    design(R"({"glaze":"gold","handle":"rope","name":""})") + "\n" +
                                                    design(R"({"glaze":"gold"})") + "\n");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out,
            "line 1: valid\nline 3: breaks no-gold-rope: Rope burns where gold is fired.\nline 4: can be completed\n");
}

TEST(Validate, GivesTheDocumentedShape) {
  const Ran ran = maquette({"validate", mug(), "--json"}, design(R"({"glaze":"gold","handle":"rope","name":"Zoe"})"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out,
            "{\"design\":\"line 1\",\"valid\":false,\"complete\":true,\"broken\":[{\"id\":\"no-gold-rope\",\"because\":"
            "\"Rope burns where gold is fired.\"}]}\n");
  EXPECT_EQ(maquette({"validate", mug(), "--json"}, design(R"({"handle":"rope"})")).out,
            "{\"design\":\"line 1\",\"valid\":true,\"complete\":false}\n");
}

TEST(Validate, APartialDesignThatCannotBeCompletedIsNotValid) {
  const Ran ran = maquette({"validate", mug(), "--json"}, design(R"({"glaze":"gold","handle":"rope"})"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.json()["complete"], false);
  EXPECT_EQ(ran.json()["broken"][0]["id"], "no-gold-rope");
}

TEST(Validate, WhatTheCatalogDoesNotHaveIsNotValid) {
  const Ran ran = maquette({"validate", mug(), "--json"}, design(R"({"glaze":"gould","handle":"round","name":""})"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.json()["valid"], false);
  EXPECT_EQ(ran.json()["findings"][0]["code"], "unknown-option");
  EXPECT_THAT(ran.err, HasSubstr("did you mean"));
}

TEST(Validate, WhatHasAnotherNameTodayIsJudgedByIt) {
  const TemporaryFolder folder;
  write_text(folder / "mug/catalog.toml",
             text_of(mug() + "/catalog.toml") +
                 "\n[[replaced]]\npart = \"coat\"\nby = \"glaze\"\noptions = { yellow = \"gold\" }\n");
  const Ran good =
      maquette({"validate", folder / "mug", "--json"}, design(R"({"coat":"yellow","handle":"round","name":""})"));
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_EQ(good.json()["valid"], true);
  EXPECT_EQ(good.json()["findings"][0]["code"], "replaced");
  const Ran bad = maquette({"validate", folder / "mug"}, design(R"({"coat":"yellow","handle":"rope","name":""})"));
  EXPECT_EQ(bad.out, "line 1: breaks no-gold-rope: Rope burns where gold is fired.\n");
}

TEST(Validate, ReadsFilesAndGoesOnAfterAnUnusableOne) {
  const TemporaryFolder folder;
  write_text(folder / "a.json", design(R"({"glaze":"white","handle":"rope","name":""})"));
  write_text(folder / "b.json", "{");
  const Ran ran = maquette({"validate", mug(), folder / "b.json", folder / "none.json", folder / "a.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.out, HasSubstr("a.json: valid\n"));
  EXPECT_THAT(ran.err, HasSubstr("b.json:1:"));
  EXPECT_THAT(ran.err, HasSubstr("none.json: unreadable: there is no such file"));
}

}  // namespace
}  // namespace maquette
