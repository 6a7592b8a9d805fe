// Expected numbers brought up to date in the files themselves, every other byte as it was.
//
// A value's place is known (its line and column), and what stands there is one TOML token: digits, or a text in quotes. The
// token alone is replaced, last ones first so that places stay true; a text keeps its kind of quotes and its unit. A token
// that is something else (a text of several lines) is left alone.
#include <algorithm>
#include <limits>

#include "catalog/source.h"
#include "maquette/cases.h"

namespace maquette {
namespace {

using Kind = Expectation::Kind;

struct Replacement {
  std::size_t begin = 0, length = 0;
  std::string text;
};

bool is_number_letter(char c) { return (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-'; }

/// The length of the token at `at`; 0: not one this knows.
std::size_t token_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char first = text[at];
  if (first != '"' && first != '\'') {
    std::size_t end = at;
    while (end < text.size() && is_number_letter(text[end])) ++end;
    return end - at;
  }
  const std::size_t close = text.find(first, at + 1);
  const bool plain = close != std::string_view::npos && close > at + 1 &&
                     text.substr(at, close - at).find_first_of("\\\n") == std::string_view::npos;
  return plain ? close - at + 1 : 0;
}

std::string decimal(std::int64_t value, int decimals) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return (value < 0 ? "-" : "") + digits;
}

/// `old`: the token as it was.
std::string written_total(const Attribute& attribute, std::int64_t value, const std::string& old) {
  if (is_number_letter(old.front())) return std::to_string(value);
  const std::size_t space = old.find(' ');
  std::string unit = space == std::string::npos ? "" : old.substr(space, old.size() - space - 1);
  if (old.find('?') != std::string::npos && attribute.id != "price" && !attribute.unit.empty())
    unit = " " + (attribute.unit == "day" && value != 1 ? "days" : attribute.unit);
  return old.front() + decimal(value, attribute.decimals) + unit + old.front();
}

std::string written_count(const std::string& digits, const std::string& old) {
  constexpr std::size_t most_digits = std::numeric_limits<std::int64_t>::digits10;
  const bool in_quotes = old.front() == '"' || old.front() == '\'';
  const bool as_number = digits.size() <= most_digits && (!in_quotes || old.find('?') != std::string::npos);
  const char quote = in_quotes ? old.front() : '"';
  return as_number ? digits : quote + digits + quote;
}

bool is_number(Kind kind) { return kind == Kind::total || kind == Kind::least_total || kind == Kind::designs; }

class Rewriter {
 public:
  Rewriter(const Model& model, std::string name, const std::string& text)
      : model_(model), text_(text), source_(std::move(name), text_) {}

  void add(const Expectation& expected, const Outcome& found) {
    const std::size_t at = source_.offset(expected.where.line, expected.where.column);
    const std::size_t length = token_length(text_, at);
    if (length == 0) return;
    const std::string old = text_.substr(at, length);
    if (expected.kind == Kind::designs) {
      if (found.designs && found.designs != expected.designs)
        replacements_.push_back({at, length, written_count(*found.designs, old)});
    } else if (found.total && found.total != expected.total) {
      replacements_.push_back({at, length, written_total(model_.attributes[expected.attribute], *found.total, old)});
    }
  }

  /// Nothing when all is as it was.
  std::optional<std::string> rewritten() {
    if (replacements_.empty()) return std::nullopt;
    std::sort(replacements_.begin(), replacements_.end(), [](const auto& a, const auto& b) { return a.begin > b.begin; });
    std::string text = text_;
    for (const Replacement& replacement : replacements_)
      text.replace(replacement.begin, replacement.length, replacement.text);
    return text;
  }

 private:
  const Model& model_;
  const std::string& text_;
  catalog::Source source_;
  std::vector<Replacement> replacements_;
};

}  // namespace

std::vector<std::string> write_golden(const Model& model, const std::vector<Case>& cases,
                                      const std::vector<CaseResult>& results, CaseFiles& files) {
  std::vector<std::string> changed;
  for (auto& [name, text] : files.files) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool marked = text.starts_with(mark);
    const std::string plain = marked ? text.substr(mark.size()) : text;
    Rewriter rewriter(model, name, plain);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      for (std::size_t j = 0; j < cases[i].expectations.size(); ++j) {
        const Expectation& expected = cases[i].expectations[j];
        if (expected.where.file == name && is_number(expected.kind)) rewriter.add(expected, results[i].outcomes[j]);
      }
    }
    if (auto rewritten = rewriter.rewritten()) {
      text = (marked ? std::string(mark) : std::string()) + *rewritten;
      changed.push_back(name);
    }
  }
  return changed;
}

}  // namespace maquette
