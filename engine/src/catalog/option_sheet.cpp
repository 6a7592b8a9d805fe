// Options from a CSV sheet: one row for each, so that a buyer can keep prices in a spreadsheet.
#include <algorithm>

#include "catalog/availability.h"
#include "catalog/csv.h"
#include "catalog/habits.h"
#include "catalog/limits.h"
#include "catalog/options.h"
#include "catalog/quantity.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr std::string_view kLabelPrefix = "label.";
constexpr std::string_view kSpokenPrefix = "spoken.";

/// The words of a cell that holds several, separated by spaces.
std::vector<Text> words_of(const Text& cell) {
  std::vector<Text> words;
  const std::string_view value = cell.value;
  for (std::size_t start = value.find_first_not_of(' '); start != std::string_view::npos;) {
    const std::size_t end = std::min(value.find(' ', start), value.size());
    words.push_back({std::string(value.substr(start, end - start)), cell.where});
    start = value.find_first_not_of(' ', end);
  }
  return words;
}

class SheetReader {
 public:
  SheetReader(const CsvTable& table, Assembly& assembly) : table_(table), assembly_(assembly) {}

  Sheet read() {
    Sheet sheet;
    sheet.complete = check_columns() && table_.complete;
    if (!has_id_) return sheet;
    Registry ids;
    for (const std::vector<Text>& row : table_.rows) {
      auto draft = read_row(row);
      if (!draft)
        sheet.complete = false;
      else if (ids.add(draft->id, 0, "option", assembly_.report))
        sheet.rows.push_back(std::move(*draft));
    }
    return sheet;
  }

 private:
  std::vector<std::string> known_columns() const {
    std::vector<std::string> columns{"id",       "tags",       "material",    "color",    "technique",
                                     "shows",    "morphs",     "variant",     "sku",      "markets",
                                     "channels", "valid_from", "valid_until", "in_stock", "replaced_by"};
    for (const std::string& language : assembly_.model.languages) {
      columns.push_back(label_column(language));
      columns.push_back(say(kSpokenPrefix, language));
    }
    for (AttributeIndex i = 0; i < assembly_.model.attributes.size(); ++i) {
      if (!assembly_.is_derived(i)) columns.push_back(assembly_.model.attributes[i].id);
    }
    return columns;
  }

  bool check_columns() {
    const std::vector<std::string> known = known_columns();
    std::set<std::string_view> seen;
    const auto header_error = [&](const Text& column, std::string_view code, std::string message) {
      assembly_.report.error(column.where, code, std::move(message));
    };
    for (const Text& column : table_.header) {
      if (!seen.insert(column.value).second) {
        header_error(column, "duplicate-column", say("the column ", in_quotes(column.value), " appears twice; delete one"));
      } else if (std::find(known.begin(), known.end(), column.value) == known.end()) {
        const std::vector<std::string_view> names(known.begin(), known.end());
        std::string hint = advice_for_key(column.value, names);
        if (hint.empty()) hint = did_you_mean(column.value, names);
        header_error(column, "unknown-column",
                     say("a sheet has no column ", in_quotes(column.value), hint.empty() ? "; delete it" : hint));
      }
    }
    has_id_ = seen.contains("id");
    bool sound = has_id_;
    for (const std::string& needed : needed_columns()) {
      if (seen.contains(needed)) continue;
      header_error(table_.header.front(), "missing-column",
                   say("this sheet needs a column ", in_quotes(needed), "; add it"));
      sound = false;
    }
    return sound;
  }

  std::vector<std::string> needed_columns() const {
    std::vector<std::string> needed{"id"};
    for (const std::string& language : assembly_.model.languages) needed.push_back(label_column(language));
    return needed;
  }

  /// "label.fr"; where there is one language only, "label" will do, as it does in TOML.
  std::string label_column(const std::string& language) const {
    const auto is_bare = [](const Text& column) { return column.value == "label"; };
    const bool bare =
        assembly_.model.languages.size() == 1 && std::any_of(table_.header.begin(), table_.header.end(), is_bare);
    return bare ? "label" : std::string(kLabelPrefix) + language;
  }

  std::optional<OptionDraft> read_row(const std::vector<Text>& row) {
    OptionDraft draft;
    draft.attributes.resize(assembly_.model.attributes.size());
    bool sound = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Text& cell = row[i];
      const std::string& column = table_.header[i].value;
      if (column == "id") {
        draft.id = cell;
        sound = check_row_id(cell);
      } else if (column == "label" && assembly_.model.languages.size() == 1) {
        read_label(assembly_.model.languages.front(), cell, draft);
      } else if (column.starts_with(kLabelPrefix)) {
        read_label(column.substr(kLabelPrefix.size()), cell, draft);
      } else if (column.starts_with(kSpokenPrefix) && !cell.value.empty()) {
        draft.spoken[column.substr(kSpokenPrefix.size())] = cell.value;
      } else if (!cell.value.empty()) {
        read_cell(column, cell, draft);
      }
    }
    if (!sound) return std::nullopt;
    check_spoken(draft);
    return draft;
  }

  /// Said in one language, said in all.
  void check_spoken(const OptionDraft& draft) {
    for (const std::string& language : assembly_.model.languages) {
      if (draft.spoken.empty() || draft.spoken.contains(language)) continue;
      assembly_.report.error(draft.id.where, "missing-language",
                             say("this row has nothing spoken in ", in_quotes(language), "; add it"));
    }
  }

  bool check_row_id(const Text& cell) {
    if (!cell.value.empty()) return check_id(cell, "an option's id", assembly_.report);
    assembly_.report.error(cell.where, "missing-key", "this row needs an id; add it or delete the row");
    return false;
  }

  void read_label(const std::string& language, const Text& cell, OptionDraft& draft) {
    const auto& languages = assembly_.model.languages;
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) return;  // reported as unknown-column
    if (!cell.value.empty()) {
      draft.label[language] = cell.value;
      return;
    }
    assembly_.report.error(cell.where, "missing-language",
                           say("this row has no label in ", in_quotes(language), "; add it"));
  }

  void read_cell(std::string_view column, const Text& cell, OptionDraft& draft) {
    if (column == "tags") draft.tags = read_tags(words_of(cell), assembly_);
    if (column == "material") draft.material = read_material_name(cell, assembly_);
    if (column == "color") draft.color = read_color(cell, assembly_.report);
    if (column == "technique") draft.technique = read_technique(cell, assembly_.report);
    if (column == "sku") draft.sku = cell.value;
    if (column == "replaced_by") draft.replaced_by = cell;
    if (column == "markets" || column == "channels" || column == "valid_from" || column == "valid_until" ||
        column == "in_stock")
      read_availability_cell(column, cell, words_of(cell), draft.available, assembly_);
    if (column == "shows") draft.shows = read_names_in_mesh(words_of(cell), assembly_.mesh_nodes);
    if (column == "variant") draft.variant = read_mesh_variant(cell, assembly_);
    if (column == "morphs") draft.morphs = read_names_in_mesh(words_of(cell), assembly_.mesh_morphs);
    if (const auto attribute = assembly_.attributes.find(column); attribute && !assembly_.is_derived(*attribute)) {
      draft.attributes[*attribute] =
          read_quantity(cell, assembly_.model.attributes[*attribute], UnitIs::optional, assembly_.report);
    }
  }

  const CsvTable& table_;
  Assembly& assembly_;
  bool has_id_ = false;
};

}  // namespace

const Sheet* read_sheet(const Text& reference, Assembly& assembly) {
  const auto path = resolve_path(reference, assembly.report);
  if (!path) return nullptr;
  if (const auto found = assembly.sheets.find(*path); found != assembly.sheets.end()) return &found->second;
  const Source* source = assembly.sources.open(*path, reference.where.position(), kMaxCsvBytes, assembly.report);
  if (source == nullptr) return nullptr;
  Sheet& sheet = assembly.sheets[*path];
  if (const auto table = parse_csv(*source, assembly.report)) sheet = SheetReader(*table, assembly).read();
  return &sheet;
}

}  // namespace maquette::catalog
