// Findings as an editor shows them: a finding has a place, an editor underlines a stretch.
#include <algorithm>

#include "catalog/source.h"
#include "catalog/toml_document.h"
#include "language_server/features.h"
#include "language_server/fixes.h"
#include "support/utf8.h"

namespace maquette::lsp {
namespace {

/// The protocol's DiagnosticSeverity.
int severity_number(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 1;
    case Severity::warning:
      return 2;
    case Severity::note:
      break;
  }
  return 3;
}

bool ends_word(char c) { return std::string_view(" \t\r\n,;|()[]{}\"'=#").find(c) != std::string_view::npos; }

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

/// Behind the closing quote of the text that opens at `at`.
std::optional<std::size_t> text_end(std::string_view text, std::size_t at) {
  const catalog::Source source("", text);
  const auto decoded = catalog::decode_string({&source, at});
  if (!decoded) return std::nullopt;
  const std::string_view rest = text.substr(decoded->offsets.back());
  const bool long_form = text.substr(at, 3) == std::string(3, text[at]) && rest.starts_with(std::string(3, text[at]));
  return decoded->offsets.back() + (long_form ? 3 : 1);
}

std::size_t end_from(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return text.size();
  const char first = text[begin];
  if (first == '"' || first == '\'') {
    const auto end = text_end(text, begin);
    return end ? *end : line_end(text, begin);
  }
  if (first == '[') return line_end(text, begin);
  std::size_t end = begin;
  while (end < text.size() && !ends_word(text[end])) ++end;
  if (end > begin) return end;
  return first == '\r' || first == '\n' ? begin : begin + 1;
}

}  // namespace

std::pair<std::size_t, std::size_t> stretch_of(const Finding& finding, std::string_view text) {
  if (finding.where.line == 0) return {0, 0};
  const std::size_t begin = catalog::Source("", text).offset(finding.where.line, std::max(finding.where.column, 1U));
  return {begin, end_from(text, begin)};
}

Json to_json(TextPosition position) { return {{"line", position.line}, {"character", position.character}}; }

Json to_json(TextRange range) { return {{"start", to_json(range.start)}, {"end", to_json(range.end)}}; }

Json diagnostics(const Findings& findings, const std::string& file, std::string_view text) {
  const bool readable = find_malformed_utf8(text) == std::string_view::npos;
  const LineMap lines(readable ? text : std::string_view{});
  Json list = Json::array();
  for (const Finding& finding : findings) {
    if (finding.where.file != file) continue;
    TextRange range;
    if (readable) {
      const auto [begin, end] = stretch_of(finding, text);
      range = lines.range(begin, end);
    } else if (finding.where.line > 0) {
      range.start = range.end = {finding.where.line - 1, std::max(finding.where.column, 1U) - 1};
    }
    list.push_back({{"range", to_json(range)},
                    {"severity", severity_number(finding.severity)},
                    {"code", finding.code},
                    {"source", "maquette"},
                    {"message", finding.message}});
  }
  return list;
}

Json fixes(const LiveCatalog& catalog, const std::string& file, TextRange range, const std::string& uri) {
  Json actions = Json::array();
  const std::string& text = catalog.files.files.at(file);
  if (find_malformed_utf8(text) != std::string::npos) return actions;
  const LineMap lines(text);
  for (const Finding& finding : catalog.findings) {
    if (finding.where.file != file) continue;
    const auto [begin, end] = stretch_of(finding, text);
    const TextRange place = lines.range(begin, end);
    if (range.end < place.start || place.end < range.start) continue;
    const auto fix = fix_of(finding, text);
    if (!fix) continue;
    Json edit{{"range", to_json(lines.range(fix->begin, fix->end))}, {"newText", fix->replacement}};
    actions.push_back({{"title", fix->title},
                       {"kind", "quickfix"},
                       {"isPreferred", true},
                       {"diagnostics", diagnostics({finding}, file, text)},
                       {"edit", {{"changes", {{uri, Json::array({std::move(edit)})}}}}}});
  }
  return actions;
}

}  // namespace maquette::lsp
