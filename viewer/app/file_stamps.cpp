#include "app/file_stamps.h"

#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <tuple>

#include "catalog/apart.h"
#include "scene/data_root.h"

namespace maquette::app {

namespace fs = std::filesystem;

namespace {

FileStamp stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {true, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, static_cast<std::uint64_t>(status.st_size),
          static_cast<std::uint64_t>(status.st_ino)};
}

void stamp_folder(const fs::path& folder, FileStamps& stamps) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    stamps[entry->path()] = stamp_of(entry->path());
  }
}

bool same_surface(const Material& a, const Material& b) {
  const auto tied = [](const Material& m) {
    return std::tie(m.id, m.base_texture, m.normal_texture, m.roughness_texture, m.tile_mm, m.normal_scale, m.roughness,
                    m.metallic, m.clearcoat, m.clearcoat_roughness, m.sheen, m.anisotropy, m.anisotropy_rotation,
                    m.transmission, m.ior, m.color);
  };
  return tied(a) == tied(b);
}

}  // namespace

FileStamps stamp_assets(const Model& model) {
  FileStamps stamps;
  const auto add = [&](const std::string& path) {
    if (!path.empty()) stamps[path] = stamp_of(fs::path(model.root) / path);
  };
  add(model.mesh);
  if (!model.mesh.empty()) add(catalog::ways_beside(model.mesh));
  for (const Material& material : model.materials) {
    for (const auto& picture : {material.base_texture, material.normal_texture, material.roughness_texture}) add(picture);
  }
  return stamps;
}

FileStamps stamp_words(const fs::path& words) {
  FileStamps stamps;
  stamp_folder(words, stamps);
  return stamps;
}

FileStamps stamp_shaders() {
  FileStamps stamps;
  stamp_folder(scene::data_root() / "shaders", stamps);
  return stamps;
}

bool same_surfaces(const Model& a, const Model& b) {
  return std::equal(a.materials.begin(), a.materials.end(), b.materials.begin(), b.materials.end(), same_surface);
}

bool same_mesh(const Model& a, const FileStamps& at, const Model& b, const FileStamps& bt) {
  if (a.mesh != b.mesh || a.root != b.root) return false;
  const std::string ways = catalog::ways_beside(a.mesh);
  return a.mesh.empty() || (at.at(a.mesh) == bt.at(b.mesh) && at.at(ways) == bt.at(ways));
}

bool same_pictures(const FileStamps& before, const FileStamps& after, const Model& now) {
  return std::all_of(after.begin(), after.end(), [&](const auto& entry) {
    const auto known = before.find(entry.first);
    const bool of_mesh = entry.first == now.mesh || entry.first == catalog::ways_beside(now.mesh);
    return of_mesh || (known != before.end() && known->second == entry.second);
  });
}

}  // namespace maquette::app
