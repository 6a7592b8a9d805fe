// Calendar days: the ready date is today plus the lead time, and a contest runs for one month.
//
// "Today" is always passed in, never asked of a clock here, so that every screen can be tested on any day.
#pragma once

#include <chrono>
#include <string>

namespace maquette::viewer {

using Date = std::chrono::year_month_day;

/// `date` moved by whole days, over ends of months and leap years.
inline Date plus_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }

/// The local calendar day now.
Date local_today();

/// Reads "2026-11-30"; nothing else, and only days that exist.
bool parse_date(const std::string& text, Date* date);

/// "2026-11-30".
std::string iso_date(Date date);

/// The contest a day belongs to: one each calendar month.
struct ContestCalendar {
  std::string id;      ///< "2026-11"
  Date last_day;       ///< entries and votes close with this day
  Date winner_named;   ///< the 7th of the next month
  Date email_deleted;  ///< the 8th of the next month
};
ContestCalendar contest_of(Date day);

}  // namespace maquette::viewer
