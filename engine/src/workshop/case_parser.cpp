// The keys of a case: what is chosen, then what must be so. A case is resolved to indices here, so that running one can
// only fail because of what the model says.
#include "workshop/case_parser.h"

#include <algorithm>

#include "catalog/limits.h"
#include "catalog/quantity.h"
#include "support/suggestion.h"
#include "workshop/choice_reader.h"

namespace maquette::workshop {
namespace {

using catalog::in_quotes;
using catalog::Node;
using catalog::Place;
using catalog::Report;
using catalog::say;
using catalog::TableCursor;
using Kind = Expectation::Kind;

constexpr std::size_t kMostDigits = 4096;
constexpr std::string_view kNotPinned = "?";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class CaseParser {
 public:
  CaseParser(const Model& model, const Node& table, Report& report)
      : model_(model), choices_(model, report), report_(report), table_(table, "a case", report) {}

  Case parse() {
    test_.where = table_.where().position();
    if (const auto name = table_.need_text("name")) {
      test_.name = name->value;
      test_.where = name->where.position();
    }
    for (const std::string_view circumstance : {"market", "channel", "on"}) table_.text(circumstance);
    read_selections();
    read_verdict();
    read_states();
    read_totals("total", Kind::total);
    read_totals("least", Kind::least_total);
    read_designs();
    read_repair();
    table_.finish();
    std::sort(test_.chosen.begin(), test_.chosen.end());
    test_.chosen.erase(std::unique(test_.chosen.begin(), test_.chosen.end()), test_.chosen.end());
    return std::move(test_);
  }

 private:
  void read_selections() {
    if (const Node* table = table_.table("choose")) {
      for (const Named& named : choices_.parts(*table)) {
        if (const auto chosen = choices_.option(named)) select(*chosen);
      }
    }
    if (const Node* table = table_.table("want")) read_wish(*table);
    if (const auto rest = table_.text("rest")) {
      if (rest->value != "default" && rest->value != "open")
        report_.error(rest->where, "bad-rest", R"("rest" is "default" or "open")");
      test_.whole = rest->value == "default";
    }
    if (test_.whole) {
      for (PartIndex part = 0; part < model_.parts.size(); ++part) {
        test_.selections.chosen.try_emplace(part, model_.parts[part].default_option);
      }
    }
    for (const auto& [part, option] : test_.selections.chosen) test_.chosen.push_back({part, option});
  }

  void select(const Chosen& chosen) {
    test_.selections.chosen[chosen.choice.part] = chosen.choice.option;
    if (!chosen.text.empty()) test_.selections.texts[chosen.choice.part] = chosen.text;
  }

  void read_wish(const Node& table) {
    const std::vector<Named> named = choices_.parts(table);
    if (named.size() > 1)
      report_.error(named[1].where, "conflicting-keys", R"("want" names one option; choose the others)");
    if (named.empty()) return;
    const auto wish = choices_.option(named.front());
    if (!wish) return;
    if (test_.selections.chosen.contains(wish->choice.part)) {
      report_.error(named.front().where, "conflicting-keys",
                    say(in_quotes(model_.parts[wish->choice.part].id), " is chosen and wanted; delete one of the two"));
    }
    test_.wish = wish->choice;
    test_.chosen.push_back(wish->choice);
  }

  Expectation& expect(Kind kind, const Place& where) {
    Expectation expectation;
    expectation.kind = kind;
    expectation.where = where.position();
    test_.expectations.push_back(std::move(expectation));
    return test_.expectations.back();
  }

  void read_verdict() {
    const Node* valid = table_.find("valid");
    const Node* invalid = table_.find("invalid");
    if (valid != nullptr && (valid->kind != Node::Kind::boolean || !is_true(*valid))) {
      report_.error(valid->where, "wrong-type",
                    R"("valid" is true, or not written; for the opposite write invalid = ["rule"])");
    }
    if (invalid == nullptr) {
      expect(Kind::valid, valid == nullptr ? table_.where() : valid->where);
      if (valid == nullptr) test_.expectations.back().where = test_.where;
      return;
    }
    if (valid != nullptr)
      report_.error(invalid->where, "conflicting-keys", "a case is valid or invalid; delete one of the two");
    Expectation& expectation = expect(Kind::invalid, invalid->where);
    invalid_ = true;
    if (invalid->kind == Node::Kind::boolean && is_true(*invalid)) return;
    if (invalid->kind != Node::Kind::array) {
      report_.error(invalid->where, "wrong-type", R"("invalid" lists the rules that are broken, ["rule"], or is true)");
      return;
    }
    expectation.rules = read_rules(*invalid);
  }

  std::vector<RuleIndex> read_rules(const Node& list) {
    if (list.items.empty()) report_.error(list.where, "empty-list", R"(name the rules, or write invalid = true)");
    std::vector<RuleIndex> rules;
    for (const Node& item : list.items) {
      const auto id = catalog::read_text(item, "invalid", report_);
      if (!id) continue;
      const auto rule = find_rule(model_, id->value);
      if (!rule) {
        report_.error(item.where, "unknown-rule",
                      say("the catalog has no rule ", in_quotes(id->value), did_you_mean_one_of(id->value, model_.rules)));
      } else if (std::find(rules.begin(), rules.end(), *rule) != rules.end()) {
        report_.error(item.where, "duplicate-id", say(in_quotes(id->value), " is listed twice; delete one"));
      } else {
        rules.push_back(*rule);
      }
    }
    std::sort(rules.begin(), rules.end());
    return rules;
  }

  /// What an invalid design has none of.
  bool only_valid(std::string_view key, const Place& where) {
    if (invalid_) {
      report_.error(where, "conflicting-keys",
                    say("an invalid case has no ", in_quotes(key), "; delete it, or \"invalid\""));
    }
    return !invalid_;
  }

  void read_states() {
    for (const auto& [key, kind] : {std::pair("implied", Kind::only), std::pair("only", Kind::only),
                                    std::pair("excluded", Kind::excluded), std::pair("possible", Kind::possible)}) {
      const Node* table = table_.table(key);
      if (table == nullptr || !only_valid(key, table->where)) continue;
      for (const Named& named : choices_.parts(*table)) {
        const bool list = !named.option && named.value->kind == Node::Kind::array;
        if (std::string_view(key) == "implied" && list) {
          report_.error(named.value->where, "wrong-type", R"(one option is "implied"; of a list the options are "only")");
        } else {
          read_states_of(kind, named);
        }
      }
    }
  }

  /// `only` is one expectation of all options listed, the others are one for each.
  void read_states_of(Kind kind, const Named& named) {
    const std::vector<Chosen> all = choices_.options(named);
    std::vector<OptionIndex> options;
    for (const Chosen& chosen : all) {
      options.push_back(chosen.choice.option);
      test_.chosen.push_back(chosen.choice);
    }
    std::sort(options.begin(), options.end());
    options.erase(std::unique(options.begin(), options.end()), options.end());
    for (const OptionIndex option : options) {
      Expectation& expectation = expect(kind, named.value->where);
      expectation.choice = {named.part, option};
      expectation.options = kind == Kind::only ? options : std::vector{option};
      if (kind == Kind::only) break;
    }
  }

  void read_totals(const char* key, Kind kind) {
    const Node* table = table_.table(key);
    if (table == nullptr || !only_valid(key, table->where)) return;
    for (const catalog::Member& member : table->members) {
      const auto& all = model_.attributes;
      const auto found = std::find_if(all.begin(), all.end(), [&](const Attribute& a) { return a.id == member.key; });
      if (found == all.end()) {
        report_.error(member.where, "unknown-attribute",
                      say("the catalog has no attribute ", in_quotes(member.key), did_you_mean_one_of(member.key, all)));
        continue;
      }
      Expectation& expectation = expect(kind, member.value.where);
      expectation.attribute = static_cast<AttributeIndex>(found - all.begin());
      expectation.total = read_total(member.value, *found);
    }
  }

  /// `"199.00"`, `"512 g"`, minor units as a whole number, or "?".
  std::optional<std::int64_t> read_total(const Node& value, const Attribute& attribute) {
    if (value.kind == Node::Kind::integer) {
      if (value.integer >= -catalog::kMaxAmount && value.integer <= catalog::kMaxAmount) return value.integer;
      report_.error(value.where, "out-of-range", say(in_quotes(attribute.id), " is too large"));
      return std::nullopt;
    }
    const auto text = catalog::read_text(value, attribute.id, report_);
    if (!text || text->value == kNotPinned) return std::nullopt;
    return catalog::read_quantity(*text, attribute, catalog::UnitIs::optional, report_);
  }

  void read_designs() {
    const Node* value = table_.find("designs");
    if (value == nullptr) return;
    Expectation& expectation = expect(Kind::designs, value->where);
    if (value->kind == Node::Kind::integer && value->integer >= 0) {
      expectation.designs = std::to_string(value->integer);
      return;
    }
    const bool readable = value->kind == Node::Kind::text && value->text.size() <= kMostDigits;
    if (readable && value->text == kNotPinned) return;
    std::string digits;
    bool sound = readable;
    for (const char c : readable ? value->text : std::string()) {
      sound = sound && (is_digit(c) || c == ',' || c == '_');
      if (is_digit(c) && (c != '0' || !digits.empty())) digits += c;
    }
    if (!sound || value->text.find_first_of("0123456789") == std::string::npos) {
      report_.error(value->where, "bad-count",
                    R"("designs" is a whole number, a text of digits for a large one, or "?" until it is pinned)");
      return;
    }
    expectation.designs = digits.empty() ? "0" : digits;
  }

  void read_repair() {
    const Node* table = table_.table("repair");
    if (table == nullptr) return;
    if (!invalid_) {
      report_.error(table->where, "conflicting-keys",
                    "there is nothing to repair in a valid case; say what is \"invalid\"");
      return;
    }
    Expectation& expectation = expect(Kind::repair, table->where);
    for (const Named& named : choices_.parts(*table)) {
      const bool opens = !named.option && named.value->kind == Node::Kind::text && named.value->text == "*";
      if (opens) {
        expectation.changes[named.part] = std::nullopt;
      } else if (const auto chosen = choices_.option(named)) {
        expectation.changes[named.part] = chosen->choice.option;
        test_.chosen.push_back(chosen->choice);
      }
    }
    if (table->members.empty()) report_.error(table->where, "empty-list", "name the parts that change, and to what");
  }

  const Model& model_;
  ChoiceReader choices_;
  Report& report_;
  TableCursor table_;
  Case test_;
  bool invalid_ = false;
};

}  // namespace

Circumstances circumstances_of(const Node& table, const Circumstances& asked) {
  Circumstances circumstances = asked;
  const auto take = [&](std::string_view key, std::string& value) {
    const catalog::Member* member = find_member(table, key);
    if (member != nullptr && member->value.kind == Node::Kind::text) value = member->value.text;
  };
  take("market", circumstances.market);
  take("channel", circumstances.channel);
  take("on", circumstances.on);
  return circumstances;
}

Case parse_case(const Model& model, const Node& table, Report& report) { return CaseParser(model, table, report).parse(); }

}  // namespace maquette::workshop
