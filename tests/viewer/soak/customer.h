// Someone at the kiosk: taps, drags, types and presses keys as a seed says, waits where a person would, and enters the
// contest.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <random>

#include "app/studio.h"
#include "gl/target.h"
#include "viewer/soak/soak.h"

namespace maquette::soak {

/// Sleeps until a worker has an answer, as the window does: a frame drawn meanwhile would show nothing new.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    rings_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    rings_.wait_for(lock, std::chrono::milliseconds(200), [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable rings_;
  bool rung_ = false;
};

class Stopwatch {
 public:
  explicit Stopwatch(double most_seconds) : end_(Clock::now() + std::chrono::duration<double>(most_seconds)) {}
  bool over() const { return Clock::now() >= end_; }

 private:
  using Clock = std::chrono::steady_clock;
  std::chrono::time_point<Clock, std::chrono::duration<double>> end_;
};

/// What they touch comes from the studio's own trace of its controls.
class Customer {
 public:
  Customer(app::Studio& studio, const gl::ColorTarget& screen, std::filesystem::path trace, Bell& bell,
           const Stopwatch& watch, Report& report)
      : studio_(studio), screen_(screen), trace_(std::move(trace)), bell_(bell), watch_(watch), report_(report) {}

  void visit(std::uint64_t seed, int gestures);
  /// The whole way into the contest, whatever the gestures before led to. Whether there is an entry.
  bool enter(std::uint64_t seed);
  /// Walks away: the screen clears for the next person.
  void leave();

 private:
  app::FrameResult step(ui::Input input);
  /// Draws until nothing moves and nothing is asked.
  void settle();
  std::size_t draw(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  ui::Point anywhere();
  void gesture();
  void bring_design(std::uint64_t seed);
  void tap(ui::Point at);
  void tap_control();
  void drag();
  void press_key();
  void type();

  app::Studio& studio_;
  const gl::ColorTarget& screen_;
  std::filesystem::path trace_;
  Bell& bell_;
  const Stopwatch& watch_;
  Report& report_;
  std::mt19937_64 random_;
  ui::Point finger_{-1, -1};
  double now_ = 0;
};

}  // namespace maquette::soak
