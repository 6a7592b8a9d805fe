// Days as authors write them: "2026-12-01". They compare as texts, so there is no clock and no time zone here.
#pragma once

#include <string>
#include <string_view>

#include "catalog/report.h"

namespace maquette::catalog {

/// A day, year first; reports bad-date and is empty when it is none.
std::string read_day(const Text& text, std::string_view key, Report& report);

}  // namespace maquette::catalog
