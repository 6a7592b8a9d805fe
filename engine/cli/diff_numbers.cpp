#include "cli/diff_numbers.h"

#include <algorithm>
#include <cmath>

#include "cli/diff_phrases.h"
#include "cli/output.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLongestNumber = 36;
constexpr std::size_t kDoubleDigits = 15;

}  // namespace

std::string grouped(const std::string& digits, const std::string& language) {
  if (digits.size() > kLongestNumber) {
    const bool comma = language.starts_with("fr") || language.starts_with("de");
    return digits.substr(0, 1) + (comma ? "," : ".") + digits.substr(1, 3) + "e" + std::to_string(digits.size() - 1);
  }
  const std::string separator = language.starts_with("fr") ? "\u202f" : language.starts_with("de") ? "." : ",";
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

std::string number(const std::optional<std::string>& digits, const std::string& language) {
  return digits ? grouped(*digits, language) : "?";
}

std::optional<double> share(const std::optional<std::string>& part, const std::optional<std::string>& whole) {
  if (!part || !whole || *whole == "0") return std::nullopt;
  const auto leading = [](const std::string& digits) { return std::stod(digits.substr(0, kDoubleDigits)); };
  const auto dropped = [](const std::string& digits) {
    return static_cast<int>(digits.size()) - static_cast<int>(std::min(digits.size(), kDoubleDigits));
  };
  return leading(*part) / leading(*whole) * std::pow(10.0, std::max(dropped(*part) - dropped(*whole), -400));
}

std::string percent(const std::optional<std::string>& part, const std::optional<std::string>& whole,
                    const std::string& language) {
  const auto of_one = share(part, whole);
  if (!of_one) return {};
  const auto rounded = static_cast<std::int64_t>(*of_one * 1e4 + 0.5);
  if (rounded == 0 && *part != "0") return "< " + decimal(1, 2, language) + " %";
  return decimal(rounded, 2, language) + " %";
}

std::string measured(const Draws& draws, const std::string& language) {
  const double share = static_cast<double>(draws.with == 0 ? 3 : draws.with) / static_cast<double>(draws.of);
  const std::string percent = decimal(static_cast<std::int64_t>(std::lround(share * 1000)), 1, language) + " %";
  return draws.with == 0 ? "< " + percent : say(diff_phrases::kAbout, language, {percent});
}

std::string measured_at_length(const Draws& draws, const std::string& language) {
  return say(diff_phrases::kDrawn, language,
             {measured(draws, language), grouped(std::to_string(draws.with), language),
              grouped(std::to_string(draws.of), language)});
}

}  // namespace maquette::cli
