#include "scene/glb_catalog.h"

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

CatalogFilesResult refused(const std::filesystem::path& path, const std::string& problem) {
  return {{}, {{Severity::error, {path.string(), 0, 0}, "bad-mesh", problem}}};
}

CatalogFilesResult files_of_mesh(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return refused(path, "could not be read: " + error.message() + ".");
  if (size > GlbLimits{}.file_bytes) return refused(path, "larger than any model that is read.");
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const GlbResult read = read_glb(bytes);
  if (!read.glb) return refused(path, read.problem);
  const std::string entry = "mesh/catalog.toml";
  CatalogFilesResult result;
  result.files = {entry,
                  {{entry, catalog_of_mesh(path.filename().string(), read.glb->variants)}},
                  std::filesystem::absolute(path).parent_path().string()};
  return result;
}

}  // namespace

std::string catalog_of_mesh(const std::string& file, const std::vector<std::string>& variants) {
  const std::string name = file.substr(0, file.rfind('.'));
  std::string toml =
      "format = 1\n[catalog]\nid = " + toml_text(id_of(name, "model")) + "\nversion = \"1\"\nname = " + toml_text(name) +
      "\ncurrency = \"EUR\"\nlanguages = [\"en\"]\nmesh = " + toml_text("../" + file) +
      "\n[[group]]\nid = \"variant\"\nlabel = \"Variant\"\n[[part]]\nid = \"" + kVariantPart + "\"\nlabel = \"Variant\"\n";
  if (variants.empty()) return toml + "option = [{ id = \"as-it-came\", label = \"As it came\" }]\n";
  std::set<std::string> taken;
  for (const std::string& variant : variants) {
    const std::string base = id_of(variant, "variant");
    std::string id = base;
    for (int copy = 2; !taken.insert(id).second; ++copy) id = base + "-" + std::to_string(copy);
    toml += "[[part.option]]\nid = " + toml_text(id) + "\nlabel = " + toml_text(variant.empty() ? id : variant) + "\n";
    if (!variant.empty()) toml += "variant = " + toml_text(variant) + "\n";
  }
  return toml;
}

CatalogFilesResult read_catalog_or_mesh(const std::filesystem::path& path) {
  return path.extension() == ".glb" ? files_of_mesh(path) : read_catalog_files(path);
}

}  // namespace maquette::scene
