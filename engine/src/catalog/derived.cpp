// Derived attributes: linear sums of other attributes, of numbers and of lengths.
//
// A sum of attributes that are themselves sums over the options is again a sum over the options, so a derived attribute is
// worked out once for each option and is from then on an attribute like any other: totals, rules, diagrams and prices know
// nothing of it. Nothing is rounded, since its decimals are as many as the finest term needs; units are multiplied out, so
// that grams times euros per gram are euros and nothing else is. Derived attributes may use each other in any order
// (a depth-first visit finds circles).
#include "catalog/derived.h"

#include <algorithm>

#include "catalog/comparison_terms.h"
#include "catalog/limits.h"
#include "catalog/lowering.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

constexpr int kMostDecimals = 6;

class Worker {
 public:
  explicit Worker(Assembly& assembly) : assembly_(assembly), state_(assembly.derived.size(), State::waiting) {}

  void work_out_all() {
    for (std::size_t i = 0; i < assembly_.derived.size(); ++i) work_out(i);
  }

 private:
  enum class State : std::uint8_t { waiting, begun, done };

  Model& model() { return assembly_.model; }

  /// False: it is being worked out already, so it needs itself.
  bool work_out(std::size_t which) {
    if (state_[which] != State::waiting) return state_[which] == State::done;
    state_[which] = State::begun;
    const Derived& derived = assembly_.derived[which];
    if (derived.value) {
      const RuleText text(*derived.value);
      const Names names(text, assembly_);
      const auto parsed = parse_sum(text.value());
      if (const auto* error = std::get_if<SyntaxError>(&parsed))
        names.error(error->at, error->code, error->message);
      else
        add_up(derived, std::get<Sum>(parsed), names);
    }
    state_[which] = State::done;
    return true;
  }

  void add_up(const Derived& derived, const Sum& sum, const Names& names) {
    Attribute& attribute = model().attributes[derived.attribute];
    bool sound = true;
    for (const Term& term : sum) sound = check(term, attribute, names) && sound;
    if (!sound) return;
    if (attribute.decimals > kMostDecimals) {
      return assembly_.report.error(
          derived.value->where, "too-many-decimals",
          say("this needs ", std::to_string(attribute.decimals), " digits after the point and at most ",
              std::to_string(kMostDecimals), " are kept; shorten the factors"));
    }
    fits_ = true;
    for (const Term& term : sum) add(term, derived.attribute, names);
    if (!fits_)
      assembly_.report.error(derived.value->where, "out-of-range",
                             "this adds up to more than can be meant; lower the factors");
  }

  // Names and units -----------------------------------------------------------------------------------------------

  /// Checks the term and sees that the attribute is fine enough for it.
  bool check(const Term& term, Attribute& attribute, const Names& names) {
    if (const auto* amount = std::get_if<Amount>(&term.value)) {
      attribute.decimals = std::max(attribute.decimals, decimals_of(amount->digits.text));
      return check_amount(*amount, {attribute.unit, kMostDecimals}, names);
    }
    const auto scale = scale_of_term(term, names);
    if (!scale) return false;
    if (!same_unit(scale->unit, attribute.unit)) {
      names.error(term.at, "wrong-unit",
                  say("this is measured in ", scale->unit.empty() ? "no unit" : written_unit(scale->unit), " and ",
                      in_quotes(attribute.id), " in ", written_unit(attribute.unit), "; multiply it by so much ",
                      scale->unit.empty() ? attribute.unit : say(attribute.unit, "/", scale->unit)));
      return false;
    }
    attribute.decimals = std::max(attribute.decimals, scale->decimals);
    return true;
  }

  static int decimals_of(const std::string& digits) {
    const std::size_t point = digits.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  }

  std::optional<Scale> scale_of_term(const Term& term, const Names& names) {
    if (std::holds_alternative<Aggregated>(term.value)) {
      names.error(term.at, "rule-syntax", "name the attribute alone, as in 2 * weight");
      return std::nullopt;
    }
    const auto* word = std::get_if<Word>(&term.value);
    const auto used = word == nullptr ? std::nullopt : assembly_.attributes.find(word->text);
    if (!used && word != nullptr && !assembly_.parts.find(word->text)) {
      names.unknown(
          word->at, "unknown-attribute",
          say("there is no attribute or number part ", in_quotes(word->text), assembly_.attributes.suggest(word->text)));
      return std::nullopt;
    }
    if (!used) return scale_of(term, names);
    if (!check_used(*word, *used, names)) return std::nullopt;
    const Attribute& attribute = model().attributes[*used];
    const Scale scale{attribute.unit, attribute.decimals};
    return term.factor ? multiplied(*term.factor, scale, names) : scale;
  }

  bool check_used(const Word& word, AttributeIndex used, const Names& names) {
    if (model().attributes[used].aggregate == Aggregate::max) {
      names.error(
          word.at, "wrong-aggregate",
          say(in_quotes(word.text), " takes the highest of all parts, so it cannot be added up; name another attribute"));
      return false;
    }
    const auto other = std::find_if(assembly_.derived.begin(), assembly_.derived.end(),
                                    [&](const Derived& derived) { return derived.attribute == used; });
    if (other == assembly_.derived.end() || work_out(static_cast<std::size_t>(other - assembly_.derived.begin())))
      return true;
    names.error(word.at, "circular", say(in_quotes(word.text), " is worked out from this in turn; name another attribute"));
    return false;
  }

  // Values --------------------------------------------------------------------------------------------------------

  void add_to(std::int64_t& into, std::int64_t value, std::int64_t factor) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(value, factor, &product) || product > kMaxAmount || product < -kMaxAmount) {
      fits_ = false;
      return;
    }
    into += product;
    if (into > kMaxAmount || into < -kMaxAmount) {
      fits_ = false;
      into = 0;
    }
  }

  template <class ValueOf>
  void add_part(Part& part, AttributeIndex into, std::int64_t factor, const ValueOf& value_of) {
    for (Option& option : part.options) add_to(option.attributes[into], value_of(option), factor);
  }

  void add(const Term& term, AttributeIndex into, const Names& names) {
    Attribute& attribute = model().attributes[into];
    const std::int64_t sign = term.subtracted ? -1 : 1;
    if (const auto* amount = std::get_if<Amount>(&term.value))
      return add_to(attribute.base, parse_decimal(amount->digits.text, attribute.decimals).value, sign);
    const Factor factor = factor_of(term);
    const auto times = [&](int decimals) {
      const auto whole = scaled(sign * factor.value, attribute.decimals - factor.decimals - decimals);
      fits_ = fits_ && whole;
      return whole.value_or(0);
    };
    const auto number = [](const Option& option) { return option.number; };
    if (const auto* length = std::get_if<LengthOf>(&term.value))
      return add_part(model().parts[*text_part(*length, names)], into, times(0), number);
    if (const auto* count = std::get_if<CountOf>(&term.value)) {
      for (const PartIndex part : names.several(count->several)->parts) {
        const Option* without = &model().parts[part].options.front();
        add_part(model().parts[part], into, times(0),
                 [without](const Option& option) { return std::int64_t{&option == without ? 0 : 1}; });
      }
      return;
    }
    const Word& word = std::get<Word>(term.value);
    const auto used = assembly_.attributes.find(word.text);
    if (!used) return add_part(model().parts[*number_part(word, names)], into, times(0), number);
    const Attribute& source = model().attributes[*used];
    add_to(attribute.base, source.base, times(source.decimals));
    for (Part& part : model().parts) {
      add_part(part, into, times(source.decimals), [used](const Option& option) { return option.attributes[*used]; });
    }
  }

  Assembly& assembly_;
  std::vector<State> state_;
  bool fits_ = true;
};

void declare(const Node& node, Assembly& assembly) {
  TableCursor cursor(node, "a derived attribute", assembly.report);
  const auto id = cursor.need_text("id");
  Derived derived;
  derived.value = cursor.need_text("value");
  Attribute attribute;
  if (const auto unit = cursor.need_text("unit"))
    attribute.unit = read_unit(*unit, assembly.report);
  else
    derived.value.reset();  // nothing to check its units against
  attribute.label = read_localized(cursor, "label", true, assembly);
  cursor.finish();
  if (!id) return;
  attribute.id = id->value;
  derived.attribute = static_cast<AttributeIndex>(assembly.model.attributes.size());
  if (add_attribute(*id, std::move(attribute), assembly)) assembly.derived.push_back(std::move(derived));
}

}  // namespace

void declare_derived(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("derived")) declare(*node, assembly);
  }
}

void work_out_derived(Assembly& assembly) { Worker(assembly).work_out_all(); }

}  // namespace maquette::catalog
