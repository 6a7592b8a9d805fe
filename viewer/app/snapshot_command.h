// `maquette-viewer --snapshot DESIGN --out DIR --size 1600x1200 [CATALOG]`: views, posters and turntables.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scene/environment.h"
#include "state/date.h"

namespace maquette::app {

struct SnapshotArgs {
  std::filesystem::path design;   ///< a design file or an entry; "-" or empty: the catalog's defaults
  std::filesystem::path catalog;  ///< empty: catalogs/court-sneaker; may be a .glb on its own
  std::string variant;            ///< of that .glb, to begin with; empty: its first
  std::filesystem::path out = ".";
  std::string size = "1600x1200";
  std::vector<std::string> views;           ///< "front", ...; empty: the four of an entry
  std::string stage = "light";              ///< light or dark
  std::string room{scene::kRooms.front()};  ///< what lights the product: a room's name or a file's path
  bool transparent = false;                 ///< no stage
  bool exploded = false;                    ///< taken apart
  int turntable = 0;                        ///< pictures of one turn; 0: the views
  std::filesystem::path sheet;              ///< FILE.pdf or FILE.png: the print sheet instead
  std::string paper = "a4";                 ///< a4 or letter
  viewer::Date today{};                     ///< the sheet's
  std::string address;                      ///< website of designs and entries, without https://
  std::string language = "en";
};

/// Prints what it wrote. Exit status: 0 done, 1 the design has no valid completion, 2 unusable input, 3 undecided.
int run_snapshot(const SnapshotArgs& args);

}  // namespace maquette::app
