// A UVL file and all it imports, as one feature tree: names of an imported file get its alias in front ("cpu.Cores").
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/uvl_syntax.h"
#include "maquette/catalog.h"
#include "support/file.h"

namespace maquette::formats {

struct UvlWhole {
  UvlFeature root;
  std::vector<UvlConstraint> constraints;
  std::vector<std::string> files;  ///< by UvlPlace::file
  std::string text;                ///< of all files, for the digest
};

/// Reads the file of an import: {"folder", "model"} is folder/model.uvl beside the first file. `name` is for findings.
struct UvlSource {
  std::string name;
  FileContent content;
};
using UvlResolver = std::function<UvlSource(const std::vector<std::string>& path)>;

/// Nothing when a file or an import could not be read; other findings may come with a tree that is only good for finding
/// more of them. Without a resolver imports are refused.
std::optional<UvlWhole> read_uvl(std::string_view text, std::string_view name, const UvlResolver& resolver,
                                 Findings& findings);

/// As parse_uvl, with imports.
CatalogResult parse_uvl_with(std::string_view text, std::string_view name, const UvlResolver& resolver);

}  // namespace maquette::formats
