// Inside the language server: what its files share. server.cpp speaks the protocol's messages, server_requests.cpp answers
// requests, server_diagnostics.cpp publishes and hands out jobs.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "language_server/features.h"
#include "language_server/server.h"

namespace maquette::lsp {

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

inline Failure invalid(std::string message) { return {ErrorCode::invalid_params, std::move(message)}; }

/// The member of an object; null where there is none.
const Json& member(const Json& object, const char* key);
std::string text_member(const Json& object, const char* key);

class LanguageServer::Impl {
 public:
  explicit Impl(Send send) : send_(std::move(send)) {}

  void receive(std::string_view content);
  std::optional<Job> next_job();
  void finish(const Job& job, JobResult result);
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

  void refresh(const std::filesystem::path& path);
  void publish();
  void publish(const std::filesystem::path& path, const Json& diagnostics);
  std::optional<std::filesystem::path> path_in(const Json& params) const;

  Send send_;
  State state_ = State::waiting;
  std::optional<int> exit_status_;
  Workspace workspace_;
  std::map<std::filesystem::path, std::string> published_;  ///< files with diagnostics, as they were sent
};

}  // namespace maquette::lsp
