#include "catalog/stock.h"

#include <algorithm>

#include "catalog/csv.h"
#include "catalog/limits.h"
#include "catalog/quantity.h"
#include "catalog/text_guard.h"

namespace maquette::catalog {
namespace {

/// Where each column stands; as many as the header has where there is none.
struct Columns {
  std::size_t sku, part, option, stock, none;
};

std::size_t column_of(const std::vector<Text>& header, std::string_view name) {
  const auto found = std::find_if(header.begin(), header.end(), [&](const Text& column) { return column.value == name; });
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<Columns> find_columns(const std::vector<Text>& header, Report& report) {
  const Columns columns{column_of(header, "sku"), column_of(header, "part"), column_of(header, "option"),
                        column_of(header, "stock"), header.size()};
  const bool by_name = columns.part < columns.none && columns.option < columns.none;
  if (columns.stock < columns.none && (by_name || columns.sku < columns.none)) return columns;
  report.error(header.front().where, "missing-column",
               R"(a stock sheet needs the column "stock", and "sku" or "part" and "option"; add it)");
  return std::nullopt;
}

bool is_empty(const Text& pieces, Report& report) {
  if (pieces.value.empty()) return true;
  const Decimal number = parse_decimal(pieces.value, 0);
  if (number.problem != DecimalProblem::none) {
    report.error(pieces.where, "bad-amount",
                 say("\"stock\" is a number of pieces, like 12; ", in_quotes(pieces.value), " is not"));
  }
  return number.value <= 0;
}

}  // namespace

Stock read_stock(const Circumstances& circumstances, Report& report) {
  Stock stock;
  std::string_view text = circumstances.stock;
  if (text.empty()) return stock;
  if (text.size() > kMaxCsvBytes) {
    report.error(Position{circumstances.stock_name, 0, 0}, "file-too-big",
                 say("the file has more than ", std::to_string(kMaxCsvBytes), " bytes; divide it"));
    return stock;
  }
  if (!check_encoding(circumstances.stock_name, text, report)) return stock;
  const Source source(circumstances.stock_name, text);
  const auto table = parse_csv(source, report);
  const auto columns = table ? find_columns(table->header, report) : std::nullopt;
  if (!columns) return stock;
  for (const std::vector<Text>& row : table->rows) {
    if (!is_empty(row[columns->stock], report)) continue;
    if (columns->sku < columns->none && !row[columns->sku].value.empty()) stock.empty_skus.insert(row[columns->sku].value);
    if (columns->part < columns->none && columns->option < columns->none)
      stock.empty_options.emplace(row[columns->part].value, row[columns->option].value);
  }
  return stock;
}

}  // namespace maquette::catalog
