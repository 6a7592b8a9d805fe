// What a customer may write: how long, in which letters, how wide, and what not.
//
// The width of a stitched or engraved text is the sum of the widths its letters have as the machine makes them, so a
// catalog holds those as a sheet, measured once from the machine's own font. No font is needed to judge a design years
// later, and every machine judges alike.
#include <unicode/uchar.h>

#include "catalog/contest.h"
#include "catalog/csv.h"
#include "catalog/limits.h"
#include "catalog/parts.h"
#include "catalog/quantity.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

constexpr int kMicrometres = 3;  ///< decimals of a millimetre
constexpr std::int64_t kMaxWidth = 10'000'000;

std::vector<std::string> read_scripts(const std::vector<Text>& names, Report& report) {
  std::vector<std::string> scripts;
  for (const Text& name : names) {
    if (u_getPropertyValueEnum(UCHAR_SCRIPT, name.value.c_str()) != UCHAR_INVALID_CODE) {
      scripts.push_back(name.value);
      continue;
    }
    report.error(
        name.where, "unknown-script",
        say("there is no script ", in_quotes(name.value), "; write Unicode's name of it, like \"Latin\" or \"Greek\""));
  }
  return scripts;
}

std::optional<std::int64_t> read_width(const Text& text, std::string_view what, UnitIs unit, Report& report) {
  const auto width = read_quantity(text, what, "mm", kMicrometres, unit, report);
  if (!width || (*width > 0 && *width <= kMaxWidth)) return width;
  report.error(text.where, "out-of-range", say(in_quotes(what), " must be more than 0 mm and at most 10000 mm"));
  return std::nullopt;
}

/// A sheet of two columns: a character, and its width.
class WidthReader {
 public:
  WidthReader(const CsvTable& table, Report& report) : table_(table), report_(report) {}

  std::map<char32_t, std::int64_t> read() {
    std::map<char32_t, std::int64_t> widths;
    if (!find_columns()) return widths;
    for (const std::vector<Text>& row : table_.rows) {
      const auto character = read_character(row[character_]);
      const auto width = read_width(row[width_], "width", UnitIs::optional, report_);
      if (character && width && !widths.emplace(*character, *width).second)
        report_.error(
            row[character_].where, "duplicate-id",
            say("the character ", in_quotes(row[character_].value), " has a width already; delete one of the two"));
    }
    return widths;
  }

 private:
  bool find_columns() {
    bool has_character = false, has_width = false;
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const Text& column = table_.header[i];
      if (column.value == "character") {
        character_ = i;
        has_character = true;
      } else if (column.value == "width") {
        width_ = i;
        has_width = true;
      } else {
        report_.error(column.where, "unknown-column",
                      say("a sheet of widths has no column ", in_quotes(column.value), "; delete it"));
      }
    }
    for (const auto& [has, name] : {std::pair(has_character, "character"), std::pair(has_width, "width")}) {
      if (!has)
        report_.error(table_.header.front().where, "missing-column",
                      say("this sheet needs a column ", in_quotes(name), "; add it"));
    }
    return has_character && has_width;
  }

  std::optional<char32_t> read_character(const Text& cell) {
    const CodePoint point = cell.value.empty() ? CodePoint{} : decode_utf8(cell.value, 0);
    if (point.length != 0 && point.length == cell.value.size()) return point.value;
    report_.error(cell.where, "bad-character",
                  say("this is one character, a space in quotes; ", in_quotes(cell.value), " is not"));
    return std::nullopt;
  }

  const CsvTable& table_;
  Report& report_;
  std::size_t character_ = 0, width_ = 0;
};

std::map<char32_t, std::int64_t> read_widths(const Text& reference, Assembly& assembly) {
  const auto path = resolve_path(reference, assembly.report);
  if (!path) return {};
  const Source* source = assembly.sources.open(*path, reference.where.position(), kMaxCsvBytes, assembly.report);
  const auto table = source == nullptr ? std::nullopt : parse_csv(*source, assembly.report);
  return table ? WidthReader(*table, assembly.report).read() : std::map<char32_t, std::int64_t>{};
}

/// Characters that the part accepts and nobody can make.
void check_measured(const Text& characters, const TextLimits& limits, Report& report) {
  if (limits.widths.empty()) return;
  const std::string_view text = characters.value;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!limits.widths.contains(point.value))
      report.error(
          characters.where, "missing-width",
          say("the sheet of widths lacks ", in_quotes(text.substr(at, point.length)), "; add it there or delete it here"));
    at += point.length;
  }
}

void read_measures(TableCursor& cursor, TextLimits& limits, Assembly& assembly) {
  const auto widths = cursor.text("widths");
  if (widths) limits.widths = read_widths(*widths, assembly);
  if (const auto most = cursor.text("max_width")) {
    limits.max_width = read_width(*most, "max_width", UnitIs::needed, assembly.report).value_or(0);
    if (cursor.find("widths") == nullptr)
      assembly.report.error(most->where, "missing-key",
                            "\"max_width\" needs the widths of letters; add widths = \"..csv\"");
  }
}

}  // namespace

void read_text_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly) {
  TextLimits& limits = draft.part.text;
  cursor.need("max_length");
  const auto longest = cursor.integer("max_length", 1, kMaxTextLength);
  read_measures(cursor, limits, assembly);
  if (const auto scripts = cursor.texts("scripts")) limits.scripts = read_scripts(*scripts, assembly.report);
  if (const auto characters = cursor.text("characters")) {
    limits.characters = characters->value;
    check_measured(*characters, limits, assembly.report);
    if (!limits.scripts.empty())
      assembly.report.error(cursor.find("scripts")->where, "conflicting-keys",
                            "write either \"characters\" or \"scripts\", not both");
  }
  if (const auto deny = cursor.texts("deny")) {
    for (const Text& word : *deny) limits.deny.push_back(word.value);
  }
  for (std::string& word : denied_words(assembly)) limits.deny.push_back(std::move(word));
  if (!longest) {
    cursor.find("per_letter");
    draft.notes.complete = false;
    return;
  }
  limits.max_length = static_cast<std::uint32_t>(*longest);
  read_lengths(cursor, draft, *longest, assembly);
}

}  // namespace maquette::catalog
