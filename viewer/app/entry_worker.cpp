#include "app/entry_worker.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "state/derive.h"

namespace maquette::app {

using viewer::EntryStage;

namespace {

constexpr std::string_view kRulesVersion = "1";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

EntryOrder order_of(const viewer::ViewerState& state) {
  EntryOrder order;
  order.request = state.entry.request;
  order.variant = state.design.shown;
  const viewer::EntryForm& form = state.entry.form;
  order.fields.title = form.title;
  order.fields.story = form.story;
  order.fields.display_name = form.name;
  order.fields.language = state.language;
  order.fields.consents = {{"age_or_guardian", form.age_or_guardian}, {"show_publicly", form.show_publicly}};
  order.fields.contest = viewer::contest_calendar(state).id;
  order.fields.rules_version =
      state.conditions.contest ? state.conditions.contest->rules_version : std::string(kRulesVersion);
  order.fields.market = state.sale.market;
  order.fields.channel = state.sale.channel;
  order.fields.day = state.sale.day;
  order.email = form.email;
  return order;
}

EntryWorker::EntryWorker(std::shared_ptr<const Model> model, CatalogFiles catalog, KioskStore store,
                         Photographer photographer, std::function<void()> wake)
    : model_(std::move(model)),
      catalog_(std::move(catalog)),
      store_(std::move(store)),
      photographer_(std::move(photographer)),
      wake_(std::move(wake)) {}

void EntryWorker::start(EntryOrder order) {
  {
    const std::lock_guard lock(mutex_);
    if (busy_) return;
    busy_ = true;
  }
  thread_ = std::jthread([this, order = std::move(order)] { run(order); });
}

std::vector<viewer::Action> EntryWorker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, {});
}

bool EntryWorker::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && news_.empty();
}

void EntryWorker::publish(viewer::Action action) {
  {
    const std::lock_guard lock(mutex_);
    news_.push_back(std::move(action));
  }
  wake_();
}

void EntryWorker::report(std::uint64_t request, EntryStage stage, float progress) {
  publish(viewer::EntryProgressed{request, stage, progress});
}

void EntryWorker::run(const EntryOrder& order) {
  std::string code;
  std::uint64_t number = 0;
  const std::string problem = write(order, &code, &number);
  {
    const std::lock_guard lock(mutex_);
    busy_ = false;
  }
  if (problem.empty()) {
    publish(viewer::EntryFinished{order.request, code, number});
  } else {
    publish(viewer::EntryFailed{order.request, problem});
  }
}

std::string EntryWorker::write(const EntryOrder& order, std::string* code, std::uint64_t* number) {
  report(order.request, EntryStage::preparing, 0.05F);
  const KeyResult key = store_.open();
  if (!key.key) return key.problem;
  const std::uint64_t counter = store_.next_number();
  *number = store_.next_in_contest(order.fields.contest);

  report(order.request, EntryStage::rendering, 0.15F);
  Snapshot snapshot = photographer_(order.variant, order.fields.language);
  if (!snapshot.problem.empty()) return snapshot.problem;

  report(order.request, EntryStage::sealing, 0.75F);
  EntryContent content;
  content.fields = order.fields;
  content.fields.counter = counter;
  content.variant = order.variant;
  content.renders = std::move(snapshot.renders);
  content.glb = std::move(snapshot.glb);
  const EntryWritten written = write_entry(*model_, catalog_, content, *key.key);
  if (!written.problem.empty()) return written.problem;
  *code = entry_code(written.package);
  if (const std::string problem = store_.keep(written.package, *code, counter, order.fields.contest, order.email);
      !problem.empty())
    return problem;

  report(order.request, EntryStage::checking, 0.92F);
  const VerifyResult verdict = verify_entry(read_file(store_.entry_path(*code)), {{key.key->public_key}, model_->digest});
  if (verdict.verified) return {};
  std::string problem = "the entry was written but does not verify: ";
  return problem.append(verdict.problem);
}

}  // namespace maquette::app
