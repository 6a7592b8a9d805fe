#include "catalog/quantity.h"

#include <algorithm>
#include <string>

#include "catalog/limits.h"

namespace maquette::catalog {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string example(std::string_view unit, int decimals) {
  std::string text = decimals == 0 ? "12" : "12." + std::string(static_cast<std::size_t>(decimals), '0');
  if (!unit.empty()) text += " " + std::string(written_unit(unit));
  return in_quotes(text);
}

}  // namespace

Decimal parse_decimal(std::string_view digits, int decimals) {
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  const bool digits_only =
      std::all_of(whole.begin(), whole.end(), is_digit) && std::all_of(fraction.begin(), fraction.end(), is_digit);
  if (!digits_only || whole.empty() || (point != std::string_view::npos && fraction.empty())) {
    return {0, DecimalProblem::malformed};
  }
  if (fraction.size() > static_cast<std::size_t>(decimals)) return {0, DecimalProblem::too_many_decimals};

  std::string all(whole);
  all += fraction;
  all.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  std::int64_t value = 0;
  for (const char c : all) {
    value = value * 10 + (c - '0');
    if (value > kMaxAmount) return {0, DecimalProblem::out_of_range};
  }
  return {negative ? -value : value, DecimalProblem::none};
}

std::string decimals_words(int decimals) {
  if (decimals == 0) return "no digits after the point";
  return say("at most ", std::to_string(decimals), decimals == 1 ? " digit" : " digits", " after the point");
}

bool same_unit(std::string_view a, std::string_view b) { return written_unit(a) == written_unit(b); }

bool is_unit(std::string_view unit) {
  if (unit.empty() || unit.size() > 16 || is_digit(unit.front())) return false;
  return std::all_of(unit.begin(), unit.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '%' || c == '/'; });
}

std::string_view written_unit(std::string_view unit) {
  if (unit == "day") return "days";
  if (unit == "letter") return "letters";
  return unit;
}

std::optional<std::int64_t> read_quantity(const Text& text, std::string_view what, std::string_view unit, int decimals,
                                          UnitIs unit_is, Report& report) {
  const std::string_view value = text.value;
  const std::size_t space = value.find(' ');
  const std::string_view written = value.substr(std::min(value.find_first_not_of(' ', space), value.size()));
  const bool other_unit = !written.empty() && !same_unit(written, unit);
  const Decimal number = parse_decimal(value.substr(0, space), decimals);
  const auto refuse = [&](std::string_view code, const std::string& message) {
    report.error(text.where, code, message);
    return std::nullopt;
  };
  switch (number.problem) {
    case DecimalProblem::none:
      break;
    case DecimalProblem::malformed:
      return refuse("bad-amount", say(in_quotes(what), " is an amount like ", example(unit, decimals), "; ",
                                      in_quotes(value), " is not"));
    case DecimalProblem::too_many_decimals:
      if (other_unit) break;  // "0.3 kg" is no amount of grams with too many digits
      return refuse("too-many-decimals", say(in_quotes(what), " has ", decimals_words(decimals), ", as in ",
                                             example(unit, decimals), "; round ", in_quotes(value)));
    case DecimalProblem::out_of_range:
      return refuse("out-of-range", say(in_quotes(what), " is too large; is ", in_quotes(value), " meant?"));
  }
  if (written.empty()) {
    if (unit_is == UnitIs::optional || unit.empty()) return number.value;
    return refuse("missing-unit", say(in_quotes(what), " needs its unit, as in ", example(unit, decimals)));
  }
  if (other_unit) {
    return refuse("wrong-unit", unit.empty() ? say(in_quotes(what), " has no unit; delete ", in_quotes(written))
                                             : say(in_quotes(what), " is measured in ", written_unit(unit), ", not in ",
                                                   in_quotes(written), "; write it like ", example(unit, decimals)));
  }
  return number.value;
}

std::optional<std::int64_t> read_quantity(const Text& text, const Attribute& attribute, UnitIs unit_is, Report& report) {
  const UnitIs need = attribute.id == "price" ? UnitIs::optional : unit_is;
  const auto value = read_quantity(text, attribute.id, attribute.unit, attribute.decimals, need, report);
  if (value && *value < 0 && attribute.aggregate == Aggregate::max) {
    report.error(text.where, "out-of-range",
                 say(in_quotes(attribute.id), " takes the highest of all parts and is never below 0"));
    return std::nullopt;
  }
  return value;
}

std::optional<Rgb> read_color(const Text& text, Report& report) {
  constexpr std::string_view hex = "0123456789abcdef";
  const std::string_view value = text.value;
  std::uint32_t rgb = 0;
  bool sound = value.size() == 7 && value.front() == '#';
  for (std::size_t i = 1; sound && i < value.size(); ++i) {
    const char lower = value[i] >= 'A' && value[i] <= 'F' ? static_cast<char>(value[i] - 'A' + 'a') : value[i];
    const std::size_t digit = hex.find(lower);
    sound = digit != std::string_view::npos;
    rgb = rgb * 16 + static_cast<std::uint32_t>(digit);
  }
  if (!sound) {
    report.error(text.where, "bad-color",
                 say("a colour is written \"#RRGGBB\", six digits 0-9 A-F; ", in_quotes(value), " is not"));
    return std::nullopt;
  }
  const auto channel = [rgb](int shift) { return static_cast<std::uint8_t>((rgb >> shift) & 0xFF); };
  return Rgb{channel(16), channel(8), channel(0)};
}

}  // namespace maquette::catalog
