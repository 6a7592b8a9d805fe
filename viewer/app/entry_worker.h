// Writing a contest entry while the window goes on: pictures, seal, check, disk, each reported as it begins.
//
// The customer sees "You are in" only after the package that lies on the disk has been verified as an organiser would.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/kiosk_store.h"
#include "app/snapshot.h"
#include "maquette/catalog.h"
#include "state/action.h"

namespace maquette::app {

/// Everything an entry needs, copied out of the state when "Enter now" was tapped.
struct EntryOrder {
  std::uint64_t request = 0;
  Variant variant;
  EntryFields fields;
  std::string email;
};

EntryOrder order_of(const viewer::ViewerState& state);

class EntryWorker {
 public:
  /// Takes the four pictures and the model of a variant; called on the worker's thread.
  using Photographer = std::function<Snapshot(const Variant& variant, const std::string& language)>;

  EntryWorker(std::shared_ptr<const Model> model, CatalogFiles catalog, KioskStore store, Photographer photographer,
              std::function<void()> wake);
  ~EntryWorker() = default;

  /// Starts on `order`; one at a time.
  void start(EntryOrder order);
  std::vector<viewer::Action> take();
  bool idle() const;

 private:
  void run(const EntryOrder& order);
  std::string write(const EntryOrder& order, std::string* code, std::uint64_t* number);
  void report(std::uint64_t request, viewer::EntryStage stage, float progress);
  void publish(viewer::Action action);

  std::shared_ptr<const Model> model_;
  CatalogFiles catalog_;
  KioskStore store_;
  Photographer photographer_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::vector<viewer::Action> news_;
  bool busy_ = false;
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
