// Questions about the studio's state whose answers panels draw: the rows of the part list, the state of each swatch, what
// is left to do. Pure functions; words and numbers are put together elsewhere (words.h, format.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "state/viewer_state.h"

namespace maquette::viewer {

/// The group's text part, if it has one: such a group opens the Personalise screen instead of the swatch tray.
std::optional<PartIndex> text_part(const Model& model, GroupIndex group);

enum class SwatchState : std::uint8_t { available, chosen, set_by_other, excluded, unknown };

/// Why the option cannot be had here and now; null where it can. Valid as long as the state's sale.
const Absence* absence(const ViewerState& state, Choice choice);

struct Swatch {
  SwatchState state = SwatchState::unknown;
  std::optional<std::int64_t> price_change;  ///< available: of the whole price, once known
  std::optional<PartIndex> set_by;           ///< set_by_other: the selected part that set it, once known
  const Absence* absence = nullptr;          ///< excluded: because it cannot be had here and now
};
Swatch swatch(const ViewerState& state, Choice choice);

/// Personalise: whether what is typed is part of the design (not refused, and no other choice is in its way).
bool draft_is_sewn(const ViewerState& state);

/// Whether the newest answers rule the option out.
bool option_excluded(const ViewerState& state, Choice choice);

enum class RowState : std::uint8_t { to_do, chosen, set_by_other };

/// One row of the part list.
struct Row {
  RowState state = RowState::to_do;
  std::vector<Choice> shown;        ///< chosen or set options of the group, in catalog order; all of them when not `to_do`
  Choice look;                      ///< whose picture stands for the row
  std::optional<std::string> text;  ///< a text part's text
};
Row row(const ViewerState& state, GroupIndex group);

/// How many rows are not `to_do`.
int rows_done(const ViewerState& state);

/// The next row that is to do, searched from the open one onwards and around; none when all are done.
std::optional<GroupIndex> next_group(const ViewerState& state);

/// True while the answers are about an older revision than the design.
bool working(const ViewerState& state);

/// The parts in the way of the wish: the conflict's selections, one for each group.
struct Obstacle {
  GroupIndex group = 0;
  std::vector<Choice> choices;
};
std::vector<Obstacle> obstacles(const ViewerState& state);

/// What a repair does to the product the customer sees: the selections it changes, then the parts that follow.
struct RepairLine {
  PartIndex part = 0;
  OptionIndex option = 0;
};
struct RepairView {
  std::vector<RepairLine> changes;
  std::vector<PartIndex> followers;
};
RepairView repair_view(const ViewerState& state, const Repair& repair);

/// The contest of the catalog, or the one every catalog without one has: each calendar month, by email.
const ContestProfile& contest_profile(const ViewerState& state);
ContestCalendar contest_calendar(const ViewerState& state);

/// What the contest form still needs, in reading order.
enum class Missing : std::uint8_t { name, title, email, story, show, age };
std::vector<Missing> things_left(const ViewerState& state);

/// The fields the form shows, in reading order.
std::vector<EntryField> form_fields(const ViewerState& state);

const std::string& field_text(const EntryForm& form, EntryField field);
std::string& mutable_field_text(EntryForm& form, EntryField field);
std::size_t field_limit(EntryField field);  ///< code points

/// `text` without control and invisible formatting characters, at most `most` code points. Broken UTF-8 is dropped.
std::string clean_text(std::string_view text, std::size_t most);

/// `text` without its last code point (and the combining marks on it).
std::string without_last(std::string_view text);

/// Totals of the product the customer sees, by attribute; empty before the first answer.
const Quote* current_quote(const ViewerState& state);
Date ready_date(const ViewerState& state, std::int64_t lead_time);

}  // namespace maquette::viewer
