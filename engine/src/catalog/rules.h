// [[rule]] and [[table]].
#pragma once

#include "catalog/assembly.h"

namespace maquette::catalog {

/// `[[table]]`: a CSV of combinations, lowered to a Table formula and added to the Model's rules.
void read_table(const Node& node, Assembly& assembly);

/// The meaning of a condition, in the current instance; nothing when it is wrong, which is reported.
std::optional<Formula> read_expression(const Text& text, Assembly& assembly);

/// The id in the current instance: "left-no-suede" of "no-suede".
Text named(const Text& id, const Assembly& assembly);

/// Checks the formula's size and adds the rule. `cells` counts all rules together.
void add_rule(const Text& id, Rule rule, Assembly& assembly);

}  // namespace maquette::catalog
