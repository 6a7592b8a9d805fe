// The sentences panels show, put together from the state and the words of the language. No drawing.
#pragma once

#include <string>

#include "state/derive.h"
#include "state/words.h"

namespace maquette::ui {

std::string group_name(const viewer::ViewerState& state, const viewer::Words& words, GroupIndex group);
std::string part_name(const viewer::ViewerState& state, const viewer::Words& words, PartIndex part);
/// A text part's option is named by the text itself.
std::string option_name(const viewer::ViewerState& state, const viewer::Words& words, Choice choice);

/// The second line of a row of the part list: "Ocean knit", "Choose laces", "Add a name".
std::string row_value(const viewer::ViewerState& state, const viewer::Words& words, GroupIndex group);

/// The third line of a swatch: "Chosen", "+€10", "Set by Ocean", "See why".
std::string swatch_third(const viewer::ViewerState& state, const viewer::Words& words, const viewer::Swatch& swatch);

/// "Stone suede does not go with two of your parts".
std::string why_headline(const viewer::ViewerState& state, const viewer::Words& words);
/// The becauses of the conflict's rules, one after another, each once.
std::string why_reason(const viewer::ViewerState& state, const viewer::Words& words);
/// "Sole: white foam".
std::string obstacle_title(const viewer::ViewerState& state, const viewer::Words& words, const viewer::Obstacle& obstacle);
/// An option as a repair would leave it, for the middle of a sentence; a text is named by what would be left of it.
std::string repaired_option(const viewer::ViewerState& state, const viewer::Words& words, const Repair& repair,
                            const viewer::RepairLine& line);
/// What a repair card is called: the wish and the new options, "Suede, gum rubber".
std::string repair_title(const viewer::ViewerState& state, const viewer::Words& words, const Repair& repair);

std::string toast_sentence(const viewer::ViewerState& state, const viewer::Words& words, const viewer::Toast& toast);

/// "Two things left: email, age."
std::string left_sentence(const viewer::Words& words, const std::vector<viewer::Missing>& left);

}  // namespace maquette::ui
