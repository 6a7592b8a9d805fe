// The walk behind find_symbols, one function for each kind of table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/assembly.h"
#include "catalog/csv.h"
#include "language_server/symbols.h"

namespace maquette::lsp {

class SymbolFinder {
 public:
  explicit SymbolFinder(const CatalogFiles& files) : files_(files), assembly_(files, anywhere_) {}

  Symbols find() &&;
  std::vector<Occurrence> find_beside(const std::map<std::string, std::string>& texts) &&;

 private:
  using Node = catalog::Node;

  /// Bytes of a file.
  struct Stretch {
    const catalog::Source* source = nullptr;
    std::size_t begin = 0, end = 0;
  };

  void walk();

  // Tables of a TOML file.
  void include(const Node& document);
  void attribute(const Node& node);
  void group(const Node& node);
  void material(const Node& node);
  void part(const Node& node);
  static void narrow(const Node& part, PartNames& names);
  void option(const Node& node, const std::string& part, OutlineItem& outline);
  void places(const Node& part, const std::string& id);
  void subassembly(const Node& node);
  void contest(const Node& document);
  void replaced(const Node& node);
  void replaced_by(const Node& node, const std::string& part);
  void add_successor(const std::string& part, const Node& text);
  void derived(const Node& node);
  void rule(const Node& node);
  void table(const Node& node);

  // Spreadsheets (symbols_csv.cpp).
  void sheet(const std::string& path);
  void table_rows(const std::string& path);
  void table_cell(const std::string& part, const catalog::Text& cell);

  // Texts beside the catalog (symbols_beside.cpp).
  void cases(const Node& document);
  void case_keys(const Node& table, const std::string& prefix);
  void add_step(const std::string& name, Stretch step);
  void design(const catalog::Source& source);

  // Words inside a rule.
  void rule_text(const Node& node);

  // Names.
  void add(Symbol symbol, Stretch where, bool defines);
  void add_part(const std::string& id, Stretch where, bool defines);
  /// A part, a group or one of several options, of an instance or not, as rules and designs write it.
  bool add_name(const std::string& name, Stretch where);
  /// The same as a rule that belongs to an instance is called.
  void add_rule_name(const std::string& name, Stretch where);
  void add_option(const std::string& part, const std::string& id, Stretch where);
  /// `name` without its instance; the instance, if it has one.
  std::pair<std::string, const InstanceNames*> without_instance(const std::string& name) const;
  /// "toppings" and "olives" of "toppings.olives"; nothing of other names.
  std::optional<std::pair<std::string, std::string>> one_of_several(const std::string& name) const;
  void add_text(const Node& table, std::string_view key, Symbol::Kind kind);
  void add_attribute_keys(const Node& table);
  void add_tags(const Node& table, std::set<std::string, std::less<>>& tags);
  std::optional<std::string> add_file(const Node& table, std::string_view key);
  std::optional<catalog::CsvTable> open_csv(const std::string& path);
  OutlineItem* outline(const Node& table, Symbol::Kind kind);
  void finish_outlines();

  static Stretch stretch_of(const Node& text);
  static Stretch stretch_of(const catalog::Text& cell);
  static const Node* text_at(const Node& table, std::string_view key);
  static std::vector<const Node*> tables(const Node& table, std::string_view key);

  const CatalogFiles& files_;
  const Circumstances anywhere_;  ///< no market, no day: every name counts
  catalog::Assembly assembly_;
  catalog::Report unheard_;
  Symbols symbols_;
  std::map<std::string, PartNames> sheets_;  ///< by path
  std::set<std::string> read_tables_;
};

}  // namespace maquette::lsp
