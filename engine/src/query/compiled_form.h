// The compiled catalog of a session: built at the first question that gains by it, or not at all when it takes too long.
//
// Z3 is the authority and answers everything; the compiled form gives equal answers to some questions a hundred times
// faster, and the exact counts Z3 cannot give. What it leaves open (`unknown`) is asked of Z3.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "compile/live_catalog.h"
#include "maquette/session.h"

namespace maquette {

class CompiledForm {
 public:
  CompiledForm(std::shared_ptr<const Model> model, const Limits& limits) : model_(std::move(model)), limits_(limits) {}

  /// Null when the catalog does not compile within the limits of one question.
  const compile::CompiledCatalog* get();
  /// The same, following the customer from question to question.
  compile::LiveCatalog* live();

  /// Stops a compilation in progress. From any thread.
  void interrupt() { cancelled_ = true; }

 private:
  std::shared_ptr<const Model> model_;
  Limits limits_;
  bool tried_ = false;
  std::atomic<bool> cancelled_ = false;
  std::shared_ptr<const compile::CompiledCatalog> catalog_;
  std::optional<compile::LiveCatalog> live_;
};

/// Whether any answer in `domains` is unknown.
bool is_open(const Domains& domains);

}  // namespace maquette
