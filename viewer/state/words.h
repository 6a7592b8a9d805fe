// The studio's words in one language, read from viewer/words/<language>.toml and, for what is
// peculiar to a product, from words/<language>.toml in its catalog's folder. Adding a language is adding a file.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maquette/finding.h"
#include "state/word_list.h"

namespace maquette::viewer {

/// "{option}" in a sentence, and what stands there.
using Blanks = std::vector<std::pair<std::string_view, std::string>>;

class Words {
 public:
  const std::string& operator[](Word word) const { return words_[static_cast<std::size_t>(word)]; }

  /// The sentence with its blanks filled. Blanks that the sentence does not have are ignored.
  std::string say(Word word, const Blanks& blanks) const;

  /// A small number in words ("two"), from ten on in digits.
  std::string number(std::size_t value) const;

  /// A name inside a sentence or a list: its first letter small where the language writes it so ("Next: laces").
  std::string inside(std::string_view name) const;

  const std::vector<std::string>& months() const { return months_; }
  const std::vector<std::string>& short_months() const { return short_months_; }
  const std::string& language() const { return language_; }

 private:
  friend class WordsReader;
  std::array<std::string, static_cast<std::size_t>(Word::count_)> words_;
  std::vector<std::string> months_, short_months_, numbers_;
  std::string language_;
  bool small_names_ = true;
};

struct WordsResult {
  Words words;
  Findings findings;  ///< a key missing, unknown, empty or not text
};

/// `of_product`: what the product says instead ("Your shoe" for "Your design"), any of the same keys. The names are used in
/// findings' positions.
WordsResult parse_words(std::string_view toml, std::string_view name, std::string language,
                        std::string_view of_product = {}, std::string_view product_name = {});

/// All languages in `folder`, by tag, with the product's own words from the files of the same names in `of_product`, which
/// need not exist. Files larger than 64 KiB are refused.
struct Languages {
  std::map<std::string, Words, std::less<>> words;
  Findings findings;
};
Languages load_languages(const std::filesystem::path& folder, const std::filesystem::path& of_product = {});

}  // namespace maquette::viewer
