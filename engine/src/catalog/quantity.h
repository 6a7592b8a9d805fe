// Amounts: exact decimal numbers with a unit, kept as integers of the smallest unit ("139.00" EUR is 13900).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/report.h"
#include "maquette/model.h"

namespace maquette::catalog {

enum class DecimalProblem : std::uint8_t { none, malformed, too_many_decimals, out_of_range };

struct Decimal {
  std::int64_t value = 0;  ///< number times 10^decimals
  DecimalProblem problem = DecimalProblem::none;
};

/// `[+-]digits[.digits]`, nothing else, within kMaxAmount.
Decimal parse_decimal(std::string_view digits, int decimals);

/// "at most 2 digits after the point"
std::string decimals_words(int decimals);

/// "day" and "days", "letter" and "letters" are one unit each; every other unit is itself alone.
bool same_unit(std::string_view a, std::string_view b);

/// One word: letters, digits, `%`, `/`; does not start with a digit.
bool is_unit(std::string_view unit);

/// As a person writes it after a number: "days" for "day".
std::string_view written_unit(std::string_view unit);

enum class UnitIs : std::uint8_t { needed, optional };

/// Reports bad-amount, too-many-decimals, out-of-range, missing-unit or wrong-unit. `what` is "price".
std::optional<std::int64_t> read_quantity(const Text& text, std::string_view what, std::string_view unit, int decimals,
                                          UnitIs unit_is, Report& report);

/// The same for an attribute; prices may leave their unit out.
std::optional<std::int64_t> read_quantity(const Text& text, const Attribute& attribute, UnitIs unit_is, Report& report);

/// #RRGGBB, or bad-color.
std::optional<Rgb> read_color(const Text& text, Report& report);

/// ISO 4217: digits after the point of a currency in circulation, or nothing for an unknown code.
std::optional<int> currency_decimals(std::string_view code);

}  // namespace maquette::catalog
