// `git archive` writes the folder around the model (a catalog shares materials with its neighbours) to a tar file, and
// `tar` unpacks it into a folder of its own: the working tree and the index are not touched, and no shell reads the words.
#include "cli/revision.h"

#include <sys/wait.h>
#include <unistd.h>

#include <system_error>
#include <vector>

#include "cli/input.h"

namespace maquette::cli {
namespace {

namespace fs = std::filesystem;

/// True when the program ran and ended with status 0. Its mistakes are on standard error.
bool ran(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

fs::path temporary_folder() {
  std::error_code error;
  std::string pattern = (fs::temp_directory_path(error) / "maquette-revision-XXXXXX").string();
  return ::mkdtemp(pattern.data()) == nullptr ? fs::path() : fs::path(pattern);
}

}  // namespace

ModelPath::~ModelPath() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string ModelPath::name_of(const std::string& file) const {
  const std::string prefix = folder_.string() + "/";
  return !folder_.empty() && file.starts_with(prefix) ? revision_ + ":" + file.substr(prefix.size()) : file;
}

std::unique_ptr<ModelPath> find_model(const std::string& given) {
  std::error_code error;
  const std::size_t colon = given.find(':');
  if (fs::exists(given, error) || colon == std::string::npos || colon == 0) return std::make_unique<ModelPath>(given);
  const std::string revision = given.substr(0, colon);
  const fs::path path = fs::path(given.substr(colon + 1)).lexically_normal();
  const bool within = !path.empty() && path.is_relative() && *path.begin() != "..";
  if (revision.starts_with('-') || !within) {
    print_finding(given, "bad-revision", "write REVISION:PATH, the path from here and below");
    return nullptr;
  }
  const fs::path folder = temporary_folder();
  auto model = std::make_unique<ModelPath>((folder / path).string(), folder, revision);
  fs::path around = (path.has_filename() ? path : path.parent_path()).parent_path();
  if (around.empty()) around = ".";
  const std::string archive = (folder / "archive.tar").string();
  const bool taken = !folder.empty() &&
                     ran({"git", "archive", "--format=tar", "--output=" + archive, revision, "--", around.string()}) &&
                     ran({"tar", "-x", "-f", archive, "-C", folder.string()});
  if (taken) return model;
  print_finding(given, "no-such-revision", "git does not have this here");
  return nullptr;
}

}  // namespace maquette::cli
