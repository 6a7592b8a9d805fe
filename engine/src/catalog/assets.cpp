// Does the mesh have what the catalog speaks of?
//
// A slot that is misspelled is no mistake of the text: the part would simply never change its look, and nobody would be
// told. So the names in the mesh are read, and nothing else of it. A glTF binary begins with a twelve-byte header (magic
// "glTF", version, length) and its first chunk (length, type "JSON"); all numbers are little-endian (glTF 2.0
// specification, 4.4).
#include "catalog/assets.h"

#include <array>
#include <fstream>
#include <system_error>

#include "support/strict_json.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxJsonBytes = std::size_t{8} << 20;

std::uint32_t little_endian(const unsigned char* bytes) {
  return bytes[0] | (std::uint32_t{bytes[1]} << 8) | (std::uint32_t{bytes[2]} << 16) | (std::uint32_t{bytes[3]} << 24);
}

/// The JSON chunk of a glTF binary.
std::optional<std::string> read_json_chunk(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::array<unsigned char, 20> head{};
  if (!stream.read(reinterpret_cast<char*>(head.data()), head.size())) return std::nullopt;
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  const std::uint32_t length = little_endian(&head[12]);
  if (text.substr(0, 4) != "glTF" || little_endian(&head[4]) != 2 || text.substr(16, 4) != "JSON") return std::nullopt;
  if (length > kMaxJsonBytes) return std::nullopt;
  std::string json(length, '\0');
  if (!stream.read(json.data(), static_cast<std::streamsize>(length))) return std::nullopt;
  return json;
}

void add_names(const nlohmann::json& document, const char* list, std::set<std::string>& names) {
  const auto items = document.find(list);
  if (items == document.end() || !items->is_array()) return;
  for (const nlohmann::json& item : *items) {
    if (!item.is_object()) continue;
    const auto name = item.find("name");
    if (name != item.end() && name->is_string()) names.insert(name->get<std::string>());
  }
}

void check_mesh(const fs::path& root, const Asset& mesh, Assembly& assembly) {
  const auto names = read_mesh_names(root / mesh.path);
  if (!names) {
    return assembly.report.error(mesh.named_at, "bad-mesh",
                                 say(in_quotes(mesh.path), " is not a glTF binary; export the product as .glb"));
  }
  const std::vector<std::string_view> candidates(names->begin(), names->end());
  for (const Text& node : assembly.mesh_nodes) {
    if (names->contains(node.value)) continue;
    assembly.report.error(node.where, "unknown-node",
                          say("the mesh has no node ", in_quotes(node.value), did_you_mean(node.value, candidates)));
  }
}

}  // namespace

std::optional<std::set<std::string>> read_mesh_names(const fs::path& path) {
  const auto text = read_json_chunk(path);
  if (!text) return std::nullopt;
  JsonLimits limits;
  limits.bytes = kMaxJsonBytes;
  limits.depth = 64;
  limits.values = 2'000'000;
  const JsonDocument document = parse_json(*text, path.filename().string(), limits);
  if (!document.value || !document.value->is_object()) return std::nullopt;
  std::set<std::string> names;
  add_names(*document.value, "nodes", names);
  add_names(*document.value, "materials", names);
  return names;
}

void check_assets(const fs::path& root, Assembly& assembly) {
  for (const Asset& asset : assembly.assets) {
    std::error_code error;
    if (!fs::is_regular_file(root / asset.path, error)) {
      assembly.report.error(asset.named_at, "missing-file", say("there is no file ", in_quotes(asset.path)));
    } else if (asset.is_mesh) {
      check_mesh(root, asset, assembly);
    }
  }
}

}  // namespace maquette::catalog
