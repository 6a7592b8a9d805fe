#include "catalog/habits.h"

#include <algorithm>
#include <cctype>

#include "catalog/identifiers.h"
#include "catalog/report.h"

namespace maquette::catalog {
namespace {

struct Habit {
  std::string_view written;
  std::string_view ours;         ///< the key that is meant; the habit counts only where there is such a key
  std::string_view advice = {};  ///< how to write it, where the key's name alone does not say
};

constexpr std::string_view kSeveral = "write take = \"at most 3\", \"at least 1\", \"between 1 and 3\"";
constexpr std::string_view kEvenSteps = "its values go by even steps; for any others list them as options of a choice";
constexpr std::string_view kNumber = "for a number write kind = \"number\"";
constexpr std::string_view kGroup = "a part is in the group its id begins with, as in id = \"straps.buckle\"";

constexpr Habit kKeys[] = {
    {"name", "label"},
    {"title", "label"},
    {"text", "label"},
    {"display_name", "label"},
    {"caption", "label"},
    {"reason", "because"},
    {"message", "because"},
    {"why", "because"},
    {"explanation", "because"},
    {"condition", "rule"},
    {"expression", "rule"},
    {"constraint", "rule"},
    {"if", "rule"},
    {"when", "rule"},
    {"values", "option"},
    {"choices", "option"},
    {"colour", "color"},
    {"cost", "price"},
    {"delivery", "lead_time"},
    {"code", "sku"},
    {"article", "sku"},
    {"description", "help"},
    {"hint", "help"},
    {"length", "max_length"},
    {"max", "max_length"},
    {"min", "from"},
    {"max", "to"},
    {"minimum", "from"},
    {"maximum", "to"},
    {"increment", "step"},
    {"min", "take", kSeveral},
    {"max", "take", kSeveral},
    {"minimum", "take", kSeveral},
    {"maximum", "take", kSeveral},
    {"count", "take", kSeveral},
    {"several", "take", kSeveral},
    {"multiple", "take", kSeveral},
    {"multi", "take", kSeveral},
    {"optional", "take", "write take = \"optional\""},
    {"required", "take", "a part takes one option unless take = \"optional\""},
    {"from", "kind", kNumber},
    {"to", "kind", kNumber},
    {"step", "kind", kNumber},
    {"unit", "kind", kNumber},
    {"max_length", "kind", "for a text write kind = \"text\""},
    {"values", "step", kEvenSteps},
    {"group", "id", kGroup},
    {"parent", "id", kGroup},
};

struct Saying {
  std::string_view written, instead;
};

constexpr Saying kWords[] = {
    {"implies", "write if A then B"},      {"requires", "write if A then B"},
    {"needs", "write if A then B"},        {"forbids", "write if A then not B"},
    {"excludes", "write if A then not B"}, {"unless", "write A or B"},
    {"when", "write if A then B"},         {"then", "begin with if"},
    {"else", "make it two rules"},         {"equals", "write is"},
    {"in", "write is one of (..)"},        {"contains", "write include"},
    {"with", "write has and a tag"},       {"xor", "write exactly 1 of (A; B)"},
    {"iff", "write A exactly when B"},
};

std::string lower_case(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

/// `label`, or in a sheet `label.en`.
bool is_column_of(std::string_view known, std::string_view key) {
  return known.starts_with(key) && (known.size() == key.size() || known[key.size()] == '.');
}

}  // namespace

std::string advice_for_key(std::string_view key, const std::vector<std::string_view>& known) {
  const std::string lower = lower_case(key);
  for (const Habit& habit : kKeys) {
    if (habit.written != lower) continue;
    const auto ours = std::find_if(known.begin(), known.end(),
                                   [&](std::string_view candidate) { return is_column_of(candidate, habit.ours); });
    if (ours == known.end()) continue;
    return habit.advice.empty() ? say("; did you mean ", in_quotes(*ours), "?") : say("; ", habit.advice);
  }
  return {};
}

std::string advice_for_word(std::string_view word) {
  if (std::string capitals = advice_for_capitals(word); !capitals.empty()) return capitals;
  const std::string lower = lower_case(word);
  const auto saying =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const Saying& known) { return known.written == lower; });
  return saying == std::end(kWords) ? std::string() : say("; ", saying->instead);
}

std::string advice_for_capitals(std::string_view word) {
  const std::string lower = lower_case(word);
  return lower != word && is_reserved_word(lower) ? say("; write it in small letters: ", lower) : std::string();
}

std::string advice_for_kind(std::string_view kind) {
  constexpr std::string_view several[] = {"several", "multiple", "multi", "many", "set", "list", "checkbox", "any", "some"};
  const std::string lower = lower_case(kind);
  if (std::find(std::begin(several), std::end(several), lower) == std::end(several)) return {};
  return say("; for several options of a choice ", kSeveral);
}

}  // namespace maquette::catalog
