// CSV text -> cells with their places.
#pragma once

#include <optional>
#include <vector>

#include "catalog/report.h"
#include "catalog/source.h"

namespace maquette::catalog {

struct CsvTable {
  std::vector<Text> header;
  std::vector<std::vector<Text>> rows;  ///< each as long as the header
  bool complete = true;                 ///< false: rows that could not be read were left out
};

/// RFC 4180 with LF or CRLF. White space around a cell without quotes, and rows without anything in them, do not count.
/// Reports csv-syntax, csv-separator, ragged-row, empty-file, too-long and control-character; nothing when the header
/// itself cannot be read.
std::optional<CsvTable> parse_csv(const Source& source, Report& report);

}  // namespace maquette::catalog
