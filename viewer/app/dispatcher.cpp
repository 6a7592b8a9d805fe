#include "app/dispatcher.h"

#include <utility>

#include "maquette/difference.h"
#include "maquette/release.h"

namespace maquette::app {

namespace fs = std::filesystem;
using Stage = viewer::Dispatch::Stage;

namespace {

/// What kiosks have now; null when they have nothing that can be read.
std::shared_ptr<const Model> on_shelf(const fs::path& product) {
  std::error_code error;
  const fs::path folder = fs::canonical(product, error);
  return error ? nullptr : load_catalog(folder).model;
}

}  // namespace

Dispatcher::Dispatcher(fs::path shelf, fs::path key, std::function<void()> wake)
    : shelf_(std::move(shelf)), key_(std::move(key)), wake_(std::move(wake)) {}

void Dispatcher::ask(const viewer::ViewerState& state) {
  const viewer::Dispatch& dispatch = state.workshop->dispatch;
  const bool wanted = dispatch.stage == Stage::weighing || dispatch.stage == Stage::sending;
  if (!wanted || dispatch.request == asked_) return;
  {
    const std::lock_guard lock(mutex_);
    if (busy_) return;  // asked again with the next frame: what is in progress wakes the window when it ends
    busy_ = true;
  }
  asked_ = dispatch.request;
  thread_ = std::jthread(
      [this, job = Job{dispatch.request, dispatch.stage == Stage::sending, state.model, state.workshop->files}] {
        viewer::Action news = job.send ? send(job) : weigh(job);
        {
          const std::lock_guard lock(mutex_);
          news_.push_back(std::move(news));
          busy_ = false;
        }
        wake_();
      });
}

std::vector<viewer::Action> Dispatcher::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, {});
}

bool Dispatcher::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && news_.empty();
}

viewer::Action Dispatcher::weigh(const Job& job) const {
  viewer::SendWeighed weighed{job.request, {}, {}};
  const ReleaseResult named = name_release(*job.files, *job.model, shelf_);
  weighed.problem = named.problem;
  weighed.effect.same = named.same;
  weighed.effect.to = job.model->version;
  const std::shared_ptr<const Model> before = on_shelf(shelf_ / job.model->id);
  if (!weighed.problem.empty() || named.same || !before) return weighed;
  weighed.effect.from = before->version;
  const Difference moved = difference(before, job.model);
  weighed.effect.kept = moved.kept;
  weighed.effect.removed = moved.removed.designs;
  weighed.effect.added = moved.added.designs;
  return weighed;
}

viewer::Action Dispatcher::send(const Job& job) const {
  const KeyResult key = open_or_create_key(key_);
  if (!key.key) return viewer::SendFinished{job.request, {}, key.problem};
  ReleaseResult sent = publish(*job.files, *job.model, shelf_, *key.key);
  return viewer::SendFinished{job.request, std::move(sent.name), std::move(sent.problem)};
}

}  // namespace maquette::app
