#include "catalog/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Read {
  std::vector<std::vector<std::string>> rows;  ///< the header first
  std::vector<std::string> findings;
  bool complete = false;
};

Read read(std::string_view text) {
  const Source source("sheet.csv", text);
  Report report;
  const auto table = parse_csv(source, report);
  Read result;
  result.findings = testing::lines_of(report.take());
  if (!table) return result;
  result.complete = table->complete;
  const auto add = [&](const std::vector<Text>& cells) {
    auto& row = result.rows.emplace_back();
    for (const Text& cell : cells) row.push_back(cell.value);
  };
  add(table->header);
  for (const auto& row : table->rows) add(row);
  return result;
}

TEST(Csv, CellsAndRows) {
  const Read result = read("a,b\n1,2\n3,4");
  EXPECT_THAT(result.rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2"), ElementsAre("3", "4")));
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_TRUE(result.complete);
}

TEST(Csv, LineEndsOfEverySystem) {
  EXPECT_THAT(read("a,b\r\n1,2\r\n").rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(read("a\r1\r").findings,
              ElementsAre("sheet.csv:1:2: control-character: the invisible character U+000D stands here; delete it",
                          "sheet.csv:1:4: control-character: the invisible character U+000D stands here; delete it"));
}

TEST(Csv, QuotesHoldCommasQuotesAndLineEnds) {
  EXPECT_THAT(read("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n").rows,
              ElementsAre(ElementsAre("a", "b"), ElementsAre("x, \"y\"", "two\nlines")));
  EXPECT_THAT(read("a,b\n\"\",\" kept \"\n").rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("", " kept ")));
}

TEST(Csv, SpaceAroundPlainCellsDoesNotCount) {
  EXPECT_THAT(read("a , b\n  1\t,two words  \n  \"q\"  ,x\n").rows,
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "two words"), ElementsAre("q", "x")));
}

TEST(Csv, RowsWithoutAnythingAreSkipped) {
  EXPECT_THAT(read("\n\na,b\n\n,\n1,2\n,\n").rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(Csv, EmptyCellsAtTheEnd) {
  EXPECT_THAT(read("a,b,c\n1,,\n").rows, ElementsAre(ElementsAre("a", "b", "c"), ElementsAre("1", "", "")));
}

TEST(Csv, AFaultyRowIsLeftOutAndReadingGoesOn) {
  const Read result = read("a,b\n1\n\"x\"y,2\n3,4\n");
  EXPECT_THAT(result.rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("3", "4")));
  EXPECT_EQ(result.findings.size(), 2U);
  EXPECT_FALSE(result.complete);
}

TEST(Csv, ColumnsCountInCodePoints) {
  EXPECT_THAT(read("a,b\nÉcru,\"x\"y\n").findings, ElementsAre("sheet.csv:2:9: csv-syntax: nothing may follow the closing "
                                                               "quote but a comma; double quotes that belong to the text"));
}

TEST(Csv, TooManyColumnsAndTooLongCells) {
  std::string wide = "a";
  for (int i = 0; i < 300; ++i) wide += ",a";
  EXPECT_THAT(read(wide + "\n").findings, ElementsAre("sheet.csv:1:513: too-many: a sheet has at most 256 columns"));
  EXPECT_THAT(read("a\n" + std::string(5000, 'x') + "\n").findings,
              ElementsAre("sheet.csv:2:1: too-long: this cell has more than 4096 bytes; shorten it"));
}

TEST(Csv, Nothing) {
  EXPECT_THAT(read("").findings,
              ElementsAre("sheet.csv: empty-file: this sheet is empty; its first row names the columns"));
}

}  // namespace
}  // namespace maquette::catalog
