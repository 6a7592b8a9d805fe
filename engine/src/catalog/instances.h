// [[assembly]]: groups that a product has several times, described once.
//
// A left and a right shoe have the same parts, and are designed apart. The author writes the groups, parts and rules of
// one; the reader reads them once for each instance, with names that begin with the instance's ("left-vamp.colour"). So an
// instance is nothing to the engine, and every finding stands where the author wrote the mistake.
#pragma once

#include <functional>

#include "catalog/assembly.h"

namespace maquette::catalog {

/// Reads [[assembly]]; before groups, parts and rules.
void read_instances(Assembly& assembly);

/// Calls `read` once for each instance of the assembly that `id`'s group belongs to, which is current meanwhile; just once
/// where it belongs to none.
void for_each_instance(std::string_view id, Assembly& assembly, const std::function<void()>& read);

/// What `node` calls itself, right or wrong.
std::string_view id_in(const Node& node);

/// The same for the names that a rule, a table or a preference speaks of. Reports `where` when they are of two assemblies.
void for_each_instance(const std::vector<std::string_view>& names, const Place& where, Assembly& assembly,
                       const std::function<void()>& read);

/// The words of a rule, of which some may be names.
std::vector<std::string_view> words_of_rule(const std::string& text);

/// `{instance}` in a text becomes the current instance's label, in a name its id.
void name_instance(LocalizedText& text, const Assembly& assembly);
void name_instance(std::string& name, const Assembly& assembly);
/// "Left shoe · Vamp", unless the label names the instance itself.
void label_instance(LocalizedText& label, const Assembly& assembly);

/// The rules that make instances alike, where an assembly says when they are.
void add_alike_rules(Assembly& assembly);

}  // namespace maquette::catalog
