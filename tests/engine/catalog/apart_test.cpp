// How a product comes apart: the sheet beside its mesh. What `check` says of one that is faulty: catalogs/questionable.
#include "catalog/apart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace maquette::catalog {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Fits, AStarStandsForAnyLetters) {
  EXPECT_TRUE(fits("laces", "laces"));
  EXPECT_FALSE(fits("laces", "laces_round"));
  EXPECT_TRUE(fits("laces*", "laces"));
  EXPECT_TRUE(fits("laces*", "laces_round"));
  EXPECT_TRUE(fits("*sole*", "left_outsole_runner"));
  EXPECT_TRUE(fits("*_sole", "a_sole_sole"));
  EXPECT_FALSE(fits("*_sole", "a_sole_edge"));
  EXPECT_TRUE(fits("*", ""));
  EXPECT_FALSE(fits("", "a"));
}

TEST(ParseWays, AreMillimetres) {
  const WaysResult read = parse_ways("node,x,y,z\nlaces*,1.5,200,-3\n*,0,10,0\n", "shoe.apart.csv");
  EXPECT_THAT(read.findings, IsEmpty());
  ASSERT_EQ(read.ways.size(), 2U);
  EXPECT_EQ(read.ways[0].nodes, "laces*");
  EXPECT_THAT(read.ways[0].millimetres, ElementsAre(1.5F, 200.0F, -3.0F));
  EXPECT_THAT(read.ways[1].millimetres, ElementsAre(0.0F, 10.0F, 0.0F));
  EXPECT_EQ(read.ways[1].where, (Position{"shoe.apart.csv", 3, 1}));
}

TEST(ParseWays, MistakesAreNamedWithTheirPlace) {
  const auto first = [](std::string_view text) {
    const WaysResult read = parse_ways(text, "shoe.apart.csv");
    return read.findings.empty() ? std::string() : to_string(read.findings.front());
  };
  EXPECT_THAT(first("node,x,y,z\nlaces,0,up,0\n"), HasSubstr("shoe.apart.csv:2:9: out-of-range"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,1001,0\n"), HasSubstr("out-of-range"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,nan,0\n"), HasSubstr("out-of-range"));
  EXPECT_THAT(first("node,forward,up,out\nlaces,0,1,0\n"), HasSubstr("unknown-column"));
  EXPECT_THAT(first("node,x,y,z\nlaces,0,1\n"), HasSubstr("ragged-row"));
  EXPECT_THAT(first("node,x,y,z\nl\xFF"), HasSubstr("shoe.apart.csv:2:2: not-utf8"));
  EXPECT_THAT(first(""), HasSubstr("empty-file"));
}

TEST(ParseWays, ALineThatCannotBeReadIsAWarningAndLeftOut) {
  const WaysResult read = parse_ways("node,x,y,z\nlaces,0,up,0\nsole,0,0,0\n", "shoe.apart.csv");
  ASSERT_THAT(read.ways, SizeIs(1));
  EXPECT_EQ(read.ways[0].nodes, "sole");
  ASSERT_THAT(read.findings, SizeIs(1));
  EXPECT_EQ(read.findings[0].severity, Severity::warning);
}

TEST(LoadWays, OfNoFileAreNoneAndOfAnythingElseSaidSo) {
  const fs::path folder = fs::path(::testing::TempDir()) / "ways";
  fs::remove_all(folder);
  fs::create_directories(folder / "shoe" / "boot.apart.csv");
  EXPECT_THAT(load_ways(folder, "shoe/shoe.glb").findings, IsEmpty());
  const WaysResult boot = load_ways(folder, "shoe/boot.glb");
  ASSERT_THAT(boot.findings, SizeIs(1));
  EXPECT_THAT(to_string(boot.findings[0]), HasSubstr("shoe/boot.apart.csv: unreadable-file"));
  std::ofstream(folder / "shoe" / "clog.apart.csv") << "node,x,y,z\n" << std::string(70'000, '\n');
  const WaysResult clog = load_ways(folder, "shoe/clog.glb");
  ASSERT_THAT(clog.findings, SizeIs(1));
  EXPECT_EQ(clog.findings[0].code, "file-too-big");
  std::ofstream(folder / "shoe" / "shoe.apart.csv") << "node,x,y,z\nlaces,0,up,0\n";
  EXPECT_EQ(load_ways(folder, "shoe/shoe.glb").findings.at(0).where, (Position{"shoe/shoe.apart.csv", 2, 9}));
  fs::remove_all(folder);
}

TEST(FindIdleWays, NamesTheLineAndTheNodeThatMayBeMeant) {
  const std::vector<Way> ways{
      {"laces*", {}, {"a.csv", 2, 1}}, {"sloe", {}, {"a.csv", 3, 1}}, {"*tongue", {}, {"a.csv", 4, 1}}};
  const Findings findings = find_idle_ways(ways, {"laces_round", "sole"});
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(to_string(findings[0]),
            "a.csv:3:1: unknown-node: no node of the mesh is called \"sloe\"; did you mean \"sole\"?");
  EXPECT_EQ(findings[1].where.line, 4U);
}

}  // namespace
}  // namespace maquette::catalog
