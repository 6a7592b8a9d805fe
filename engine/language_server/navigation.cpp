// Go to definition, find references, highlight, outline: questions about where a name stands.
#include <algorithm>

#include "language_server/features.h"
#include "language_server/uri.h"

namespace maquette::lsp {
namespace {

using Kind = Symbol::Kind;

/// Where the byte at `offset` of `now` was in `then`: texts differ in one stretch, what is before and behind it kept.
std::optional<std::size_t> earlier(std::string_view now, std::string_view then, std::size_t offset) {
  const auto common =
      static_cast<std::size_t>(std::mismatch(now.begin(), now.end(), then.begin(), then.end()).first - now.begin());
  if (offset < common) return offset;
  const std::size_t behind = now.size() - offset;
  if (behind > then.size() || now.substr(offset) != then.substr(then.size() - behind)) return std::nullopt;
  return then.size() - behind;
}

Json location(const LiveCatalog& catalog, const Occurrence& occurrence) {
  const LineMap lines(catalog.indexed_text(occurrence.file));
  return {{"uri", uri_of_path(catalog.path_of(occurrence.file))},
          {"range", to_json(lines.range(occurrence.begin, occurrence.end))}};
}

Json file_location(const LiveCatalog& catalog, const std::string& file) {
  return {{"uri", uri_of_path(catalog.path_of(file))}, {"range", to_json(TextRange{})}};
}

/// The protocol's SymbolKind.
int symbol_kind(Kind kind) {
  switch (kind) {
    case Kind::group:
      return 3;  // Namespace
    case Kind::part:
      return 5;  // Class
    case Kind::option:
      return 22;  // EnumMember
    case Kind::attribute:
      return 7;  // Property
    case Kind::material:
      return 19;  // Object
    case Kind::rule:
      return 12;  // Function
    case Kind::tag:
    case Kind::file:
    case Kind::instance:
    case Kind::place:
      break;
  }
  return 20;  // Key
}

const char* kind_word(Kind kind) {
  switch (kind) {
    case Kind::group:
      return "group";
    case Kind::part:
      return "part";
    case Kind::option:
      return "option";
    case Kind::attribute:
      return "attribute";
    case Kind::material:
      return "material";
    case Kind::rule:
      return "rule";
    case Kind::tag:
      return "tag";
    case Kind::instance:
      return "instance";
    case Kind::place:
      return "place";
    case Kind::file:
      break;
  }
  return "file";
}

Json document_symbols(const std::vector<OutlineItem>& items, const LineMap& lines) {
  Json list = Json::array();
  for (const OutlineItem& item : items) {
    Json symbol{{"name", item.symbol.name},
                {"detail", kind_word(item.symbol.kind)},
                {"kind", symbol_kind(item.symbol.kind)},
                {"range", to_json(lines.range(item.begin, item.end))},
                {"selectionRange", to_json(lines.range(item.name_begin, item.name_end))}};
    if (!item.children.empty()) symbol["children"] = document_symbols(item.children, lines);
    list.push_back(std::move(symbol));
  }
  return list;
}

}  // namespace

const Occurrence* occurrence_at(const Spot& spot) {
  const auto offset = earlier(spot.text(), spot.catalog.indexed_text(spot.file), spot.offset);
  return offset ? spot.catalog.symbols.at(spot.file, *offset) : nullptr;
}

Json definitions(const Spot& spot) {
  Json list = Json::array();
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) return list;
  if (here->symbol.kind == Kind::file) {
    std::error_code ignored;
    if (std::filesystem::exists(spot.catalog.path_of(here->symbol.name), ignored))
      list.push_back(file_location(spot.catalog, here->symbol.name));
    return list;
  }
  for (const Occurrence* occurrence : spot.catalog.symbols.of(here->symbol)) {
    if (occurrence->defines) list.push_back(location(spot.catalog, *occurrence));
  }
  return list;
}

Json references(const Spot& spot, bool with_declaration) {
  Json list = Json::array();
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) return list;
  for (const Occurrence* occurrence : spot.catalog.symbols.of(here->symbol)) {
    if (with_declaration || !occurrence->defines) list.push_back(location(spot.catalog, *occurrence));
  }
  return list;
}

Json highlights(const Spot& spot) {
  Json list = Json::array();
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) return list;
  const LineMap lines(spot.catalog.indexed_text(spot.file));
  for (const Occurrence* occurrence : spot.catalog.symbols.of(here->symbol)) {
    if (occurrence->file == spot.file)
      list.push_back({{"range", to_json(lines.range(occurrence->begin, occurrence->end))}});
  }
  return list;
}

Json outline(const LiveCatalog& catalog, const std::string& file) {
  const auto items = catalog.symbols.outlines.find(file);
  if (items == catalog.symbols.outlines.end()) return Json::array();
  return document_symbols(items->second, LineMap(catalog.indexed_text(file)));
}

}  // namespace maquette::lsp
