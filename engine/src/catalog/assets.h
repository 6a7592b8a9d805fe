// The files a catalog names for others to read: meshes and textures.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "catalog/assembly.h"

namespace maquette::catalog {

/// What a catalog can name of a mesh.
struct MeshNames {
  std::set<std::string> nodes;     ///< nodes and materials
  std::set<std::string> bodies;    ///< nodes that have geometry; one without a name is called as its mesh
  std::set<std::string> variants;  ///< of its materials (KHR_materials_variants)
  std::set<std::string> morphs;    ///< morph targets, as `extras.targetNames` of the meshes calls them
};

/// The names in a glTF binary; nothing when `path` is none. Only its JSON is read.
std::optional<MeshNames> read_mesh_names(const std::filesystem::path& path);

/// Reports assets that are not there (missing-file), a mesh that is no glTF binary (bad-mesh), and slots, nodes,
/// morph targets and variants that the mesh does not have (unknown-node, unknown-morph, unknown-variant). Of how the
/// product comes apart, what catalog/apart.h finds.
void check_assets(const std::filesystem::path& root, Assembly& assembly);

}  // namespace maquette::catalog
