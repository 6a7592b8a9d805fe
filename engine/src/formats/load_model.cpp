#include "formats/feature_model.h"
#include "formats/uvl_imports.h"
#include "maquette/formats.h"
#include "support/file.h"

namespace maquette {
namespace {

std::string_view describe(ReadProblem problem) {
  switch (problem) {
    case ReadProblem::missing:
      return "There is no such file.";
    case ReadProblem::not_a_file:
      return "This is not a file.";
    case ReadProblem::too_big:
      return "The file is larger than 64 MiB.";
    default:
      return "The file cannot be read.";
  }
}

/// An import is looked for beside the file, in the folders it names.
formats::UvlResolver beside(const std::filesystem::path& path) {
  return [folder = path.parent_path()](const std::vector<std::string>& import) {
    std::filesystem::path file = folder;
    for (const std::string& name : import) file /= name;
    file += ".uvl";
    return formats::UvlSource{file.string(), read_file(file, formats::kMaxBytes)};
  };
}

}  // namespace

bool is_feature_model(const std::filesystem::path& path) {
  const std::filesystem::path ending = path.extension();
  return ending == ".uvl" || ending == ".dimacs" || ending == ".cnf";
}

CatalogResult load_model(const std::filesystem::path& path, const Circumstances& circumstances) {
  if (!is_feature_model(path)) return load_catalog(path, circumstances);
  const FileContent file = read_file(path, formats::kMaxBytes);
  if (file.problem != ReadProblem::none) {
    const Position where{path.string(), 0, 0};
    return {nullptr, {{Severity::error, where, "unreadable", std::string(describe(file.problem))}}};
  }
  if (path.extension() != ".uvl") return parse_dimacs(file.bytes, path.string());
  return formats::parse_uvl_with(file.bytes, path.string(), beside(path));
}

}  // namespace maquette
