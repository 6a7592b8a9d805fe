// `maquette-viewer --snapshot DESIGN --out DIR --size 1600x1200 [--catalog C]`.
#pragma once

#include <filesystem>
#include <string>

namespace maquette::app {

struct SnapshotArgs {
  std::filesystem::path design;   ///< a design file; "-" or empty: the catalog's defaults
  std::filesystem::path catalog;  ///< empty: catalogs/court-sneaker; may be a .glb on its own
  std::string variant;            ///< of that .glb, to begin with; empty: its first
  std::filesystem::path out = ".";
  std::string size = "1600x1200";
  std::string stage = "light";  ///< light, dark or none
  std::string language = "en";
};

/// Prints what it wrote. Exit status: 0 done, 1 the design has no valid completion, 2 unusable input, 3 undecided.
int run_snapshot(const SnapshotArgs& args);

}  // namespace maquette::app
