// Every name in a catalog and every place that speaks it: what go to definition, references and rename are made of.
//
// The reader turns names into indices and forgets where they stood; an editor needs them back. This goes over the same
// trees and cells the reader does (catalog/toml_document.h, catalog/csv.h), writes down each name with its bytes, and
// leaves judging to the reader. It never fails: what it cannot read it leaves out.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"

namespace maquette::lsp {

struct Symbol {
  enum class Kind : std::uint8_t { group, part, option, tag, attribute, material, rule, file, instance, place };
  Kind kind = Kind::part;
  std::string name;   ///< the id; of a file its path from the catalogs' root
  std::string scope;  ///< of an option: the sheet that has its row, or else its part; of a place: its part
  auto operator<=>(const Symbol&) const = default;
};

struct Occurrence {
  Symbol symbol;
  std::string file;
  std::size_t begin = 0, end = 0;  ///< the name's bytes
  bool defines = false;
  bool last_step = false;  ///< of a part: what stands behind the dot of its id, in a case's dotted key
};

/// A row of the outline: a group, a part, an option, a rule, ...
struct OutlineItem {
  Symbol symbol;
  std::size_t begin = 0, end = 0;            ///< all of it
  std::size_t name_begin = 0, name_end = 0;  ///< its id
  std::vector<OutlineItem> children;
};

/// What is known of a part's names.
struct PartNames {
  std::string sheet;                                   ///< path; empty without one
  std::map<std::string, Symbol, std::less<>> options;  ///< by id, rows it does not take among them
  std::set<std::string, std::less<>> left_out;         ///< rows it does not take
  std::set<std::string, std::less<>> tags;             ///< of its options
  std::set<std::string, std::less<>> places;           ///< where they can be put
};

/// Groups that a product has once for each instance: "left-cuff" is the group "cuff" of the instance "left".
struct InstanceNames {
  std::string id;
  std::set<std::string, std::less<>> groups;
};

struct Symbols {
  std::vector<Occurrence> occurrences;                       ///< by file and place
  std::map<std::string, std::vector<OutlineItem>> outlines;  ///< by file
  std::map<std::string, PartNames, std::less<>> parts;
  std::set<std::string, std::less<>> groups, tags, attributes, materials, rules;
  std::vector<InstanceNames> instances;
  std::set<std::string> unreadable;  ///< files that could not be parsed

  /// The occurrence around the byte at `offset` of `file`, its last byte's end included; null when there is none.
  const Occurrence* at(std::string_view file, std::size_t offset) const;
  /// Every occurrence of `symbol`.
  std::vector<const Occurrence*> of(const Symbol& symbol) const;
};

Symbols find_symbols(const CatalogFiles& files);

/// Where texts that stand beside a catalog speak of it: saved designs (.json) and cases (.toml), by name. What cannot be
/// read is left out.
std::vector<Occurrence> find_symbols_beside(const CatalogFiles& files, const std::map<std::string, std::string>& beside);

}  // namespace maquette::lsp
