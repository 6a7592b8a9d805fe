#include "scene/glb_document.h"

#include <cmath>
#include <cstring>

#include "support/strict_json.h"

namespace maquette::scene {
namespace {

constexpr std::uint32_t kMagic = 0x46546C67;      // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;  // "JSON"
constexpr std::uint32_t kBinChunk = 0x004E4942;   // "BIN\0"
constexpr std::size_t kHeader = 12, kChunkHeader = 8;

std::uint32_t word(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (int byte = 3; byte >= 0; --byte) value = (value << 8U) | static_cast<unsigned char>(bytes[at + byte]);
  return value;
}

struct Chunk {
  std::uint32_t type = 0;
  std::string_view data;
  std::size_t end = 0;
};

Chunk chunk_at(std::string_view bytes, std::size_t at, const char* name) {
  if (bytes.size() - at < kChunkHeader) throw Refusal(std::string("the file ends before its ") + name + " chunk.");
  const std::size_t length = word(bytes, at);
  if (length > bytes.size() - at - kChunkHeader) {
    throw Refusal(std::string("the ") + name + " chunk says it is longer than the file.");
  }
  return {word(bytes, at + 4), bytes.substr(at + kChunkHeader, length), at + kChunkHeader + length};
}

void check_header(std::string_view bytes, const GlbLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    throw Refusal("the file has " + std::to_string(bytes.size()) + " bytes; at most " + std::to_string(limits.file_bytes) +
                  " are read.");
  }
  if (bytes.size() < kHeader || word(bytes, 0) != kMagic) throw Refusal("this is not a glTF binary (.glb).");
  if (word(bytes, 4) != 2) throw Refusal("this is glTF version " + std::to_string(word(bytes, 4)) + "; only 2 is read.");
  if (word(bytes, 8) != bytes.size()) throw Refusal("the header's length differs from the file's size.");
}

}  // namespace

GlbDocument open_glb(std::string_view bytes, const GlbLimits& limits) {
  check_header(bytes, limits);
  const Chunk json = chunk_at(bytes, kHeader, "JSON");
  if (json.type != kJsonChunk) throw Refusal("the first chunk is not JSON.");
  const JsonLimits json_limits{limits.json_bytes, static_cast<std::size_t>(limits.json_depth), 2'000'000};
  JsonDocument parsed = parse_json(json.data, "JSON chunk", json_limits);
  if (parsed.problem) throw Refusal(to_string(*parsed.problem));
  if (!parsed.value->is_object()) throw Refusal("the JSON chunk is not an object.");
  GlbDocument document{std::move(*parsed.value), {}};
  if (json.end < bytes.size()) {
    const Chunk binary = chunk_at(bytes, json.end, "binary");
    if (binary.type != kBinChunk) throw Refusal("the second chunk is not binary data.");
    document.binary = binary.data;
  }
  return document;
}

const Json& array_or_empty(const Json& object, const char* key, const std::string& what) {
  static const Json empty = Json::array();
  const auto found = object.find(key);
  if (found == object.end()) return empty;
  if (!found->is_array()) throw Refusal(what + ": \"" + key + "\" is not an array.");
  return *found;
}

const Json& object_or_empty(const Json& object, const char* key, const std::string& what) {
  static const Json empty = Json::object();
  const auto found = object.find(key);
  if (found == object.end()) return empty;
  if (!found->is_object()) throw Refusal(what + ": \"" + key + "\" is not an object.");
  return *found;
}

const Json& element(const GlbDocument& document, const char* array, std::uint64_t index, const std::string& wanted_by) {
  const Json& all = array_or_empty(document.json, array, "the document");
  if (index >= all.size()) {
    throw Refusal(wanted_by + " asks for number " + std::to_string(index) + " of " + std::to_string(all.size()) + " " +
                  array + ".");
  }
  const Json& found = all[index];
  if (!found.is_object()) throw Refusal(std::string(array) + " " + std::to_string(index) + " is not an object.");
  return found;
}

std::uint64_t whole_number(const Json& object, const char* key, const std::string& what, std::uint64_t fallback) {
  const auto found = object.find(key);
  if (found == object.end()) return fallback;
  if (!found->is_number_unsigned()) throw Refusal(what + ": \"" + key + "\" is not a whole number from 0.");
  return found->get<std::uint64_t>();
}

std::uint64_t required_number(const Json& object, const char* key, const std::string& what) {
  if (!object.contains(key)) throw Refusal(what + " has no \"" + key + "\".");
  return whole_number(object, key, what, 0);
}

float real_number(const Json& object, const char* key, const std::string& what, float fallback, float low, float high) {
  const auto found = object.find(key);
  if (found == object.end()) return fallback;
  if (!found->is_number()) throw Refusal(what + ": \"" + key + "\" is not a number.");
  const double value = found->get<double>();
  if (!(value >= low && value <= high)) throw Refusal(what + ": \"" + key + "\" is out of range.");
  return static_cast<float>(value);
}

std::string short_text(const Json& object, const char* key, const std::string& what, std::size_t most) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_string()) throw Refusal(what + ": \"" + key + "\" is not a text.");
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() > most) throw Refusal(what + ": \"" + key + "\" is longer than " + std::to_string(most) + " bytes.");
  return text;
}

std::vector<float> reals(const Json& object, const char* key, const std::string& what, std::vector<float> fallback) {
  const auto found = object.find(key);
  if (found == object.end()) return fallback;
  const auto refuse = [&] {
    return Refusal(what + ": \"" + key + "\" is not a list of " + std::to_string(fallback.size()) + " numbers.");
  };
  if (!found->is_array() || found->size() != fallback.size()) throw refuse();
  for (std::size_t i = 0; i < fallback.size(); ++i) {
    if (!(*found)[i].is_number()) throw refuse();
    fallback[i] = (*found)[i].get<float>();
    if (!std::isfinite(fallback[i])) throw refuse();
  }
  return fallback;
}

}  // namespace maquette::scene
