#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Count, IsOneDecimalIntegerOnALine) {
  const Ran all = maquette({"count", mug()});
  EXPECT_EQ(all.status, 0);
  const long designs = std::stol(all.out);
  EXPECT_EQ(all.out, std::to_string(designs) + "\n");
  const long gold = std::stol(maquette({"count", mug(), "--choose", "glaze=gold"}).out);
  const long white = std::stol(maquette({"count", mug(), "--choose", "glaze=white"}).out);
  EXPECT_EQ(gold + white, designs);
  EXPECT_EQ(2 * gold, white);  // gold excludes one of two handles
}

TEST(Count, GivesTheDocumentedShape) {
  const auto json = maquette({"count", mug(), "--shares", "--json"}).json();
  EXPECT_TRUE(json["designs"].is_string());
  const double gold = json["shares"]["glaze"]["gold"], white = json["shares"]["glaze"]["white"];
  EXPECT_NEAR(gold, 1.0 / 3, 1e-9);
  EXPECT_NEAR(gold + white, 1, 1e-9);
}

TEST(Count, NoDesignIsStatusOne) {
  const Ran ran = maquette({"count", mug(), "--choose", "glaze=gold", "--choose", "handle=rope"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "0\n");
}

TEST(Count, WhatIsOutOfBudgetIsUndecided) {
  const EmptyCache nothing_counted_before;
  const Ran ran = maquette({"count", std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/court-sneaker", "--budget", "1"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("Not decided"));
}

TEST(Count, SaysWhatItCountsWhereValuesAreClasses) {
  const TemporaryFolder folder;
  write_text(folder / "m.uvl", "features\n\tMug\n\t\tmandatory\n\t\t\tInteger Size\nconstraints\n\tSize > 3\n");
  const Ran ran = maquette({"count", folder / "m.uvl"});
  EXPECT_EQ(ran.out, "1\n");
  EXPECT_THAT(ran.err, HasSubstr("m.uvl:4:12: value-classes: The values of \"Size\" are not bounded"));
}

}  // namespace
}  // namespace maquette
