#include "state/words.h"

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>

#include "state/utf8.h"

namespace maquette::viewer {

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;
constexpr const char* kNames[] = {
#define MAQUETTE_WORD(name) #name,
    MAQUETTE_WORDS(MAQUETTE_WORD)
#undef MAQUETTE_WORD
};

Position at(std::string_view name, const toml::source_region& source) {
  return {std::string(name), source.begin.line, source.begin.column};
}

}  // namespace

class WordsReader {
 public:
  WordsReader(std::string_view name, std::string language) : name_(name) { result_.words.language_ = std::move(language); }

  WordsResult read(const toml::table& table) {
    for (std::size_t i = 0; i < std::size(kNames); ++i) text(table, kNames[i], &result_.words.words_[i]);
    list(table, "months", 12, &result_.words.months_);
    list(table, "short_months", 12, &result_.words.short_months_);
    list(table, "numbers", 10, &result_.words.numbers_);
    flag(table, "small_names", &result_.words.small_names_);
    for (const auto& [key, value] : table) {
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end()) {
        report(at(name_, key.source()), "unknown-word", "\"" + std::string(key.str()) + "\" is no word of the studio");
      }
    }
    return std::move(result_);
  }

  void report(Position where, std::string code, std::string message) {
    result_.findings.push_back({Severity::error, std::move(where), std::move(code), std::move(message)});
  }

  WordsResult refuse(const Position& where, const std::string& message) {
    report(where, "words-syntax", message);
    return std::move(result_);
  }

 private:
  void text(const toml::table& table, const char* key, std::string* into) {
    known_.emplace_back(key);
    const auto value = table[key].value<std::string>();
    if (!value || value->empty()) return report({name_, 0, 0}, "missing-word", "\"" + std::string(key) + "\" needs a text");
    *into = *value;
  }

  void list(const toml::table& table, const char* key, std::size_t count, std::vector<std::string>* into) {
    known_.emplace_back(key);
    if (const toml::array* values = table[key].as_array()) {
      for (const auto& value : *values) {
        if (const auto word = value.value<std::string>()) into->push_back(*word);
      }
    }
    if (into->size() != count) {
      report({name_, 0, 0}, "missing-word", "\"" + std::string(key) + "\" needs " + std::to_string(count) + " texts");
    }
  }

  void flag(const toml::table& table, const char* key, bool* into) {
    known_.emplace_back(key);
    const auto value = table[key].value<bool>();
    if (!value) return report({name_, 0, 0}, "missing-word", "\"" + std::string(key) + "\" needs true or false");
    *into = *value;
  }

  std::string name_;
  std::vector<std::string> known_;
  WordsResult result_;
};

std::string Words::say(Word word, const Blanks& blanks) const {
  const std::string& sentence = (*this)[word];
  std::string said;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t close = sentence[at] == '{' ? sentence.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      said += sentence[at++];
      continue;
    }
    const std::string_view name = std::string_view(sentence).substr(at + 1, close - at - 1);
    const auto blank = std::find_if(blanks.begin(), blanks.end(), [name](const auto& b) { return b.first == name; });
    if (blank != blanks.end()) said += blank->second;
    at = close + 1;
  }
  return said;
}

std::string Words::inside(std::string_view name) const { return small_names_ ? inside_sentence(name) : std::string(name); }

std::string Words::number(std::size_t value) const {
  return value < numbers_.size() ? numbers_[value] : std::to_string(value);
}

namespace {

/// Of at most `kMaxBytes` + 1 bytes: one that is too large is seen to be so.
std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text(kMaxBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

}  // namespace

WordsResult parse_words(std::string_view text, std::string_view name, std::string language, std::string_view of_product,
                        std::string_view product_name) {
  WordsReader reader(name, std::move(language));
  if (text.size() > kMaxBytes) return reader.refuse({std::string(name), 0, 0}, "the file is larger than 64 KiB");
  if (of_product.size() > kMaxBytes)
    return reader.refuse({std::string(product_name), 0, 0}, "the file is larger than 64 KiB");
  try {
    toml::table words = toml::parse(text, name);
    for (auto&& [key, value] : toml::parse(of_product, product_name)) {
      if (words.contains(key))
        words.insert_or_assign(key, std::move(value));
      else
        reader.report(at(product_name, key.source()), "unknown-word",
                      "\"" + std::string(key.str()) + "\" is no word of the studio");
    }
    return reader.read(words);
  } catch (const toml::parse_error& error) {
    const std::string_view file = error.source().path ? std::string_view(*error.source().path) : name;
    return reader.refuse(at(file, error.source()), std::string(error.description()));
  }
}

Languages load_languages(const std::filesystem::path& folder, const std::filesystem::path& of_product) {
  Languages result;
  std::error_code problem;
  for (const auto& file : std::filesystem::directory_iterator(folder, problem)) {
    if (file.path().extension() != ".toml") continue;
    const std::string language = file.path().stem().string();
    const std::filesystem::path product = of_product / file.path().filename();
    WordsResult words = parse_words(text_of(file.path()), file.path().string(), language,
                                    of_product.empty() ? "" : text_of(product), product.string());
    result.findings.insert(result.findings.end(), words.findings.begin(), words.findings.end());
    if (words.findings.empty()) result.words.emplace(language, std::move(words.words));
  }
  if (result.words.empty() && result.findings.empty()) {
    result.findings.push_back({Severity::error, {folder.string(), 0, 0}, "no-words", "the folder holds no language file"});
  }
  return result;
}

}  // namespace maquette::viewer
