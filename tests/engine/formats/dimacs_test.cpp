#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compile/compiled.h"
#include "maquette/formats.h"

namespace maquette {
namespace {

using ::testing::IsEmpty;

std::vector<std::string> findings_of(const CatalogResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) lines.push_back(to_string(finding));
  return lines;
}

TEST(Dimacs, ReadsNamesAndClauses) {
  const CatalogResult result = parse_dimacs("c 1 Sole\nc 2$ Lace\np cnf 3 2\n1 2 0\n-1\n 3 0\n", "x.dimacs");
  EXPECT_THAT(findings_of(result), IsEmpty());
  ASSERT_TRUE(result.model);
  EXPECT_EQ(result.model->parts[1].id, "Lace");
  EXPECT_EQ(result.model->parts[2].id, "3");
  EXPECT_EQ(compile::CompiledCatalog::compile(result.model).catalog->count({}), "4");
}

TEST(Dimacs, RefusesWhatIsNotDimacs) {
  const auto first = [](std::string_view text) { return findings_of(parse_dimacs(text, "x")).front(); };
  EXPECT_EQ(first("hello"), "x:1:1: no-header: A clause comes before the \"p cnf VARIABLES CLAUSES\" line.");
  EXPECT_EQ(first("p cnf 2 1\n1 -3 0"),
            "x:2:1: bad-literal: \"-3\" is not a literal of variables 1 to 2, nor the 0 that closes a clause.");
  EXPECT_EQ(first("p cnf 2 1\n1 -2"), "x:2:1: open-clause: The last clause has no closing 0.");
  EXPECT_EQ(first("p cnf 2 2\n1 -2 0"), "x:2:1: clause-count: The header promises 2 clauses, but there are 1.");
  EXPECT_EQ(first("p cnf 999999999 1"), "x:1:1: too-big: At most 200000 variables and 2000000 clauses are read.");
}

}  // namespace
}  // namespace maquette
