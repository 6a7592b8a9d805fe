// Every catalog passes the tests kept beside it, and its tests exercise each of its rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/catalog.h"
#include "maquette/mutation.h"

namespace maquette {
namespace {

class CatalogsOwnCases : public ::testing::TestWithParam<const char*> {};

TEST_P(CatalogsOwnCases, PassAndExerciseEveryRule) {
  const std::string folder = std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/" + GetParam();
  const auto model = load_catalog(folder).model;
  ASSERT_NE(model, nullptr);
  const CaseFilesResult read = read_case_files(folder);
  ASSERT_TRUE(read.findings.empty()) << to_string(read.findings.front());
  const CasesResult parsed = parse_cases(*model, read.files);
  ASSERT_TRUE(parsed.findings.empty()) << to_string(parsed.findings.front());
  ASSERT_FALSE(parsed.cases.empty());
  CaseRunner runner(model);
  std::vector<CaseResult> results;
  for (const Case& test : parsed.cases) {
    results.push_back(runner.run(test));
    for (std::size_t i = 0; i < test.expectations.size(); ++i) {
      const CaseWords words = describe(*model, test.expectations[i], results.back().outcomes[i], "en");
      EXPECT_EQ(results.back().outcomes[i].met, Verdict::yes) << test.name << ": " << words.expected << "; " << words.found;
    }
  }
  const Coverage coverage = cover(model, parsed.cases, results);
  for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
    EXPECT_TRUE(coverage.exercised_by[rule]) << model->rules[rule].id;
  }
}

INSTANTIATE_TEST_SUITE_P(All, CatalogsOwnCases, ::testing::Values("court-sneaker", "stiletto-pump", "pizza"));

}  // namespace
}  // namespace maquette
