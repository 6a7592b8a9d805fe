#include "language_server/server.h"

#include <algorithm>
#include <array>

#include "language_server/server_impl.h"
#include "language_server/uri.h"
#include "support/strict_json.h"

namespace maquette::lsp {
namespace {

constexpr JsonLimits kMessageLimits{.bytes = std::size_t{32} << 20, .depth = 64, .values = 1'000'000};

}  // namespace

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

LanguageServer::LanguageServer(Send send) : impl_(std::make_unique<Impl>(std::move(send))) {}
LanguageServer::~LanguageServer() = default;
void LanguageServer::receive(std::string_view content) { impl_->receive(content); }
std::optional<Job> LanguageServer::next_job() { return impl_->next_job(); }
void LanguageServer::finish(const Job& job, JobResult result) { impl_->finish(job, std::move(result)); }
std::optional<int> LanguageServer::exit_status() const { return impl_->exit_status(); }

}  // namespace maquette::lsp
