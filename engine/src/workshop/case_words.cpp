// What a case expects and what is so, in a sentence each: ids as authors write them, reasons as customers read them.
//
// One row for each sentence, one column for each language: a translator adds a column. Blanks are %1, %2.
#include <algorithm>
#include <array>

#include "maquette/cases.h"

namespace maquette {
namespace {

using Kind = Expectation::Kind;

enum class Phrase : std::uint8_t {
  valid,
  valid_with,
  in_no_design,
  invalid,
  invalid_because,
  only,
  none_possible,
  are_possible,
  excluded,
  possible,
  not_possible,
  is_possible,
  total,
  least,
  not_pinned,
  designs,
  repair,
  repairs_offered,
  no_repair,
  opens,
  undecided,
  count_
};

constexpr std::array<std::string_view, 4> kLanguages{"en", "fr", "de", "ja"};
using Row = std::array<std::string_view, kLanguages.size()>;

constexpr std::array<Row, static_cast<std::size_t>(Phrase::count_)> kPhrases{{
    {"a valid design", "un modèle valable", "ein gültiger Entwurf", "有効なデザイン"},
    {"there is such a design", "un tel modèle existe", "einen solchen Entwurf gibt es", "そのようなデザインがあります"},
    {"in no design", "dans aucun modèle", "in keinem Entwurf", "どのデザインにもありません"},
    {"in no design, for whatever reason", "dans aucun modèle, quelle qu'en soit la raison",
     "in keinem Entwurf, aus welchem Grund auch immer", "理由を問わずどのデザインにもありません"},
    {"in no design because of %1", "dans aucun modèle à cause de %1", "in keinem Entwurf wegen %1",
     "%1 のためどのデザインにもありません"},
    {"%1 can only be %2", "%1 ne peut être que %2", "%1 kann nur %2 sein", "%1 は %2 だけ可能"},
    {"%1 cannot be anything", "%1 n'a plus d'option possible", "%1 kann nichts mehr sein", "%1 に選べるものがありません"},
    {"%1 can be %2", "%1 peut être %2", "%1 kann %2 sein", "%1 は %2 が可能"},
    {"%1 is excluded", "%1 est exclu", "%1 ist ausgeschlossen", "%1 は選択不可"},
    {"%1 is possible", "%1 est possible", "%1 ist möglich", "%1 は選択可"},
    {"%1 is not possible", "%1 n'est pas possible", "%1 ist nicht möglich", "%1 は選択不可"},
    {"%1 is possible", "%1 est possible", "%1 ist möglich", "%1 は選択可"},
    {"%1 of %2", "%1 de %2", "%1 von %2", "%1 は %2"},
    {"least %1 of %2", "%1 minimum de %2", "%1 mindestens %2", "%1 の最小は %2"},
    {"%1 not pinned yet; run with --write-golden", "%1 pas encore fixé ; relancez avec --write-golden",
     "%1 noch nicht festgehalten; mit --write-golden aufrufen", "%1 は未確定。--write-golden で実行してください"},
    {"%1 designs", "%1 modèles", "%1 Entwürfe", "デザイン %1 件"},
    {"a repair: %1", "une réparation : %1", "eine Reparatur: %1", "修正案：%1"},
    {"offered: %1", "proposé : %1", "angeboten: %1", "提案：%1"},
    {"no repair is offered", "aucune réparation n'est proposée", "keine Reparatur wird angeboten", "修正案はありません"},
    {"open", "libre", "offen", "未選択"},
    {"not decided within the budget", "indécis dans le budget", "im Budget nicht entschieden",
     "予算内で決まりませんでした"},
}};

class Speaker {
 public:
  Speaker(const Model& model, const Expectation& expected, const Outcome& found, std::string_view language)
      : model_(model), expected_(expected), found_(found), language_(language) {}

  CaseWords speak() const {
    CaseWords words{expectation(), finding(), {}};
    if (found_.met == Verdict::unknown) words.found = say(Phrase::undecided);
    const bool about_rules = expected_.kind == Kind::valid || expected_.kind == Kind::invalid;
    if (about_rules || found_.valid == Verdict::no) {
      for (const RuleIndex rule : found_.rules) {
        words.because.push_back(model_.rules[rule].id + ": " + in_language(model_.rules[rule].because, language_));
      }
    }
    return words;
  }

 private:
  std::string say(Phrase phrase, const std::string& first = {}, const std::string& second = {}) const {
    const Row& row = kPhrases[static_cast<std::size_t>(phrase)];
    const auto column = std::find(kLanguages.begin(), kLanguages.end(), language_.substr(0, 2));
    std::string text(row[column == kLanguages.end() ? 0 : static_cast<std::size_t>(column - kLanguages.begin())]);
    for (const auto& [blank, value] : {std::pair<std::string_view, const std::string&>{"%2", second}, {"%1", first}}) {
      const std::size_t at = text.find(blank);
      if (at != std::string::npos) text.replace(at, blank.size(), value);
    }
    return text;
  }

  template <class Items, class Name>
  static std::string joined(const Items& items, const Name& name) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + name(item);
    return text;
  }

  const Part& part() const { return model_.parts[expected_.choice.part]; }

  std::string choice() const { return part().id + "=" + part().options[expected_.choice.option].id; }

  std::string amount(const std::optional<std::int64_t>& total) const {
    if (!total) return "?";
    const Attribute& attribute = model_.attributes[expected_.attribute];
    const auto size = static_cast<std::uint64_t>(*total < 0 ? -*total : *total);
    std::string digits = std::to_string(size);
    const auto decimals = static_cast<std::size_t>(attribute.decimals);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0)
      digits.insert(digits.size() - decimals, language_.starts_with("fr") || language_.starts_with("de") ? "," : ".");
    const std::string& unit = expected_.attribute == kPrice ? model_.currency : attribute.unit;
    return (*total < 0 ? "-" : "") + digits + (unit.empty() ? "" : " " + unit);
  }

  std::string rule_ids(const std::vector<RuleIndex>& rules) const {
    return joined(rules, [&](RuleIndex rule) { return model_.rules[rule].id; });
  }

  std::string option_ids(const std::vector<OptionIndex>& options) const {
    return joined(options, [&](OptionIndex option) { return part().options[option].id; });
  }

  std::string changes(const std::map<PartIndex, std::optional<OptionIndex>>& to) const {
    return joined(to, [&](const auto& change) {
      const Part& changed = model_.parts[change.first];
      return changed.id + " -> " + (change.second ? changed.options[*change.second].id : say(Phrase::opens));
    });
  }

  std::string expectation() const {
    const std::string& attribute = model_.attributes[expected_.attribute].id;
    switch (expected_.kind) {
      case Kind::valid:
        return say(Phrase::valid);
      case Kind::invalid:
        return expected_.rules ? say(Phrase::invalid_because, rule_ids(*expected_.rules)) : say(Phrase::invalid);
      case Kind::only:
        return say(Phrase::only, part().id, option_ids(expected_.options));
      case Kind::excluded:
        return say(Phrase::excluded, choice());
      case Kind::possible:
        return say(Phrase::possible, choice());
      case Kind::total:
      case Kind::least_total:
        return expected_.total ? say(total_phrase(), attribute, amount(expected_.total))
                               : say(Phrase::not_pinned, attribute);
      case Kind::designs:
        return expected_.designs ? say(Phrase::designs, *expected_.designs) : say(Phrase::not_pinned, "designs");
      case Kind::repair:
        return say(Phrase::repair, changes(expected_.changes));
    }
    return {};
  }

  Phrase total_phrase() const { return expected_.kind == Kind::total ? Phrase::total : Phrase::least; }

  std::string verdict() const {
    if (found_.valid == Verdict::yes) return say(Phrase::valid_with);
    return found_.rules.empty() ? say(Phrase::in_no_design) : say(Phrase::invalid_because, rule_ids(found_.rules));
  }

  std::string finding() const {
    switch (expected_.kind) {
      case Kind::valid:
      case Kind::invalid:
        return verdict();
      case Kind::only:
        return found_.possible.empty() ? say(Phrase::none_possible, part().id)
                                       : say(Phrase::are_possible, part().id, option_ids(found_.possible));
      case Kind::excluded:
      case Kind::possible:
        return say(is_possible() ? Phrase::is_possible : Phrase::not_possible, choice());
      case Kind::total:
      case Kind::least_total:
        return found_.total ? say(total_phrase(), model_.attributes[expected_.attribute].id, amount(found_.total))
                            : verdict();
      case Kind::designs:
        return say(Phrase::designs, found_.designs.value_or("?"));
      case Kind::repair:
        return repairs();
    }
    return {};
  }

  bool is_possible() const {
    return std::find(found_.possible.begin(), found_.possible.end(), expected_.choice.option) != found_.possible.end();
  }

  std::string repairs() const {
    if (found_.repairs.empty()) return say(Phrase::no_repair);
    std::string text;
    for (const Repair& repair : found_.repairs) {
      std::map<PartIndex, std::optional<OptionIndex>> to;
      for (const Change& change : repair.changes) to[change.part] = change.to;
      text += (text.empty() ? "" : "; ") + changes(to);
    }
    return say(Phrase::repairs_offered, text);
  }

  const Model& model_;
  const Expectation& expected_;
  const Outcome& found_;
  std::string_view language_;
};

}  // namespace

CaseWords describe(const Model& model, const Expectation& expectation, const Outcome& outcome, std::string_view language) {
  return Speaker(model, expectation, outcome, language).speak();
}

}  // namespace maquette
