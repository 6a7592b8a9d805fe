#include "state/large_numbers.h"

#include <gmpxx.h>

#include <charconv>
#include <cmath>
#include <cstdio>

namespace maquette::viewer {

namespace {

constexpr std::size_t kLongest = 10;  ///< digits that are still read as a number

std::string superscript(int value) {
  static constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string result;
  for (const char digit : std::to_string(value)) result += kDigits[digit - '0'];
  return result;
}

std::string in_groups(const std::string& digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += ',';
    result += digits[i];
  }
  return result;
}

/// `lead` times ten to the power of `power`, `lead` in [1, 10).
std::string scientific(double lead, int power) {
  if (lead >= 9.995) lead /= 10, ++power;
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", lead);
  return std::string(text) + " × 10" + superscript(power);
}

}  // namespace

std::string readable_count(const std::string& digits) {
  if (digits.size() <= kLongest) return in_groups(digits);
  const std::string text = digits.substr(0, 1) + '.' + digits.substr(1, 16);
  double lead = 0;
  std::from_chars(text.data(), text.data() + text.size(), lead);
  return scientific(lead, static_cast<int>(digits.size()) - 1);
}

std::string readable_count(double designs) {
  if (designs < 1e10) return in_groups(std::to_string(std::llround(designs)));
  const int power = static_cast<int>(std::floor(std::log10(designs)));
  return scientific(designs / std::pow(10.0, power), power);
}

std::string designs_before_rules(const Model& model) {
  mpz_class designs = 1;
  for (const Part& part : model.parts) designs *= static_cast<unsigned long>(part.options.size());
  return designs.get_str();
}

std::string sum(const std::string& a, const std::string& b) { return mpz_class(mpz_class(a) + mpz_class(b)).get_str(); }

std::string percentage(const std::string& some, const std::string& all) {
  const mpz_class part(some), whole(all);
  if (part == 0 || whole == 0) return "0 %";
  const double percent = mpq_class(part * 100, whole).get_d();
  if (percent < 0.01) return "< 0.01 %";
  char text[32];
  std::snprintf(text, sizeof text, percent < 10 ? "%.2f %%" : "%.1f %%", percent);
  return text;
}

}  // namespace maquette::viewer
