#include <fstream>
#include <system_error>

#include "app/snapshot.h"

namespace maquette::app {
namespace {

/// Empty, or a sentence.
std::string write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return file ? std::string{} : "Could not write " + path.string() + ".";
}

}  // namespace

std::string write_snapshot(const Snapshot& snapshot, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return "Could not make the folder " + folder.string() + ": " + error.message() + ".";
  for (const EntryRender& render : snapshot.renders) {
    if (std::string problem = write_file(folder / (render.name + ".png"), render.png); !problem.empty()) return problem;
  }
  if (std::string problem = write_file(folder / "renders.json", describe_renders(snapshot.renders)); !problem.empty())
    return problem;
  return write_file(folder / "design.glb", snapshot.glb);
}

}  // namespace maquette::app
