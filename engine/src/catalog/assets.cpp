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

#include "catalog/apart.h"
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

std::string name_of(const nlohmann::json& item) {
  const auto name = item.is_object() ? item.find("name") : item.end();
  return name != item.end() && name->is_string() ? name->get<std::string>() : std::string();
}

void add_names(const nlohmann::json& document, const char* list, std::set<std::string>& names) {
  const auto items = document.find(list);
  if (items == document.end() || !items->is_array()) return;
  for (const nlohmann::json& item : *items) {
    if (std::string name = name_of(item); !name.empty()) names.insert(std::move(name));
  }
}

void add_body_names(const nlohmann::json& document, std::set<std::string>& names) {
  const auto nodes = document.find("nodes"), meshes = document.find("meshes");
  if (nodes == document.end() || !nodes->is_array() || meshes == document.end() || !meshes->is_array()) return;
  for (const nlohmann::json& node : *nodes) {
    const auto mesh = node.is_object() ? node.find("mesh") : node.end();
    if (mesh == node.end() || !mesh->is_number_unsigned() || mesh->get<std::size_t>() >= meshes->size()) continue;
    const std::string name = name_of(node);
    names.insert(name.empty() ? name_of((*meshes)[mesh->get<std::size_t>()]) : name);
  }
}

/// glTF has no names for morph targets; every exporter writes them as texts beside the mesh.
void add_morph_names(const nlohmann::json& document, std::set<std::string>& names) {
  const auto meshes = document.find("meshes");
  if (meshes == document.end() || !meshes->is_array()) return;
  for (const nlohmann::json& mesh : *meshes) {
    const auto extras = mesh.is_object() ? mesh.find("extras") : mesh.end();
    if (extras == mesh.end() || !extras->is_object()) continue;
    const auto listed = extras->find("targetNames");
    if (listed == extras->end() || !listed->is_array()) continue;
    for (const nlohmann::json& name : *listed) {
      if (name.is_string()) names.insert(name.get<std::string>());
    }
  }
}

void add_variant_names(const nlohmann::json& document, std::set<std::string>& names) {
  const auto extensions = document.find("extensions");
  if (extensions == document.end() || !extensions->is_object()) return;
  const auto extension = extensions->find("KHR_materials_variants");
  if (extension != extensions->end() && extension->is_object()) add_names(*extension, "variants", names);
}

/// Reports each of `used` that is not among `known`. `kind`: "node".
void check_names(const std::vector<Text>& used, const std::set<std::string>& known, std::string_view kind,
                 std::string_view code, Report& report) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  for (const Text& name : used) {
    if (known.contains(name.value)) continue;
    report.error(name.where, code,
                 say("the mesh has no ", kind, " ", in_quotes(name.value), did_you_mean(name.value, candidates)));
  }
}

void check_mesh(const fs::path& root, const Asset& mesh, Assembly& assembly) {
  const WaysResult ways = load_ways(root, mesh.path);
  assembly.report.add(ways.findings);
  const auto names = read_mesh_names(root / mesh.path);
  if (!names) {
    return assembly.report.error(mesh.named_at, "bad-mesh",
                                 say(in_quotes(mesh.path), " is not a glTF binary; export the product as .glb"));
  }
  check_names(assembly.mesh_nodes, names->nodes, "node", "unknown-node", assembly.report);
  check_names(assembly.mesh_morphs, names->morphs, "morph target", "unknown-morph", assembly.report);
  check_names(assembly.mesh_variants, names->variants, "variant", "unknown-variant", assembly.report);
  assembly.report.add(find_idle_ways(ways.ways, names->bodies));
}

}  // namespace

std::optional<MeshNames> read_mesh_names(const fs::path& path) {
  const auto text = read_json_chunk(path);
  if (!text) return std::nullopt;
  JsonLimits limits;
  limits.bytes = kMaxJsonBytes;
  limits.depth = 64;
  limits.values = 2'000'000;
  const JsonDocument document = parse_json(*text, path.filename().string(), limits);
  if (!document.value || !document.value->is_object()) return std::nullopt;
  MeshNames names;
  add_names(*document.value, "nodes", names.nodes);
  add_names(*document.value, "materials", names.nodes);
  add_body_names(*document.value, names.bodies);
  add_morph_names(*document.value, names.morphs);
  add_variant_names(*document.value, names.variants);
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
