// Exact fractions: prices are decimals and constraints divide, and neither may be rounded where designs are decided.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::formats {

/// In lowest terms; the denominator is positive.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool operator==(const Rational&) const = default;
};

/// Nothing where a result does not fit, or a divisor is 0.
std::optional<Rational> add(const Rational& a, const Rational& b);
std::optional<Rational> subtract(const Rational& a, const Rational& b);
std::optional<Rational> multiply(const Rational& a, const Rational& b);
std::optional<Rational> divide(const Rational& a, const Rational& b);

std::strong_ordering compare(const Rational& a, const Rational& b);
std::int64_t floor_of(const Rational& a);
std::int64_t ceil_of(const Rational& a);

/// "12", "0.75"; nothing for more digits than fit.
std::optional<Rational> parse_rational(std::string_view text);
/// "12", "0.75", or "1/3" where no decimal is exact.
std::string to_string(const Rational& a);
/// Digits after the point that write it exactly; nothing where none do.
std::optional<int> decimals_of(const Rational& a);

}  // namespace maquette::formats
