// The catalog's files, opened by the references that name them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "catalog/report.h"
#include "maquette/catalog.h"

namespace maquette::catalog {

/// `reference` as a path from the catalogs' root: relative to the folder of the file `reference` stands in. Reports
/// bad-path for what is not a plain relative path, or leads out of the root.
std::optional<std::string> resolve_path(const Text& reference, Report& report);

class SourceStore {
 public:
  explicit SourceStore(const CatalogFiles& files) : files_(files) {}

  /// The file at `path` (from resolve_path), or null: missing-file is reported at `named_at`, bad encoding or size in the
  /// file itself, once.
  const Source* open(const std::string& path, Position named_at, std::size_t most_bytes, Report& report);

 private:
  const CatalogFiles& files_;
  std::map<std::string, std::unique_ptr<Source>> opened_;  ///< null: was reported
};

}  // namespace maquette::catalog
