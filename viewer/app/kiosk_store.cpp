#include "app/kiosk_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

namespace maquette::app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kCounter = "counter";

std::string failed(const char* doing, const fs::path& path) {
  return std::string("cannot ") + doing + " " + path.string() + ": " + std::strerror(errno);
}

/// Write, flush to disk, rename. `mode` holds from the first byte on.
std::string write_whole(const fs::path& path, std::string_view bytes, mode_t mode) {
  fs::path half = path;
  half += ".part";
  const int file = ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
  if (file < 0) return failed("create", half);
  bool good = ::fchmod(file, mode) == 0;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  good = good && ::fsync(file) == 0;
  const std::string problem = good ? "" : failed("write", half);
  ::close(file);
  if (!problem.empty()) return problem;
  if (::rename(half.c_str(), path.c_str()) != 0) return failed("rename", path);
  return {};
}

/// The number in a file; 0 when there is none.
std::uint64_t counted(const fs::path& path) {
  std::ifstream file(path);
  std::string text;
  file >> text;
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

fs::path KioskStore::default_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') return fs::path(data) / "maquette";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return fs::path(home) / ".local/share/maquette";
  return fs::temp_directory_path() / "maquette";
}

KeyResult KioskStore::open() {
  std::error_code problem;
  fs::create_directories(folder_ / "entries", problem);
  if (!problem) fs::create_directories(folder_ / "contests", problem);
  if (!problem) fs::create_directories(folder_ / "private", problem);
  if (problem) return {std::nullopt, "cannot make the folder " + folder_.string() + ": " + problem.message()};
  fs::permissions(folder_ / "private", fs::perms::owner_all, problem);
  if (problem)
    return {std::nullopt, "cannot close the folder " + (folder_ / "private").string() + " to others: " + problem.message()};
  return open_or_create_key(folder_ / "kiosk.key");
}

std::uint64_t KioskStore::next_number() const { return counted(folder_ / kCounter) + 1; }

std::uint64_t KioskStore::next_in_contest(const std::string& contest) const {
  return counted(folder_ / "contests" / contest) + 1;
}

fs::path KioskStore::entry_path(const std::string& code) const { return folder_ / "entries" / (code + ".maquette-entry"); }

std::string KioskStore::keep(std::string_view package, const std::string& code, std::uint64_t number,
                             const std::string& contest, const std::string& email) {
  // The counters first: a number is never given twice, even if the rest fails.
  const std::uint64_t in_contest = next_in_contest(contest);
  std::string problem = write_whole(folder_ / kCounter, std::to_string(number) + "\n", 0644);
  if (!problem.empty()) return problem;
  problem = write_whole(folder_ / "contests" / contest, std::to_string(in_contest) + "\n", 0644);
  if (!problem.empty()) return problem;
  const nlohmann::ordered_json contact{{"code", code}, {"number", number}, {"email", email}};
  problem = write_whole(folder_ / "private" / (code + ".json"), contact.dump(2) + "\n", 0600);
  if (!problem.empty()) return problem;
  return write_whole(entry_path(code), package, 0644);
}

}  // namespace maquette::app
