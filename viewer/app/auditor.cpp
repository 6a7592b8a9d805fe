#include "app/auditor.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "state/derive_workshop.h"

namespace maquette::app {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The catalog in which the rule is broken and all others hold.
std::shared_ptr<const Model> turn_round(const Model& model, RuleIndex rule) {
  auto turned = std::make_shared<Model>(model);
  Formula& formula = turned->rules[rule].formula;
  formula = Formula{Not{{std::move(formula)}}};
  return turned;
}

bool is_conflicting(const viewer::ViewerState& state) {
  return state.answers && state.answers->revision == state.revision && state.answers->domains.satisfiable == Verdict::no;
}

}  // namespace

Auditor::Auditor(std::function<void()> wake)
    : wake_(std::move(wake)),
      linter_([this](viewer::Action action) { publish(std::move(action)); }),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Auditor::~Auditor() {
  thread_.request_stop();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (interrupt_) interrupt_();
  }
  changed_.notify_all();
}

void Auditor::begin(Subject subject) {
  linter_.begin(subject);
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(subject);
    question_ = {};
    tests_.reset();
    busy_ = true;
    if (interrupt_) interrupt_();
  }
  changed_.notify_all();
}

void Auditor::ask(const viewer::ViewerState& state) {
  Question question{state.revision, state.design.selections, viewer::counted_parts(state), is_conflicting(state)};
  {
    const std::lock_guard lock(mutex_);
    if (question == question_) return;
    question_ = std::move(question);
    busy_ = true;
  }
  changed_.notify_all();
}

void Auditor::test(std::shared_ptr<const CaseFiles> files, Findings findings) {
  {
    const std::lock_guard lock(mutex_);
    tests_ = Tests{std::move(files), std::move(findings)};
    busy_ = true;
  }
  changed_.notify_all();
}

std::vector<viewer::Action> Auditor::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, {});
}

bool Auditor::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && !next_ && news_.empty() && linter_.idle();
}

void Auditor::publish(viewer::Action action) {
  {
    const std::lock_guard lock(mutex_);
    news_.push_back(std::move(action));
  }
  wake_();
}

bool Auditor::superseded() const {
  const std::lock_guard lock(mutex_);
  return next_.has_value() || stopping_;
}

void Auditor::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    take_subject();
    if (work_.session && step()) continue;
    if (!wait_for_work(stop)) return;
  }
}

bool Auditor::wait_for_work(const std::stop_token& stop) {
  const auto has_work = [this] {
    const bool asked = question_.revision != 0 && work_.answered != question_;
    return next_.has_value() || (work_.session && (asked || tests_.has_value()));
  };
  std::unique_lock lock(mutex_);
  busy_ = has_work();
  if (!busy_) wake_();  // who waits for the figures to be complete is told
  return changed_.wait(lock, stop, has_work);
}

void Auditor::take_subject() {
  std::optional<Subject> next;
  {
    const std::lock_guard lock(mutex_);
    next = std::exchange(next_, std::nullopt);
  }
  if (!next) return;
  work_ = Work{};
  work_.subject = std::move(*next);
  work_.session = std::make_unique<Session>(work_.subject.model, Limits{}, CompiledCache::off);
  work_.turned.resize(work_.subject.model->rules.size());
  work_.binding.resize(work_.subject.model->rules.size(), Verdict::unknown);
}

/// One piece of work, the most urgent; false when nothing is left to do.
bool Auditor::step() {
  Question question;
  {
    const std::lock_guard lock(mutex_);
    question = question_;
  }
  if (question.revision != 0 && work_.answered != question) {
    answer(question);
  } else if (!work_.figures_known) {
    count_catalog();
  } else if (begin_tests()) {
    return true;
  } else if (work_.next_case < work_.cases.size()) {
    run_test(work_.next_case++);
  } else if (work_.next_rule < work_.turned.size()) {
    count_rule(work_.next_rule);
  } else {
    return false;
  }
  return true;
}

/// A session's count, which `begin` can end.
std::optional<DesignCount> Auditor::counted(Session& session, const Selections& selections, bool with_shares) {
  {
    const std::lock_guard lock(mutex_);
    if (next_ || stopping_) return std::nullopt;
    interrupt_ = [&session] { session.interrupt(); };
  }
  auto count = session.count(selections, with_shares);
  const std::lock_guard lock(mutex_);
  interrupt_ = nullptr;
  return count;
}

void Auditor::count_catalog() {
  const auto start = Clock::now();
  viewer::CatalogFigures figures;
  const auto count = counted(*work_.session, {}, false);
  if (superseded()) return;
  if (count) figures.designs = count->designs;
  const Domains domains = work_.session->domains({});
  for (const auto& states : domains.states) {
    auto& possible = figures.possible.emplace_back();
    for (const OptionState state : states) possible.push_back(state != OptionState::dead && state != OptionState::excluded);
  }
  figures.seconds = seconds_since(start);
  work_.figures_known = true;
  if (!superseded()) publish(viewer::FiguresArrived{work_.subject.save, std::move(figures)});
}

void Auditor::count_rule(RuleIndex rule) {
  auto turned = std::make_unique<Session>(turn_round(*work_.subject.model, rule), Limits{}, CompiledCache::off);
  const auto count = counted(*turned, {}, false);
  if (superseded()) return;
  publish(viewer::RuleCounted{work_.subject.save, rule, count ? std::optional(count->designs) : std::nullopt});
  if (rule < kMostTurned) work_.turned[rule] = std::move(turned);
  ++work_.next_rule;
  if (!work_.answered) return;
  judge_rule(rule, *work_.answered);
  publish_verdicts(*work_.answered);
}

void Auditor::answer(const Question& question) {
  if (question.conflicting) {
    Repairs repairs = work_.session->repair(question.selections, 1);
    std::optional<Repair> repair;
    if (!repairs.repairs.empty()) repair = std::move(repairs.repairs.front());
    std::vector<RuleIndex> conflict = work_.session->explain(question.selections).rules;
    if (!superseded()) {
      publish(viewer::RepairFound{work_.subject.save, question.revision, std::move(repair), std::move(conflict)});
    }
  }
  const bool another_design = work_.verdicts_about != question.revision;
  if (another_design) std::fill(work_.binding.begin(), work_.binding.end(), Verdict::unknown);
  for (RuleIndex rule = 0; another_design && rule < work_.next_rule && !superseded(); ++rule) judge_rule(rule, question);
  work_.verdicts_about = question.revision;
  publish_verdicts(question);
  count_options(question);
  work_.answered = question;
}

void Auditor::judge_rule(RuleIndex rule, const Question& question) {
  Session* const turned = work_.turned[rule].get();
  work_.binding[rule] = turned == nullptr ? Verdict::unknown : turned->domains(question.selections).satisfiable;
}

void Auditor::publish_verdicts(const Question& question) {
  if (!superseded()) publish(viewer::VerdictsArrived{work_.subject.save, {question.revision, work_.binding}});
}

/// One count with shares serves every part without a selection; one with a selection is counted without it.
void Auditor::count_options(const Question& question) {
  if (question.parts.empty()) return;
  viewer::OptionCounts counts{question.revision, {}};
  std::optional<DesignCount> common;
  for (const PartIndex part : question.parts) {
    Selections others = question.selections;
    others.texts.erase(part);
    const bool selected = others.chosen.erase(part) > 0;
    std::optional<DesignCount> own;
    if (selected || !common) own = counted(*work_.session, others, true);
    if (!selected && !common) common = own;
    const auto& count = selected ? own : common;
    if (superseded() || !count) return;
    const double designs = std::strtod(count->designs.c_str(), nullptr);
    if (!std::isfinite(designs)) return;
    for (const double share : count->shares[part]) counts.designs[part].push_back(share * designs);
  }
  publish(viewer::OptionsCounted{work_.subject.save, std::move(counts)});
}

}  // namespace maquette::app
