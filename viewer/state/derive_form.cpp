// The contest form: what it still needs, and what may be typed into it.
#include "maquette/candidate.h"
#include "state/derive.h"
#include "state/utf8.h"

namespace maquette::viewer {

namespace {

bool blank(const std::string& text) { return text.find_first_not_of(' ') == std::string::npos; }

/// Something before one "@", and a dot with something around it behind: enough to catch a slip of the finger.
bool looks_like_email(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == std::string::npos || at == 0 || text.find('@', at + 1) != std::string::npos) return false;
  const std::size_t dot = text.rfind('.');
  return dot != std::string::npos && dot > at + 1 && dot + 1 < text.size() && text.find(' ') == std::string::npos;
}

/// Control characters, and the invisible ones that can reorder or hide text (Unicode's Cf and line separators).
bool invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD || c == 0x061C || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F) || (c >= 0xE000 && c <= 0xF8FF);
}

bool combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF);
}

}  // namespace

const ContestProfile& contest_profile(const ViewerState& state) {
  static const ContestProfile usual;
  return state.conditions.contest ? *state.conditions.contest : usual;
}

ContestCalendar contest_calendar(const ViewerState& state) {
  ContestCalendar calendar = contest_of(state.today);
  if (!state.conditions.contest) return calendar;
  const ContestProfile& contest = *state.conditions.contest;
  calendar.id = contest.id;
  parse_date(contest.closes, &calendar.last_day);
  parse_date(contest.winner_named, &calendar.winner_named);
  calendar.email_deleted = plus_days(calendar.winner_named, 1);
  return calendar;
}

std::vector<Missing> things_left(const ViewerState& state) {
  const EntryForm& form = state.entry.form;
  const ContestProfile& contest = contest_profile(state);
  std::vector<Missing> left;
  if (blank(form.name)) left.push_back(Missing::name);
  if (blank(form.title)) left.push_back(Missing::title);
  // An address that may be left out is whole where it is not.
  const bool wants_email = asks(contest, EntryText::email) || (shows(contest, EntryText::email) && !form.email.empty());
  if (wants_email && !looks_like_email(form.email)) left.push_back(Missing::email);
  if (asks(contest, EntryText::story) && blank(form.story)) left.push_back(Missing::story);
  if (asks(contest, maquette::Consent::show_publicly) && !form.show_publicly) left.push_back(Missing::show);
  if (asks(contest, maquette::Consent::age_or_guardian) && !form.age_or_guardian) left.push_back(Missing::age);
  return left;
}

std::vector<EntryField> form_fields(const ViewerState& state) {
  const ContestProfile& contest = contest_profile(state);
  std::vector<EntryField> fields{EntryField::name, EntryField::title};
  if (shows(contest, EntryText::email)) fields.push_back(EntryField::email);
  if (shows(contest, EntryText::story)) fields.push_back(EntryField::story);
  return fields;
}

std::string& mutable_field_text(EntryForm& form, EntryField field) {
  switch (field) {
    case EntryField::title:
      return form.title;
    case EntryField::email:
      return form.email;
    case EntryField::story:
      return form.story;
    case EntryField::name:
      break;
  }
  return form.name;
}

const std::string& field_text(const EntryForm& form, EntryField field) {
  return mutable_field_text(const_cast<EntryForm&>(form), field);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

std::size_t field_limit(EntryField field) {
  switch (field) {
    case EntryField::title:
      return 40;
    case EntryField::email:
      return 120;
    case EntryField::story:
      return 140;
    case EntryField::name:
      break;
  }
  return 24;
}

std::string clean_text(std::string_view text, std::size_t most) {
  std::string clean;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < most;) {
    const char32_t c = next_code_point(text, &at);
    if (invisible(c)) continue;
    append_utf8(&clean, c);
    ++count;
  }
  return clean;
}

std::string without_last(std::string_view text) {
  std::size_t keep = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!combining(next_code_point(text, &at))) keep = start;
  }
  return std::string(text.substr(0, keep));
}

}  // namespace maquette::viewer
