// Reading catalogs: text files in, a checked Model or findings out. Format: docs/catalog-format.md.
//
// Reading happens in two steps so that a catalog can come from a folder or from the snapshot inside a contest entry:
// `read_catalog_files` collects bytes, `build_model` parses, checks and lowers them and touches no disk.
// Nothing is thrown for bad input: every mistake in every file is a finding, all reported at once.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "maquette/finding.h"
#include "maquette/model.h"

namespace maquette {

/// The text files a catalog consists of, by path relative to the catalogs' root with forward slashes
/// ("court-sneaker/catalog.toml", "materials/materials.toml"). `entry_point` names the first to read.
struct CatalogFiles {
  std::string entry_point;
  std::map<std::string, std::string> files;
  std::string root;  ///< folder on disk the paths are relative to; empty when from memory
};

struct CatalogFilesResult {
  CatalogFiles files;
  Findings findings;
};

struct CatalogResult {
  std::shared_ptr<const Model> model;  ///< null exactly when `findings` has errors
  Findings findings;
};

/// Where, through what and when a product is asked for. What is empty was not asked: then nothing is unavailable for it,
/// and rules of a market hold in every one. The engine never looks at the machine's clock.
struct Circumstances {
  std::string market{};              ///< one of the catalog's
  std::string channel{};             ///< likewise
  std::string on{};                  ///< a day, "2026-12-01"
  std::string stock{};               ///< CSV: what is in stock (docs/catalog-format.md#availability); at most 4 MiB
  std::string stock_name = "stock";  ///< names it in findings
};

/// Reads `path` (a catalog folder, or its catalog.toml) with all it includes. Sizes are bounded before anything is parsed.
CatalogFilesResult read_catalog_files(const std::filesystem::path& path);

/// Parses, checks and lowers. `check_assets`: also report meshes and textures that do not exist (needs `files.root`).
/// What `circumstances` make unavailable becomes rules; the catalog's digest does not depend on them.
CatalogResult build_model(const CatalogFiles& files, bool check_assets = true, const Circumstances& circumstances = {});

/// Both steps.
CatalogResult load_catalog(const std::filesystem::path& path, const Circumstances& circumstances = {});

}  // namespace maquette
