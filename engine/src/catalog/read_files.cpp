// Disk -> CatalogFiles: the entry point, then whatever the files read so far name, and nothing else.
//
// Which files belong to a catalog is known only by reading it, so each TOML file is parsed here as well; what is wrong
// inside it is left to build_model to report. Here only the disk is judged: what is missing, too big, or leads elsewhere.
#include <algorithm>
#include <deque>

#include "catalog/limits.h"
#include "catalog/report.h"
#include "catalog/source_store.h"
#include "catalog/table_cursor.h"
#include "catalog/text_guard.h"
#include "catalog/toml_document.h"
#include "maquette/unsaved.h"
#include "support/file.h"
#include "support/suggestion.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using catalog::in_quotes;
using catalog::say;

struct Reference {
  std::string path;  ///< from the root
  Position named_at;
  bool is_toml = false;
};

bool lies_within(const fs::path& path, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

class Collector {
 public:
  Collector(fs::path root, const UnsavedFiles& unsaved) : root_(std::move(root)), unsaved_(unsaved) {}

  CatalogFilesResult collect(const std::string& entry_point) {
    result_.files.root = root_.string();
    result_.files.entry_point = entry_point;
    waiting_.push_back({entry_point, Position{entry_point, 0, 0}, true});
    while (!waiting_.empty()) {
      const Reference reference = std::move(waiting_.front());
      waiting_.pop_front();
      if (result_.files.files.contains(reference.path)) continue;
      if (result_.files.files.size() == catalog::kMaxFiles) {
        report_.error(reference.named_at, "too-many-files",
                      say("a catalog has at most ", std::to_string(catalog::kMaxFiles), " files; join some"));
        break;
      }
      read(reference);
    }
    result_.findings = report_.take();
    return std::move(result_);
  }

 private:
  void read(const Reference& reference) {
    const fs::path path = root_ / reference.path;
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (error || !lies_within(real, root_))
      return refuse(reference, "bad-path", " is a link that leads out of the catalogs' folder; put the file there");
    const std::size_t most = reference.is_toml ? catalog::kMaxTomlBytes : catalog::kMaxCsvBytes;
    const std::size_t left = catalog::kMaxCatalogBytes - bytes_;
    FileContent content = content_of(real, std::min(most, left));
    switch (content.problem) {
      case ReadProblem::none:
        break;
      case ReadProblem::missing:
        return refuse_missing(reference, path);
      case ReadProblem::not_a_file:
        return refuse(reference, "bad-path", " is not a file; name a file");
      case ReadProblem::unreadable:
        return refuse(reference, "unreadable-file", " cannot be read; check who may read it");
      case ReadProblem::too_big:
        if (left < most) return refuse_whole(reference);
        return refuse(reference, "file-too-big", say(" has more than ", std::to_string(most), " bytes; divide it"));
    }
    bytes_ += content.bytes.size();
    const auto [entry, added] = result_.files.files.emplace(reference.path, std::move(content.bytes));
    if (reference.is_toml) follow(entry->first, entry->second);
  }

  FileContent content_of(const fs::path& real, std::size_t limit) const {
    const auto unsaved = unsaved_.find(real);
    if (unsaved == unsaved_.end()) return read_file(real, limit);
    if (unsaved->second.size() > limit) return {{}, ReadProblem::too_big};
    return {unsaved->second, ReadProblem::none};
  }

  void refuse(const Reference& reference, std::string_view code, std::string_view message) {
    report_.error(reference.named_at, code, say(in_quotes(reference.path), message));
  }

  void refuse_whole(const Reference& reference) {
    refuse(reference, "catalog-too-big",
           say(" is where the catalog's files together exceed ", std::to_string(catalog::kMaxCatalogBytes),
               " bytes; leave out what it does not need"));
    waiting_.clear();
  }

  void refuse_missing(const Reference& reference, const fs::path& path) {
    constexpr std::size_t most_compared = 1000;
    std::vector<std::string> beside;
    std::error_code error;
    for (fs::directory_iterator entry(path.parent_path(), error), end;
         !error && entry != end && beside.size() < most_compared; entry.increment(error)) {
      beside.push_back(entry->path().filename().string());
    }
    report_.error(reference.named_at, "missing-file",
                  say("there is no file ", in_quotes(reference.path),
                      did_you_mean(path.filename().string(), {beside.begin(), beside.end()})));
  }

  /// Queues what a TOML file names: includes, option sheets, tables.
  void follow(const std::string& path, std::string_view text) {
    catalog::Report unheard;
    if (!check_encoding(path, text, unheard)) return;
    const catalog::Source source(path, text);
    const auto root = parse_toml(source, unheard);
    if (!root) return;
    catalog::TableCursor top(*root, "", unheard);
    if (const auto includes = top.texts("include")) {
      for (const catalog::Text& include : *includes) queue(include, true, unheard);
    }
    for (const auto& [kind, key] :
         {std::pair("part", "options"), std::pair("part", "widths"), std::pair("table", "file")}) {
      for (const catalog::Node* node : top.tables(kind)) {
        const auto file = catalog::TableCursor(*node, "", unheard).text(key);
        if (file) queue(*file, false, unheard);
      }
    }
  }

  void queue(const catalog::Text& reference, bool is_toml, catalog::Report& unheard) {
    if (auto path = resolve_path(reference, unheard))
      waiting_.push_back({std::move(*path), reference.where.position(), is_toml});
  }

  fs::path root_;
  const UnsavedFiles& unsaved_;
  std::size_t bytes_ = 0;  ///< of all files read
  catalog::Report report_;
  std::deque<Reference> waiting_;
  CatalogFilesResult result_;
};

/// One finding for each place: what the disk says about a file explains why the Model misses it.
void add_findings(Findings& to, const Findings& from_disk) {
  std::erase_if(to, [&](const Finding& finding) {
    return finding.code == "missing-file" && std::any_of(from_disk.begin(), from_disk.end(), [&](const Finding& other) {
             return other.where == finding.where;
           });
  });
  to.insert(to.end(), from_disk.begin(), from_disk.end());
  catalog::sort_findings(to);
}

}  // namespace

CatalogFilesResult read_catalog_files(const fs::path& path, const UnsavedFiles& unsaved) {
  std::error_code error;
  const fs::path file = fs::is_directory(path, error) ? path / "catalog.toml" : path;
  const fs::path real = fs::weakly_canonical(fs::absolute(file, error), error);
  const fs::path folder = real.parent_path();
  if (error || !(unsaved.contains(real) || fs::is_regular_file(real, error))) {
    CatalogFilesResult result;
    result.findings.push_back({Severity::error, Position{file.string(), 0, 0}, "missing-file",
                               "there is no catalog here; name a folder that holds a catalog.toml"});
    return result;
  }
  return Collector(folder.parent_path(), unsaved).collect((folder.filename() / real.filename()).generic_string());
}

CatalogFilesResult read_catalog_files(const fs::path& path) { return read_catalog_files(path, UnsavedFiles{}); }

CatalogResult build_model(const CatalogFilesResult& read, const Circumstances& circumstances) {
  CatalogResult result;
  if (!read.files.files.empty()) result = build_model(read.files, true, circumstances);
  add_findings(result.findings, read.findings);
  if (has_errors(result.findings)) result.model.reset();
  return result;
}

CatalogResult load_catalog(const fs::path& path, const Circumstances& circumstances) {
  return build_model(read_catalog_files(path), circumstances);
}

}  // namespace maquette
