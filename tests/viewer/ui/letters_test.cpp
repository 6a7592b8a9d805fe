// Every letter of every text of every product, and of the studio itself, is in the fonts: a word in a new language, or a
// symbol in a label, is named here before a customer meets an empty box.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "maquette/catalog.h"
#include "state/utf8.h"
#include "state/words.h"
#include "ui/font_file.h"
#include "ui/fonts.h"

namespace maquette::ui {
namespace {

const std::filesystem::path kRoot = MAQUETTE_SOURCE_DIR;

std::vector<std::filesystem::path> products() {
  std::vector<std::filesystem::path> folders;
  for (const auto& folder : std::filesystem::directory_iterator(kRoot / "catalogs")) {
    if (std::filesystem::exists(folder.path() / "catalog.toml")) folders.push_back(folder.path());
  }
  return folders;
}

class EveryLetter : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { fonts = Fonts::open(&problem).release(); }
  static void TearDownTestSuite() {
    delete fonts;
    fonts = nullptr;
  }
  void SetUp() override {
    if (fonts == nullptr) GTEST_SKIP() << problem;
  }
  /// In every style of the studio; those of the same face are looked at once.
  static void expect_known(const std::string& text, const std::string& where) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = viewer::next_code_point(text, &at);
      if (c == 0xAD || c == U'\n' || !seen.insert(c).second) continue;
      for (const Style style : {Style::body, Style::label, Style::head, Style::title_m, Style::author_text}) {
        EXPECT_NE((*fonts)[style].face(c), nullptr)
            << where << ": U+" << std::hex << static_cast<unsigned>(c) << " of “" << text << "” is in no font";
      }
    }
  }
  static void expect_known(const LocalizedText& texts, const std::string& where) {
    for (const auto& [language, text] : texts) expect_known(text, where + " (" + language + ")");
  }

  static inline Fonts* fonts = nullptr;
  static inline std::string problem;
  static inline std::set<char32_t> seen;
};

TEST_F(EveryLetter, OfTheStudiosWords) {
  const viewer::Languages all = viewer::load_languages(kRoot / "viewer" / "words");
  ASSERT_GE(all.words.size(), 4U);
  for (const auto& [language, words] : all.words) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(viewer::Word::count_); ++i)
      expect_known(words[static_cast<viewer::Word>(i)], language);
    for (const std::string& month : words.months()) expect_known(month, language);
  }
}

TEST_F(EveryLetter, OfEveryProduct) {
  ASSERT_FALSE(products().empty());
  for (const auto& folder : products()) {
    const auto loaded = load_catalog(folder);
    ASSERT_NE(loaded.model, nullptr) << folder;
    const Model& model = *loaded.model;
    const std::string product = model.id + " ";
    expect_known(model.label, product);
    expect_known(model.description, product);
    for (const Group& group : model.groups)
      expect_known(group.label, product + group.id), expect_known(group.help, product);
    for (const Part& part : model.parts) {
      expect_known(part.label, product + part.id);
      expect_known(part.help, product + part.id);
      expect_known(part.text.characters, product + part.id);
      for (const Option& option : part.options) expect_known(option.label, product + part.id + "=" + option.id);
    }
    for (const Rule& rule : model.rules) expect_known(rule.because, product + rule.id);
    for (const auto& [language, words] : viewer::load_languages(kRoot / "viewer" / "words", folder / "words").words) {
      for (std::size_t i = 0; i < static_cast<std::size_t>(viewer::Word::count_); ++i)
        expect_known(words[static_cast<viewer::Word>(i)], product + language);
    }
  }
}

TEST_F(EveryLetter, AMissingOneIsSeen) {
  EXPECT_EQ((*fonts)[Style::body].face(U'\U000F0000'), nullptr) << "a private code point";
  EXPECT_NE((*fonts)[Style::body].face(U'靴'), nullptr);
  EXPECT_EQ((*fonts)[Style::body].face(U'ß'), (*fonts)[Style::body].file) << "Latin letters come from Inter";
}

}  // namespace
}  // namespace maquette::ui
