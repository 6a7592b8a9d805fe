// How a product comes apart: `court-sneaker.apart.csv` beside `court-sneaker.glb` (docs/pictures.md).
//
// The sheet is no part of the catalog, as the mesh is none: a line that cannot be read is a warning, and the product comes
// apart without it.
#pragma once

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"

namespace maquette::catalog {

/// Nodes that move together, and how far.
struct Way {
  std::string nodes;                   ///< a name, in which each `*` stands for any letters
  std::array<float, 3> millimetres{};  ///< towards +x, up, towards +z; at most 1000 each
  Position where;
};

struct WaysResult {
  std::vector<Way> ways;  ///< the first that fits a node counts
  Findings findings;      ///< warnings
};

/// Text of a sheet with the columns `node,x,y,z`. `path` names it in findings: out-of-range, unknown-column, not-utf8, and
/// those of any sheet.
WaysResult parse_ways(std::string_view text, const std::string& path);

/// The sheet's path, beside `mesh`.
std::string ways_beside(const std::string& mesh);

/// The sheet beside `mesh`, a path from `root`; no ways where there is none. Also file-too-big and unreadable-file.
WaysResult load_ways(const std::filesystem::path& root, const std::string& mesh);

/// unknown-node: lines that fit none of the mesh's `nodes`.
Findings find_idle_ways(const std::vector<Way>& ways, const std::set<std::string>& nodes);

bool fits(std::string_view pattern, std::string_view name);

}  // namespace maquette::catalog
