// `check --fix`: mends what can be mended without asking.
#pragma once

#include <filesystem>
#include <string>

#include "maquette/finding.h"

namespace maquette::cli {

struct Mended {
  std::size_t fixes = 0;
  std::string diff;     ///< unified, without context, of every file changed
  bool written = true;  ///< false: a file could not be, which is on standard error
};

/// Applies one fix after the other to the catalog at `path`, each only if the catalog read again lacks its finding and has
/// no new one; then writes the files, each whole or not at all.
Mended mend(const std::filesystem::path& path);

/// How many of the findings of the catalog at `path` (files named from the catalogs' root) have a fix to try.
std::size_t count_mendable(const std::filesystem::path& path, const Findings& findings);

/// The lines that differ, as `diff -U0` shows them.
std::string unified_diff(const std::string& name, const std::string& before, const std::string& after);

}  // namespace maquette::cli
