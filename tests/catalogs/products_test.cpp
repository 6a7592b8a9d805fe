// The catalogs that ship with Maquette are content, and content breaks as code does: a colour loses its material, a rule
// says "incompatible", a finished design stops being makeable. These tests read the real files and hold them to their
// promises.
#include "maquette/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "maquette/evaluate.h"
#include "maquette/lint.h"
#include "maquette/session.h"

namespace maquette {
namespace {

const std::filesystem::path kCatalogs = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs";

/// The default budget is a kiosk's; a debug build on a busy machine may take longer and must not answer otherwise.
constexpr Limits kPatient{.wall = std::chrono::minutes(5)};

/// Findings as a person reads them, so that a failing test says what to fix.
std::string told(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings) all += to_string(finding) + "\n";
  return all;
}

/// What one catalog promises beside what all of them do.
struct Product {
  const char* folder;
  std::size_t groups, options, rules;  ///< at least so many
  std::int64_t price;                  ///< of the design of all defaults, in cents
  /// What is chosen before designs are counted, where more ceilings bind together than are counted under.
  std::vector<std::pair<std::string, std::string>> counted_beside = {};
};

std::ostream& operator<<(std::ostream& out, const Product& product) { return out << product.folder; }

class Products : public ::testing::TestWithParam<Product> {
 protected:
  void SetUp() override { ASSERT_TRUE(loaded().model) << told(loaded().findings); }

  static std::filesystem::path folder() { return kCatalogs / GetParam().folder; }

  /// Read once for all tests.
  static const CatalogResult& loaded() {
    static std::map<std::string, CatalogResult> read;
    const auto found = read.find(GetParam().folder);
    return found != read.end() ? found->second : read.emplace(GetParam().folder, load_catalog(folder())).first->second;
  }
  static const Model& model() { return *loaded().model; }

  static Variant defaults() {
    Variant variant;
    for (const Part& part : model().parts) variant.options.push_back(part.default_option);
    return variant;
  }
};

/// The rules a variant breaks, by id.
std::vector<std::string> broken(const Model& model, const Variant& variant) {
  std::vector<std::string> ids;
  for (const RuleIndex rule : broken_rules(model, variant)) ids.push_back(model.rules[rule].id);
  return ids;
}

/// Words in each sentence. What has no letter or digit ("–", ":") is not a word.
std::vector<int> words_by_sentence(const std::string& text) {
  std::vector<int> counts{0};
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const auto lettered = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; };
    if (std::any_of(word.begin(), word.end(), lettered)) ++counts.back();
    if (word.ends_with('.')) counts.push_back(0);
  }
  if (counts.back() == 0) counts.pop_back();
  return counts;
}

TEST_P(Products, LoadsWithoutAFinding) { EXPECT_EQ(told(loaded().findings), ""); }

TEST_P(Products, IsARealProduct) {
  std::size_t options = 0;
  for (const Part& part : model().parts) {
    if (part.kind != PartKind::text) options += part.options.size();
  }
  EXPECT_GE(model().groups.size(), GetParam().groups);
  EXPECT_GE(options, GetParam().options);
  EXPECT_GE(model().rules.size(), GetParam().rules);
  EXPECT_EQ(model().languages, (std::vector<std::string>{"en", "fr", "de", "ja"}));
}

TEST_P(Products, EveryMaterialThatIsUsedHasPictures) {
  for (const Part& part : model().parts) {
    for (const Option& option : part.options) {
      if (option.material.empty()) continue;
      const Material* material = find_material(model(), option.material);
      ASSERT_NE(material, nullptr) << part.id << " = " << option.id;
      for (const std::string& picture : {material->base_texture, material->normal_texture, material->roughness_texture}) {
        EXPECT_TRUE(std::filesystem::is_regular_file(kCatalogs / picture)) << material->id << ": " << picture;
      }
    }
  }
}

TEST_P(Products, DefaultsAreAValidDesignAtTheirPrice) {
  EXPECT_EQ(broken(model(), defaults()), std::vector<std::string>{});
  EXPECT_EQ(quote(model(), defaults()).totals[kPrice], GetParam().price);
}

TEST_P(Products, EveryBecauseFitsTheKiosk) {
  for (const Rule& rule : model().rules) {
    for (const std::string language : {"en", "fr", "de"}) {
      const auto text = rule.because.find(language);
      ASSERT_NE(text, rule.because.end()) << rule.id << " has no " << language;
      const std::vector<int> sentences = words_by_sentence(text->second);
      EXPECT_LE(sentences.size(), 2U) << rule.id << ": " << text->second;
      for (const int words : sentences) EXPECT_LE(words, 12) << rule.id << ": " << text->second;
    }
  }
}

/// Japanese is written without spaces: letters are counted, three bytes each.
TEST_P(Products, EveryBecauseFitsTheKioskInJapaneseToo) {
  const std::string stop = "。";
  for (const Rule& rule : model().rules) {
    const auto text = rule.because.find("ja");
    ASSERT_NE(text, rule.because.end()) << rule.id;
    EXPECT_TRUE(text->second.ends_with(stop)) << rule.id << ": " << text->second;
    std::size_t sentences = 0, begin = 0;
    for (std::size_t end = text->second.find(stop); end != std::string::npos; end = text->second.find(stop, begin)) {
      EXPECT_LE((end - begin) / 3, 40U) << rule.id << ": " << text->second.substr(begin, end - begin);
      begin = end + stop.size();
      ++sentences;
    }
    EXPECT_LE(sentences, 2U) << rule.id << ": " << text->second;
  }
}

TEST_P(Products, NoBecauseTalksLikeAMachine) {
  for (const Rule& rule : model().rules) {
    for (const char* word : {"nvalid", "rror", "ncompatible", "onfiguration", "ption", "!", "rreur", "nvalide", "ehler",
                             "ngültig", "エラー", "無効"}) {
      for (const auto& [language, text] : rule.because) {
        EXPECT_EQ(text.find(word), std::string::npos) << rule.id << " (" << language << "): " << text;
      }
    }
  }
}

TEST_P(Products, EveryOptionIsInSomeValidDesign) {
  Session session(loaded().model, kPatient);
  const Domains domains = session.domains({});
  ASSERT_EQ(domains.satisfiable, Verdict::yes);
  for (PartIndex part = 0; part < model().parts.size(); ++part) {
    for (OptionIndex option = 0; option < model().parts[part].options.size(); ++option) {
      EXPECT_EQ(domains.states[part][option], OptionState::available)
          << model().parts[part].id << " = " << model().parts[part].options[option].id;
    }
  }
}

TEST_P(Products, EveryRuleDoesSomethingTheOthersDoNot) { EXPECT_EQ(told(lint(model(), kPatient)), ""); }

/// Reads a design of the catalog's folder; any finding, even a warning, is a failure.
Selections read_design(const Model& model, const std::filesystem::path& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const DesignResult read = parse_design(model, text, path.filename().string());
  EXPECT_EQ(told(read.findings), "");
  return read.selections.value_or(Selections{});
}

TEST_P(Products, FinishedDesignsAreCompleteAndValid) {
  int designs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "designs")) {
    if (entry.path().extension() != ".json" || entry.path().stem() == "demo") continue;
    SCOPED_TRACE(entry.path().filename().string());
    Variant variant = defaults();
    std::set<PartIndex> open;
    for (PartIndex part = 0; part < model().parts.size(); ++part) {
      if (model().parts[part].kind != PartKind::text) open.insert(part);
    }
    for (const auto& [part, option] : read_design(model(), entry.path()).chosen) {
      variant.options[part] = option;
      open.erase(part);
    }
    EXPECT_EQ(broken(model(), variant), std::vector<std::string>{});
    EXPECT_TRUE(open.empty()) << "the first part left open is " << model().parts[*open.begin()].id;
    ++designs;
  }
  EXPECT_GE(designs, 5);
}

TEST_P(Products, TheDemoIsPartialAndCompletes) {
  const Selections demo = read_design(model(), folder() / "designs" / "demo.json");
  EXPECT_LT(demo.chosen.size(), model().parts.size());
  const Completion completion = Session(loaded().model, kPatient).complete(demo);
  ASSERT_EQ(completion.found, Verdict::yes);
  EXPECT_EQ(broken(model(), completion.variant), std::vector<std::string>{});
  for (const auto& [part, option] : demo.chosen) EXPECT_EQ(completion.variant.options[part], option);
  EXPECT_EQ(completion.variant.texts, demo.texts);
}

TEST_P(Products, HasMoreThanABillionDesigns) {
  Selections beside;
  for (const auto& [part, option] : GetParam().counted_beside) {
    const PartIndex index = find_part(model(), part).value();
    beside.chosen[index] = find_option(model().parts[index], option).value();
  }
  const std::optional<DesignCount> count = Session(loaded().model, kPatient).count(beside);
  ASSERT_TRUE(count);
  EXPECT_GE(count->designs.size(), std::string("1000000000").size()) << count->designs;
}

/// A large pizza with five toppings still open and the limits as they come: two ceilings are left that can bind.
const std::vector<std::pair<std::string, std::string>> kFiveToppingsOpen{
    {"dough.size", "34"},       {"dough.rim", "puffed"},      {"cheese.amount", "light"},
    {"guest.budget", "40"},     {"guest.appetite", "hungry"}, {"meat.pepperoni", "no"},
    {"meat.bacon", "no"},       {"meat.sausage", "no"},       {"meat.chicken", "no"},
    {"meat.ham", "no"},         {"sea.prawns", "no"},         {"sea.anchovies", "no"},
    {"sea.egg", "no"},          {"fresh.rocket", "no"},       {"fresh.basil", "no"},
    {"garden.tomatoes", "no"},  {"garden.mushrooms", "no"},   {"garden.pineapple", "no"},
    {"garden.artichoke", "no"}, {"garden.peppers", "no"},
};

INSTANTIATE_TEST_SUITE_P(All, Products,
                         ::testing::Values(Product{"court-sneaker", 14, 150, 36, 13900},
                                           Product{"stiletto-pump", 15, 200, 60, 42000},
                                           Product{"pizza", 11, 250, 38, 900, kFiveToppingsOpen}));

}  // namespace
}  // namespace maquette
