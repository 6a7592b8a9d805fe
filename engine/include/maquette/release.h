// Releases: the way of a catalog from its author to the kiosks.
//
//   shelf/court-sneaker                          the product, as kiosks open it: a link into the newest release
//   shelf/releases/court-sneaker-2026.1-3f9a.../ a release: every file a kiosk needs, and release.dsse.json, their seal
//
// A release is never changed once it lies there, and the link changes in one step, so a kiosk sees the old catalog or the
// new one, whole, whenever it looks and whatever fails meanwhile. Format: docs/run-a-kiosk.md#the-shelf.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "maquette/catalog.h"
#include "maquette/entry.h"
#include "maquette/model.h"

namespace maquette {

struct ReleaseResult {
  std::string name;     ///< of the release; empty when `problem` is set
  bool same = false;    ///< kiosks had this very release already
  std::string problem;  ///< one sentence
};

/// What the release would be called, and whether kiosks have it already; writes nothing.
ReleaseResult name_release(const CatalogFiles& catalog, const Model& model, const std::filesystem::path& shelf);

/// Puts the catalog on the shelf, sealed with `key`, and lets the product's link point at it. `catalog` and `model` are
/// what was read, and checked, together; meshes, pictures and words are read from `catalog.root` now. Checks nothing else.
ReleaseResult publish(const CatalogFiles& catalog, const Model& model, const std::filesystem::path& shelf,
                      const KioskKey& key);

/// Why the files below the release's folder are not those that were released: a file is missing, changed or added, or none
/// of the keys `trusted` sealed them. No keys: whoever sealed them. Nothing when they are.
std::optional<std::string> refuse_release(const std::filesystem::path& folder,
                                          const std::vector<std::array<std::uint8_t, 32>>& trusted);

/// The release that a product's folder lies in, links followed; nothing when it is no release's.
std::optional<std::filesystem::path> release_of(const std::filesystem::path& product);

}  // namespace maquette
