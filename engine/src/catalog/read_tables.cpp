// [[table]]: combinations of options as rows of a CSV, for what no sentence says well.
#include <algorithm>
#include <charconv>

#include "catalog/availability.h"
#include "catalog/csv.h"
#include "catalog/instances.h"
#include "catalog/limits.h"
#include "catalog/rules.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

using Cell = std::vector<OptionIndex>;

class TableReader {
 public:
  TableReader(const CsvTable& csv, Assembly& assembly) : csv_(csv), assembly_(assembly) {}

  std::optional<Table> read(bool allowed) {
    Table table;
    table.allowed = allowed;
    if (!read_header(table)) return std::nullopt;
    for (const auto& row : csv_.rows) {
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(read_cell(table.parts[i], row[i]));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

 private:
  bool read_header(Table& table) {
    bool sound = true;
    for (const Text& column : csv_.header) {
      const auto part = assembly_.parts.find(assembly_.local(column.value));
      if (!part) {
        assembly_.report.unknown(column.where, "unknown-part",
                                 say("there is no part ", in_quotes(column.value), assembly_.parts.suggest(column.value)));
        sound = false;
      } else if (std::find(table.parts.begin(), table.parts.end(), *part) != table.parts.end()) {
        assembly_.report.error(column.where, "duplicate-column",
                               say("the column ", in_quotes(column.value), " appears twice; delete one"));
        sound = false;
      } else {
        table.parts.push_back(*part);
      }
    }
    return sound;
  }

  /// Sorted; empty for `*`.
  Cell read_cell(PartIndex part, const Text& text) {
    Cell cell;
    if (text.value == "*") return cell;
    std::string_view rest = text.value;
    if (rest.empty()) {
      assembly_.report.error(text.where, "empty-cell", "this cell is empty; write an option, several with |, or * for any");
      return cell;
    }
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      add_alternative(part, {trimmed(rest.substr(0, bar)), text.where}, cell);
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    std::sort(cell.begin(), cell.end());
    cell.erase(std::unique(cell.begin(), cell.end()), cell.end());
    return cell;
  }

  static std::string trimmed(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return std::string(text.substr(0, text.find_last_not_of(' ') + 1));
  }

  void add_alternative(PartIndex part, const Text& id, Cell& cell) {
    const PartNotes& notes = assembly_.part_notes[part];
    if (const auto found = notes.option_of.find(id.value); found != notes.option_of.end()) {
      cell.push_back(found->second);
    } else if (!add_range(part, id, cell) && notes.complete) {
      assembly_.report.unknown(id.where, "unknown-option",
                               say(in_quotes(assembly_.model.parts[part].id), " has no option ", in_quotes(id.value),
                                   did_you_mean_one_of(id.value, assembly_.model.parts[part].options)));
    }
  }

  /// `20..30`: the values of a number part in between. False when it is no range of values there are.
  bool add_range(PartIndex part, const Text& text, Cell& cell) {
    const Part& counted = assembly_.model.parts[part];
    const std::size_t dots = text.value.find("..");
    if (dots == std::string::npos || counted.kind == PartKind::choice) return false;
    std::int64_t from = 0, to = 0;
    const char* begin = text.value.data();
    const char* end = begin + text.value.size();
    if (std::from_chars(begin, begin + dots, from).ptr != begin + dots ||
        std::from_chars(begin + dots + 2, end, to).ptr != end)
      return false;
    const std::size_t before = cell.size();
    for (OptionIndex i = 0; i < counted.options.size(); ++i) {
      if (counted.options[i].number >= from && counted.options[i].number <= to) cell.push_back(i);
    }
    return cell.size() > before;
  }

  const CsvTable& csv_;
  Assembly& assembly_;
};

std::optional<bool> read_allowed(TableCursor& cursor) {
  const auto kind = cursor.need_text("kind");
  if (!kind) return std::nullopt;
  if (kind->value == "allow") return true;
  if (kind->value == "deny") return false;
  cursor.report().error(kind->where, "unknown-kind",
                        say("a table's kind is \"allow\" or \"deny\", not ", in_quotes(kind->value)));
  return std::nullopt;
}

std::optional<CsvTable> read_file(const Text& reference, Assembly& assembly) {
  const auto path = resolve_path(reference, assembly.report);
  if (!path) return std::nullopt;
  const Source* source = assembly.sources.open(*path, reference.where.position(), kMaxCsvBytes, assembly.report);
  if (source == nullptr) return std::nullopt;
  auto csv = parse_csv(*source, assembly.report);
  if (csv && csv->rows.empty() && csv->complete) {
    assembly.report.error(csv->header.front().where, "empty-file", "this table has no rows; add some");
    return std::nullopt;
  }
  return csv;
}

}  // namespace

void read_table(const Node& node, Assembly& assembly) {
  Rule rule;
  rule.where = node.where.position();
  TableCursor cursor(node, "a table", assembly.report);
  const auto id = cursor.need_text("id");
  const auto file = cursor.need_text("file");
  const auto allowed = read_allowed(cursor);
  rule.because = read_localized(cursor, "because", true, assembly);
  const Availability in_force = read_force(cursor, assembly);
  cursor.finish();
  const auto csv = file ? read_file(*file, assembly) : std::nullopt;
  if (csv) {
    std::vector<std::string_view> names;
    for (const Text& column : csv->header) names.push_back(column.value);
    const bool sound = id && check_id(*id, "a table's id", assembly.report);
    if (file) rule.source = say(allowed.value_or(true) ? "allow " : "deny ", file->value);
    for_each_instance(names, node.where, assembly, [&] {
      Rule one = rule;
      name_instance(one.because, assembly);
      auto table = TableReader(*csv, assembly).read(allowed.value_or(true));
      if (table) one.formula = {std::move(*table)};
      if (sound && !why_not(in_force, assembly.circumstances)) add_rule(named(*id, assembly), std::move(one), assembly);
    });
    return;
  }
  if (id) check_id(*id, "a table's id", assembly.report);
}

}  // namespace maquette::catalog
