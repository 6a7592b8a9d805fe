// Every .uvl and .dimacs file of faulty/ is a test: its findings must be those of NAME.expected beside it, word for word,
// and it must make no model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "maquette/formats.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;

const fs::path kFaulty = fs::path(MAQUETTE_SOURCE_DIR) / "tests/engine/formats/faulty";

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFaulty)) {
    if (is_feature_model(entry.path())) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class FaultyModel : public ::testing::TestWithParam<std::string> {};

TEST_P(FaultyModel, ReportsWhatIsExpected) {
  std::ifstream expected_file(kFaulty / (GetParam() + ".expected"));
  std::vector<std::string> expected, found;
  for (std::string line; std::getline(expected_file, line);) expected.push_back(line);
  const CatalogResult result = load_model(kFaulty / GetParam());
  for (Finding finding : result.findings) {
    finding.where.file = fs::path(finding.where.file).lexically_relative(kFaulty).string();
    found.push_back(to_string(finding));
  }
  EXPECT_EQ(found, expected);
  EXPECT_EQ(result.model, nullptr);
  EXPECT_FALSE(found.empty());
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, FaultyModel, ::testing::ValuesIn(files()), test_name);

TEST(FaultyModels, AreMany) { EXPECT_GE(files().size(), 25U); }

}  // namespace
}  // namespace maquette
