// Exact numbers of designs, of any length, for people.
#pragma once

#include <optional>
#include <string>

#include "maquette/difference.h"

namespace maquette::cli {

/// "1,199,646": groups of three digits; "5.278e204" where nobody would read them (--json has all).
std::string grouped(const std::string& digits, const std::string& language);

/// The same; "?" for what was not counted.
std::string number(const std::optional<std::string>& digits, const std::string& language);

/// What part of the whole, as near as a double can say; none where there is nothing to say.
std::optional<double> share(const std::optional<std::string>& part, const std::optional<std::string>& whole);

/// "12.34 %" of two numbers; empty where there is nothing to say.
std::string percent(const std::optional<std::string>& part, const std::optional<std::string>& whole,
                    const std::string& language);

/// "about 3.1 %" of what was drawn; "< 0.2 %" where none of it is (at most so much, 19 times out of 20: the rule of three).
std::string measured(const Draws& draws, const std::string& language);

/// The same and how it was found: "about 3.1 %: 62 of 2,000 drawn at random".
std::string measured_at_length(const Draws& draws, const std::string& language);

}  // namespace maquette::cli
