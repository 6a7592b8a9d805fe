// The compiled catalog of a session: built at the first question that gains by it, or not at all when it takes too long.
//
// Z3 is the authority and answers everything; the compiled form gives equal answers to some questions a hundred times
// faster, and the exact counts Z3 cannot give. What it leaves open (`unknown`) is asked of Z3.
//
// It is kept on disk between runs (compile/store.h), and with it what is known before anything is chosen, as soon as it is.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "compile/live_catalog.h"
#include "compile/store.h"
#include "maquette/session.h"

namespace maquette {

class CompiledForm {
 public:
  CompiledForm(std::shared_ptr<const Model> model, const Limits& limits, CompiledCache cache)
      : model_(std::move(model)),
        limits_(limits),
        store_(cache == CompiledCache::on ? compile::Store::users_folder() : std::filesystem::path()) {}

  /// Null when the catalog does not compile within the limits of one question.
  const compile::CompiledCatalog* get();
  /// The same, following the customer from question to question.
  compile::LiveCatalog* live();

  /// As those of CompiledCatalog; nothing when there is none.
  std::optional<std::string> count(const Selections& selections);
  std::optional<compile::PerOption<double>> shares(const Selections& selections);

  /// Compiles now, with a budget of its own; what did not compile before is tried again.
  Compiled compile(const CompileBudget& budget, const std::function<void(double)>& progress);
  Compiled status() const { return status_; }

  /// Stops a compilation in progress. From any thread.
  void interrupt() { cancelled_ = true; }

 private:
  bool load();

  std::shared_ptr<const Model> model_;
  Limits limits_;
  compile::Store store_;
  Compiled status_ = Compiled::not_tried;
  std::atomic<bool> cancelled_ = false;
  std::shared_ptr<const compile::CompiledCatalog> catalog_;
  std::optional<compile::LiveCatalog> live_;
  compile::Unselected unselected_;
};

/// Whether any answer in `domains` is unknown.
bool is_open(const Domains& domains);

}  // namespace maquette
