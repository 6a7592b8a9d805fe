#include "state/date.h"

#include <charconv>
#include <cstdio>
#include <ctime>

namespace maquette::viewer {

namespace chr = std::chrono;

Date local_today() {
  const std::time_t now = chr::system_clock::to_time_t(chr::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return Date{chr::year{local.tm_year + 1900}, chr::month{static_cast<unsigned>(local.tm_mon + 1)},
              chr::day{static_cast<unsigned>(local.tm_mday)}};
}

bool parse_date(const std::string& text, Date* date) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&text](std::size_t at, std::size_t count, unsigned* value) {
    const char* end = text.data() + at + count;
    const auto [stop, error] = std::from_chars(text.data() + at, end, *value);
    return error == std::errc{} && stop == end;
  };
  unsigned year = 0, month = 0, day = 0;
  if (!number(0, 4, &year) || !number(5, 2, &month) || !number(8, 2, &day)) return false;
  *date = Date{chr::year{static_cast<int>(year)}, chr::month{month}, chr::day{day}};
  return date->ok();
}

std::string iso_date(Date date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

ContestCalendar contest_of(Date day) {
  const chr::year_month month{day.year(), day.month()};
  const chr::year_month next = month + chr::months{1};
  char id[16];
  std::snprintf(id, sizeof id, "%04d-%02u", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
  return {id, Date{month / chr::last}, Date{next / chr::day{7}}, Date{next / chr::day{8}}};
}

}  // namespace maquette::viewer
