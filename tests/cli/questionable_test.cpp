// Every folder of catalogs/questionable is a test: `maquette check` must say what its expected.txt says, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "cli/command.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;

const fs::path kQuestionable = fs::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "questionable";

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kQuestionable)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class QuestionableCatalog : public ::testing::TestWithParam<std::string> {};

TEST_P(QuestionableCatalog, IsToldWhatIsExpected) {
  const std::string expected = testing::text_of(kQuestionable / GetParam() / "expected.txt");
  ASSERT_FALSE(expected.empty());
  const testing::Ran ran = testing::run_program(MAQUETTE_COMMAND, {"check", GetParam()}, "", kQuestionable);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, expected);
  EXPECT_NE(expected.find(": " + GetParam() + ": "), std::string::npos) << "the folder is named after its code";
}

std::string test_name(const ::testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, QuestionableCatalog, ::testing::ValuesIn(folders()), test_name);

}  // namespace
}  // namespace maquette
