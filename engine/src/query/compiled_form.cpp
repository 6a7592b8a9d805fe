#include "query/compiled_form.h"

#include <algorithm>
#include <utility>

namespace maquette {
namespace {

/// A decision costs about as much as this many of Z3's steps, so that one budget governs both.
constexpr std::uint64_t kStepsPerNode = 100;

}  // namespace

const compile::CompiledCatalog* CompiledForm::get() {
  if (status_ == Compiled::not_tried || status_ == Compiled::cancelled) {
    const CompileBudget most;
    compile({static_cast<std::uint32_t>(std::min<std::uint64_t>(limits_.resource / kStepsPerNode, most.nodes)), most.bytes,
             limits_.wall / 2},
            {});
  }
  return catalog_.get();
}

bool CompiledForm::load() {
  auto stored = store_.load(model_);
  if (!stored) return false;
  catalog_ = std::move(stored->catalog);
  unselected_ = std::move(stored->unselected);
  return true;
}

Compiled CompiledForm::compile(const CompileBudget& budget, const std::function<void(double)>& progress) {
  cancelled_ = false;
  if (catalog_) return status_;
  if (load()) return status_ = Compiled::yes;
  compile::CompileLimits limits{budget.nodes, budget.bytes, budget.cpu, &cancelled_};
  if (progress) limits.progress = [&progress](const compile::Progress& now) { progress(now.share); };
  const compile::CompileResult result = compile::CompiledCatalog::compile(model_, limits);
  catalog_ = result.catalog;
  if (catalog_) store_.save(*catalog_, unselected_);
  return status_ = catalog_                                               ? Compiled::yes
                   : !result.not_compilable.empty()                       ? Compiled::no_form
                   : result.outcome == compile::CompileOutcome::cancelled ? Compiled::cancelled
                                                                          : Compiled::no_budget;
}

std::optional<std::string> CompiledForm::count(const Selections& selections) {
  if (get() == nullptr) return std::nullopt;
  if (!selections.chosen.empty()) return live()->count(selections);
  if (!unselected_.designs) {
    unselected_.designs = catalog_->count(selections);
    if (unselected_.designs) store_.save(*catalog_, unselected_);
  }
  return unselected_.designs;
}

std::optional<compile::PerOption<double>> CompiledForm::shares(const Selections& selections) {
  if (get() == nullptr) return std::nullopt;
  if (!selections.chosen.empty()) return catalog_->shares(selections);
  if (!unselected_.shares) {
    unselected_.shares = catalog_->shares(selections);
    if (unselected_.shares) store_.save(*catalog_, unselected_);
  }
  return unselected_.shares;
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
