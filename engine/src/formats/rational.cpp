#include "formats/rational.h"

#include <limits>
#include <numeric>

namespace maquette::formats {
namespace {

__extension__ using Wide = __int128;

constexpr int kMostDecimals = 15;

Wide greatest_divisor(Wide a, Wide b) {
  for (a = a < 0 ? -a : a, b = b < 0 ? -b : b; b != 0;) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<Rational> fraction(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  const Wide divisor = greatest_divisor(numerator, denominator) * (denominator < 0 ? -1 : 1);
  numerator /= divisor;
  denominator /= divisor;
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  if (numerator > kMost || numerator < -kMost || denominator > kMost) return std::nullopt;
  return Rational{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

Wide wide(std::int64_t value) { return value; }

}  // namespace

std::optional<Rational> add(const Rational& a, const Rational& b) {
  return fraction(wide(a.numerator) * b.denominator + wide(b.numerator) * a.denominator,
                  wide(a.denominator) * b.denominator);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) { return add(a, {-b.numerator, b.denominator}); }

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  return fraction(wide(a.numerator) * b.numerator, wide(a.denominator) * b.denominator);
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  return fraction(wide(a.numerator) * b.denominator, wide(a.denominator) * b.numerator);
}

std::strong_ordering compare(const Rational& a, const Rational& b) {
  const Wide left = wide(a.numerator) * b.denominator, right = wide(b.numerator) * a.denominator;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::int64_t floor_of(const Rational& a) {
  return a.numerator / a.denominator - (a.numerator < 0 && a.numerator % a.denominator != 0 ? 1 : 0);
}

std::int64_t ceil_of(const Rational& a) {
  return a.numerator / a.denominator + (a.numerator > 0 && a.numerator % a.denominator != 0 ? 1 : 0);
}

std::optional<Rational> parse_rational(std::string_view text) {
  Wide numerator = 0, denominator = 1;
  bool behind_point = false;
  if (text.empty() || text.size() > 19) return std::nullopt;
  for (const char c : text) {
    if (c == '.' && !behind_point) {
      behind_point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    numerator = numerator * 10 + (c - '0');
    if (behind_point) denominator *= 10;
  }
  return fraction(numerator, denominator);
}

std::optional<int> decimals_of(const Rational& a) {
  Wide power = 1;
  for (int decimals = 0; decimals <= kMostDecimals; ++decimals, power *= 10) {
    if (power % a.denominator == 0) return decimals;
  }
  return std::nullopt;
}

std::string to_string(const Rational& a) {
  const std::string sign = a.numerator < 0 ? "-" : "";
  const auto size = static_cast<std::uint64_t>(a.numerator < 0 ? -a.numerator : a.numerator);
  const auto decimals = decimals_of(a);
  if (!decimals) return sign + std::to_string(size) + "/" + std::to_string(a.denominator);
  const auto denominator = static_cast<std::uint64_t>(a.denominator);
  std::string text = sign + std::to_string(size / denominator);
  std::uint64_t rest = size % denominator;
  for (int i = 0; i < *decimals; ++i) {
    const Wide shifted = Wide{10} * static_cast<Wide>(rest);
    if (i == 0) text += '.';
    text += static_cast<char>('0' + static_cast<int>(shifted / a.denominator));
    rest = static_cast<std::uint64_t>(shifted % a.denominator);
  }
  return text;
}

}  // namespace maquette::formats
