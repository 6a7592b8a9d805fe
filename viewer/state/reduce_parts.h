// Inside `reduce`: the steps its files share. Not for use outside viewer/state.
#pragma once

#include "state/action.h"
#include "state/viewer_state.h"

namespace maquette::viewer::reducing {

/// Makes `next` the design, with what was there before one undo step away.
void change_design(ViewerState& state, DesignSnapshot next);
/// The design changed: new revision, and what spoke of the old one is gone.
void touch(ViewerState& state);
void show_toast(ViewerState& state, Toast toast);

// reduce_choices.cpp: choosing, asking why, repairs, and what the solver answered.
void leave_why_not(ViewerState& state);
void apply(ViewerState& state, const ChooseOption& action);
void apply(ViewerState& state, const AskWhy& action);
void apply(ViewerState& state, const TakeRepair& action);
void apply(ViewerState& state, const AnswersArrived& action);
void apply(ViewerState& state, const DetailsArrived& action);
void apply(ViewerState& state, const ExplanationArrived& action);
void apply(ViewerState& state, const RepairsArrived& action);
void apply(ViewerState& state, const SurpriseArrived& action);
void apply(ViewerState& state, const CountArrived& action);

// reduce_text.cpp: the text on the product.
void open_personalise(ViewerState& state);
void close_personalise(ViewerState& state);
void restart_personalise(ViewerState& state);  ///< undo, while it is open
void leave_group_of_text(ViewerState& state);
void sync_draft(ViewerState& state);
/// Makes texts and the lengths chosen for them agree: a shorter length keeps the text's beginning.
void fit_texts(const Model& model, DesignSnapshot* design);
void apply(ViewerState& state, const TypeText& action);
void apply(ViewerState& state, const SewOn& action);
void apply(ViewerState& state, const NoText& action);

// reduce_entry.cpp: the contest form and the writing of the entry.
bool writing_entry(const ViewerState& state);
/// Asks anew whether this may enter the contest: the form, the day or the language is another.
void judge_candidate(ViewerState& state);
void apply(ViewerState& state, const OpenContest& action);
void apply(ViewerState& state, const FocusField& action);
void apply(ViewerState& state, const EditField& action);
void apply(ViewerState& state, const ToggleConsent& action);
void apply(ViewerState& state, const SubmitEntry& action);
void apply(ViewerState& state, const EntryProgressed& action);
void apply(ViewerState& state, const EntryFinished& action);
void apply(ViewerState& state, const EntryFailed& action);

// reduce_workshop.cpp: what an author does, and what becomes of a save.
/// The screen that is home: where a visit begins and where going back ends.
Screen home(const ViewerState& state);
void apply(ViewerState& state, const OpenWorkshop& action);
void apply(ViewerState& state, const OpenStudio& action);
void apply(ViewerState& state, const SelectFinding& action);
void apply(ViewerState& state, const SelectRule& action);
void apply(ViewerState& state, const OpenInEditor& action);
void apply(ViewerState& state, const ListOptions& action);
void apply(ViewerState& state, const FilterRules& action);
void apply(ViewerState& state, const MakeItFit& action);
/// Makes the outcome of a repair the design.
void take(ViewerState& state, const Repair& repair);
/// What the tests said is no longer news.
void forget_results(Workshop& workshop);
void apply(ViewerState& state, const CatalogSaved& action);
void apply(ViewerState& state, const LintArrived& action);
void apply(ViewerState& state, const FiguresArrived& action);
void apply(ViewerState& state, const RuleCounted& action);
void apply(ViewerState& state, const VerdictsArrived& action);
void apply(ViewerState& state, const OptionsCounted& action);
void apply(ViewerState& state, const RepairFound& action);
void apply(ViewerState& state, const SelectTest& action);
void apply(ViewerState& state, const TestsSaved& action);
void apply(ViewerState& state, const TestsBegun& action);
void apply(ViewerState& state, const TestRun& action);
void apply(ViewerState& state, const ShadersReloaded& action);
void apply(ViewerState& state, const EditorFailed& action);

// reduce_clash.cpp: what clashes, shown, and run again.
void apply(ViewerState& state, const ShowClash& action);
void apply(ViewerState& state, const ShowFix& action);
void apply(ViewerState& state, const RunTests& action);

// reduce_dispatch.cpp: the way of a catalog to the kiosks.
/// What was being sent is no longer what runs.
void forget_dispatch(Workshop& workshop);
void apply(ViewerState& state, const SendToKiosks& action);
void apply(ViewerState& state, const ConfirmSend& action);
void apply(ViewerState& state, const DismissSend& action);
void apply(ViewerState& state, const SendWeighed& action);
void apply(ViewerState& state, const SendFinished& action);

}  // namespace maquette::viewer::reducing
