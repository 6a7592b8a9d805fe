// The way of a catalog to the kiosks, off the frame: weighs it against what they have, and puts it on their shelf.
//
// Questions are derived from the state, as the solver's are: each new `dispatch.request` is one piece of work, on a thread
// of its own, and what came of it comes back as an action.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "state/action.h"

namespace maquette::app {

class Dispatcher {
 public:
  /// `shelf`: folder the kiosks read, may be empty. `key`: what releases are sealed with; made there if there is none.
  Dispatcher(std::filesystem::path shelf, std::filesystem::path key, std::function<void()> wake);

  void ask(const viewer::ViewerState& state);
  std::vector<viewer::Action> take();
  bool idle() const;

 private:
  struct Job {
    std::uint64_t request = 0;
    bool send = false;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const CatalogFiles> files;
  };
  viewer::Action weigh(const Job& job) const;
  viewer::Action send(const Job& job) const;

  std::filesystem::path shelf_, key_;
  std::function<void()> wake_;
  std::uint64_t asked_ = 0;
  mutable std::mutex mutex_;
  bool busy_ = false;
  std::vector<viewer::Action> news_;
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
