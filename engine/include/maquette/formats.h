// Feature models of other tools, read as models: docs/uvl.md.
//
// Every feature becomes a part with the options `false` and `true` (in this order); tree relations and constraints become
// rules. What a file uses and we do not support is refused by name with its position, never ignored.
#pragma once

#include <filesystem>
#include <string_view>

#include "maquette/catalog.h"

namespace maquette {

/// The option of a feature's part that means "selected".
inline constexpr OptionIndex kFeatureSelected = 1;

/// The Universal Variability Language. `text` is untrusted; `name` is used in findings' positions.
CatalogResult parse_uvl(std::string_view text, std::string_view name);

/// DIMACS CNF; comment lines "c NUMBER NAME" name the variables.
CatalogResult parse_dimacs(std::string_view text, std::string_view name);

/// Whether the path's ending says UVL or DIMACS.
bool is_feature_model(const std::filesystem::path& path);

/// A catalog folder or file, a `.uvl` or a `.dimacs` file, told apart by the path's ending.
CatalogResult load_model(const std::filesystem::path& path);

}  // namespace maquette
