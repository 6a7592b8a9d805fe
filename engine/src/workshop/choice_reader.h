// Part and option names in a file of cases -> indices of a model.
//
// A table of choices may be written `{ "vamp.material" = "knit" }` or, since TOML's dotted keys are tables inside tables,
// `vamp.material = "knit"`: both name the part "vamp.material". Of a part that takes several, `toppings = ["ham",
// "olives"]` takes these.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/node.h"
#include "catalog/report.h"
#include "maquette/design.h"

namespace maquette::workshop {

/// A part, and what was written for it.
struct Named {
  PartIndex part = 0;
  catalog::Place where;  ///< of the part's name
  const catalog::Node* value = nullptr;
  std::optional<OptionIndex> option;  ///< of a part that is one of several: it is taken
};

/// A choice, and the text of a text part.
struct Chosen {
  Choice choice;
  std::string text;
};

/// Of a Node that is a boolean.
bool is_true(const catalog::Node& boolean);

class ChoiceReader {
 public:
  ChoiceReader(const Model& model, catalog::Report& report) : model_(model), report_(report) {}

  /// The parts that `table` names, each once; the rest is reported.
  std::vector<Named> parts(const catalog::Node& table) const;

  /// The option its value names: a text, for a number part also a number, for a feature also true or false.
  std::optional<Chosen> option(const Named& named) const;
  /// The same, or a list of them.
  std::vector<Chosen> options(const Named& named) const;

 private:
  std::optional<Chosen> read(PartIndex part, const catalog::Node& value) const;
  bool collect_several(const std::string& id, const catalog::Member& member, std::vector<Named>& found) const;
  void add(Named named, std::vector<Named>& found) const;
  void collect(const catalog::Node& table, const std::string& prefix, std::vector<Named>& found) const;
  std::optional<Chosen> text(PartIndex part, const std::string& value, const catalog::Place& where) const;

  const Model& model_;
  catalog::Report& report_;
};

}  // namespace maquette::workshop
