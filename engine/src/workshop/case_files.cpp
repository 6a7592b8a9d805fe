// Disk -> CaseFiles: every .toml of one folder, in order of name, bounded before anything is parsed.
#include <algorithm>

#include "catalog/limits.h"
#include "catalog/report.h"
#include "maquette/cases.h"
#include "support/file.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using catalog::in_quotes;
using catalog::say;

class Reader {
 public:
  /// `name`: what findings call the file.
  void read(const fs::path& path, const std::string& name) {
    const std::size_t left = catalog::kMaxCatalogBytes - bytes_;
    FileContent content = read_file(path, std::min(catalog::kMaxTomlBytes, left));
    switch (content.problem) {
      case ReadProblem::none:
        break;
      case ReadProblem::missing:
        return refuse(name, "missing-file", "there is no such file");
      case ReadProblem::not_a_file:
        return refuse(name, "bad-path", "this is not a file; name a file of cases or a folder that holds some");
      case ReadProblem::unreadable:
        return refuse(name, "unreadable-file", "the file cannot be read; check who may read it");
      case ReadProblem::too_big:
        return refuse(name, "file-too-big", "the file, or all files of cases together, has too many bytes; divide it");
    }
    bytes_ += content.bytes.size();
    result.files.paths[name] = path;
    result.files.files[name] = std::move(content.bytes);
  }

  void read_folder(const fs::path& folder, const std::string& name) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().extension() == ".toml") found.push_back(entry->path());
      if (found.size() > catalog::kMaxFiles) {
        return refuse(name, "too-many-files",
                      say("a catalog has at most ", std::to_string(catalog::kMaxFiles), " files of cases; join some"));
      }
    }
    if (error) return refuse(name, "unreadable-file", "the folder cannot be read; check who may read it");
    std::sort(found.begin(), found.end());
    for (const fs::path& path : found) read(path, name + "/" + path.filename().string());
  }

  CaseFilesResult result;

 private:
  void refuse(const std::string& name, std::string_view code, std::string message) {
    result.findings.push_back({Severity::error, {name, 0, 0}, std::string(code), std::move(message)});
  }

  std::size_t bytes_ = 0;
};

}  // namespace

CaseFilesResult read_case_files(const fs::path& catalog) {
  std::error_code error;
  const fs::path given = fs::weakly_canonical(fs::absolute(catalog, error), error);
  const fs::path folder = fs::is_directory(given, error) ? given : given.parent_path();
  Reader reader;
  if (fs::is_directory(folder / "tests", error))
    reader.read_folder(folder / "tests", folder.filename().string() + "/tests");
  return std::move(reader.result);
}

CaseFilesResult read_case_files_at(const fs::path& file_or_folder) {
  Reader reader;
  std::error_code error;
  const fs::path named = file_or_folder.has_filename() ? file_or_folder : file_or_folder.parent_path();
  if (fs::is_directory(named, error)) {
    reader.read_folder(named, named.generic_string());
  } else {
    reader.read(named, named.generic_string());
  }
  return std::move(reader.result);
}

}  // namespace maquette
