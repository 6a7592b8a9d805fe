#include "app/file_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <utility>

namespace maquette::app {

namespace {

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                  IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// Files that editors write beside the one that is edited: swap files, backups, vim's probe.
bool is_editors_own(std::string_view name) {
  return name.starts_with(".") || name.starts_with("#") || name.ends_with("~") || name.ends_with(".swp") ||
         name.ends_with(".tmp") || name == "4913";
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}
Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

FileWatch::FileWatch(std::function<void(Clock::time_point)> on_change)
    : on_change_(std::move(on_change)),
      events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (ok()) thread_ = std::jthread([this] { run(); });
}

FileWatch::~FileWatch() {
  const std::uint64_t one = 1;
  if (stop_ && ::write(stop_.get(), &one, sizeof one) < 0) return;  // it cannot fail: the counter is far from full
}

bool FileWatch::set_folders(const std::set<std::filesystem::path>& folders) {
  if (!ok()) return false;
  const std::lock_guard lock(mutex_);
  std::map<std::filesystem::path, int> now;
  std::set<int> wanted;
  bool added = false;
  for (const std::filesystem::path& folder : folders) {
    const int watch = ::inotify_add_watch(events_.get(), folder.c_str(), kEvents);
    if (watch < 0) continue;
    now[folder] = watch;
    wanted.insert(watch);
    const auto before = watches_.find(folder);
    added = added || before == watches_.end() || before->second != watch;
  }
  for (const auto& [folder, watch] : watches_) {
    if (!wanted.contains(watch)) ::inotify_rm_watch(events_.get(), watch);
  }
  watches_ = std::move(now);
  return added;
}

/// True when there are events. `milliseconds` below 0: as long as it takes.
bool FileWatch::wait(int milliseconds, bool* stopped) const {
  std::array<pollfd, 2> sources{{{events_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
  const int ready = ::poll(sources.data(), sources.size(), milliseconds);
  *stopped = ready > 0 && sources[1].revents != 0;
  return ready > 0 && sources[0].revents != 0;
}

/// Empties the queue; true when something in it may concern the catalog.
bool FileWatch::take_events() const {
  alignas(inotify_event) std::array<char, 16 * 1024> buffer;
  bool concerns = false;
  for (;;) {
    const ssize_t size = ::read(events_.get(), buffer.data(), buffer.size());
    if (size <= 0) return concerns;
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      const std::string_view name = event->len > 0 ? std::string_view(event->name) : std::string_view();
      const bool of_folder = name.empty() && (event->mask & IN_IGNORED) == 0;
      concerns = concerns || of_folder || (!name.empty() && !is_editors_own(name));
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
}

void FileWatch::run() {
  bool stopped = false;
  while (!stopped) {
    if (!wait(-1, &stopped) || stopped || !take_events()) continue;
    const auto first = Clock::now();
    while (!stopped && Clock::now() - first < std::chrono::milliseconds(kMostMs) && wait(kQuietMs, &stopped)) take_events();
    if (!stopped) on_change_(first);
  }
}

}  // namespace maquette::app
