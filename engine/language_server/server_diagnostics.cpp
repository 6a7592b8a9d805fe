// What the language server says unasked: mistakes in the texts as they are read, what the rules do to designs when a job
// has found it. A client hears of a file again only when there is something new.
#include <algorithm>

#include "catalog/limits.h"
#include "language_server/server_impl.h"
#include "language_server/uri.h"
#include "maquette/lint.h"
#include "support/file.h"

namespace maquette::lsp {

namespace fs = std::filesystem;

namespace {

/// What a finding speaks of: a text of the catalog, one beside it (how the product comes apart) as it is on disk, or, of a
/// file that is not there, the entry.
struct ToldOf {
  fs::path path;
  std::string text;
};

ToldOf told_of(const LiveCatalog& catalog, const std::string& file) {
  const auto text = catalog.files.files.find(file);
  if (text != catalog.files.files.end()) return {catalog.path_of(file), text->second};
  FileContent beside = read_file(catalog.path_of(file), catalog::kMaxWaysBytes);
  if (beside.problem != ReadProblem::none) return {catalog.entry, {}};
  return {catalog.path_of(file), std::move(beside.bytes)};
}

}  // namespace

void LanguageServer::Impl::refresh(const fs::path& path) {
  workspace_.refresh(path);
  publish();
}

void LanguageServer::Impl::publish() {
  std::map<fs::path, Json> now;
  for (auto& [entry, catalog] : workspace_.catalogs()) {
    Findings all = catalog.findings;
    all.insert(all.end(), catalog.lints.begin(), catalog.lints.end());
    std::set<std::string> files;
    for (const Finding& finding : all) files.insert(finding.where.file);
    for (const std::string& file : files) {
      const ToldOf about = told_of(catalog, file);
      Json list = diagnostics(all, file, about.text);
      Json& told = now.try_emplace(about.path, Json::array()).first->second;
      for (Json& one : list) {
        if (std::find(told.begin(), told.end(), one) == told.end()) told.push_back(std::move(one));
      }
    }
  }
  for (const auto& [path, document] : workspace_.documents.all()) now.try_emplace(path, Json::array());
  for (const auto& [path, before] : published_) now.try_emplace(path, Json::array());
  for (const auto& [path, list] : now) publish(path, list);
}

void LanguageServer::Impl::publish(const fs::path& path, const Json& list) {
  const OpenDocument* document = workspace_.documents.find(path);
  Json params{{"uri", uri_of(path, workspace_.documents)}, {"diagnostics", list}};
  if (document != nullptr) params["version"] = document->version;
  const std::string told = params.dump(-1, ' ', false, Json::error_handler_t::replace);
  const auto before = published_.find(path);
  if (before != published_.end() && before->second == told) return;
  if (list.empty() && document == nullptr)
    published_.erase(path);
  else
    published_[path] = told;
  notify("textDocument/publishDiagnostics", std::move(params));
}

// Jobs: what is looked at is worked out first, then what the author did not ask for.

std::optional<Job> LanguageServer::Impl::next_job() {
  for (auto& [entry, catalog] : workspace_.catalogs()) {
    if (!catalog.numbers) continue;
    if (const auto question = catalog.numbers->take_wanted())
      return Job{entry, catalog.revision, catalog.model, catalog.numbers->cruncher(), *question};
  }
  for (auto& [entry, catalog] : workspace_.catalogs()) {
    if (catalog.linted || !catalog.model) continue;
    catalog.linted = true;
    return Job{entry, catalog.revision, catalog.model};
  }
  return std::nullopt;
}

void LanguageServer::Impl::finish(const Job& job, JobResult result) {
  LiveCatalog* catalog = workspace_.find(job.entry);
  if (catalog == nullptr || catalog->revision != job.revision) return;  // of a text that is no more
  if (job.cruncher) return catalog->numbers->learn(job.question, std::move(result.answer));
  catalog->lints = std::move(result.findings);
  publish();
}

JobResult work_on(const Job& job) {
  if (job.cruncher) return {{}, job.cruncher->answer(job.question)};
  return {lint(*job.model), {}};
}

}  // namespace maquette::lsp
