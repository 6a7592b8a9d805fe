// Reading a catalog as it stands in an editor: texts that are not saved yet stand for the files on disk.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "maquette/catalog.h"

namespace maquette {

/// Texts by the canonical paths of the files they stand for.
using UnsavedFiles = std::map<std::filesystem::path, std::string>;

/// As read_catalog_files(path), each file from `unsaved` where it is there.
CatalogFilesResult read_catalog_files(const std::filesystem::path& path, const UnsavedFiles& unsaved);

/// The second step on what the first one found: all findings together, each place told once.
CatalogResult build_model(const CatalogFilesResult& read, const Circumstances& circumstances = {});

}  // namespace maquette
