// A .glb's structure without loading it (glTF 2.0, chapter 4.4): a header, a JSON chunk, a binary chunk.
//
// What loaders trip over is refused here: lengths that lie, JSON nested until a recursive reader runs out of stack, and
// `uri`s, through which a model reads files that are none of its business. An entry's model carries everything inside.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "entry/media.h"
#include "support/strict_json.h"

namespace maquette::entry {
namespace {

constexpr std::uint32_t kMagic = 0x46546C67, kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
constexpr std::size_t kHeaderSize = 12, kChunkHeaderSize = 8;
constexpr JsonLimits kLimits{std::size_t{8} << 20, 24, 100'000};

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t byte = 4; byte-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + byte]);
  return value;
}

/// The data of the chunk of `type` at `at`, which moves behind it.
std::optional<std::string_view> next_chunk(std::string_view glb, std::size_t& at, std::uint32_t type) {
  if (glb.size() - at < kChunkHeaderSize) return std::nullopt;
  const std::size_t length = little_endian(glb, at);
  if (little_endian(glb, at + 4) != type || length % 4 != 0 || length > glb.size() - at - kChunkHeaderSize)
    return std::nullopt;
  const std::string_view data = glb.substr(at + kChunkHeaderSize, length);
  at += kChunkHeaderSize + length;
  return data;
}

bool links_elsewhere(const nlohmann::json& document, const char* list) {
  const auto found = document.find(list);
  if (found == document.end() || !found->is_array()) return false;
  for (const nlohmann::json& item : *found) {
    if (item.contains("uri")) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> refuse_glb(std::string_view glb) {
  if (glb.size() < kHeaderSize || little_endian(glb, 0) != kMagic || little_endian(glb, 4) != 2)
    return "not a glTF 2.0 binary";
  if (little_endian(glb, 8) != glb.size()) return "its header tells another length than it has";
  std::size_t at = kHeaderSize;
  const auto text = next_chunk(glb, at, kJsonChunk);
  if (!text) return "its first chunk is not whole JSON";
  const JsonDocument document = parse_json(*text, "glb", kLimits);
  if (!document.value) return "its JSON is refused: " + document.problem->message;
  if (at != glb.size() && !next_chunk(glb, at, kBinaryChunk)) return "its second chunk is not whole binary data";
  if (at != glb.size()) return "bytes after its last chunk";
  const nlohmann::json version("2.0");
  const nlohmann::json::json_pointer where("/asset/version");
  if (!document.value->contains(where) || document.value->at(where) != version) return "its JSON is not glTF 2.0";
  if (links_elsewhere(*document.value, "buffers") || links_elsewhere(*document.value, "images"))
    return "it links to other files";
  return std::nullopt;
}

}  // namespace maquette::entry
