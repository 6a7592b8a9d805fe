// Names in spreadsheets: option sheets and tables of combinations.
#include <algorithm>

#include "catalog/limits.h"
#include "language_server/symbol_finder.h"

namespace maquette::lsp {

using catalog::Text;

SymbolFinder::Stretch SymbolFinder::stretch_of(const Text& cell) {
  const std::string_view text = cell.where.source->text();
  const std::size_t begin = cell.where.offset + (text.substr(cell.where.offset, 1) == "\"" ? 1 : 0);
  return {cell.where.source, begin, begin + cell.value.size()};
}

std::optional<catalog::CsvTable> SymbolFinder::open_csv(const std::string& path) {
  const catalog::Source* source = assembly_.sources.open(path, {}, catalog::kMaxCsvBytes, unheard_);
  auto csv = source == nullptr ? std::nullopt : parse_csv(*source, unheard_);
  if (!csv || !csv->complete) symbols_.unreadable.insert(path);
  return csv;
}

void SymbolFinder::sheet(const std::string& path) {
  if (!sheets_.try_emplace(path).second) return;
  const auto csv = open_csv(path);
  if (!csv) return;
  PartNames& names = sheets_[path];
  for (const Text& column : csv->header) {
    if (symbols_.attributes.contains(column.value))
      add({Symbol::Kind::attribute, column.value, {}}, stretch_of(column), false);
  }
  for (const auto& row : csv->rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& column = csv->header[i].value;
      const Stretch cell = stretch_of(row[i]);
      if (row[i].value.empty()) continue;
      if (column == "material") add({Symbol::Kind::material, row[i].value, {}}, cell, false);
      if (column == "id") {
        const Symbol symbol{Symbol::Kind::option, row[i].value, path};
        names.options.try_emplace(row[i].value, symbol);
        add(symbol, cell, true);
        symbols_.outlines[path].push_back({symbol, cell.begin, cell.end, cell.begin, cell.end, {}});
      }
      if (column != "tags") continue;
      const std::string_view value = row[i].value;
      for (std::size_t at = value.find_first_not_of(' '); at != std::string_view::npos;) {
        const std::size_t end = std::min(value.find(' ', at), value.size());
        const std::string tag(value.substr(at, end - at));
        names.tags.insert(tag);
        symbols_.tags.insert(tag);
        add({Symbol::Kind::tag, tag, {}}, {cell.source, cell.begin + at, cell.begin + end}, true);
        at = value.find_first_not_of(' ', end);
      }
    }
  }
}

void SymbolFinder::table_rows(const std::string& path) {
  if (!read_tables_.insert(path).second) return;
  const auto csv = open_csv(path);
  if (!csv) return;
  for (const Text& column : csv->header) {
    add_name(column.value, stretch_of(column));
  }
  for (const auto& row : csv->rows) {
    for (std::size_t i = 0; i < row.size(); ++i) table_cell(csv->header[i].value, row[i]);
  }
}

/// "cup|cup-light": each alternative.
void SymbolFinder::table_cell(const std::string& part, const Text& cell) {
  const Stretch whole = stretch_of(cell);
  const std::string_view value = cell.value;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t bar = std::min(value.find('|', at), value.size());
    const std::size_t begin = std::min(value.find_first_not_of(' ', at), bar);
    const std::size_t last = value.substr(0, bar).find_last_not_of(' ');
    if (last != std::string_view::npos && last >= begin)
      add_option(part, std::string(value.substr(begin, last + 1 - begin)),
                 {whole.source, whole.begin + begin, whole.begin + last + 1});
    at = bar + 1;
  }
}

}  // namespace maquette::lsp
