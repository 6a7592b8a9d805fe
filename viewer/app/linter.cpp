#include "app/linter.h"

#include <chrono>
#include <utility>

#include "maquette/lint.h"

namespace maquette::app {

Linter::Linter(std::function<void(viewer::Action)> publish)
    : publish_(std::move(publish)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Linter::~Linter() {
  thread_.request_stop();
  changed_.notify_all();
}

void Linter::begin(Subject subject) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(subject);
  }
  changed_.notify_all();
}

bool Linter::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && !next_;
}

void Linter::run(const std::stop_token& stop) {
  for (;;) {
    Subject subject;
    {
      std::unique_lock lock(mutex_);
      busy_ = false;
      if (!changed_.wait(lock, stop, [this] { return next_.has_value(); })) return;
      subject = std::move(*std::exchange(next_, std::nullopt));
      busy_ = true;
    }
    const auto start = std::chrono::steady_clock::now();
    Findings findings = lint(*subject.model);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;  // before it is told: whoever is told finds nothing left to wait for
    }
    publish_(viewer::LintArrived{subject.save, std::move(findings), seconds});
  }
}

}  // namespace maquette::app
