// The real `maquette`, run as a person or a program runs it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maquette::testing {

struct Ran {
  int status = -1;  ///< exit status; 128 + signal when it was killed by one
  std::string out, err;
  nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

/// Runs a program with these arguments, without a shell, and with `input` as its standard input.
Ran run_program(const std::string& program, const std::vector<std::string>& arguments, const std::string& input = {},
                const std::filesystem::path& folder = {});

/// Runs `maquette`.
Ran maquette(const std::vector<std::string>& arguments, const std::string& input = {});

/// tests/cli/data/NAME
std::string data(const std::string& name);
/// A small catalog: glaze white or gold, handle round or rope, a name; gold excludes rope.
std::string mug();

std::string text_of(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// While it lives, the programs that are run find no compiled catalogs on disk.
class EmptyCache {
 public:
  EmptyCache();
  ~EmptyCache();
  EmptyCache(const EmptyCache&) = delete;
  EmptyCache& operator=(const EmptyCache&) = delete;

 private:
  TemporaryFolder folder_;
  std::string before_;  ///< empty: not set
};

}  // namespace maquette::testing
