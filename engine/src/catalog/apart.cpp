#include "catalog/apart.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "catalog/csv.h"
#include "catalog/limits.h"
#include "catalog/text_guard.h"
#include "support/file.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr float kFarthest = 1000.0F;  // millimetres
constexpr std::array<std::string_view, 4> kColumns{"node", "x", "y", "z"};

Finding warning(Position where, std::string_view code, std::string message) {
  return {Severity::warning, std::move(where), std::string(code), std::move(message)};
}

std::optional<float> read_number(const Text& cell, Report& report) {
  float value = 0.0F;
  const char* end = cell.value.data() + cell.value.size();
  const auto read = std::from_chars(cell.value.data(), end, value);
  if (read.ec == std::errc{} && read.ptr == end && std::abs(value) <= kFarthest) return value;
  report.error(cell.where, "out-of-range",
               say("how far a node moves is a number of millimetres from -1000 to 1000, not ", in_quotes(cell.value)));
  return std::nullopt;
}

bool has_columns(const CsvTable& table, Report& report) {
  const bool right = std::equal(table.header.begin(), table.header.end(), kColumns.begin(), kColumns.end(),
                                [](const Text& cell, std::string_view column) { return cell.value == column; });
  if (!right) report.error(table.header.front().where, "unknown-column", "the columns of this sheet are node,x,y,z");
  return right;
}

/// Nothing when a number cannot be read; each that cannot is reported.
std::optional<Way> read_way(const std::vector<Text>& row, Report& report) {
  Way way{row[0].value, {}, row[0].where.position()};
  bool sound = true;
  for (std::size_t axis = 0; axis < way.millimetres.size(); ++axis) {
    const auto value = read_number(row[axis + 1], report);
    sound = sound && value.has_value();
    way.millimetres[axis] = value.value_or(0.0F);
  }
  return sound ? std::optional(std::move(way)) : std::nullopt;
}

}  // namespace

WaysResult parse_ways(std::string_view text, const std::string& path) {
  WaysResult result;
  Report report;
  if (check_encoding(path, text, report)) {
    const Source source(path, text);
    const auto table = parse_csv(source, report);
    if (table && has_columns(*table, report)) {
      for (const auto& row : table->rows) {
        if (auto way = read_way(row, report)) result.ways.push_back(std::move(*way));
      }
    }
  }
  result.findings = report.take();
  for (Finding& finding : result.findings) finding.severity = Severity::warning;
  return result;
}

std::string ways_beside(const std::string& mesh) {
  return std::filesystem::path(mesh).replace_extension(".apart.csv").generic_string();
}

WaysResult load_ways(const std::filesystem::path& root, const std::string& mesh) {
  const std::string sheet = ways_beside(mesh);
  const FileContent content = read_file(root / sheet, kMaxWaysBytes);
  switch (content.problem) {
    case ReadProblem::none:
      return parse_ways(content.bytes, sheet);
    case ReadProblem::missing:
      return {};
    case ReadProblem::too_big:
      return {{}, {warning({sheet, 0, 0}, "file-too-big", "this sheet has more than 64 kB; name several nodes with *")}};
    case ReadProblem::not_a_file:
    case ReadProblem::unreadable:
      break;
  }
  return {{},
          {warning({sheet, 0, 0}, "unreadable-file", "this sheet cannot be read; check that it is a file you may read")}};
}

Findings find_idle_ways(const std::vector<Way>& ways, const std::set<std::string>& nodes) {
  const std::vector<std::string_view> candidates(nodes.begin(), nodes.end());
  Findings findings;
  for (const Way& way : ways) {
    if (std::any_of(nodes.begin(), nodes.end(), [&](const std::string& node) { return fits(way.nodes, node); })) continue;
    const std::string meant = did_you_mean(way.nodes, candidates);
    findings.push_back(warning(way.where, "unknown-node",
                               say("no node of the mesh is called ", in_quotes(way.nodes),
                                   meant.empty() ? "; correct the name, or delete this line" : meant)));
  }
  return findings;
}

bool fits(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, from = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;  // the last star takes one letter more
      n = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace maquette::catalog
