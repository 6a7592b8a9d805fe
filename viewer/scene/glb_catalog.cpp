#include "scene/glb_catalog.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "scene/glb.h"

namespace maquette::scene {
namespace {

constexpr std::size_t kLongestId = 48;

/// A TOML basic string.
std::string toml_text(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result + '"';
}

/// "Street, dark" -> "street-dark"; what has no letters is called by `otherwise`.
std::string id_of(const std::string& name, const std::string& otherwise) {
  std::string id;
  for (const char c : name.substr(0, kLongestId)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || capital) {
      id += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? otherwise : id;
}

CatalogFilesResult refused(const std::filesystem::path& path, const std::string& problem,
                           const std::string& code = "bad-mesh") {
  return {{}, {{Severity::error, {path.string(), 0, 0}, code, problem}}};
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

CatalogFilesResult files_of_mesh(const std::filesystem::path& path, const std::string& variant) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return refused(path, "could not be read: " + error.message() + ".");
  if (size > GlbLimits{}.file_bytes) return refused(path, "larger than any model that is read.");
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const GlbResult read = read_glb(bytes);
  if (!read.glb) return refused(path, read.problem);
  const std::vector<std::string>& variants = read.glb->variants;
  if (!variant.empty() && std::find(variants.begin(), variants.end(), variant) == variants.end()) {
    return refused(path, "there is no variant \"" + variant + "\"; there are: " + listed(variants), "unknown-variant");
  }
  const std::string entry = "mesh/catalog.toml";
  CatalogFilesResult result;
  result.files = {entry,
                  {{entry, catalog_of_mesh(path.filename().string(), variants, variant)}},
                  std::filesystem::absolute(path).parent_path().string()};
  return result;
}

}  // namespace

std::string catalog_of_mesh(const std::string& file, const std::vector<std::string>& variants, const std::string& first) {
  const std::string name = file.substr(0, file.rfind('.'));
  std::string toml =
      "format = 1\n[catalog]\nid = " + toml_text(id_of(name, "model")) + "\nversion = \"1\"\nname = " + toml_text(name) +
      "\ncurrency = \"EUR\"\nlanguages = [\"en\"]\nmesh = " + toml_text("../" + file) +
      "\n[[group]]\nid = \"variant\"\nlabel = \"Variant\"\n[[part]]\nid = \"" + kVariantPart + "\"\nlabel = \"Variant\"\n";
  if (variants.empty()) return toml + "option = [{ id = \"as-it-came\", label = \"As it came\" }]\n";
  std::set<std::string> taken;
  std::string options, chosen;
  for (const std::string& variant : variants) {
    const std::string base = id_of(variant, "variant");
    std::string id = base;
    for (int copy = 2; !taken.insert(id).second; ++copy) id = base + "-" + std::to_string(copy);
    if (chosen.empty() && variant == first) chosen = id;
    options += "[[part.option]]\nid = " + toml_text(id) + "\nlabel = " + toml_text(variant.empty() ? id : variant) + "\n";
    if (!variant.empty()) options += "variant = " + toml_text(variant) + "\n";
  }
  if (!chosen.empty()) toml += "default = " + toml_text(chosen) + "\n";
  return toml + options;
}

CatalogFilesResult read_catalog_or_mesh(const std::filesystem::path& path, const std::string& variant) {
  return path.extension() == ".glb" ? files_of_mesh(path, variant) : read_catalog_files(path);
}

CatalogResult load_catalog_or_mesh(const std::filesystem::path& path, const std::string& variant) {
  const CatalogFilesResult read = read_catalog_or_mesh(path, variant);
  if (has_errors(read.findings)) return {nullptr, read.findings};
  CatalogResult built = build_model(read.files);
  built.findings.insert(built.findings.begin(), read.findings.begin(), read.findings.end());
  return built;
}

}  // namespace maquette::scene
