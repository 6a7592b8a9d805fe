// The files a catalog names for others to read: meshes and textures.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "catalog/assembly.h"

namespace maquette::catalog {

/// The names of nodes and materials in a glTF binary; nothing when `path` is none. Only its JSON is read.
std::optional<std::set<std::string>> read_mesh_names(const std::filesystem::path& path);

/// Reports assets that are not there (missing-file), a mesh that is no glTF binary (bad-mesh), and slots and nodes that the
/// mesh does not have (unknown-node).
void check_assets(const std::filesystem::path& root, Assembly& assembly);

}  // namespace maquette::catalog
