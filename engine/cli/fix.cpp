#include "cli/fix.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "cli/files.h"
#include "language_server/fixes.h"
#include "maquette/unsaved.h"

namespace maquette::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFixes = 500;

/// What a finding says, wherever an edit before it has moved it.
std::multiset<std::string> sayings(const Findings& findings) {
  std::multiset<std::string> said;
  for (const Finding& finding : findings) said.insert(finding.where.file + '\n' + finding.code + '\n' + finding.message);
  return said;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

class Mender {
 public:
  explicit Mender(const fs::path& path) : path_(path) { read(); }

  Mended run() && {
    while (mended_.fixes < kMostFixes && mend_one()) ++mended_.fixes;
    for (const auto& [file, text] : now_.files.files) {
      const fs::path place = fs::path(now_.files.root) / file;
      const auto changed = texts_.find(place);
      if (changed == texts_.end()) continue;
      mended_.diff += unified_diff(file, before_.at(file), text);
      mended_.written &= write_file(place.string(), text);
    }
    return std::move(mended_);
  }

 private:
  void read() {
    now_ = read_catalog_files(path_, texts_);
    findings_ = build_model(now_).findings;
    for (const auto& [file, text] : now_.files.files) before_.try_emplace(file, text);
  }

  /// Findings are tried in their order; one whose fix did not help is not tried again.
  bool mend_one() {
    for (const Finding& finding : findings_) {
      const auto text = now_.files.files.find(finding.where.file);
      if (text == now_.files.files.end() || hopeless_.contains(to_string(finding))) continue;
      const auto fix = lsp::fix_of(finding, text->second);
      if (fix && helps(finding, text->first, lsp::applied(*fix, text->second))) return true;
      hopeless_.insert(to_string(finding));
    }
    return false;
  }

  /// Keeps the new text if the finding is gone and no other came, but for what only a sheet that is read can show.
  bool helps(const Finding& finding, const std::string& file, std::string text) {
    const auto before = sayings(findings_);
    UnsavedFiles tried = texts_;
    tried[fs::path(now_.files.root) / file] = std::move(text);
    CatalogFilesResult read = read_catalog_files(path_, tried);
    Findings findings = build_model(read).findings;
    const auto after = sayings(findings);
    const std::string said = *sayings({finding}).begin();
    const bool gone = after.count(said) < before.count(said);
    const bool hid_others = finding.code == "csv-separator";
    const bool none_came = std::includes(before.begin(), before.end(), after.begin(), after.end());
    if (!gone || !(none_came || hid_others)) return false;
    texts_ = std::move(tried);
    now_ = std::move(read);
    findings_ = std::move(findings);
    for (const auto& [name, bytes] : now_.files.files) before_.try_emplace(name, bytes);
    return true;
  }

  fs::path path_;
  UnsavedFiles texts_;  ///< of the files changed so far
  CatalogFilesResult now_;
  std::map<std::string, std::string> before_;
  Findings findings_;
  std::set<std::string> hopeless_;
  Mended mended_;
};

}  // namespace

std::string unified_diff(const std::string& name, const std::string& before, const std::string& after) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  std::string diff = "--- " + name + "\n+++ " + name + "\n";
  // Fixes change lines, and add some at the start: what is left of the shorter text is compared from its end.
  const std::size_t shared = std::min(old_lines.size(), new_lines.size());
  const std::size_t old_extra = old_lines.size() - shared, new_extra = new_lines.size() - shared;
  const auto hunk = [&](std::size_t old_at, std::size_t old_count, std::size_t new_at, std::size_t new_count) {
    const auto range = [](std::size_t at, std::size_t count) {
      return std::to_string(count == 0 ? at : at + 1) + ',' + std::to_string(count);
    };
    diff += "@@ -" + range(old_at, old_count) + " +" + range(new_at, new_count) + " @@\n";
    for (std::size_t i = 0; i < old_count; ++i) diff += '-' + old_lines[old_at + i] + '\n';
    for (std::size_t i = 0; i < new_count; ++i) diff += '+' + new_lines[new_at + i] + '\n';
  };
  if (old_extra + new_extra > 0) hunk(0, old_extra, 0, new_extra);
  for (std::size_t i = 0; i < shared;) {
    std::size_t same_from = i;
    while (same_from < shared && old_lines[old_extra + same_from] != new_lines[new_extra + same_from]) ++same_from;
    if (same_from > i) hunk(old_extra + i, same_from - i, new_extra + i, same_from - i);
    i = same_from + 1;
  }
  return diff;
}

Mended mend(const fs::path& path) { return Mender(path).run(); }

std::size_t count_mendable(const fs::path& path, const Findings& findings) {
  const CatalogFiles files = read_catalog_files(path).files;
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    const auto text = files.files.find(finding.where.file);
    return text != files.files.end() && lsp::fix_of(finding, text->second);
  }));
}

}  // namespace maquette::cli
