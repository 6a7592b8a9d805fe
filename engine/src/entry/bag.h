// The BagIt side of an entry (RFC 8493): the tag files around `data/`, and the digests they and the seal list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entry/zip.h"

namespace maquette::entry {

inline constexpr std::string_view kPayloadFolder = "data/";
inline constexpr std::string_view kMimetypeName = "mimetype";
inline constexpr std::string_view kBagName = "bagit.txt";
inline constexpr std::string_view kBagInfoName = "bag-info.txt";
inline constexpr std::string_view kManifestName = "manifest-sha256.txt";

inline constexpr std::string_view kMimetype = "application/vnd.maquette.entry+zip";
inline constexpr std::string_view kBag = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

struct Digest {
  std::string name;
  std::string sha256;  ///< lower-case hex
  std::size_t size = 0;
};

/// In the order of the members.
using Digests = std::vector<Digest>;

Digests digest(const std::vector<ZipMember>& members);

/// `sha256sum -c` accepts it from the bag's folder. Lists what lies in `data/`.
std::string write_manifest(const Digests& members);

/// How many bytes and files lie in `data/` (Payload-Oxum).
std::string write_bag_info(const Digests& members);

}  // namespace maquette::entry
