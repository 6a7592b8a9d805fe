#include "language_server/server.h"

#include <array>
#include <utility>

#include "language_server/features.h"
#include "language_server/uri.h"
#include "support/strict_json.h"
#include "support/utf8.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;

constexpr JsonLimits kMessageLimits{.bytes = std::size_t{32} << 20, .depth = 64, .values = 1'000'000};

/// Error codes of JSON-RPC 2.0 and of the protocol.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  server_not_initialized = -32002,
  request_failed = -32803,
};

/// A request that cannot be answered; becomes its error response.
struct Failure {
  ErrorCode code;
  std::string message;
};

using Answer = std::variant<Json, Failure>;

Failure invalid(std::string message) { return {ErrorCode::invalid_params, std::move(message)}; }

Answer answer_of(std::variant<Json, Refused> result) {
  if (auto* refused = std::get_if<Refused>(&result)) return Failure{ErrorCode::request_failed, std::move(refused->why)};
  return std::move(std::get<Json>(result));
}

const Json& member(const Json& object, const char* key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

std::string text_member(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

Json capabilities() {
  return {{"positionEncoding", "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
          {"completionProvider", {{"triggerCharacters", {"\"", ".", " ", "(", "|"}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"documentSymbolProvider", true},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
          {"renameProvider", {{"prepareProvider", true}}}};
}

}  // namespace

class LanguageServer::Impl {
 public:
  explicit Impl(Send send) : send_(std::move(send)) {}

  void receive(std::string_view content);
  std::optional<LintJob> next_job();
  void finish(const LintJob& job, const Findings& findings);
  std::optional<int> exit_status() const { return exit_status_; }

 private:
  enum class State : std::uint8_t { waiting, running, stopping };

  // The protocol's messages.
  void respond(const Json& id, Answer answer);
  void notify(const char* method, Json params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void send(const Json& message) { send_(message.dump(-1, ' ', false, Json::error_handler_t::replace)); }
  Answer request(const std::string& method, const Json& params);
  void notification(const std::string& method, const Json& params);

  // Requests.
  Answer initialize();
  Answer at_position(const std::string& method, const Json& params);
  Answer document_symbol(const Json& params);
  Answer rename_at(const Spot& spot, const Json& params);
  Answer code_actions(const Json& params);

  // Notifications.
  void did_open(const Json& params);
  void did_change(const Json& params);
  void did_close(const Json& params);
  void did_save(const Json& params);
  void did_change_on_disk(const Json& params);

  void refresh(const fs::path& path);
  void publish();
  void publish(const fs::path& path, const Json& diagnostics);
  std::optional<fs::path> path_in(const Json& params) const;

  Send send_;
  State state_ = State::waiting;
  std::optional<int> exit_status_;
  Workspace workspace_;
  std::map<fs::path, std::string> published_;  ///< files with diagnostics, as they were sent
};

// Messages -------------------------------------------------------------------------------------------------------------

void LanguageServer::Impl::receive(std::string_view content) {
  const JsonDocument document = parse_json(content, "message", kMessageLimits);
  if (!document.value) return respond(nullptr, Failure{ErrorCode::parse_error, document.problem->message});
  const Json& message = *document.value;
  const Json& id = member(message, "id");
  const bool named = member(message, "method").is_string();
  const bool usable_id = id.is_null() || id.is_string() || id.is_number_integer();
  if (!named && message.is_object() && (message.contains("result") || message.contains("error")))
    return;  // to nothing we asked
  if (!named || !usable_id || text_member(message, "jsonrpc") != "2.0")
    return respond(usable_id ? id : Json(), Failure{ErrorCode::invalid_request, "this is not a JSON-RPC 2.0 message"});
  const std::string method = text_member(message, "method");
  if (message.contains("id"))
    respond(id, request(method, member(message, "params")));
  else
    notification(method, member(message, "params"));
}

void LanguageServer::Impl::respond(const Json& id, Answer answer) {
  Json message{{"jsonrpc", "2.0"}, {"id", id}};
  if (const auto* failure = std::get_if<Failure>(&answer))
    message["error"] = {{"code", static_cast<int>(failure->code)}, {"message", failure->message}};
  else
    message["result"] = std::move(std::get<Json>(answer));
  send(message);
}

Answer LanguageServer::Impl::request(const std::string& method, const Json& params) {
  if (method == "initialize") return initialize();
  if (state_ == State::waiting) return Failure{ErrorCode::server_not_initialized, "the first request is \"initialize\""};
  if (state_ == State::stopping) return Failure{ErrorCode::invalid_request, "after \"shutdown\" only \"exit\" may come"};
  if (method == "shutdown") {
    state_ = State::stopping;
    return Json();
  }
  constexpr std::array<std::string_view, 7> at_a_position{
      "textDocument/completion",        "textDocument/hover",         "textDocument/definition", "textDocument/references",
      "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename"};
  if (std::find(at_a_position.begin(), at_a_position.end(), method) != at_a_position.end())
    return at_position(method, params);
  if (method == "textDocument/documentSymbol") return document_symbol(params);
  if (method == "textDocument/codeAction") return code_actions(params);
  return Failure{ErrorCode::method_not_found, "there is no request \"" + method.substr(0, 100) + '"'};
}

void LanguageServer::Impl::notification(const std::string& method, const Json& params) {
  if (method == "exit") exit_status_ = state_ == State::stopping ? 0 : 1;
  if (state_ != State::running) return;
  if (method == "textDocument/didOpen") did_open(params);
  if (method == "textDocument/didChange") did_change(params);
  if (method == "textDocument/didClose") did_close(params);
  if (method == "textDocument/didSave") did_save(params);
  if (method == "workspace/didChangeWatchedFiles") did_change_on_disk(params);
}

// Requests -------------------------------------------------------------------------------------------------------------

Answer LanguageServer::Impl::initialize() {
  if (state_ != State::waiting) return Failure{ErrorCode::invalid_request, "\"initialize\" came already"};
  state_ = State::running;
  return Json{{"capabilities", capabilities()}, {"serverInfo", {{"name", "maquette"}}}};
}

std::optional<fs::path> LanguageServer::Impl::path_in(const Json& params) const {
  return path_of_uri(text_member(member(params, "textDocument"), "uri"));
}

Answer LanguageServer::Impl::at_position(const std::string& method, const Json& params) {
  const auto path = path_in(params);
  const auto position = read_position(member(params, "position"));
  if (!path || !position) return invalid("a request about a place needs a file's URI and a position");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  if (!file) return Json();  // a file of no catalog
  LiveCatalog& catalog = *catalogs.front();
  if (find_malformed_utf8(catalog.files.files.at(*file)) != std::string::npos) return Json();
  const Spot spot{catalog, *file, LineMap(catalog.files.files.at(*file)).offset(*position)};
  if (method == "textDocument/completion") return complete(spot);
  if (method == "textDocument/hover") return hover(spot);
  if (method == "textDocument/definition") return definitions(spot);
  if (method == "textDocument/documentHighlight") return highlights(spot);
  if (method == "textDocument/prepareRename") return answer_of(prepare_rename(spot));
  if (method == "textDocument/rename") return rename_at(spot, params);
  const Json& with = member(member(params, "context"), "includeDeclaration");
  return references(spot, with.is_boolean() && with.get<bool>());
}

Answer LanguageServer::Impl::rename_at(const Spot& spot, const Json& params) {
  const std::string name = text_member(params, "newName");
  // Every catalog that shares a file with this name in it.
  std::set<LiveCatalog*> catalogs{&spot.catalog};
  const fs::path entry = spot.catalog.entry;
  if (const Occurrence* here = occurrence_at(spot)) {
    std::set<fs::path> paths;
    for (const Occurrence* one : spot.catalog.symbols.of(here->symbol)) paths.insert(spot.catalog.path_of(one->file));
    for (const fs::path& path : paths) {
      for (LiveCatalog* catalog : workspace_.catalogs_of(path)) catalogs.insert(catalog);
    }
  }
  return answer_of(rename(spot, name, {catalogs.begin(), catalogs.end()}, workspace_.documents));
}

Answer LanguageServer::Impl::document_symbol(const Json& params) {
  const auto path = path_in(params);
  if (!path) return invalid("a request about a file needs its URI");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  return file ? outline(*catalogs.front(), *file) : Json::array();
}

Answer LanguageServer::Impl::code_actions(const Json& params) {
  const auto path = path_in(params);
  const auto range = read_range(member(params, "range"));
  if (!path || !range) return invalid("a request for fixes needs a file's URI and a range");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  return file ? fixes(*catalogs.front(), *file, *range, uri_of(*path, workspace_.documents)) : Json::array();
}

// Notifications --------------------------------------------------------------------------------------------------------

void LanguageServer::Impl::did_open(const Json& params) {
  const auto path = path_in(params);
  const Json& document = member(params, "textDocument");
  if (!path || !member(document, "text").is_string()) return;
  const Json& version = member(document, "version");
  OpenDocument open{text_member(document, "uri"), version.is_number_integer() ? version.get<std::int64_t>() : 0,
                    text_member(document, "text")};
  if (workspace_.documents.open(*path, std::move(open))) refresh(*path);
}

void LanguageServer::Impl::did_change(const Json& params) {
  const auto path = path_in(params);
  if (!path) return;
  const Json& version = member(member(params, "textDocument"), "version");
  if (workspace_.documents.change(*path, version.is_number_integer() ? version.get<std::int64_t>() : 0,
                                  member(params, "contentChanges")))
    refresh(*path);
}

void LanguageServer::Impl::did_close(const Json& params) {
  const auto path = path_in(params);
  if (!path) return;
  workspace_.documents.close(*path);
  refresh(*path);
}

void LanguageServer::Impl::did_save(const Json& params) {
  if (const auto path = path_in(params)) refresh(*path);
}

void LanguageServer::Impl::did_change_on_disk(const Json& params) {
  for (const Json& change : member(params, "changes")) {
    if (const auto path = path_of_uri(text_member(change, "uri"))) refresh(*path);
  }
}

// Diagnostics ----------------------------------------------------------------------------------------------------------

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
      const auto text = catalog.files.files.find(file);
      const bool known = text != catalog.files.files.end();
      const fs::path path =
          known ? catalog.path_of(file) : catalog.entry;  // a file that is not there is told of in the entry
      Json list = diagnostics(all, file, known ? std::string_view(text->second) : std::string_view{});
      Json& told = now.try_emplace(path, Json::array()).first->second;
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

// Lint -----------------------------------------------------------------------------------------------------------------

std::optional<LintJob> LanguageServer::Impl::next_job() {
  for (auto& [entry, catalog] : workspace_.catalogs()) {
    if (catalog.linted || !catalog.model) continue;
    catalog.linted = true;
    return LintJob{entry, catalog.revision, catalog.model};
  }
  return std::nullopt;
}

void LanguageServer::Impl::finish(const LintJob& job, const Findings& findings) {
  LiveCatalog* catalog = workspace_.find(job.entry);
  if (catalog == nullptr || catalog->revision != job.revision) return;  // of a text that is no more
  catalog->lints = findings;
  publish();
}

LanguageServer::LanguageServer(Send send) : impl_(std::make_unique<Impl>(std::move(send))) {}
LanguageServer::~LanguageServer() = default;
void LanguageServer::receive(std::string_view content) { impl_->receive(content); }
std::optional<LintJob> LanguageServer::next_job() { return impl_->next_job(); }
void LanguageServer::finish(const LintJob& job, const Findings& findings) { impl_->finish(job, findings); }
std::optional<int> LanguageServer::exit_status() const { return impl_->exit_status(); }

}  // namespace maquette::lsp
