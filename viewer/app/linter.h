// What is wrong with all designs of the running catalog (maquette/lint.h), found on a thread of its own: lint cannot be
// ended, so what it says of a catalog that no longer runs is dropped by whoever hears it.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "state/action.h"

namespace maquette::app {

/// A catalog to look into.
struct Subject {
  std::uint64_t save = 0;
  std::shared_ptr<const Model> model;
  std::shared_ptr<const CatalogFiles> files{};  ///< what the model was built from, and
  Circumstances asked{};                        ///< for what
};

class Linter {
 public:
  explicit Linter(std::function<void(viewer::Action)> publish);
  ~Linter();
  void begin(Subject subject);
  bool idle() const;

 private:
  void run(const std::stop_token& stop);

  std::function<void(viewer::Action)> publish_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Subject> next_;
  bool busy_ = false;
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
