#include "query/compiled_form.h"

#include <algorithm>

namespace maquette {
namespace {

/// A decision costs about as much as this many of Z3's steps, so that one budget governs both.
constexpr std::uint64_t kStepsPerNode = 100;

}  // namespace

const compile::CompiledCatalog* CompiledForm::get() {
  if (tried_) return catalog_.get();
  cancelled_ = false;
  compile::CompileLimits limits;
  limits.nodes = static_cast<std::uint32_t>(std::min<std::uint64_t>(limits_.resource / kStepsPerNode, limits.nodes));
  limits.wall = limits_.wall / 2;
  limits.cancelled = &cancelled_;
  const compile::CompileResult result = compile::CompiledCatalog::compile(model_, limits);
  catalog_ = result.catalog;
  tried_ = result.outcome != compile::CompileOutcome::cancelled;
  return catalog_.get();
}

compile::LiveCatalog* CompiledForm::live() {
  if (!live_ && get() != nullptr) live_.emplace(catalog_);
  return live_ ? &*live_ : nullptr;
}

bool is_open(const Domains& domains) {
  return domains.satisfiable == Verdict::unknown ||
         std::any_of(domains.states.begin(), domains.states.end(), [](const std::vector<OptionState>& part) {
           return std::find(part.begin(), part.end(), OptionState::unknown) != part.end();
         });
}

}  // namespace maquette
