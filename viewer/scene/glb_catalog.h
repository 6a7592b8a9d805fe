// A glTF binary on its own as a product: the catalog it would have.
//
// Everything the studio does it does with a catalog, so a mesh without one gets the smallest there is: one part with an
// option for each of the file's variants (KHR_materials_variants), written as the text an author would write.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "maquette/catalog.h"

namespace maquette::scene {

/// The part whose options are the variants.
inline constexpr const char* kVariantPart = "variant";

/// The catalog of the mesh `file` (a name without folder) with these variants; their names are data, not TOML. `first`: the
/// one it begins with; empty: the first.
std::string catalog_of_mesh(const std::string& file, const std::vector<std::string>& variants,
                            const std::string& first = {});

/// The files of the catalog at `path`, or of the mesh alone where `path` ends in ".glb", which begins with `variant`. A
/// mesh that cannot be read is a finding, as is a variant that it does not have.
CatalogFilesResult read_catalog_or_mesh(const std::filesystem::path& path, const std::string& variant = {});
/// The same, checked and lowered.
CatalogResult load_catalog_or_mesh(const std::filesystem::path& path, const std::string& variant = {});

}  // namespace maquette::scene
