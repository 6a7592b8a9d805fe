#include "compile/store.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "support/file.h"

namespace maquette::compile {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 28U;
constexpr std::size_t kMostFiles = 64;
constexpr std::string_view kEnding = ".maquette-compiled";

fs::path absolute_from(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nothing here writes the environment
  fs::path path(value == nullptr ? "" : value);
  return path.is_absolute() ? path : fs::path();
}

bool is_digest(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// A new empty file beside `file`, whatever else writes there; empty when there can be none.
fs::path draft_of(const fs::path& file) {
  std::string name = file.string() + ".XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return {};
  ::close(descriptor);
  return name;
}

bool write_whole(const fs::path& file, const std::string& bytes) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return !stream.fail();
}

}  // namespace

fs::path Store::users_folder() {
  fs::path caches = absolute_from("XDG_CACHE_HOME");
  if (caches.empty()) {
    const fs::path home = absolute_from("HOME");
    if (home.empty()) return {};
    caches = home / ".cache";
  }
  return caches / "maquette" / "compiled";
}

fs::path Store::file_of(const Model& model) const {
  if (folder_.empty() || !is_digest(model.digest)) return {};
  return folder_ / (model.digest + std::string(kEnding));
}

std::optional<StoredCatalog> Store::load(std::shared_ptr<const Model> model) const {
  const fs::path file = file_of(*model);
  if (file.empty()) return std::nullopt;
  const FileContent content = read_file(file, kMostBytes);
  if (content.problem != ReadProblem::none) return std::nullopt;
  return read_stored(std::move(model), content.bytes);
}

bool Store::save(const CompiledCatalog& catalog, const Unselected& unselected) const {
  const fs::path file = file_of(catalog.model());
  if (file.empty()) return false;
  const std::string bytes = write_stored(catalog, unselected);
  if (bytes.size() > kMostBytes) return false;
  std::error_code error;
  fs::create_directories(folder_, error);
  const fs::path draft = draft_of(file);
  if (draft.empty()) return false;
  bool saved = write_whole(draft, bytes);
  if (saved) fs::rename(draft, file, error);
  saved = saved && !error;
  if (!saved) fs::remove(draft, error);
  if (saved) drop_oldest();
  return saved;
}

void Store::drop_oldest() const {
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code gone;
    const auto written = entry->last_write_time(gone);
    const std::string name = entry->path().filename().string();
    if (!gone && name.find(kEnding) != std::string::npos) files.emplace_back(written, entry->path());
  }
  if (files.size() <= kMostFiles) return;
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i + kMostFiles < files.size(); ++i) fs::remove(files[i].second, error);
}

}  // namespace maquette::compile
