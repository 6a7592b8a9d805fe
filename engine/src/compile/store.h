// Compiled catalogs kept between runs: one file for each catalog, named by its digest.
//
// They lie in $XDG_CACHE_HOME/maquette/compiled, or ~/.cache/maquette/compiled. Nothing there is needed or trusted: what is
// missing, harmed or from another version is compiled anew (stored.h), and what cannot be written is done without. Files
// appear whole or not at all, since they are renamed into place; of more than a few dozen the oldest go.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "compile/stored.h"

namespace maquette::compile {

class Store {
 public:
  /// In `folder`; empty: nothing is kept.
  explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The user's folder as above; empty when there is no home.
  static std::filesystem::path users_folder();

  std::optional<StoredCatalog> load(std::shared_ptr<const Model> model) const;

  /// False when it could not be written. Catalogs without a digest are not kept.
  bool save(const CompiledCatalog& catalog, const Unselected& unselected) const;

 private:
  /// Empty for a catalog without a digest.
  std::filesystem::path file_of(const Model& model) const;
  void drop_oldest() const;

  std::filesystem::path folder_;
};

}  // namespace maquette::compile
