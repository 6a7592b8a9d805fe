// Each kind of fix is one function from a finding and the text around it to an edit; the first that knows the finding
// answers. The message is part of the evidence: it is where the reader says what it would have understood.
#include "language_server/fixes.h"

#include <algorithm>
#include <array>

#include "language_server/features.h"
#include "support/suggestion.h"
#include "support/utf8.h"

namespace maquette::lsp {
namespace {

using MaybeFix = std::optional<Fix>;

std::string word_in_quotes(std::string_view word) { return '"' + std::string(word) + '"'; }

/// What stands in the `which`th pair of quotes of a message.
std::optional<std::string_view> in_quotes(std::string_view message, std::size_t which) {
  for (std::size_t at = 0;; --which) {
    const std::size_t open = message.find('"', at);
    const std::size_t close = open == std::string_view::npos ? open : message.find('"', open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    if (which == 0) return message.substr(open + 1, close - open - 1);
    at = close + 1;
  }
}

/// The word of `stretch` that is `word` and stands alone; nothing when there is none, or more than one.
std::optional<std::size_t> only_place_of(std::string_view word, std::string_view stretch) {
  const auto joins = [&](std::size_t at) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    return at < stretch.size() && letters.find(stretch[at]) != std::string_view::npos;
  };
  std::optional<std::size_t> found;
  for (std::size_t at = stretch.find(word); at != std::string_view::npos; at = stretch.find(word, at + 1)) {
    if ((at > 0 && joins(at - 1)) || joins(at + word.size())) continue;
    if (found) return std::nullopt;
    found = at;
  }
  return found;
}

/// "..; did you mean "suede"?": the misspelled word is in the message as well.
MaybeFix misspelling(const Finding& finding, std::string_view text) {
  constexpr std::string_view asks = "; did you mean \"";
  const std::size_t hint = finding.message.find(asks);
  if (hint == std::string::npos || !finding.message.ends_with("\"?")) return std::nullopt;
  const std::size_t name = hint + asks.size();
  const std::string meant = finding.message.substr(name, finding.message.size() - 2 - name);
  const auto [begin, end] = stretch_of(finding, text);
  // A cell of a table may hold several words, and other words of its row stand behind it.
  const std::string_view stretch = text.substr(begin, end - begin);
  for (std::size_t which = 0; const auto word = in_quotes(std::string_view(finding.message).substr(0, hint), which);
       ++which) {
    const auto at = word->empty() ? std::nullopt : only_place_of(*word, stretch);
    if (!at || edit_distance(*word, meant, 2) > 2) continue;
    return Fix{begin + *at, begin + *at + word->size(), meant, "Write " + word_in_quotes(meant)};
  }
  return std::nullopt;
}

/// A file of another folder is named by its last step.
MaybeFix misspelled_file(const Finding& finding, std::string_view text) {
  constexpr std::string_view asks = "; did you mean \"";
  const std::size_t hint = finding.message.find(asks);
  const auto path = in_quotes(finding.message, 0);
  if (finding.code != "missing-file" || hint == std::string::npos || !path) return std::nullopt;
  const std::string wrong(path->substr(path->rfind('/') + 1));
  const auto [begin, end] = stretch_of(finding, text);
  const std::size_t name = hint + asks.size();
  std::string meant = finding.message.substr(name, finding.message.size() - 2 - name);
  meant = meant.substr(meant.rfind('/') + 1);
  const auto at = only_place_of(wrong, text.substr(begin, end - begin));
  if (!at) return std::nullopt;
  return Fix{begin + *at, begin + *at + wrong.size(), meant, "Write " + word_in_quotes(meant)};
}

/// "12,50" of a country that writes so is 12.50; another comma is part of the cell's words.
std::string cell_with_commas_apart(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  if (comma == std::string_view::npos) return std::string(cell);
  const std::size_t unit = std::min(cell.find(' '), cell.size());
  std::string number(cell.substr(0, unit));
  const bool decimal = comma > 0 && comma + 1 < number.size() &&
                       number.find_first_not_of("0123456789", comma + 1) == std::string::npos &&
                       number.find_first_not_of("+-0123456789") == comma;
  if (!decimal) return word_in_quotes(cell);
  number[comma] = '.';
  return number + std::string(cell.substr(unit));
}

/// A sheet a spreadsheet saved with semicolons, as it does where commas are for decimals. A quote in it may mean anything.
MaybeFix semicolons(const Finding& finding, std::string_view text) {
  if (finding.code != "csv-separator" || text.find('"') != std::string_view::npos) return std::nullopt;
  std::string commas;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find_first_of(";\r\n", at), text.size());
    commas += cell_with_commas_apart(text.substr(at, end - at));
    if (end == text.size()) break;
    commas += text[end] == ';' ? ',' : text[end];
    at = end + 1;
  }
  return Fix{0, text.size(), std::move(commas), "Separate the columns by commas"};
}

MaybeFix invisible_character(const Finding& finding, std::string_view text) {
  constexpr std::string_view says = "the invisible character ";
  if (finding.code != "control-character" || !finding.message.starts_with(says)) return std::nullopt;
  const std::size_t begin = stretch_of(finding, text).first;
  if (begin >= text.size() || text[begin] == '\r') return std::nullopt;
  return Fix{begin, begin + std::max<std::size_t>(decode_utf8(text, begin).length, 1), "",
             "Delete the invisible character"};
}

/// price = 12.50
MaybeFix bare_number(const Finding& finding, std::string_view text) {
  if (finding.code != "wrong-type" || !finding.message.ends_with("put it in quotes")) return std::nullopt;
  const auto [begin, end] = stretch_of(finding, text);
  const std::string number(text.substr(begin, end - begin));
  const bool plain = !number.empty() && number.find_first_not_of("+-.0123456789") == std::string::npos;
  if (!plain) return std::nullopt;
  return Fix{begin, end, word_in_quotes(number), "Write " + word_in_quotes(number)};
}

/// "12" where "12 g" is meant.
MaybeFix unit(const Finding& finding, std::string_view text) {
  const std::size_t last = finding.message.rfind('"', finding.message.size() - 2);
  if (finding.code != "missing-unit" || !finding.message.ends_with('"') || last == std::string::npos) return std::nullopt;
  const std::string meant = finding.message.substr(last + 1, finding.message.size() - last - 2);
  const std::size_t space = meant.find(' ');
  const auto [begin, end] = stretch_of(finding, text);
  std::string_view written = text.substr(begin, end - begin);
  const bool in_text = written.size() >= 2 && written.front() == '"' && written.back() == '"';
  if (in_text) written = written.substr(1, written.size() - 2);
  if (space == std::string::npos || written.find_first_not_of("+-.0123456789") != std::string_view::npos)
    return std::nullopt;
  const std::string amount = std::string(written) + meant.substr(space);
  return Fix{begin, end, in_text ? word_in_quotes(amount) : amount, "Write " + word_in_quotes(amount)};
}

/// Signs of other languages that have one word here.
MaybeFix foreign_sign(const Finding& finding, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> habits{{{"&&", "and"}, {"||", "or"}}};
  if (finding.code != "rule-syntax") return std::nullopt;
  const std::size_t begin = stretch_of(finding, text).first;
  for (const auto& [sign, word] : habits) {
    if (text.substr(begin, sign.size()) == sign)
      return Fix{begin, begin + sign.size(), std::string(word), "Write " + word_in_quotes(word)};
  }
  return std::nullopt;
}

/// A row of a sheet without its last, empty cells.
MaybeFix short_row(const Finding& finding, std::string_view text) {
  if (finding.code != "ragged-row") return std::nullopt;
  const std::size_t begin = stretch_of(finding, text).first;
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  const std::size_t header_end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view row = text.substr(begin, end - begin), header = text.substr(0, header_end);
  if (row.find('"') != std::string_view::npos || header.find('"') != std::string_view::npos) return std::nullopt;
  const auto commas = std::count(row.begin(), row.end(), ','), wanted = std::count(header.begin(), header.end(), ',');
  if (commas >= wanted) return std::nullopt;
  return Fix{end, end, std::string(static_cast<std::size_t>(wanted - commas), ','), "Add the empty cells"};
}

/// A key that is needed and can have one value only.
MaybeFix missing_format(const Finding& finding, std::string_view) {
  if (finding.code != "missing-key" || finding.message.find("the line format = 1") == std::string::npos)
    return std::nullopt;
  return Fix{0, 0, "format = 1\n", "Begin with format = 1"};
}

}  // namespace

MaybeFix fix_of(const Finding& finding, std::string_view text) {
  if (find_malformed_utf8(text) != std::string_view::npos) return std::nullopt;
  for (const auto known : {misspelled_file, misspelling, semicolons, invisible_character, bare_number, unit, foreign_sign,
                           short_row, missing_format}) {
    if (auto fix = known(finding, text)) return fix;
  }
  return std::nullopt;
}

std::string applied(const Fix& fix, std::string text) {
  text.replace(fix.begin, fix.end - fix.begin, fix.replacement);
  return text;
}

}  // namespace maquette::lsp
