// Numbers of designs, which no machine word holds: decimal digits of any length, reckoned with by GMP and shortened to
// what a person takes in. Written as in English, for format.h to put into the reader's signs.
#pragma once

#include <string>

#include "maquette/model.h"

namespace maquette::viewer {

/// "4,211,000"; from 10^10 on "1.20 × 10²⁴". `digits`: a decimal integer of any length.
std::string readable_count(const std::string& digits);
/// The same for a number that is only as precise as a double.
std::string readable_count(double designs);

/// Designs if there were no rules: the product of the numbers of options, in decimal digits.
std::string designs_before_rules(const Model& model);
/// The sum of two decimal integers of any length.
std::string sum(const std::string& a, const std::string& b);
/// `some` / `all` of decimal integers of any length, as "10.9 %"; "< 0.01 %" rather than a zero that is none.
std::string percentage(const std::string& some, const std::string& all);

}  // namespace maquette::viewer
