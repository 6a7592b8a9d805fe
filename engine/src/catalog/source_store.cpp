#include "catalog/source_store.h"

#include <vector>

#include "catalog/limits.h"
#include "catalog/text_guard.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

/// The steps of "materials/../a//b", or nothing when they climb out of where they start.
std::optional<std::vector<std::string_view>> steps(std::string_view path) {
  std::vector<std::string_view> taken;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      taken.push_back(step);
    } else if (taken.empty()) {
      return std::nullopt;
    } else {
      taken.pop_back();
    }
  }
  return taken;
}

}  // namespace

std::optional<std::string> resolve_path(const Text& reference, Report& report) {
  const std::string_view path = reference.value;
  const auto refuse = [&](std::string_view message) {
    report.error(reference.where, "bad-path", std::string(message));
    return std::nullopt;
  };
  if (path.size() > kMaxPathBytes) return refuse("this path is too long; shorten it");
  if (path.find_first_of("\\\n\r\t:") != std::string_view::npos)
    return refuse("write the path with forward slashes and plain letters");
  if (path.front() == '/') return refuse("write the path relative to this file, without a slash in front");
  const std::string_view here = reference.where.source->path();
  const std::string whole = say(here.substr(0, here.rfind('/') + 1), path);
  const auto taken = steps(whole);
  if (!taken) return refuse("this path leads out of the catalogs' folder; keep the file inside it");
  std::string resolved;
  for (const std::string_view step : *taken) resolved += (resolved.empty() ? "" : "/") + std::string(step);
  if (resolved.empty() || path.back() == '/') return refuse("this path names a folder; name a file");
  return resolved;
}

const Source* SourceStore::open(const std::string& path, Position named_at, std::size_t most_bytes, Report& report) {
  if (const auto found = opened_.find(path); found != opened_.end()) return found->second.get();
  const auto file = files_.files.find(path);
  if (file == files_.files.end()) {
    std::vector<std::string_view> others;
    for (const auto& [name, bytes] : files_.files) others.push_back(name);
    report.error(std::move(named_at), "missing-file",
                 say("there is no file ", in_quotes(path), did_you_mean(path, others)));
    return nullptr;
  }
  auto& opened = opened_[path];
  std::string_view text = file->second;
  if (text.size() > most_bytes) {
    report.error(Position{path, 0, 0}, "file-too-big",
                 say("the file has more than ", std::to_string(most_bytes), " bytes; divide it"));
  } else if (check_encoding(path, text, report)) {
    opened = std::make_unique<Source>(path, text);
  }
  return opened.get();
}

}  // namespace maquette::catalog
