#include "language_server/symbols.h"

#include <algorithm>
#include <tuple>

#include "language_server/symbol_finder.h"

namespace maquette::lsp {
namespace {

auto order(const Occurrence& occurrence) {
  return std::tie(occurrence.file, occurrence.begin, occurrence.end, occurrence.symbol);
}

bool same_place(const Occurrence& a, const Occurrence& b) { return order(a) == order(b); }

/// Each item ends where the next begins, without the white space between them.
void close_outline(std::vector<OutlineItem>& items, std::size_t end, std::string_view text) {
  std::stable_sort(items.begin(), items.end(),
                   [](const OutlineItem& a, const OutlineItem& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t next = i + 1 < items.size() ? items[i + 1].begin : end;
    const std::size_t last = text.substr(0, next).find_last_not_of(" \t\r\n,]");
    items[i].end = std::max(items[i].name_end, last == std::string_view::npos ? next : std::min(next, last + 1));
    close_outline(items[i].children, items[i].end, text);
  }
}

}  // namespace

const Occurrence* Symbols::at(std::string_view file, std::size_t offset) const {
  const Occurrence* best = nullptr;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.file != file || offset < occurrence.begin || offset > occurrence.end) continue;
    if (best == nullptr || best->symbol.kind == Symbol::Kind::group)
      best = &occurrence;  // a part's id begins with its group's
  }
  return best;
}

std::vector<const Occurrence*> Symbols::of(const Symbol& symbol) const {
  std::vector<const Occurrence*> found;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.symbol == symbol) found.push_back(&occurrence);
  }
  return found;
}

Symbols find_symbols(const CatalogFiles& files) { return SymbolFinder(files).find(); }

Symbols SymbolFinder::find() && {
  walk();
  finish_outlines();
  auto& occurrences = symbols_.occurrences;
  std::sort(occurrences.begin(), occurrences.end(),
            [](const Occurrence& a, const Occurrence& b) { return order(a) < order(b); });
  occurrences.erase(std::unique(occurrences.begin(), occurrences.end(), same_place), occurrences.end());
  return std::move(symbols_);
}

void SymbolFinder::walk() {
  load_documents(files_.entry_point, assembly_);
  symbols_.attributes = {"price", "weight", "lead_time"};
  for (const auto& [path, bytes] : files_.files) {
    if (path.ends_with(".toml")) symbols_.unreadable.insert(path);
  }
  const auto each = [&](std::string_view key, void (SymbolFinder::*read)(const Node&)) {
    for (const catalog::Document& document : assembly_.documents) {
      for (const Node* node : tables(document.root, key)) (this->*read)(*node);
    }
  };
  for (const catalog::Document& document : assembly_.documents) {
    symbols_.unreadable.erase(document.source->path());
    include(document.root);
  }
  each("attribute", &SymbolFinder::attribute);
  each("derived", &SymbolFinder::attribute);
  for (const catalog::Document& document : assembly_.documents) {
    if (const auto* base = find_member(document.root, "base")) add_attribute_keys(base->value);
  }
  each("group", &SymbolFinder::group);
  each("material", &SymbolFinder::material);
  each("part", &SymbolFinder::part);
  each("assembly", &SymbolFinder::subassembly);
  each("derived", &SymbolFinder::derived);
  each("rule", &SymbolFinder::rule);
  each("preference", &SymbolFinder::rule);
  each("table", &SymbolFinder::table);
  each("replaced", &SymbolFinder::replaced);
  for (const catalog::Document& document : assembly_.documents) contest(document.root);
  // Names that name others' options, once all of those are known.
  for (const catalog::Document& document : assembly_.documents) {
    for (const Node* part : tables(document.root, "part")) {
      const Node* id = text_at(*part, "id");
      if (id == nullptr) continue;
      replaced_by(*part, {});
      for (const Node* option : tables(*part, "option")) replaced_by(*option, id->text);
    }
  }
}

OutlineItem* SymbolFinder::outline(const Node& table, Symbol::Kind kind) {
  const Node* id = text_at(table, "id");
  const std::size_t at = table.where.offset;
  const Stretch name = id == nullptr ? Stretch{table.where.source, at, at} : stretch_of(*id);
  auto& items = symbols_.outlines[table.where.source->path()];
  items.push_back({{kind, id == nullptr ? "?" : id->text, {}}, at, name.end, name.begin, name.end, {}});
  return &items.back();
}

void SymbolFinder::finish_outlines() {
  for (auto& [path, items] : symbols_.outlines) {
    const catalog::Source* source = assembly_.sources.open(path, {}, files_.files.at(path).size(), unheard_);
    if (source != nullptr) close_outline(items, source->text().size(), source->text());
  }
}

}  // namespace maquette::lsp
