#include "formats/feature_model.h"
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

}  // namespace

bool is_feature_model(const std::filesystem::path& path) {
  const std::filesystem::path ending = path.extension();
  return ending == ".uvl" || ending == ".dimacs" || ending == ".cnf";
}

CatalogResult load_model(const std::filesystem::path& path) {
  if (!is_feature_model(path)) return load_catalog(path);
  const FileContent file = read_file(path, formats::kMaxBytes);
  if (file.problem != ReadProblem::none) {
    const Position where{path.string(), 0, 0};
    return {nullptr, {{Severity::error, where, "unreadable", std::string(describe(file.problem))}}};
  }
  return path.extension() == ".uvl" ? parse_uvl(file.bytes, path.string()) : parse_dimacs(file.bytes, path.string());
}

}  // namespace maquette
