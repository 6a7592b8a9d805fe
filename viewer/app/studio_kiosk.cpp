// Another catalog at a kiosk: read while somebody designs, shown once nobody does.
#include <algorithm>
#include <cstdio>
#include <utility>

#include "app/studio.h"
#include "state/reduce.h"

namespace maquette::app {

namespace {

constexpr double kGone = 180;  ///< seconds without a touch after which who stood here has gone

bool is_touch(const ui::Input& input) {
  return input.down || input.pressed || input.released || input.wheel != 0 || !input.keys.empty() || !input.typed.empty();
}

}  // namespace

void Studio::look_for_another_catalog(const ui::Input& input) {
  if (is_touch(input)) touched_ = input.now;
  if (input.now - looked_ >= kLookEvery || looked_ == 0) {
    looked_ = input.now;
    kiosk_->look(state_.today);
  }
  if (auto fresh = kiosk_->take()) {
    for (const Finding& finding : fresh->findings) std::fprintf(stderr, "%s\n", to_string(finding).c_str());
    if (!fresh->catalog) {
      std::fprintf(stderr, "maquette-viewer: %s; the catalog that runs goes on\n", fresh->problem.c_str());
    } else {
      waiting_ = std::move(fresh);  // a newer one takes the place of one that still waits
    }
  }
  const bool free = viewer::nobody_is_here(state_) || input.now - touched_ >= kGone;
  if (!waiting_ || !free || !entries_->idle()) return;
  show_catalog(std::move(*std::exchange(waiting_, std::nullopt)->catalog));
}

void Studio::show_catalog(FreshCatalog fresh) {
  viewer::SavedCatalog& saved = fresh.read.saved;
  solver_.reset();
  entries_.reset();
  if (fresh.read.words.words.contains(state_.language)) languages_ = std::move(fresh.read.words);
  apply(viewer::CatalogArrived{saved.model, saved.conditions, saved.sale});
  if (const std::string problem = replace_stage(fresh.assets); !problem.empty()) {
    std::fprintf(stderr, "maquette-viewer: %s\n", problem.c_str());
    stage_->use_model(state_.model);
  }
  start_workers(*saved.files);
}

}  // namespace maquette::app
