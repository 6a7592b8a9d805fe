// The language server, apart from its streams: messages in, messages out.
//
//   states, by the protocol's messages (Language Server Protocol 3.17, "Lifecycle Messages"):
//
//     waiting --initialize--> running --shutdown--> stopping --exit--> exited
//
// Not thread-safe. What takes long (looking for dead options and contradictions, counting designs) is handed out as a Job,
// done by whoever runs the server where it disturbs nobody, and brought back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "language_server/design_numbers.h"
#include "maquette/finding.h"
#include "maquette/model.h"

namespace maquette::lsp {

/// Something that takes long, about one reading of a catalog.
struct Job {
  std::filesystem::path entry;  ///< the catalog's
  std::uint64_t revision = 0;
  std::shared_ptr<const Model> model;
  std::shared_ptr<NumberCruncher> cruncher{};  ///< with `question`; null: look for what the rules do to designs
  NumberQuestion question{};
};

/// What came of it: findings, or an answer.
struct JobResult {
  Findings findings;
  NumberAnswer answer;
};

/// On any thread, one job of a catalog at a time.
JobResult work_on(const Job& job);

class LanguageServer {
 public:
  using Send = std::function<void(const std::string& content)>;

  /// `send` gets the content of each message to the client.
  explicit LanguageServer(Send send);
  ~LanguageServer();
  LanguageServer(const LanguageServer&) = delete;
  LanguageServer& operator=(const LanguageServer&) = delete;

  /// Takes one message's content, whatever it is. Never throws for it.
  void receive(std::string_view content);

  /// What to look for once the author pauses; nothing when all is known. A catalog that changes meanwhile asks again.
  std::optional<Job> next_job();
  void finish(const Job& job, JobResult result);

  /// Set once `exit` has come: 0 after a shutdown, else 1.
  std::optional<int> exit_status() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Serves on two file descriptors until `exit` or the end of the input; returns the exit status.
int serve(int in, int out);

}  // namespace maquette::lsp
