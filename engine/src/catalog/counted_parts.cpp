// Numbers and texts: parts whose options are counted out, not written. A number has an option for every step, a text one
// for every length, so that rules and prices speak of them as of any other option.
#include "catalog/limits.h"
#include "catalog/parts.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

constexpr std::int64_t kMaxNumber = 1'000'000'000;

using Amounts = std::vector<std::optional<std::int64_t>>;

/// `per_step` or `per_letter`: what each adds.
Amounts read_each(TableCursor& cursor, std::string_view key, Assembly& assembly) {
  const Node* node = cursor.table(key);
  if (node == nullptr) return Amounts(assembly.model.attributes.size());
  TableCursor each(*node, say("\"", key, "\""), assembly.report);
  Amounts amounts = read_attributes(each, assembly);
  each.finish();
  return amounts;
}

/// The part's own amounts and `count` times what each adds; out-of-range where that is too much.
Amounts add_up(const Amounts& own, const Amounts& each, std::int64_t count, const Place& where, Report& report) {
  Amounts sums;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::int64_t sum = own[i].value_or(0) + count * each[i].value_or(0);
    const bool fits = sum <= kMaxAmount && sum >= -kMaxAmount;
    if (!fits)
      report.error(where, "out-of-range", "the amounts of this part's last options are too large; lower what each adds");
    sums.push_back(fits ? sum : 0);
  }
  return sums;
}

void add_option(PartDraft& draft, std::int64_t number, const std::string& label, const Place& where, const Amounts& amounts,
                const Model& model) {
  OptionDraft option;
  option.id = {std::to_string(number), where};
  for (const std::string& language : model.languages) option.label[language] = label;
  option.attributes = amounts;
  draft.part.options.push_back(finish(std::move(option), draft.defaults));
  draft.part.options.back().number = number;
}

struct Steps {
  std::int64_t from = 0, to = 0, step = 1;
};

std::optional<Steps> read_steps(TableCursor& cursor) {
  cursor.need("from");
  cursor.need("to");
  constexpr std::string_view finer = "; count in a finer unit, as mm for cm";
  const auto from = cursor.integer("from", -kMaxNumber, kMaxNumber, finer);
  const auto to = cursor.integer("to", -kMaxNumber, kMaxNumber, finer);
  const auto step =
      cursor.find("step") == nullptr ? std::optional<std::int64_t>(1) : cursor.integer("step", 1, kMaxNumber, finer);
  if (!from || !to || !step) return std::nullopt;
  const auto refuse = [&](std::string_view key, const std::string& message) {
    cursor.report().error(cursor.find(key)->where, "bad-range", message);
    return std::nullopt;
  };
  if (*from > *to) return refuse("to", "\"to\" is less than \"from\"; exchange them");
  if ((*to - *from) % *step != 0) {
    const std::int64_t last = *to - (*to - *from) % *step;
    return refuse("step", say("steps of ", std::to_string(*step), " from ", std::to_string(*from), " miss ",
                              std::to_string(*to), "; the last is ", std::to_string(last)));
  }
  if ((*to - *from) / *step >= static_cast<std::int64_t>(kMaxOptionsOfPart)) {
    return refuse("to", say("these are more than ", std::to_string(kMaxOptionsOfPart), " values; take larger steps"));
  }
  return Steps{*from, *to, *step};
}

void read_number_default(TableCursor& cursor, PartDraft& draft, const Steps& steps) {
  const auto value = cursor.integer("default", -kMaxNumber, kMaxNumber);
  if (!value) return;
  if (const auto found = find_option(draft.part, std::to_string(*value))) {
    draft.part.default_option = *found;
    return;
  }
  cursor.report().error(
      cursor.find("default")->where, "unknown-option",
      say("the default ", std::to_string(*value), " is not a value of this part; it goes from ", std::to_string(steps.from),
          " to ", std::to_string(steps.to), " in steps of ", std::to_string(steps.step)));
}

}  // namespace

void read_number_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly) {
  if (const auto unit = cursor.text("unit")) {
    draft.notes.unit = unit->value;
    if (!is_unit(unit->value)) {
      assembly.report.error(unit->where, "bad-unit",
                            say("a unit is one word of letters, like \"mm\"; ", in_quotes(unit->value), " is not"));
    }
  }
  const Amounts each = read_each(cursor, "per_step", assembly);
  const auto steps = read_steps(cursor);
  if (!steps) {
    cursor.find("default");
    draft.notes.complete = false;
    return;
  }
  for (std::int64_t value = steps->from; value <= steps->to; value += steps->step) {
    const std::int64_t count = (value - steps->from) / steps->step;
    const std::string label =
        draft.notes.unit.empty() ? std::to_string(value) : std::to_string(value) + " " + draft.notes.unit;
    add_option(draft, value, label, cursor.where(),
               add_up(draft.defaults.attributes, each, count, cursor.where(), assembly.report), assembly.model);
  }
  draft.notes.available.assign(draft.part.options.size(), draft.defaults.available);
  read_number_default(cursor, draft, *steps);
}

void read_lengths(TableCursor& cursor, PartDraft& draft, std::int64_t longest, Assembly& assembly) {
  const Amounts each = read_each(cursor, "per_letter", assembly);
  for (std::int64_t length = 0; length <= longest; ++length) {
    const Amounts amounts = length == 0 ? Amounts(draft.defaults.attributes.size(), 0)
                                        : add_up(draft.defaults.attributes, each, length, cursor.where(), assembly.report);
    add_option(draft, length, std::to_string(length), cursor.where(), amounts, assembly.model);
    draft.notes.available.push_back(length == 0 ? Availability{} : draft.defaults.available);
  }
}

}  // namespace maquette::catalog
