// Questions about the workshop's state whose answers its panels draw. Pure functions.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "state/rule_state.h"
#include "state/viewer_state.h"
#include "state/words.h"

namespace maquette::viewer {

inline constexpr std::size_t kFilterLimit = 80;  ///< code points

/// True while the newest save does not read and an older catalog runs.
bool save_is_broken(const Workshop& workshop);

/// What is wrong, the worst first and otherwise in the order it was found: the newest save, the shaders and, unless the
/// save is broken (its lines are then other ones), the designs of the running catalog.
std::vector<Finding> listed_findings(const Workshop& workshop);

/// By severity: errors, warnings, notes.
std::array<std::size_t, 3> count_by_severity(const std::vector<Finding>& findings);

/// Lines of a saved file around a place.
struct SourceLine {
  std::uint32_t number = 0;
  std::string text;  ///< UTF-8, tabs as two spaces, no other control characters
  bool marked = false;
};
/// At most `most` lines, the marked one among them; empty when the file is not one of the catalog's texts.
std::vector<SourceLine> source_around(const Workshop& workshop, const Position& where, std::size_t most);

/// A piece of a rule's sentence, as the language sees it.
struct RuleWord {
  enum class Kind : std::uint8_t { word, keyword, number } kind = Kind::word;
  std::string text;  ///< with the spaces and punctuation that follow it
};
std::vector<RuleWord> rule_words(std::string_view source);

/// Rules whose id, sentence, because or state, as `words` call it, contains the filter, without case, in catalog order.
std::vector<RuleIndex> listed_rules(const ViewerState& state, const std::vector<RuleState>& states, const Words& words);

/// Parts whose name or id contains the filter, without case, in catalog order; all of them without one.
std::vector<PartIndex> listed_parts(const ViewerState& state);

/// Rules that a finding names, in the order in which it names them.
std::vector<RuleIndex> named_rules(const Model& model, const Finding& finding);

/// The rules of the clash that matters most: of the design on the screen; else of the finding or the test that is picked;
/// else of the first finding or failing test that is one of rules. Empty: nothing clashes.
std::vector<RuleIndex> clashing_rules(const ViewerState& state);

/// What stands between the running catalog and the kiosks, in the order in which it is dealt with.
std::vector<Hindrance> hindrances(const Workshop& workshop);

/// Tests that fail first, then those that are undecided, each in the order written.
std::vector<std::size_t> tests_in_order(const Workshop& workshop);

/// The test that is picked, or the first that fails.
std::optional<std::size_t> shown_test(const Workshop& workshop);

std::string_view name_of(RuleState state);  ///< in English, for traces
Word word_of(RuleState state);

/// Options of a part in some valid design, and all of them. Nothing while it has not been worked out.
struct PartFigure {
  std::size_t possible = 0, options = 0;
};
std::optional<PartFigure> part_figure(const ViewerState& state, PartIndex part);

/// Designs that are left with this option, "12,480"; empty while it is not known.
std::string option_count(const ViewerState& state, Choice choice);

/// Parts whose option counts are wanted: those that can be seen.
std::vector<PartIndex> counted_parts(const ViewerState& state);

/// Parts to outline on the product: those of the selected rule.
std::vector<PartIndex> pointed_parts(const ViewerState& state);

}  // namespace maquette::viewer
