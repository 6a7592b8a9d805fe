// A client of `maquette language-server`: the other end of the protocol, over the pipes of a child process.
#pragma once

#include <sys/types.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maquette::testing {

class LanguageClient {
 public:
  LanguageClient();
  ~LanguageClient();
  LanguageClient(const LanguageClient&) = delete;
  LanguageClient& operator=(const LanguageClient&) = delete;

  /// The response to a request, `result` or `error` in it. Notifications that come meanwhile are kept.
  nlohmann::json request(const std::string& method, const nlohmann::json& params);
  void notify(const std::string& method, const nlohmann::json& params);

  /// The next diagnostics for `path`.
  nlohmann::json diagnostics(const std::string& path);

  /// `initialize` and `initialized`.
  void start();
  void open(const std::string& path, const std::string& text);
  /// Waits for the child; its exit status.
  int wait();

  void write(const std::string& bytes);
  nlohmann::json read();

 private:
  pid_t child_ = -1;
  int to_ = -1, from_ = -1;
  int last_id_ = 0;
  int versions_ = 0;
  std::string buffer_;
  std::vector<nlohmann::json> notifications_;
};

std::string uri(const std::string& path);

/// The place of the first `needle` in `text`, `further` bytes on; texts before it on its line are ASCII.
nlohmann::json place(const std::string& text, const std::string& needle, std::size_t further = 0);

}  // namespace maquette::testing
