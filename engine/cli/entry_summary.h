// What `entry show` and `entry verify` say of an entry.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/output.h"
#include "maquette/entry.h"

namespace maquette::cli {

inline constexpr std::size_t kLargestEntry = std::size_t{128} << 20;

/// "189.00 EUR"
std::string price_of(const EntrySummary& summary, std::string_view language);

/// The entry's choices, part and option, as its design file writes them.
std::vector<std::pair<std::string, std::string>> choices_of(const EntrySummary& summary);

/// What could be read; the price and the design only of an entry that is `whole`.
Json summary_json(const EntrySummary& summary, bool whole);

}  // namespace maquette::cli
