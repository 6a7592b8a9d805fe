#include "app/solver_worker.h"

#include <algorithm>
#include <utility>

#include "maquette/evaluate.h"

namespace maquette::app {

SolverWorker::SolverWorker(std::shared_ptr<const Model> model, std::function<void()> wake, CompiledCache cache)
    : session_(std::move(model), Limits{}, cache),
      wake_(std::move(wake)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

SolverWorker::~SolverWorker() {
  thread_.request_stop();
  {
    const std::lock_guard lock(mutex_);
    ++newest_.revision;  // whatever is in progress is outdated now
  }
  changed_.notify_all();
  session_.interrupt();
}

void SolverWorker::ask(const viewer::ViewerState& state) {
  Question question;
  question.revision = state.revision;
  question.design = state.design;
  question.group = state.group;
  question.parts = state.model->groups[state.group].parts;
  question.surprise_seed = state.surprise_seed;
  if (state.why_not) {
    question.wish = state.why_not->wish;
    question.wish_request = state.why_not->request;
  }
  {
    const std::lock_guard lock(mutex_);
    const bool same = question.revision == newest_.revision && question.group == newest_.group &&
                      question.surprise_seed == newest_.surprise_seed && question.wish_request == newest_.wish_request;
    if (same) return;
    newest_ = question;
    next_ = std::move(question);
    if (busy_) session_.interrupt();
  }
  changed_.notify_all();
}

std::vector<viewer::Action> SolverWorker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

bool SolverWorker::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && !next_ && answers_.empty();
}

void SolverWorker::publish(viewer::Action action) {
  {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(action));
  }
  wake_();
}

bool SolverWorker::outdated(const Question& question) const {
  const std::lock_guard lock(mutex_);
  return next_.has_value() || !question.same_design(newest_);
}

void SolverWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Question question;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return next_.has_value(); })) return;
      question = std::move(*next_);
      next_.reset();
      busy_ = true;
    }
    answer(question);
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
    }
    wake_();
  }
}

void SolverWorker::answer(const Question& question) {
  if (!last_ || last_->revision != question.revision) answer_design(question);
  if (question.wish && question.wish_request != answered_wish_ && !outdated(question)) answer_wish(question);
  if (question.surprise_seed && !outdated(question)) answer_surprise(question);
  if (last_ && last_->revision == question.revision && !last_->variant.options.empty() && !outdated(question)) {
    answer_details(question, last_->variant, last_->domains);
    answer_count(question);
  }
}

void SolverWorker::answer_design(const Question& question) {
  viewer::Answers answers;
  answers.revision = question.revision;
  answers.domains = session_.domains(question.design.selections);
  if (outdated(question)) return;
  if (answers.domains.satisfiable == Verdict::unknown) {
    // An interrupt meant for the question before can come late; a budget that is really spent answers the same again.
    answers.domains = session_.domains(question.design.selections);
  }
  const bool complete = question.design.shown.options.size() == session_.model().parts.size();
  const Completion completion = session_.complete(question.design.selections, complete ? &question.design.shown : nullptr);
  if (completion.found == Verdict::unknown && outdated(question)) return;
  if (completion.found == Verdict::yes) {
    answers.variant = completion.variant;
    answers.quote = quote(session_.model(), completion.variant);
  }
  last_ = answers;
  publish(viewer::AnswersArrived{std::move(answers)});
}

/// Offers of the open group, and for each implied part the first selection that left it no other option.
void SolverWorker::answer_details(const Question& question, const Variant& shown, const Domains& domains) {
  viewer::Details details;
  details.revision = question.revision;
  for (const PartIndex part : question.parts) {
    if (outdated(question)) return;
    details.offers[part] = session_.offers(question.design.selections, part, shown);
  }
  if (set_by_revision_ != question.revision && !find_setters(question, domains)) return;
  details.set_by = set_by_;
  if (!outdated(question)) publish(viewer::DetailsArrived{std::move(details)});
}

bool SolverWorker::find_setters(const Question& question, const Domains& domains) {
  set_by_.clear();
  const Model& model = session_.model();
  for (PartIndex part = 0; part < model.parts.size() && part < domains.states.size(); ++part) {
    const auto& states = domains.states[part];
    if (std::find(states.begin(), states.end(), OptionState::implied) == states.end()) continue;
    const auto other = std::find(states.begin(), states.end(), OptionState::excluded);
    if (other == states.end()) continue;
    if (outdated(question)) return false;
    const Choice wish{part, static_cast<OptionIndex>(other - states.begin())};
    const Explanation why = session_.explain(question.design.selections, wish);
    if (why.found == Verdict::yes && !why.selections.empty()) set_by_[part] = why.selections.front().part;
  }
  set_by_revision_ = question.revision;
  return true;
}

/// Last, because it may take half a second, and interrupted by the next click.
void SolverWorker::answer_count(const Question& question) {
  if (outdated(question) || counted_revision_ == question.revision) return;
  const auto count = session_.count(question.design.selections);
  if (!count || outdated(question)) return;
  counted_revision_ = question.revision;
  publish(viewer::CountArrived{question.revision, count->designs});
}

void SolverWorker::answer_wish(const Question& question) {
  Explanation explanation = session_.explain(question.design.selections, *question.wish);
  if (outdated(question)) return;
  publish(viewer::ExplanationArrived{question.wish_request, std::move(explanation)});
  Repairs repairs = session_.repair(question.design.selections, *question.wish);
  if (outdated(question)) return;
  publish(viewer::RepairsArrived{question.wish_request, std::move(repairs)});
  answered_wish_ = question.wish_request;
}

void SolverWorker::answer_surprise(const Question& question) {
  publish(
      viewer::SurpriseArrived{question.revision, session_.surprise(question.design.selections, *question.surprise_seed)});
}

}  // namespace maquette::app
