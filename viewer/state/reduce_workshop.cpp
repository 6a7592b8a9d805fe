// The author's side: a save that reads replaces the catalog under the design, one that does not leaves everything running.
#include <algorithm>
#include <utility>

#include "state/carry_design.h"
#include "state/derive.h"
#include "state/derive_workshop.h"
#include "state/reduce.h"
#include "state/reduce_parts.h"

namespace maquette::viewer {

ViewerState first_author_state(const SavedCatalog& saved, std::string language, Date today) {
  ViewerState state = first_state(saved.model, std::move(language), today);
  state.conditions = saved.conditions;
  state.sale = saved.sale;
  Workshop& workshop = state.workshop.emplace();
  workshop.save = workshop.running = saved.save;
  workshop.files = saved.files;
  workshop.reading = saved.findings;
  workshop.saved_at = workshop.running_since = saved.time;
  workshop.read_seconds = saved.seconds;
  workshop.rules.resize(saved.model->rules.size());
  state.screen = Screen::workshop;
  return state;
}

namespace reducing {

namespace {

bool about_running(const ViewerState& state, std::uint64_t save) {
  return state.workshop && state.workshop->running == save;
}

std::vector<RuleFigure> fresh_figures(const Model& before, const Model& after) {
  std::vector<RuleFigure> figures(after.rules.size());
  for (RuleIndex rule = 0; rule < figures.size(); ++rule) {
    const auto known = find_rule(before, after.rules[rule].id);
    figures[rule].edited = !known || before.rules[*known].source != after.rules[rule].source;
  }
  return figures;
}

/// What was picked in the lists stays picked where it is still there.
void carry_picks(Workshop& workshop, const Model& before, const Model& after, const DesignCarrier& carrier) {
  if (workshop.rule) workshop.rule = find_rule(after, before.rules[*workshop.rule].id);
  if (workshop.rule) workshop.source = after.rules[*workshop.rule].where;
  if (workshop.part) workshop.part = carrier.part(*workshop.part);
}

void carry_visit(ViewerState& state, const DesignCarrier& carrier, std::vector<LostChoice>* lost) {
  state.design = carrier.carry(state.design, lost);
  for (DesignSnapshot& step : state.history.past) step = carrier.carry(step);
  for (DesignSnapshot& step : state.history.future) step = carrier.carry(step);
  if (state.text_before) state.text_before = carrier.carry(*state.text_before);
  const auto group = carrier.group(state.group);
  state.group = group.value_or(0);
}

/// Everything that speaks of the older catalog by its numbers.
void forget_answers(ViewerState& state) {
  state.answers.reset();
  state.details = {};
  state.moved.clear();
  state.toast.reset();
  if (state.why_not) leave_why_not(state);
}

void settle_personalise(ViewerState& state) {
  if (!state.text_before) return;
  if (text_part(*state.model, state.group)) return sync_draft(state);
  close_personalise(state);
}

void replace_catalog(ViewerState& state, const SavedCatalog& saved) {
  const std::shared_ptr<const Model> before = std::exchange(state.model, saved.model);
  state.conditions = saved.conditions;
  state.sale = saved.sale;
  const DesignCarrier carrier(*before, *saved.model, state.language);
  Workshop& workshop = *state.workshop;
  workshop.running = saved.save;
  workshop.running_since = saved.time;
  workshop.lost.clear();
  workshop.rules = fresh_figures(*before, *saved.model);
  workshop.figures.reset();
  workshop.lint.clear();
  workshop.linted = false;
  workshop.repair.reset();
  workshop.conflict.clear();
  workshop.clash.clear();
  forget_results(workshop);
  carry_picks(workshop, *before, *saved.model, carrier);
  forget_answers(state);
  carry_visit(state, carrier, &workshop.lost);
  touch(state);
  settle_personalise(state);
}

}  // namespace

Screen home(const ViewerState& state) { return state.workshop ? Screen::workshop : Screen::studio; }

void apply(ViewerState& state, const CatalogSaved& action) {
  const SavedCatalog& saved = action.saved;
  if (!state.workshop || saved.save <= state.workshop->save) return;
  Workshop& workshop = *state.workshop;
  workshop.save = saved.save;
  workshop.files = saved.files;
  workshop.saved_at = saved.time;
  workshop.read_seconds = saved.seconds;
  workshop.reading = saved.findings;
  workshop.finding.reset();
  workshop.editor_problem.clear();
  forget_dispatch(workshop);
  if (saved.model) return replace_catalog(state, saved);
  if (!saved.findings.empty()) apply(state, SelectFinding{0});
}

void apply(ViewerState& state, const OpenWorkshop&) {
  if (state.workshop && state.screen == Screen::studio) state.screen = Screen::workshop;
}

void apply(ViewerState& state, const OpenStudio&) {
  if (state.screen == Screen::workshop) state.screen = Screen::studio;
}

void apply(ViewerState& state, const SelectFinding& action) {
  if (!state.workshop) return;
  const std::vector<Finding> listed = listed_findings(*state.workshop);
  if (action.index >= listed.size()) return;
  state.workshop->finding = action.index;
  state.workshop->rule.reset();
  state.workshop->source = listed[action.index].where;
  if (state.workshop->running != state.workshop->save) return;
  for (RuleIndex rule = 0; rule < state.model->rules.size(); ++rule) {
    if (state.model->rules[rule].where == listed[action.index].where) state.workshop->rule = rule;
  }
}

void apply(ViewerState& state, const SelectRule& action) {
  if (!state.workshop || (action.rule && *action.rule >= state.model->rules.size())) return;
  state.workshop->finding.reset();
  state.workshop->rule = action.rule == state.workshop->rule ? std::nullopt : action.rule;
  if (state.workshop->rule) state.workshop->source = state.model->rules[*action.rule].where;
}

void apply(ViewerState& state, const OpenInEditor& action) {
  if (!state.workshop) return;
  ++state.workshop->editor.number;
  state.workshop->editor.where = action.where;
  state.workshop->editor_problem.clear();
}

void apply(ViewerState& state, const ListOptions& action) {
  if (!state.workshop || (action.part && *action.part >= state.model->parts.size())) return;
  state.workshop->part = action.part;
  if (action.part) state.group = state.model->parts[*action.part].group;
}

void apply(ViewerState& state, const FilterRules& action) {
  if (!state.workshop) return;
  state.workshop->filter = clean_text(action.text, kFilterLimit);
  state.workshop->filtering = action.typing;
}

void apply(ViewerState& state, const MakeItFit&) {
  if (!state.workshop || !state.workshop->repair || state.workshop->repair_revision != state.revision) return;
  take(state, *std::exchange(state.workshop->repair, std::nullopt));
}

void take(ViewerState& state, const Repair& repair) {
  DesignSnapshot next{repair.selections, repair.variant};
  fit_texts(*state.model, &next);
  change_design(state, std::move(next));
  sync_draft(state);
}

void apply(ViewerState& state, const LintArrived& action) {
  if (!about_running(state, action.save)) return;
  state.workshop->lint = action.findings;
  state.workshop->linted = true;
  state.workshop->lint_seconds = action.seconds;
}

void apply(ViewerState& state, const FiguresArrived& action) {
  if (about_running(state, action.save)) state.workshop->figures = action.figures;
}

void apply(ViewerState& state, const RuleCounted& action) {
  if (!about_running(state, action.save) || action.rule >= state.workshop->rules.size()) return;
  RuleFigure& figure = state.workshop->rules[action.rule];
  figure.counted = true;
  figure.removes = action.removes;
}

void apply(ViewerState& state, const VerdictsArrived& action) {
  if (about_running(state, action.save) && action.verdicts.revision == state.revision) {
    state.workshop->verdicts = action.verdicts;
  }
}

void apply(ViewerState& state, const OptionsCounted& action) {
  if (about_running(state, action.save) && action.counts.revision == state.revision) {
    state.workshop->option_counts = action.counts;
  }
}

void apply(ViewerState& state, const RepairFound& action) {
  if (!about_running(state, action.save) || action.revision != state.revision) return;
  state.workshop->repair = action.repair;
  state.workshop->conflict = action.conflict;
  state.workshop->repair_revision = action.revision;
}

void apply(ViewerState& state, const SelectTest& action) {
  if (!state.workshop || action.index >= state.workshop->tests.size()) return;
  Workshop& workshop = *state.workshop;
  workshop.test = workshop.test == action.index ? std::nullopt : std::optional(action.index);
  if (workshop.test) workshop.source = workshop.tests[action.index].where;
}

void apply(ViewerState& state, const TestsSaved& action) {
  if (!state.workshop) return;
  state.workshop->cases = action.files;
  forget_results(*state.workshop);
  forget_dispatch(*state.workshop);
}

void apply(ViewerState& state, const TestsBegun& action) {
  if (!about_running(state, action.save)) return;
  Workshop& workshop = *state.workshop;
  const std::string picked = workshop.test ? workshop.tests[*workshop.test].name : "";
  workshop.tests = action.tests;
  workshop.case_findings = action.findings;
  workshop.test.reset();
  for (std::size_t i = 0; i < workshop.tests.size() && !picked.empty(); ++i) {
    if (workshop.tests[i].name == picked) workshop.test = i;
  }
}

void apply(ViewerState& state, const TestRun& action) {
  if (!about_running(state, action.save) || action.index >= state.workshop->tests.size()) return;
  if (state.workshop->tests[action.index].name == action.line.name) state.workshop->tests[action.index] = action.line;
}

void apply(ViewerState& state, const ShadersReloaded& action) {
  if (state.workshop) state.workshop->shader_problem = action.problem;
}

void apply(ViewerState& state, const EditorFailed& action) {
  if (state.workshop) state.workshop->editor_problem = action.problem;
}

}  // namespace reducing

}  // namespace maquette::viewer
