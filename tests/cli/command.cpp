#include "cli/command.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace maquette::testing {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "maquette-cli-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

EmptyCache::EmptyCache() {
  const char* before = std::getenv("XDG_CACHE_HOME");
  before_ = before == nullptr ? "" : before;
  ::setenv("XDG_CACHE_HOME", (folder_ / "").c_str(), 1);
}

EmptyCache::~EmptyCache() {
  if (before_.empty())
    ::unsetenv("XDG_CACHE_HOME");
  else
    ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

namespace {

/// In the child: files become the standard streams, then the program takes over.
[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments,
                         const TemporaryFolder& streams, const fs::path& folder) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const bool redirected = std::freopen((streams / "in").c_str(), "r", stdin) != nullptr &&
                          std::freopen((streams / "out").c_str(), "w", stdout) != nullptr &&
                          std::freopen((streams / "err").c_str(), "w", stderr) != nullptr;
  if (redirected && (folder.empty() || ::chdir(folder.c_str()) == 0)) ::execvp(program.c_str(), argv.data());
  ::_exit(127);
}

}  // namespace

Ran run_program(const std::string& program, const std::vector<std::string>& arguments, const std::string& input,
                const fs::path& folder) {
  const TemporaryFolder streams;
  write_text(streams / "in", input);
  const pid_t child = ::fork();
  if (child == 0) become(program, arguments, streams, folder);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) throw std::runtime_error("cannot run " + program);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of(streams / "out"),
          text_of(streams / "err")};
}

Ran maquette(const std::vector<std::string>& arguments, const std::string& input) {
  return run_program(MAQUETTE_COMMAND, arguments, input);
}

std::string data(const std::string& name) { return std::string(MAQUETTE_SOURCE_DIR) + "/tests/cli/data/" + name; }

std::string mug() { return data("mug"); }

}  // namespace maquette::testing
