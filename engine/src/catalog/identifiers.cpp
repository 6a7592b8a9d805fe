#include "catalog/identifiers.h"

#include <algorithm>
#include <array>

#include "catalog/limits.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr std::array<std::string_view, 31> kReservedWords{
    "and",   "as",     "at",      "between", "empty", "exactly", "has",    "have", "highest", "if",   "is",
    "least", "length", "longest", "most",    "no",    "not",     "of",     "one",  "or",      "part", "parts",
    "same",  "the",    "then",    "total",   "when",  "letters", "letter", "day",  "days"};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_reserved_word(std::string_view word) {
  return std::find(kReservedWords.begin(), kReservedWords.end(), word) != kReservedWords.end();
}

bool is_plain_id(std::string_view id) {
  if (id.empty() || id.size() > kMaxIdBytes || !is_letter_or_digit(id.front())) return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

bool check_id(const Text& id, std::string_view what, Report& report, bool dotted) {
  const std::string_view value = id.value;
  const std::size_t dot = dotted ? value.find('.') : std::string_view::npos;
  const bool sound = dot == std::string_view::npos
                         ? is_plain_id(value)
                         : is_plain_id(value.substr(0, dot)) && is_plain_id(value.substr(dot + 1));
  if (!sound) {
    report.error(id.where, "bad-id",
                 say(what, " is written with small letters, digits, - and _, starts with a letter or a digit",
                     dotted ? ", may have one dot" : "", " and has at most ", std::to_string(kMaxIdBytes), " characters; ",
                     in_quotes(value.substr(0, kMaxIdBytes)), " is not"));
    return false;
  }
  if (is_reserved_word(value)) {
    report.error(id.where, "reserved-word", say(in_quotes(value), " is a word of the rule language; choose another id"));
    return false;
  }
  return true;
}

bool Registry::add(const Text& id, std::uint32_t index, std::string_view what, Report& report) {
  const auto [found, added] = entries_.try_emplace(id.value, Entry{index, id.where});
  if (added) return true;
  const Position first = found->second.where.position();
  report.error(id.where, "duplicate-id",
               say("the ", what, " ", in_quotes(id.value), " is already declared at ", first.file, ":",
                   std::to_string(first.line), "; rename one of the two"));
  return false;
}

std::optional<std::uint32_t> Registry::find(std::string_view id) const {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return std::nullopt;
  return found->second.index;
}

std::string Registry::suggest(std::string_view id) const {
  std::vector<std::string_view> ids;
  ids.reserve(entries_.size());
  for (const auto& [name, entry] : entries_) ids.push_back(name);
  return did_you_mean(id, ids);
}

}  // namespace maquette::catalog
