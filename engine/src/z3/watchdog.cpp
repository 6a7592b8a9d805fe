#include "z3/watchdog.h"

#include <utility>

namespace maquette {

Watchdog::Watchdog() : thread_([this] { patrol(); }) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    quit_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Watchdog::arm(Clock::time_point deadline) {
  {
    const std::lock_guard lock(mutex_);
    deadline_ = deadline;
    armed_ = true;
    stopped_ = false;
  }
  changed_.notify_all();
}

void Watchdog::disarm() {
  const std::lock_guard lock(mutex_);  // the patrol finds out when it next wakes: at the old deadline, or when armed again
  armed_ = false;
}

void Watchdog::guard(Bite bite) {
  const std::lock_guard lock(mutex_);
  bite_ = std::move(bite);
}

void Watchdog::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (!armed_) return;
    stopped_ = true;
  }
  changed_.notify_all();
}

bool Watchdog::over() const {
  const std::lock_guard lock(mutex_);
  return armed_ && (stopped_ || Clock::now() >= deadline_);
}

bool Watchdog::take_bitten() {
  const std::lock_guard lock(mutex_);
  return std::exchange(bitten_, false);
}

void Watchdog::patrol() {
  std::unique_lock lock(mutex_);
  while (!quit_) {
    if (!armed_) {
      changed_.wait(lock);
    } else if (!stopped_ && Clock::now() < deadline_) {
      changed_.wait_until(lock, deadline_);
    } else {
      if (bite_) {
        bite_();
        bitten_ = true;
      }
      changed_.wait_for(lock, std::chrono::milliseconds(1));
    }
  }
}

}  // namespace maquette
