// The files of a release, in memory: gathered from a catalog, or read back from a shelf.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "entry/bag.h"
#include "maquette/catalog.h"
#include "maquette/model.h"

namespace maquette::release {

inline constexpr std::string_view kSealName = "release.dsse.json";
inline constexpr std::string_view kPredicate = "urn:maquette:release:v1";
inline constexpr std::string_view kReleases = "releases";

inline constexpr std::size_t kMostMembers = 2'000;
inline constexpr std::uintmax_t kMostBytes = std::uintmax_t{512} << 20;  ///< of all files together

/// Bytes by path from the release's folder, with forward slashes.
using Members = std::map<std::string, std::string>;

struct MembersResult {
  Members members;
  std::string problem;  ///< one sentence, when they cannot be had
};

/// The catalog's texts as read, its mesh, the pictures of its materials and the words beside it.
MembersResult gather(const CatalogFiles& catalog, const Model& model);

/// Every regular file below `folder`, the seal among them. Links are refused: what they lead to is not part of it.
MembersResult read_back(const std::filesystem::path& folder);

/// Of every member but the seal.
entry::Digests digests_of(const Members& members);

}  // namespace maquette::release
