// An author's save, taken over by the running studio: only what the save touched is made anew, and the camera stays.
#include <stdexcept>
#include <utility>

#include "app/product_stage.h"
#include "app/studio.h"
#include "scene/data_root.h"

namespace maquette::app {

void Studio::take_reloads() {
  for (Reload& reload : author_->take_reloads()) {
    if (reload.words && reload.words->words.contains(state_.language)) languages_ = std::move(*reload.words);
    const std::shared_ptr<const Model> before = state_.model;
    if (reload.catalog) apply(viewer::CatalogSaved{*reload.catalog});
    if (state_.model != before) use_catalog(reload);
    if (reload.cases) {
      apply(viewer::TestsSaved{reload.cases});
      author_->test(reload.cases, std::move(reload.case_findings));
    }
    if (reload.shaders) reload_shaders();
  }
}

void Studio::use_catalog(const Reload& reload) {
  author_->retire(std::shared_ptr<SolverWorker>(std::move(solver_)));
  author_->retire(std::shared_ptr<EntryWorker>(std::move(entries_)));
  start_workers(*reload.catalog->files);
  author_->begin(state_);
  use_mesh(reload);
}

void Studio::use_mesh(const Reload& reload) {
  const bool has_mesh = !state_.model->mesh.empty(), had_mesh = stage_->camera().has_value();
  if (reload.assets || has_mesh != had_mesh) {
    const std::string problem = replace_stage(reload.assets);
    if (problem.empty()) return;
    waiting_assets_ = reload.assets;
    apply(viewer::ShadersReloaded{problem});
  }
  if (waiting_assets_) waiting_assets_->set_model(state_.model);
  stage_->use_model(state_.model);
  if (reload.surfaces) stage_->renew_surfaces();
}

/// A sentence when the shaders do not compile; the old stage then stays.
std::string Studio::replace_stage(const std::shared_ptr<scene::Assets>& assets) {
  const auto camera = stage_->camera();
  if (assets && !light_.get().light) return light_.get().problem;
  try {
    std::unique_ptr<Stage> next = make_plain_stage();
    if (assets) next = make_product_stage(assets, scene::data_root(), *light_.get().light);
    if (camera) next->set_camera(*camera);
    stage_ = std::move(next);
    lit_ = state_.lights.front();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  waiting_assets_.reset();
  ui_->set_pictures(*stage_);
  return {};
}

void Studio::reload_shaders() {
  std::string problem = stage_->reload_shaders().value_or("");
  if (problem.empty() && waiting_assets_) problem = replace_stage(std::exchange(waiting_assets_, nullptr));
  apply(viewer::ShadersReloaded{problem});
}

}  // namespace maquette::app
