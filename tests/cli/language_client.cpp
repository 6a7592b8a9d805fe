#include "cli/language_client.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace maquette::testing {

using nlohmann::json;

LanguageClient::LanguageClient() {
  std::array<int, 2> in{}, out{};
  if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) throw std::runtime_error("no pipe");
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    for (const int end : {in[0], in[1], out[0], out[1]}) ::close(end);
    ::execl(MAQUETTE_COMMAND, MAQUETTE_COMMAND, "language-server", "--stdio", nullptr);
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  to_ = in[1];
  from_ = out[0];
}

LanguageClient::~LanguageClient() {
  ::close(to_);
  ::close(from_);
  if (child_ > 0) ::waitpid(child_, nullptr, 0);
}

int LanguageClient::wait() {
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void LanguageClient::write(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::write(to_, bytes.data() + at, bytes.size() - at);
    if (count <= 0) throw std::runtime_error("the server does not read");
    at += static_cast<std::size_t>(count);
  }
}

json LanguageClient::read() {
  for (;;) {
    const std::size_t end = buffer_.find("\r\n\r\n");
    if (end != std::string::npos) {
      const std::size_t length = std::stoul(buffer_.substr(std::string("Content-Length: ").size()));
      if (buffer_.size() >= end + 4 + length) {
        json message = json::parse(buffer_.substr(end + 4, length));
        buffer_.erase(0, end + 4 + length);
        return message;
      }
    }
    std::array<char, 65536> piece{};
    constexpr int hung = 120'000;  // milliseconds: a server that says nothing fails the test and does not hang it
    pollfd answer{from_, POLLIN, 0};
    if (::poll(&answer, 1, hung) <= 0) throw std::runtime_error("the server says nothing");
    const ssize_t count = ::read(from_, piece.data(), piece.size());
    if (count <= 0) throw std::runtime_error("the server has ended");
    buffer_.append(piece.data(), static_cast<std::size_t>(count));
  }
}

void LanguageClient::notify(const std::string& method, const json& params) {
  const std::string content = json{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}}.dump();
  write("Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content);
}

json LanguageClient::request(const std::string& method, const json& params) {
  const int id = ++last_id_;
  const std::string content = json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
  write("Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content);
  for (;;) {
    json message = read();
    if (message.contains("id") && message["id"] == id) return message;
    notifications_.push_back(std::move(message));
  }
}

json LanguageClient::diagnostics(const std::string& path) {
  for (;;) {
    const auto found = std::find_if(notifications_.begin(), notifications_.end(),
                                    [&](const json& message) { return message["params"]["uri"] == uri(path); });
    if (found != notifications_.end()) {
      json list = (*found)["params"]["diagnostics"];
      notifications_.erase(found);
      return list;
    }
    notifications_.push_back(read());
  }
}

void LanguageClient::start() {
  request("initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", json::object()}});
  notify("initialized", json::object());
}

void LanguageClient::open(const std::string& path, const std::string& text) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri(path)}, {"languageId", "toml"}, {"version", ++versions_}, {"text", text}}}});
}

std::string uri(const std::string& path) { return "file://" + path; }

json place(const std::string& text, const std::string& needle, std::size_t further) {
  const std::size_t at = text.find(needle);
  if (at == std::string::npos) throw std::runtime_error("no \"" + needle + '"');
  const std::size_t line = at + further == 0 ? 0 : text.rfind('\n', at + further - 1) + 1;
  return {{"line", std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at + further), '\n')},
          {"character", at + further - line}};
}

}  // namespace maquette::testing
