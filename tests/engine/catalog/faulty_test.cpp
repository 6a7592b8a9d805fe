// Every folder of catalogs/faulty is a test: its findings must be those of its expected.txt, all of them, word for word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAreArray;
using ::testing::Matcher;
using ::testing::StartsWith;

constexpr std::string_view kAndMore = "…";

const fs::path kFaulty = fs::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "faulty";

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFaulty)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<Matcher<std::string>> expected_lines(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<Matcher<std::string>> lines;
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with(kAndMore))
      lines.push_back(StartsWith(line.substr(0, line.size() - kAndMore.size())));
    else
      lines.push_back(line);
  }
  return lines;
}

class FaultyCatalog : public ::testing::TestWithParam<std::string> {};

TEST_P(FaultyCatalog, ReportsWhatIsExpected) {
  const fs::path folder = kFaulty / GetParam();
  const auto expected = expected_lines(folder / "expected.txt");
  ASSERT_FALSE(expected.empty()) << folder << " has no expected.txt, or an empty one";
  const CatalogResult result = load_catalog(folder);
  EXPECT_THAT(testing::lines_of(result.findings), ElementsAreArray(expected));
  EXPECT_EQ(result.model, nullptr);
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, FaultyCatalog, ::testing::ValuesIn(folders()), test_name);

TEST(FaultyCatalogs, AreMany) { EXPECT_GE(folders().size(), 130U); }

TEST(FaultyCatalogs, EveryFindingSaysWhereAndWhatToDo) {
  for (const std::string& name : folders()) {
    for (const Finding& finding : load_catalog(kFaulty / name).findings) {
      EXPECT_TRUE(finding.where.file.starts_with(name + "/")) << to_string(finding);
      EXPECT_FALSE(finding.message.empty()) << to_string(finding);
      const bool kebab = std::all_of(finding.code.begin(), finding.code.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9'); });
      EXPECT_TRUE(kebab) << finding.code;
    }
  }
}

}  // namespace
}  // namespace maquette
