// Everything that can happen in the studio, as plain data. Panels and workers make actions; `reduce` alone applies them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "state/viewer_state.h"

namespace maquette::viewer {

// What a customer does.
struct SelectGroup {
  GroupIndex group = 0;
};
struct ChooseOption {
  Choice choice;
};  ///< choosing the chosen option again gives it back
struct AskWhy {
  Choice wish;
};
struct TakeRepair {
  std::size_t index = 0;
};
struct GoBack {};  ///< from any screen to the one it was opened from
struct Undo {};
struct Redo {};
struct WantSurprise {
  std::uint64_t seed = 0;
};
struct StartAgain {};
struct ChooseView {
  int view = 0;
};
struct ChooseLight {
  Light light = Light::showroom;
};
struct ProductTurned {};  ///< by finger: no view button is lit any more
struct TypeText {
  std::string text;
};  ///< Personalise: the whole text as it now stands
struct SewOn {};
struct NoText {};
struct OpenReview {};
struct OpenContest {};
struct FocusField {
  EntryField field = EntryField::name;
};
struct EditField {
  EntryField field = EntryField::name;
  std::string text;
};
enum class Consent : std::uint8_t { show_publicly, age_or_guardian };
struct ToggleConsent {
  Consent consent = Consent::show_publicly;
};
struct SubmitEntry {};
struct FinishVisit {};  ///< Done: clear everything for the next person
struct SetKeyLayer {
  KeyLayer layer = KeyLayer::letters;
};
struct SetLanguage {
  std::string language;
};
struct ShowHelp {
  bool open = true;
};
struct ShowLanguages {
  bool open = true;
};
struct DismissToast {
  std::uint64_t id = 0;
};

// What a worker found out.
struct AnswersArrived {
  Answers answers;
};
struct DetailsArrived {
  Details details;
};
struct ExplanationArrived {
  std::uint64_t request = 0;
  Explanation explanation;
};
struct RepairsArrived {
  std::uint64_t request = 0;
  Repairs repairs;
};
struct SurpriseArrived {
  std::uint64_t revision = 0;
  Completion completion;
};
struct CountArrived {
  std::uint64_t revision = 0;
  std::string designs;
};
struct EntryProgressed {
  std::uint64_t request = 0;
  EntryStage stage = EntryStage::preparing;
  float progress = 0.0F;
};
struct EntryFinished {
  std::uint64_t request = 0;
  std::string code;
  std::uint64_t number = 0;
};
struct EntryFailed {
  std::uint64_t request = 0;
  std::string problem;
};
struct DayChanged {
  Date today;
};
struct LightMissing {
  Light light = Light::showroom;
};  ///< its room could not be read

// What an author does in the workshop.
struct OpenWorkshop {};  ///< from the studio, back to the figures
struct OpenStudio {};    ///< the product as a customer meets it
struct SelectFinding {
  std::size_t index = 0;  ///< in the list of derive_workshop.h
};
struct SelectRule {
  std::optional<RuleIndex> rule;
};
struct OpenInEditor {
  Position where;
};
struct ListOptions {
  std::optional<PartIndex> part;  ///< none: the parts again
};
struct FilterRules {
  std::string text;
  bool typing = true;
};
struct SelectTest {
  std::size_t index = 0;
};
struct ShowClash {};  ///< marks the rules that clash; again: no longer
struct ShowFix {};    ///< of the test that is shown: puts the smallest change that makes it possible on the product
struct RunTests {};   ///< all of them, again
struct SendToKiosks {};
struct ConfirmSend {};
struct DismissSend {};
struct MakeItFit {};  ///< takes the smallest repair of selections that do not hold together

/// At a kiosk, where nobody is: another catalog is shown from now on, or the same for another day.
struct CatalogArrived {
  std::shared_ptr<const Model> model;
  EntryConditions conditions{};
  Sale sale{};
};

// What happened to the catalog, and what the background found out about it.
struct CatalogSaved {
  SavedCatalog saved;
};
struct LintArrived {
  std::uint64_t save = 0;
  Findings findings;
  double seconds = 0;
};
struct FiguresArrived {
  std::uint64_t save = 0;
  CatalogFigures figures;
};
struct RuleCounted {
  std::uint64_t save = 0;
  RuleIndex rule = 0;
  std::optional<std::string> removes;
};
struct VerdictsArrived {
  std::uint64_t save = 0;
  RuleVerdicts verdicts;
};
struct OptionsCounted {
  std::uint64_t save = 0;
  OptionCounts counts;
};
struct RepairFound {
  std::uint64_t save = 0;
  std::uint64_t revision = 0;
  std::optional<Repair> repair;
  std::vector<RuleIndex> conflict{};  ///< rules that the selections cannot keep together
};
struct SendWeighed {
  std::uint64_t request = 0;
  ReleaseEffect effect;
  std::string problem{};  ///< not empty: it cannot be sent
};
struct SendFinished {
  std::uint64_t request = 0;
  std::string release;
  std::string problem{};  ///< empty: it is on the shelf
};
struct TestsSaved {
  std::shared_ptr<const CaseFiles> files;
};
struct TestsBegun {
  std::uint64_t save = 0;
  std::vector<TestLine> tests;  ///< not run yet
  Findings findings;
};
struct TestRun {
  std::uint64_t save = 0;
  std::size_t index = 0;
  TestLine line;
};
struct ShadersReloaded {
  std::string problem;  ///< empty: they compile
};
struct EditorFailed {
  std::string problem;  ///< empty: it opened
};

using AnyAction =
    std::variant<SelectGroup, ChooseOption, AskWhy, TakeRepair, GoBack, Undo, Redo, WantSurprise, StartAgain, ChooseView,
                 ChooseLight, ProductTurned, TypeText, SewOn, NoText, OpenReview, OpenContest, FocusField, EditField,
                 ToggleConsent, SubmitEntry, FinishVisit, SetKeyLayer, SetLanguage, ShowHelp, ShowLanguages, DismissToast,
                 AnswersArrived, DetailsArrived, ExplanationArrived, RepairsArrived, SurpriseArrived, CountArrived,
                 EntryProgressed, EntryFinished, EntryFailed, DayChanged, LightMissing, CatalogArrived, OpenWorkshop,
                 OpenStudio, SelectFinding, SelectRule, OpenInEditor, ListOptions, FilterRules, MakeItFit, ShowClash,
                 ShowFix, RunTests, SendToKiosks, ConfirmSend, DismissSend, SendWeighed, SendFinished, SelectTest,
                 TestsSaved, TestsBegun, TestRun, CatalogSaved, LintArrived, FiguresArrived, RuleCounted, VerdictsArrived,
                 OptionsCounted, RepairFound, ShadersReloaded, EditorFailed>;

/// One of them. It is copied and moved in action.cpp alone: some sixty kinds, with all that they carry, would otherwise be
/// compiled again in every file that mentions an action.
class Action : public AnyAction {
 public:
  using AnyAction::AnyAction;
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();
};

}  // namespace maquette::viewer
