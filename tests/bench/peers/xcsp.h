// Table constraints of XCSP 2.1, read as a model: the format in which the Renault car was published.
//
// (Roussel and Lecoutre, "XML representation of constraint networks: format XCSP 2.1", 2009.) A variable becomes a part,
// its values the options, a constraint a rule with a table. Only relations given in extension are read, as supports or as
// conflicts; anything else (predicates, functions, global constraints, weights) is refused by name with its position.
#pragma once

#include <filesystem>
#include <string_view>

#include "maquette/catalog.h"

namespace maquette::bench {

inline constexpr std::size_t kMaxXcspBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMaxXcspVariables = 4'096;
inline constexpr std::size_t kMaxXcspValues = 4'096;     ///< of one domain
inline constexpr std::size_t kMaxXcspOptions = 100'000;  ///< of all variables together
inline constexpr std::size_t kMaxXcspConstraints = 20'000;
inline constexpr std::size_t kMaxXcspCells = 4'000'000;  ///< of all constraints' tables together
inline constexpr std::size_t kMaxXcspArity = 64;

/// `text` is untrusted; `name` is used in findings' positions. Stops at the first mistake.
CatalogResult parse_xcsp(std::string_view text, std::string_view name);

CatalogResult load_xcsp(const std::filesystem::path& path);

}  // namespace maquette::bench
