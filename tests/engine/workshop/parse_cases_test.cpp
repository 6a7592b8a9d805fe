// Every NAME.toml of faulty/ is a test: its findings against the mug must be those of NAME.expected, word for word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/workshop/mug.h"
#include "support/small_catalog.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::ElementsAre;
namespace fs = std::filesystem;

const fs::path kFaulty = fs::path(MAQUETTE_SOURCE_DIR) / "tests/engine/workshop/faulty";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFaulty)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class FaultyCases : public ::testing::TestWithParam<std::string> {};

TEST_P(FaultyCases, ReportsWhatIsExpected) {
  std::istringstream lines(text_of(kFaulty / (GetParam() + ".expected")));
  std::vector<std::string> expected, found;
  for (std::string line; std::getline(lines, line);) expected.push_back(line);
  ASSERT_FALSE(expected.empty());
  const std::string name = GetParam() + ".toml";
  const CasesResult result = parse_cases(*mug_model(), {{{name, text_of(kFaulty / name)}}, {}});
  for (const Finding& finding : result.findings) found.push_back(to_string(finding));
  EXPECT_EQ(found, expected);
  EXPECT_TRUE(result.cases.empty());
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, FaultyCases, ::testing::ValuesIn(names()), test_name);

TEST(ParseCases, PlacesAreThoseOfWhatIsWritten) {
  const auto parsed = one_case("choose.glaze = \"gold\"\ntotal = { price = \"21.00\" }\ndesigns = 6\n");
  ASSERT_EQ(parsed.cases.size(), 1U);
  const Case& test = parsed.cases.front();
  EXPECT_EQ(test.name, "it");
  EXPECT_EQ(test.where, (Position{"tests/all.toml", 2, 8}));
  ASSERT_EQ(test.expectations.size(), 3U);
  EXPECT_EQ(test.expectations[1].where, (Position{"tests/all.toml", 4, 19}));
  EXPECT_EQ(test.expectations[2].where, (Position{"tests/all.toml", 5, 11}));
  EXPECT_EQ(test.expectations[2].designs, "6");
}

TEST(ParseCases, NamesMayBeWrittenWithDotsOrInQuotes) {
  const std::string files = std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/court-sneaker";
  const auto model = load_catalog(files).model;
  ASSERT_NE(model, nullptr);
  const auto parsed = parse_cases(*model, case_file("[[case]]\nname = \"a\"\nchoose = { \"vamp.material\" = \"knit\" }\n"
                                                    "[[case]]\nname = \"b\"\nchoose.vamp.material = \"knit\"\n"));
  ASSERT_EQ(parsed.cases.size(), 2U) << to_string(parsed.findings.at(0));
  EXPECT_EQ(parsed.cases[0].selections, parsed.cases[1].selections);
  EXPECT_EQ(parsed.cases[0].selections.chosen.size(), 1U);
}

TEST(ParseCases, OfAPartOfSeveralAListIsTaken) {
  CatalogFiles files{"pizza/catalog.toml", {}, ""};
  files.files["pizza/catalog.toml"] = testing::catalog_head("pizza") + R"([[group]]
id = "toppings"
label = "Toppings"
[[part]]
id = "toppings"
label = "Toppings"
take = "at most 2"
option = [{ id = "ham", label = "Ham" }, { id = "olives", label = "Olives" }, { id = "corn", label = "Corn" }]
)";
  const auto model = build_model(files).model;
  ASSERT_NE(model, nullptr);
  const auto parsed = parse_cases(*model, case_file("[[case]]\nname = \"two\"\nchoose.toppings = [\"ham\", \"corn\"]\n"
                                                    "excluded.toppings = \"olives\"\n"
                                                    "[[case]]\nname = \"three\"\ninvalid = [\"toppings.take\"]\n"
                                                    "choose.toppings = [\"ham\", \"corn\", \"olives\"]\n"));
  ASSERT_EQ(parsed.cases.size(), 2U) << to_string(parsed.findings.at(0));
  CaseRunner runner(model, {}, CompiledCache::off);
  for (const Case& test : parsed.cases) EXPECT_EQ(runner.run(test).passed, Verdict::yes) << test.name;
}

TEST(ParseCases, TheRestAtItsDefaultsIsAWholeDesign) {
  const auto parsed = one_case("rest = \"default\"\nchoose.handle = \"rope\"");
  ASSERT_EQ(parsed.cases.size(), 1U);
  EXPECT_TRUE(parsed.cases[0].whole);
  EXPECT_EQ(parsed.cases[0].selections.chosen.size(), mug_model()->parts.size());
}

TEST(ParseCases, LimitsAreKept) {
  EXPECT_EQ(parse_cases(*mug_model(), case_file(std::string((1 << 20) + 1, ' '))).findings.at(0).code, "file-too-big");
  std::string many;
  for (int i = 0; i <= 10'000; ++i) many += "[[case]]\nname=\"" + std::to_string(i) + "\"\n";
  EXPECT_EQ(parse_cases(*mug_model(), case_file(many)).findings.at(0).code, "too-many");
}

TEST(ReadCaseFiles, AreNamedFromTheCatalogsRootAndMayBeMissing) {
  const auto none = read_case_files(std::string(MAQUETTE_SOURCE_DIR) + "/tests/cli/data/mug");
  EXPECT_TRUE(none.files.files.empty() && none.findings.empty());
  const auto missing = read_case_files_at("no-such-file.toml");
  ASSERT_EQ(missing.findings.size(), 1U);
  EXPECT_EQ(to_string(missing.findings[0]), "no-such-file.toml: missing-file: there is no such file");
  const auto folder = read_case_files_at(kFaulty);
  EXPECT_EQ(folder.files.files.size(), names().size());
}

}  // namespace
}  // namespace maquette
