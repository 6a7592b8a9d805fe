#include "state/format.h"

#include <cstdlib>

namespace maquette::viewer {

namespace {

std::string symbol_of(const std::string& currency) {
  if (currency == "EUR") return "\u20AC";
  if (currency == "USD") return "$";
  if (currency == "GBP") return "\u00A3";
  if (currency == "JPY") return "\u00A5";
  return currency + "\u00A0";
}

/// `value` / 10^decimals; whole amounts without decimals.
std::string decimal_number(const Words& words, std::uint64_t value, int decimals) {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  std::string text = grouped(words, std::to_string(value / scale));
  if (const std::uint64_t rest = value % scale; rest != 0) {
    std::string digits = std::to_string(rest);
    digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
    text += words[Word::decimal] + digits;
  }
  return text;
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string amount(const Model& model, const Words& words, std::int64_t minor) {
  const int decimals = model.attributes.empty() ? 2 : model.attributes[kPrice].decimals;
  return words.say(Word::price,
                   {{"symbol", symbol_of(model.currency)}, {"amount", decimal_number(words, magnitude(minor), decimals)}});
}

Blanks parts_of(const Words& words, Date date, const std::vector<std::string>& months) {
  const auto day = static_cast<unsigned>(date.day());
  const auto month = static_cast<unsigned>(date.month());
  return {{"day", day == 1 ? words[Word::first_day] : std::to_string(day)}, {"month", months[month - 1]}};
}

}  // namespace

std::string grouped(const Words& words, const std::string& digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += words[Word::thousands];
    result += digits[i];
  }
  return result;
}

std::string in_own_signs(const Words& words, std::string_view english) {
  std::string result;
  for (const char c : english) {
    if (c == ',') {
      result += words[Word::thousands];
    } else if (c == '.') {
      result += words[Word::decimal];
    } else {
      result += c;
    }
  }
  return result;
}

std::string money(const Model& model, const Words& words, std::int64_t minor) {
  const std::string text = amount(model, words, minor);
  return minor < 0 ? words.say(Word::price_less, {{"price", text}}) : text;
}

std::string money_change(const Model& model, const Words& words, std::int64_t minor) {
  if (minor == 0) return words[Word::same_price];
  return words.say(minor > 0 ? Word::price_more : Word::price_less, {{"price", amount(model, words, minor)}});
}

std::string measure(const Attribute& attribute, const Words& words, std::int64_t value) {
  return words.say(Word::measure,
                   {{"value", decimal_number(words, magnitude(value), attribute.decimals)}, {"unit", attribute.unit}});
}

std::string long_date(const Words& words, Date date) {
  return words.say(Word::date_long, parts_of(words, date, words.months()));
}

std::string short_date(const Words& words, Date date) {
  return words.say(Word::date_short, parts_of(words, date, words.short_months()));
}

}  // namespace maquette::viewer
