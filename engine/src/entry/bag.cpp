// BagIt is what libraries and archives keep files in: plain folders, plain digests, readable with tools every system has.
// An entry is one so that a contest can be opened decades later without Maquette. The seal (dsse.cpp) lists the same
// digests again with the tag files among them; the manifest is for people, the seal is for proof.
#include "entry/bag.h"

#include "support/sha256.h"

namespace maquette::entry {

Digests digest(const std::vector<ZipMember>& members) {
  Digests digests;
  for (const ZipMember& member : members) digests.push_back({member.name, sha256_hex(member.data), member.data.size()});
  return digests;
}

std::string write_manifest(const Digests& members) {
  std::string text;
  for (const Digest& member : members) {
    if (member.name.starts_with(kPayloadFolder)) text += member.sha256 + "  " + member.name + '\n';
  }
  return text;
}

std::string write_bag_info(const Digests& members) {
  std::size_t bytes = 0, files = 0;
  for (const Digest& member : members) {
    if (!member.name.starts_with(kPayloadFolder)) continue;
    bytes += member.size;
    ++files;
  }
  return "Bag-Software-Agent: maquette\nPayload-Oxum: " + std::to_string(bytes) + '.' + std::to_string(files) + '\n';
}

}  // namespace maquette::entry
