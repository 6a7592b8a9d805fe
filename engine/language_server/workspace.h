// The catalogs an editor works on: which files each consists of, what is wrong with it, and what its names are.
//
// A file belongs to the catalog whose catalog.toml stands beside it or above it; a file that several catalogs share
// (materials) belongs to each that includes it. A catalog is read anew whenever one of its texts changes: reading takes
// milliseconds, so nothing is patched and nothing can go stale.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "language_server/design_numbers.h"
#include "language_server/documents.h"
#include "language_server/symbols.h"
#include "maquette/unsaved.h"

namespace maquette::lsp {

/// One catalog, as its texts are now.
struct LiveCatalog {
  std::filesystem::path entry;  ///< its catalog.toml
  std::uint64_t revision = 0;   ///< rises with every reading
  CatalogFiles files;           ///< texts without byte order marks
  Findings findings;            ///< of reading
  Findings lints;               ///< of the designs; empty until they were looked for in this revision
  bool linted = false;
  std::shared_ptr<const Model> model;              ///< null while there are errors
  Symbols symbols;                                 ///< of a file that cannot be parsed now: as it last could
  std::map<std::string, std::string> last_parsed;  ///< such files' texts then
  std::shared_ptr<DesignNumbers> numbers;          ///< of the last model there was

  std::filesystem::path path_of(const std::string& file) const { return std::filesystem::path(files.root) / file; }
  /// The name of `path` among `files`.
  std::optional<std::string> file_of(const std::filesystem::path& path) const;
  /// The text places of `file` in `symbols` are counted in.
  const std::string& indexed_text(const std::string& file) const;
};

class Workspace {
 public:
  Documents documents;

  /// The catalogs `path` belongs to, found on disk where they are not known yet.
  std::vector<LiveCatalog*> catalogs_of(const std::filesystem::path& path);

  /// Reads every catalog anew that `path` belongs to, and returns them.
  std::vector<LiveCatalog*> refresh(const std::filesystem::path& path);

  LiveCatalog* find(const std::filesystem::path& entry);

  /// Saved designs and cases beside a catalog, as an editor has them or as they are on disk, by their names from its root.
  std::map<std::string, std::string> texts_beside(const LiveCatalog& catalog) const;
  std::map<std::filesystem::path, LiveCatalog>& catalogs() { return catalogs_; }

 private:
  void read(LiveCatalog& catalog);
  /// Names from the last texts that could be parsed, for the files that cannot now.
  static void recall(LiveCatalog& catalog, UnsavedFiles unsaved);
  void discover(const std::filesystem::path& path);
  LiveCatalog& known(const std::filesystem::path& entry);

  std::map<std::filesystem::path, LiveCatalog> catalogs_;
};

}  // namespace maquette::lsp
