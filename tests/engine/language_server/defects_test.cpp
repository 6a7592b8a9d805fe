// One defect at a time, injected into a catalog that is in order, must yield exactly one finding: this code, at this place.
//
// The defects are made systematically: every name a rule, a table, a default or a sheet speaks is misspelled once, every
// amount, colour, language, label and reason is spoiled or left out once. (Mutation testing turned on the checker: DeMillo,
// Lipton and Sayward, "Hints on test data selection", 1978.)
#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "catalog/source.h"
#include "language_server/symbols.h"
#include "maquette/catalog.h"

namespace maquette::lsp {
namespace {

struct Defect {
  std::string file;
  std::size_t begin = 0, end = 0;  ///< bytes that are replaced
  std::string replacement;
  std::string code;
  std::size_t place = 0;  ///< byte of the text before the defect where the finding must stand
};

const CatalogFiles& golden() {
  static const CatalogFiles files = read_catalog_files(std::string(MAQUETTE_SOURCE_DIR) + "/catalogs/court-sneaker").files;
  return files;
}

std::string what(const Defect& defect) {
  const std::string& text = golden().files.at(defect.file);
  return defect.file + ": \"" + text.substr(defect.begin, defect.end - defect.begin) + "\" became \"" + defect.replacement +
         '"';
}

void expect_found(const Defect& defect) {
  CatalogFiles files = golden();
  std::string& text = files.files.at(defect.file);
  const catalog::Source source(defect.file, golden().files.at(defect.file));
  const Position place = source.position(defect.place);
  text.replace(defect.begin, defect.end - defect.begin, defect.replacement);
  const Findings findings = build_model(files, false).findings;
  ASSERT_EQ(findings.size(), 1U) << what(defect)
                                 << (findings.empty() ? ""
                                                      : "\n" + to_string(findings[0]) + "\n" + to_string(findings.back()));
  EXPECT_EQ(findings[0].code, defect.code) << what(defect);
  EXPECT_EQ(findings[0].where, place) << what(defect) << "\n" << to_string(findings[0]);
}

void expect_all_found(const std::vector<Defect>& defects, std::size_t at_least) {
  EXPECT_GE(defects.size(), at_least);
  for (const Defect& defect : defects) expect_found(defect);
}

/// Where the cell around `at` begins.
std::size_t cell_begin(const std::string& text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string::npos : text.find_last_of(",\n", at - 1);
  return before == std::string::npos ? 0 : before + 1;
}

/// Whether the byte stands in the value of `key` on its own line: key = "..".
bool in_value_of(const std::string& text, std::size_t at, const std::string& key) {
  const std::size_t line = text.rfind('\n', at) + 1;
  return text.compare(line, key.size() + 3, key + " = ") == 0;
}

/// A defect for every match of `pattern`: its first group is replaced, and is where the finding stands.
std::vector<Defect> spoil(const std::string& ending, const std::string& pattern, const std::string& replacement,
                          const std::string& code) {
  std::vector<Defect> defects;
  const std::regex expression(pattern, std::regex::multiline);
  for (const auto& [file, text] : golden().files) {
    if (!file.ends_with(ending)) continue;
    for (std::sregex_iterator match(text.begin(), text.end(), expression), none; match != none; ++match) {
      const auto begin = static_cast<std::size_t>(match->position(1));
      defects.push_back({file, begin, begin + static_cast<std::size_t>(match->length(1)), replacement, code, begin});
    }
  }
  return defects;
}

TEST(Defects, TheGoldenCatalogHasNone) { EXPECT_TRUE(build_model(golden(), false).findings.empty()); }

TEST(Defects, AMisspelledNameIsFoundWhereItStands) {
  static const std::map<Symbol::Kind, std::string> codes{{Symbol::Kind::part, "unknown-part"},
                                                         {Symbol::Kind::option, "unknown-option"},
                                                         {Symbol::Kind::tag, "unknown-tag"},
                                                         {Symbol::Kind::attribute, "unknown-attribute"}};
  std::vector<Defect> defects;
  for (const Occurrence& one : find_symbols(golden()).occurrences) {
    const std::string& text = golden().files.at(one.file);
    const auto code = codes.find(one.symbol.kind);
    const bool in_rule = one.file.ends_with(".toml") && in_value_of(text, one.begin, "rule");
    const bool in_table = one.file.find("/tables/") != std::string::npos;
    const bool in_default = one.file.ends_with(".toml") && in_value_of(text, one.begin, "default");
    const bool meant = in_rule || in_table || (in_default && one.symbol.kind == Symbol::Kind::option);
    if (one.defines || code == codes.end() || !meant) continue;
    const std::size_t place = in_table ? cell_begin(text, one.begin) : in_rule ? one.begin : one.begin - 1;
    defects.push_back({one.file, one.end, one.end, "qx", code->second, place});
  }
  expect_all_found(defects, 400);
}

TEST(Defects, AMisspelledMaterialIsFound) {
  std::vector<Defect> defects;
  for (const Occurrence& one : find_symbols(golden()).occurrences) {
    if (one.defines || one.symbol.kind != Symbol::Kind::material) continue;
    const bool cell = one.file.ends_with(".csv");
    defects.push_back({one.file, one.end, one.end, "qx", "unknown-material",
                       cell ? cell_begin(golden().files.at(one.file), one.begin) : one.begin - 1});
  }
  expect_all_found(defects, 10);
}

TEST(Defects, ABadAmountIsFound) {
  expect_all_found(spoil(".toml", R"re(\b(?:price|weight|lead_time) = ("[^"]*"))re", "\"many\"", "bad-amount"), 100);
}

TEST(Defects, ANumberWithoutQuotesIsFound) {
  expect_all_found(spoil(".toml", R"re(\bprice = ("[^"]*"))re", "12.50", "wrong-type"), 50);
}

TEST(Defects, AMissingTranslationIsFound) {
  std::vector<Defect> defects;
  for (Defect& defect : spoil(".toml", R"re(\{ en = "[^"\n]*"(, fr = "[^"\n]*"),? )re", "", "missing-language")) {
    if (defect.file.find("materials/") != std::string::npos) continue;
    defect.place = golden().files.at(defect.file).rfind('{', defect.begin);
    defects.push_back(defect);
  }
  expect_all_found(defects, 100);
}

TEST(Defects, AnUnknownKeyIsFound) {
  std::vector<Defect> defects;
  for (Defect& defect : spoil(".toml", R"re(^(?:help|slots)() = )re", "q", "unknown-key")) {
    defect.place = golden().files.at(defect.file).rfind('\n', defect.begin) + 1;
    defects.push_back(defect);
  }
  expect_all_found(defects, 30);
}

TEST(Defects, AMissingReasonIsFoundAtItsRule) {
  std::vector<Defect> defects;
  for (Defect& defect : spoil(".toml", R"re(^(because = .*\n))re", "", "missing-key")) {
    defect.place = golden().files.at(defect.file).rfind("\n[[", defect.begin) + 1;
    defects.push_back(defect);
  }
  expect_all_found(defects, 50);
}

TEST(Defects, ARowThatIsTooShortIsFound) {
  std::vector<Defect> defects;
  for (Defect& defect : spoil(".csv", R"re(^[a-z0-9|*-]+(,[a-z0-9|*-]+)$)re", "", "ragged-row")) {
    defect.place = golden().files.at(defect.file).rfind('\n', defect.begin) + 1;
    defects.push_back(defect);
  }
  expect_all_found(defects, 40);
}

TEST(Defects, ABadColourIsFound) { expect_all_found(spoil(".csv", "(#[0-9A-F]{6})", "#12", "bad-color"), 15); }

TEST(Defects, AnIdThatIsTakenIsFound) {
  std::vector<Defect> defects;
  for (const auto& [file, items] : find_symbols(golden()).outlines) {
    const std::string& text = golden().files.at(file);
    for (std::size_t i = 1; i < items.size(); ++i) {
      // A file's rules are read before its tables.
      const auto is_rule = [&](const OutlineItem& item) { return text.compare(item.begin, 8, "[[rule]]") == 0; };
      if (is_rule(items[i]) && is_rule(items[i - 1]))
        defects.push_back({file, items[i].name_begin, items[i].name_end, items[i - 1].symbol.name, "duplicate-id",
                           items[i].name_begin - 1});
    }
  }
  expect_all_found(defects, 40);
}

}  // namespace
}  // namespace maquette::lsp
