// Knowing that a file was saved, without looking: Linux's inotify, on a thread that sleeps in poll() until there is news.
//
// Folders are watched, not files: an editor that writes a new file and renames it over the old one leaves a watch on the
// old file behind, and a file that does not exist yet has no watch at all. A save is several events (truncate, write,
// close, rename, and again for the second file of a branch that is checked out), so news is held back until nothing has
// happened for a moment. What changed is not said: the reader compares what it reads (reloader.h).
//
// The window's thread makes it; `on_change` is called on the watch's own.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace maquette::app {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

class FileWatch {
 public:
  /// Silence that ends a burst of events, and how long a burst may hold news back.
  static constexpr int kQuietMs = 20, kMostMs = 100;

  using Clock = std::chrono::steady_clock;
  /// `on_change` is called once for each burst, with the time of its first event. `ok()` is false when the system has no
  /// watches left.
  explicit FileWatch(std::function<void(Clock::time_point)> on_change);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  bool ok() const { return static_cast<bool>(events_) && static_cast<bool>(stop_); }

  /// Watches exactly these folders from now on. Those that do not exist are left out: watch what they would appear in.
  /// A folder that was deleted and made again is watched again by naming it again. True when one is watched that was not
  /// before. From any thread.
  bool set_folders(const std::set<std::filesystem::path>& folders);

 private:
  void run();
  bool wait(int milliseconds, bool* stopped) const;
  bool take_events() const;

  std::function<void(Clock::time_point)> on_change_;
  Descriptor events_, stop_;
  std::mutex mutex_;
  std::map<std::filesystem::path, int> watches_;
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
