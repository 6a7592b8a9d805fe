// One name, changed wherever it is spoken, in TOML and in CSV, in saved designs and in cases.
//
// A new name that the reader would refuse, or that something else has already, is refused before anything is touched; so
// is every rename while a file cannot be read, since it may speak of the name too.
#include <algorithm>
#include <set>

#include "catalog/identifiers.h"
#include "language_server/features.h"
#include "language_server/uri.h"

namespace maquette::lsp {
namespace {

using Kind = Symbol::Kind;

/// A part named like its group is the group: neither can have the name alone.
Symbol renamed_symbol(const Occurrence& here) {
  const bool lone_part = here.symbol.kind == Kind::part && here.symbol.name.find('.') == std::string::npos;
  return lone_part ? Symbol{Kind::group, here.symbol.name, {}} : here.symbol;
}

std::optional<std::string> refusal(const Symbol& symbol, const Symbols& symbols) {
  if (symbol.kind == Kind::file) return "a file is renamed in its folder, and then where the catalog names it";
  const auto all = symbols.of(symbol);
  const bool declared = std::any_of(all.begin(), all.end(), [](const Occurrence* one) { return one->defines; });
  if (!declared) return '"' + symbol.name + "\" is not declared in this catalog";
  const bool built_in =
      symbol.kind == Kind::attribute && (symbol.name == "price" || symbol.name == "weight" || symbol.name == "lead_time");
  if (built_in) return '"' + symbol.name + "\" belongs to the format";
  return std::nullopt;
}

bool taken(const Symbol& symbol, const std::string& name, const Symbols& symbols) {
  if (symbol.kind == Kind::option) {
    return std::any_of(symbols.parts.begin(), symbols.parts.end(), [&](const auto& part) {
      const auto own = part.second.options.find(symbol.name);
      return own != part.second.options.end() && own->second == symbol && part.second.options.contains(name);
    });
  }
  if (symbol.kind == Kind::attribute && symbols.attributes.contains(name)) return true;
  if (symbol.kind == Kind::place) return symbols.parts.find(symbol.scope)->second.places.contains(name);
  return std::any_of(symbols.occurrences.begin(), symbols.occurrences.end(), [&](const Occurrence& one) {
    return one.defines && one.symbol.kind == symbol.kind && one.symbol.name == name;
  });
}

/// Why `name` cannot be the new name.
std::optional<std::string> refuse_name(const Symbol& symbol, const std::string& name, const Symbols& symbols) {
  const std::size_t dot = symbol.kind == Kind::part ? name.find('.') : std::string::npos;
  const bool plain = dot == std::string::npos
                         ? catalog::is_plain_id(name)
                         : catalog::is_plain_id(name.substr(0, dot)) && catalog::is_plain_id(name.substr(dot + 1));
  if (!plain) return "an id is written with small letters, digits, - and _, and starts with a letter or a digit";
  if (catalog::is_reserved_word(name)) return '"' + name + "\" is a word of the rule language";
  if (taken(symbol, name, symbols)) return '"' + name + "\" is taken";
  if (symbol.kind == Kind::part && !symbols.groups.contains(name.substr(0, dot)))
    return "there is no group \"" + name.substr(0, dot) + "\"; a part's id begins with its group's";
  return std::nullopt;
}

std::optional<std::string> unreadable_file(const std::vector<LiveCatalog*>& catalogs) {
  for (const LiveCatalog* catalog : catalogs) {
    if (!catalog->symbols.unreadable.empty()) return *catalog->symbols.unreadable.begin();
  }
  return std::nullopt;
}

std::string_view head(std::string_view id) { return id.substr(0, id.find('.')); }

/// The protocol's edits, by file, each place once however many catalogs share it.
class Edits {
 public:
  void add(const std::string& uri, const std::string& text, const Occurrence& at, const std::string& name) {
    const TextRange range = LineMap(text).range(at.begin, at.end);
    if (!places_[uri].insert({at.begin, at.end}).second) return;
    const std::string written = at.last_step ? name.substr(name.find('.') + 1) : name;
    changes_[uri].push_back({{"range", to_json(range)}, {"newText", written}});
  }
  Json changes() && { return std::move(changes_); }

 private:
  std::map<std::string, std::set<std::pair<std::size_t, std::size_t>>> places_;
  Json changes_ = Json::object();
};

}  // namespace

std::variant<Json, Refused> prepare_rename(const Spot& spot) {
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) return Refused{"there is no name here"};
  if (const auto why = refusal(renamed_symbol(*here), spot.catalog.symbols)) return Refused{*why};
  const LineMap lines(spot.text());
  return Json{{"range", to_json(lines.range(here->begin, here->end))}, {"placeholder", here->symbol.name}};
}

std::variant<Json, Refused> rename(const Spot& spot, const std::string& name, const std::vector<LiveCatalog*>& catalogs,
                                   const Workspace& workspace) {
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) return Refused{"there is no name here"};
  const Symbol symbol = renamed_symbol(*here);
  if (const auto file = unreadable_file(catalogs))
    return Refused{"correct " + *file + " first: it may speak of this name too"};
  if (const auto why = refusal(symbol, spot.catalog.symbols)) return Refused{*why};
  Edits edits;
  for (const LiveCatalog* catalog : catalogs) {
    if (const auto why = refuse_name(symbol, name, catalog->symbols)) return Refused{*why};
    for (const Occurrence* one : catalog->symbols.of(symbol)) {
      edits.add(uri_of(catalog->path_of(one->file), workspace.documents), catalog->files.files.at(one->file), *one, name);
    }
    const auto texts = workspace.texts_beside(*catalog);
    for (const Occurrence& one : find_symbols_beside(catalog->files, texts)) {
      if (one.symbol != symbol) continue;
      if (one.last_step && head(name) != head(symbol.name))
        return Refused{one.file + " writes this name in steps; write it in quotes there, or keep its group"};
      edits.add(uri_of(catalog->path_of(one.file), workspace.documents), texts.at(one.file), one, name);
    }
  }
  return Json{{"changes", std::move(edits).changes()}};
}

std::string uri_of(const std::filesystem::path& path, const Documents& documents) {
  const OpenDocument* open = documents.find(path);
  return open == nullptr ? uri_of_path(path) : open->uri;
}

}  // namespace maquette::lsp
