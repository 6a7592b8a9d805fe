// The wall-clock backstop and the stop button of a solver.
//
// Z3 forgets an interrupt that arrives before its check has begun, so one shot is not enough: once time is up or a stop was
// asked for, the watchdog keeps biting, every millisecond, until the question is over. One thread serves all questions of
// an oracle; Z3's own `timeout` would cost a thread hand-over for every single check.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace maquette {

class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;
  using Bite = std::function<void()>;

  Watchdog();
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// A question begins and may run until `deadline`.
  void arm(Clock::time_point deadline);
  /// The question is over.
  void disarm();
  /// What to do to whatever runs now; empty while nothing does. Called with a lock held: return at once.
  void guard(Bite bite);
  /// Ends the question in progress; does nothing without one. From any thread.
  void stop();

  /// Must the question in progress end?
  bool over() const;
  /// Has anything been bitten since the last call? Forgets it.
  bool take_bitten();

 private:
  void patrol();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Bite bite_;
  Clock::time_point deadline_{};
  bool armed_ = false;
  bool stopped_ = false;
  bool bitten_ = false;
  bool quit_ = false;
  std::thread thread_;  // last: starts when all else is ready
};

}  // namespace maquette
