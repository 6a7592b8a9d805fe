// Catalogs for tests: read from tests/support/data, or written in a few lines here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"
#include "support/small_catalog.h"

namespace maquette::testing {

inline const std::string kDataFolder = std::string(MAQUETTE_SOURCE_DIR) + "/tests/support/data/catalogs";

/// What every small catalog begins with.
inline const std::string kHeader = catalog_head();

/// A catalog in memory: "mug/catalog.toml" and other files beside it.
inline CatalogFiles in_memory(const std::string& catalog_toml, const std::map<std::string, std::string>& others = {}) {
  CatalogFiles files{"mug/catalog.toml", {{"mug/catalog.toml", catalog_toml}}, ""};
  for (const auto& [name, bytes] : others) files.files["mug/" + name] = bytes;
  return files;
}

inline std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(to_string(finding));
  return lines;
}

}  // namespace maquette::testing
