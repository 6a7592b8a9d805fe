// A reader of comma-separated values, RFC 4180.
//
// Spreadsheets and people both write these files, so the reader keeps what the grammar allows apart from what a person
// surely did not mean: a quote in the middle of a cell, a row with a cell too few. Each is reported at its place, the row
// is left out, and reading goes on with the next line.
#include "catalog/csv.h"

#include <algorithm>
#include <optional>

#include "catalog/limits.h"
#include "catalog/text_guard.h"

namespace maquette::catalog {
namespace {

struct Row {
  std::vector<Text> cells;
  bool sound = true;
};

class CsvScanner {
 public:
  CsvScanner(const Source& source, Report& report) : source_(source), text_(source.text()), report_(report) {}

  bool at_end() const { return at_ >= text_.size(); }

  Row next_row() {
    Row row;
    for (;;) {
      row.cells.push_back(next_cell(row.sound));
      if (at_end() || text_[at_] != ',') break;
      ++at_;
      if (row.cells.size() == kMaxCsvColumns) {
        refuse(at_, "too-many", say("a sheet has at most ", std::to_string(kMaxCsvColumns), " columns"), row.sound);
        at_ = std::min(text_.find('\n', at_), text_.size());
        break;
      }
    }
    if (!at_end()) at_ += text_[at_] == '\r' ? 2 : 1;
    return row;
  }

 private:
  Text next_cell(bool& sound) {
    at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    const Place where{&source_, at_};
    std::string value = !at_end() && text_[at_] == '"' ? quoted_cell(sound) : plain_cell(sound);
    if (value.size() > kMaxCsvCellBytes) {
      refuse(where.offset, "too-long",
             say("this cell has more than ", std::to_string(kMaxCsvCellBytes), " bytes; shorten it"), sound);
    }
    return {std::move(value), where};
  }

  std::string plain_cell(bool& sound) {
    const std::size_t start = at_;
    at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string_view value = text_.substr(start, at_ - start);
    value = value.substr(0, value.find_last_not_of(" \t") + 1);
    if (const std::size_t quote = value.find('"'); quote != std::string_view::npos) {
      refuse(start + quote, "csv-syntax",
             "a quote stands inside this cell; put the whole cell in quotes and double those inside", sound);
    }
    return std::string(value);
  }

  std::string quoted_cell(bool& sound) {
    const std::size_t open = at_++;
    std::string value;
    for (;; ++at_) {
      if (at_end()) {
        refuse(open, "csv-syntax", "this quote is never closed; end the cell with a quote", sound);
        return value;
      }
      if (text_[at_] == '"') {
        if (text_.substr(at_ + 1, 1) != "\"") break;
        ++at_;
      }
      value += text_[at_];
    }
    at_ = std::min(text_.find_first_not_of(" \t", at_ + 1), text_.size());
    if (!at_end() && text_.find_first_of(",\r\n", at_) != at_) {
      refuse(at_, "csv-syntax", "nothing may follow the closing quote but a comma; double quotes that belong to the text",
             sound);
      at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    }
    return value;
  }

  void refuse(std::size_t at, std::string_view code, std::string message, bool& sound) {
    sound = false;
    report_.error(Place{&source_, at}, code, std::move(message));
  }

  const Source& source_;
  std::string_view text_;
  Report& report_;
  std::size_t at_ = 0;
};

bool is_blank(const std::vector<Text>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const Text& cell) { return cell.value.empty(); });
}

/// The first row that says anything.
std::optional<Row> next_written_row(CsvScanner& scanner) {
  while (!scanner.at_end()) {
    Row row = scanner.next_row();
    if (!row.sound || !is_blank(row.cells)) return row;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CsvTable> parse_csv(const Source& source, Report& report) {
  if (!check_characters(source, report)) return std::nullopt;
  CsvScanner scanner(source, report);
  auto header = next_written_row(scanner);
  if (!header) {
    report.error(Position{source.path(), 0, 0}, "empty-file", "this sheet is empty; its first row names the columns");
    return std::nullopt;
  }
  if (!header->sound) return std::nullopt;
  if (header->cells.size() == 1 && header->cells.front().value.find(';') != std::string::npos) {
    report.error(header->cells.front().where, "csv-separator",
                 "the columns are separated by semicolons; save the sheet with commas, or let check --fix do it");
    return std::nullopt;
  }
  CsvTable table{std::move(header->cells), {}, true};
  while (auto row = next_written_row(scanner)) {
    const std::size_t cells = row->cells.size();
    if (row->sound && cells == table.header.size()) {
      table.rows.push_back(std::move(row->cells));
      continue;
    }
    table.complete = false;
    if (!row->sound) continue;
    report.error(row->cells.front().where, "ragged-row",
                 say("this row has ", std::to_string(cells), " cells and the first row ",
                     std::to_string(table.header.size()), "; add or remove commas"));
  }
  return table;
}

}  // namespace maquette::catalog
