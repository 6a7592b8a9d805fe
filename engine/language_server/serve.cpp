// The server on its streams: one thread reads, answers and publishes; a second one looks for what takes long.
//
// The first waits on two descriptors: the client's messages, and a pipe through which the second says that a job is done.
// A job begins when no message has come for a moment, so that typing is never disturbed; what it finds about a text that
// has changed meanwhile is dropped.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include "language_server/framing.h"
#include "language_server/server.h"

namespace maquette::lsp {
namespace {

constexpr int kPauseMilliseconds = 300;

class Pipe {
 public:
  Pipe() {
    if (::pipe(ends_.data()) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    for (const int end : ends_) {
      if (end >= 0) ::close(end);
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reading_end() const { return ends_[0]; }
  void ring() const {
    const char bell = '!';
    while (::write(ends_[1], &bell, 1) < 0 && errno == EINTR) {
    }
  }
  void silence() const {
    char bell = 0;
    while (::read(ends_[0], &bell, 1) < 0 && errno == EINTR) {
    }
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

struct Done {
  Job job;
  JobResult result;
};

/// Does one job at a time on a thread of its own. At its end nobody waits for the job: what the thread needs is its own.
class Worker {
 public:
  Worker() : shared_(std::make_shared<Shared>()) { std::thread(work, shared_).detach(); }
  ~Worker() {
    {
      const std::lock_guard lock(shared_->mutex);
      shared_->stopping = true;
    }
    shared_->wake.notify_one();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  bool idle() const { return !busy_; }
  int done_signal() const { return shared_->done.reading_end(); }

  void start(Job job) {
    busy_ = true;
    {
      const std::lock_guard lock(shared_->mutex);
      shared_->job = std::move(job);
    }
    shared_->wake.notify_one();
  }

  /// After done_signal() has become readable.
  Done take() {
    shared_->done.silence();
    busy_ = false;
    const std::lock_guard lock(shared_->mutex);
    return std::move(shared_->done_job);
  }

 private:
  struct Shared {
    Pipe done;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::optional<Job> job;
    Done done_job;
  };

  static void work(const std::shared_ptr<Shared>& shared) {
    std::unique_lock lock(shared->mutex);
    for (;;) {
      shared->wake.wait(lock, [&] { return shared->stopping || shared->job; });
      if (shared->stopping) return;
      Job job = std::move(*shared->job);
      shared->job.reset();
      lock.unlock();
      JobResult result = work_on(job);
      lock.lock();
      shared->done_job = {std::move(job), std::move(result)};
      shared->done.ring();
    }
  }

  bool busy_ = false;
  std::shared_ptr<Shared> shared_;
};

bool write_all(int out, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(out, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

class Service {
 public:
  Service(int in, int out)
      : in_(in), server_([this, out](const std::string& content) { broken_ |= !write_all(out, framed(content)); }) {}

  int run() {
    while (!server_.exit_status() && !reader_.fault() && !broken_ && wait()) {
    }
    if (reader_.fault()) std::cerr << "maquette language-server: " << *reader_.fault() << '\n';
    return server_.exit_status().value_or(1);
  }

 private:
  /// False at the end of the input.
  bool wait() {
    std::array<pollfd, 2> watched{pollfd{in_, POLLIN, 0}, pollfd{worker_.done_signal(), POLLIN, 0}};
    const int ready = ::poll(watched.data(), watched.size(), waiting_for_pause_ ? kPauseMilliseconds : -1);
    if (ready < 0) return errno == EINTR;
    if (ready == 0) begin_job();
    if (watched[1].revents != 0) end_job();
    return watched[0].revents == 0 || read_input();
  }

  void begin_job() {
    waiting_for_pause_ = false;
    if (!worker_.idle()) return;
    if (auto job = server_.next_job()) worker_.start(std::move(*job));
  }

  void end_job() {
    Done done = worker_.take();
    server_.finish(done.job, std::move(done.result));
    waiting_for_pause_ = true;  // another one may wait
  }

  bool read_input() {
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(in_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) return true;
    if (count <= 0) return false;
    reader_.feed({buffer.data(), static_cast<std::size_t>(count)});
    while (!server_.exit_status()) {
      const auto content = reader_.next();
      if (!content) break;
      server_.receive(*content);
    }
    waiting_for_pause_ = true;
    return true;
  }

  int in_;
  bool broken_ = false;  ///< nobody reads our output
  bool waiting_for_pause_ = false;
  FrameReader reader_;
  LanguageServer server_;
  Worker worker_;
};

}  // namespace

int serve(int in, int out) { return Service(in, out).run(); }

}  // namespace maquette::lsp
