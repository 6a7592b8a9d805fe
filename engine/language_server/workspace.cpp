#include "language_server/workspace.h"

#include <algorithm>

#include "support/file.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFoldersUp = 8;
constexpr std::size_t kMostSiblings = 256;
constexpr std::size_t kMostBeside = 1000;  ///< files of one folder
constexpr std::size_t kMostBytesBeside = std::size_t{1} << 20;
constexpr const char* kEntryPoint = "catalog.toml";

/// The catalog.toml beside `path` or in a folder above it.
std::optional<fs::path> entry_above(const fs::path& path, const Documents& documents) {
  fs::path folder = path.parent_path();
  for (int up = 0; up < kMostFoldersUp && folder.has_relative_path(); ++up, folder = folder.parent_path()) {
    std::error_code error;
    const fs::path entry = folder / kEntryPoint;
    if (documents.find(entry) != nullptr || fs::is_regular_file(entry, error)) return entry;
  }
  return std::nullopt;
}

/// Catalogs that stand beside the folder of a file that belongs to none: "materials/materials.toml" and its siblings.
std::vector<fs::path> entries_beside(const fs::path& path) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator folder(path.parent_path().parent_path(), error), end;
       !error && folder != end && entries.size() < kMostSiblings; folder.increment(error)) {
    const fs::path entry = folder->path() / kEntryPoint;
    std::error_code ignored;
    if (fs::is_regular_file(entry, ignored)) entries.push_back(entry);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

void drop_byte_order_marks(CatalogFiles& files) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  for (auto& [path, bytes] : files.files) {
    if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  }
}

}  // namespace

std::optional<std::string> LiveCatalog::file_of(const fs::path& path) const {
  const std::string file = path.lexically_relative(files.root).generic_string();
  return files.files.contains(file) ? std::optional(file) : std::nullopt;
}

const std::string& LiveCatalog::indexed_text(const std::string& file) const {
  const auto old = last_parsed.find(file);
  return symbols.unreadable.contains(file) && old != last_parsed.end() ? old->second : files.files.at(file);
}

LiveCatalog* Workspace::find(const fs::path& entry) {
  const auto found = catalogs_.find(entry);
  return found == catalogs_.end() ? nullptr : &found->second;
}

LiveCatalog& Workspace::known(const fs::path& entry) {
  const auto [found, added] = catalogs_.try_emplace(entry);
  if (added) {
    found->second.entry = entry;
    read(found->second);
  }
  return found->second;
}

void Workspace::discover(const fs::path& path) {
  if (const auto entry = entry_above(path, documents)) {
    known(*entry);
    return;
  }
  for (const fs::path& entry : entries_beside(path)) known(entry);
}

std::vector<LiveCatalog*> Workspace::catalogs_of(const fs::path& path) {
  discover(path);
  std::vector<LiveCatalog*> found;
  for (auto& [entry, catalog] : catalogs_) {
    if (entry == path || catalog.file_of(path)) found.push_back(&catalog);
  }
  return found;
}

std::vector<LiveCatalog*> Workspace::refresh(const fs::path& path) {
  discover(path);
  std::vector<LiveCatalog*> changed;
  const auto own = entry_above(path, documents);
  for (auto& [entry, catalog] : catalogs_) {
    // A file beside a catalog.toml may be one that is missing so far.
    if (own != entry && !catalog.file_of(path)) continue;
    read(catalog);
    changed.push_back(&catalog);
  }
  return changed;
}

std::map<std::string, std::string> Workspace::texts_beside(const LiveCatalog& catalog) const {
  std::map<std::string, std::string> texts;
  for (const auto& [folder, extension] : {std::pair("designs", ".json"), std::pair("tests", ".toml")}) {
    std::error_code error;
    std::size_t seen = 0;
    for (fs::directory_iterator entry(catalog.entry.parent_path() / folder, error), end;
         !error && entry != end && seen < kMostBeside; entry.increment(error), ++seen) {
      const fs::path& path = entry->path();
      if (path.extension() != extension) continue;
      const OpenDocument* open = documents.find(path);
      FileContent content = open == nullptr ? read_file(path, kMostBytesBeside) : FileContent{};
      if (open == nullptr && content.problem != ReadProblem::none) continue;
      texts[path.lexically_relative(catalog.files.root).generic_string()] =
          open == nullptr ? std::move(content.bytes) : open->text;
    }
  }
  return texts;
}

void Workspace::read(LiveCatalog& catalog) {
  UnsavedFiles unsaved;
  for (const auto& [path, document] : documents.all()) unsaved.emplace(path, document.text);
  CatalogFilesResult read = read_catalog_files(catalog.entry, unsaved);
  CatalogResult built = build_model(read);
  for (const auto& [file, text] : catalog.files.files) {
    if (!catalog.symbols.unreadable.contains(file)) catalog.last_parsed[file] = text;
  }
  catalog.files = std::move(read.files);
  drop_byte_order_marks(catalog.files);
  catalog.findings = std::move(built.findings);
  catalog.lints.clear();
  catalog.linted = false;
  catalog.model = std::move(built.model);
  if (catalog.model) catalog.numbers = std::make_shared<DesignNumbers>(catalog.model);
  catalog.symbols = find_symbols(catalog.files);
  ++catalog.revision;
  if (!catalog.symbols.unreadable.empty()) recall(catalog, std::move(unsaved));
}

void Workspace::recall(LiveCatalog& catalog, UnsavedFiles unsaved) {
  std::set<std::string> unreadable = std::move(catalog.symbols.unreadable);
  for (const std::string& file : unreadable) {
    const auto before = catalog.last_parsed.find(file);
    if (before != catalog.last_parsed.end())
      unsaved[catalog.path_of(file)] = before->second;
    else
      unsaved.erase(catalog.path_of(file));  // what is on disk may be whole
  }
  CatalogFiles older = read_catalog_files(catalog.entry, unsaved).files;
  drop_byte_order_marks(older);
  catalog.symbols = find_symbols(older);
  for (const std::string& file : unreadable) {
    if (!catalog.symbols.unreadable.contains(file)) catalog.last_parsed[file] = older.files[file];
  }
  catalog.symbols.unreadable = std::move(unreadable);
  catalog.files.files.merge(older.files);  // files that only what cannot be read now names
}

}  // namespace maquette::lsp
