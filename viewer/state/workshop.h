// What an author sees beside the product: the newest save, what is wrong with it, and figures about the running catalog.
//
//   save ---read---> good: it runs from now on          broken: the last good one goes on, and `findings` say why
//   running catalog ---audited in the background---> lint, designs, what each rule removes, tests
//
// `save` counts what was read from the disk, and answers of the background carry the number of the save they are about, so
// that a slow answer about an older catalog is dropped. Plain data, like all of the state.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "maquette/contest.h"
#include "maquette/session.h"
#include "state/sale.h"

namespace maquette::viewer {

/// What a rule does to the present design; docs/author-live.md says it with examples. In the order in which they are
/// decided: the first that fits holds.
enum class RuleState : std::uint8_t {
  unknown,    ///< not worked out yet, or beyond the solver's limits
  violated,   ///< the product on the screen breaks it
  binding,    ///< some design with these selections obeys every other rule and breaks this one
  idle,       ///< its condition cannot be met with these selections, or no design at all is removed by it alone
  satisfied,  ///< every design with these selections that obeys the other rules obeys it too
};

/// One rule of the running catalog, as counted in the background.
struct RuleFigure {
  bool counted = false;                ///< the count was tried
  std::optional<std::string> removes;  ///< designs it alone removes, in decimal digits; none: beyond the limits
  bool edited = false;                 ///< its words are other than before the last reload
};

/// Whether rules take something from the designs with some selections: one verdict a rule.
struct RuleVerdicts {
  std::uint64_t revision = 0;
  std::vector<Verdict> binding;
};

/// The running catalog as a whole.
struct CatalogFigures {
  std::optional<std::string> designs;       ///< exact, in decimal digits; none: beyond the limits
  std::vector<std::vector<bool>> possible;  ///< [part][option]: in some valid design
  double seconds = 0;                       ///< that counting took
};

/// How many designs each option leaves, with all selections but its own part's. Parts that were not asked for are missing.
struct OptionCounts {
  std::uint64_t revision = 0;
  std::map<PartIndex, std::vector<double>> designs;  ///< [option]; as precise as a double
};

/// A selection that a reload could not carry over.
struct LostChoice {
  enum class Reason : std::uint8_t { no_part, no_option, no_text } reason = Reason::no_option;
  std::string part, option;  ///< as the older catalog called them, in the customer's language
  bool operator==(const LostChoice&) const = default;
};

/// One of the catalog's own tests.
struct TestLine {
  std::string name;
  Position where;
  bool run = false;  ///< since the last save
  Verdict passed = Verdict::unknown;
  double seconds = 0;
  std::string expected, found;       ///< the first expectation that is not met; empty when all are
  std::vector<std::string> because;  ///< rules that were found to be why
  std::vector<RuleIndex> rules{};    ///< the same, where the running catalog has them
  std::optional<Repair> fix{};       ///< the smallest change of what the test chooses after which it can be made
};

/// What stands between a catalog and the kiosks.
struct Hindrance {
  enum class Kind : std::uint8_t { no_shelf, broken_save, checking, findings, testing, failing_tests };
  Kind kind = Kind::no_shelf;
  std::size_t count = 0;  ///< of findings or tests
  bool operator==(const Hindrance&) const = default;
};

/// What kiosks would notice of a release, against the one they have now.
struct ReleaseEffect {
  std::string from, to;                             ///< versions; `from` is empty when kiosks have none
  std::optional<std::string> kept, removed, added;  ///< designs, in decimal digits; none: not counted within the limits
  bool same = false;                                ///< kiosks have these very files
};

/// The way of a catalog to the kiosks: asked for, weighed against what they have, sent once the author has seen that.
struct Dispatch {
  enum class Stage : std::uint8_t { idle, refused, weighing, weighed, sending, sent, failed };
  Stage stage = Stage::idle;
  std::uint64_t request = 0;          ///< a new number each time there is something to do
  std::uint64_t save = 0;             ///< whose catalog it is about
  std::vector<Hindrance> hindrances;  ///< refused
  ReleaseEffect effect;               ///< from `weighed` on
  std::string release;                ///< sent: what it is called on the shelf
  std::string problem;                ///< failed: one sentence
};

/// A place in a file that the author's editor should show. Each request has a new number.
struct EditorRequest {
  std::uint64_t number = 0;
  Position where;
};

/// What was read from the disk after a save.
struct SavedCatalog {
  std::uint64_t save = 0;
  std::shared_ptr<const Model> model;         ///< null: it cannot be used
  std::shared_ptr<const CatalogFiles> files;  ///< as saved
  Findings findings;                          ///< of the reader
  std::string time;                           ///< of day, "14:02:31"
  double seconds = 0;                         ///< from the first sign of the save to the model
  EntryConditions conditions{};
  Sale sale{};
};

struct Workshop {
  std::uint64_t save = 0;                     ///< the newest that was read
  std::uint64_t running = 0;                  ///< the save whose catalog runs; older than `save` while the newest is broken
  std::shared_ptr<const CatalogFiles> files;  ///< of the newest save
  std::string saved_at, running_since;        ///< time of day
  double read_seconds = 0;

  Findings reading;  ///< what the reader says of the newest save
  Findings lint;     ///< what is wrong with the designs of the running catalog
  bool linted = false;
  double lint_seconds = 0;
  std::string shader_problem;    ///< the compiler's words, line by line; empty: the shaders are fine
  std::vector<LostChoice> lost;  ///< of the last reload

  std::vector<RuleFigure> rules;  ///< of the running catalog
  RuleVerdicts verdicts;
  std::optional<CatalogFigures> figures;
  OptionCounts option_counts;
  std::optional<Repair> repair;  ///< the smallest change that makes the selections hold together, when they do not
  std::uint64_t repair_revision = 0;

  std::shared_ptr<const CaseFiles> cases;  ///< the tests' files as saved
  Findings case_findings;                  ///< what is wrong with them
  std::vector<TestLine> tests;             ///< in the order written
  std::optional<std::size_t> test;         ///< selected

  std::optional<std::size_t> finding;  ///< selected in the list
  std::optional<RuleIndex> rule;       ///< likewise
  std::optional<Position> source;      ///< shown in the source pane
  std::optional<PartIndex> part;       ///< whose options are listed
  std::string filter;                  ///< of the rules; as typed
  bool filtering = false;              ///< the filter is being typed

  std::uint64_t test_runs = 0;      ///< counts the times all tests were asked for again
  std::vector<RuleIndex> conflict;  ///< rules that the selections cannot keep together; of `repair_revision`
  std::vector<RuleIndex> clash;     ///< rules that are shown to clash
  std::string shelf;                ///< folder the kiosks read; empty: none
  Dispatch dispatch;

  EditorRequest editor;
  std::string editor_problem;  ///< why the editor did not open; empty: it did
};

}  // namespace maquette::viewer
