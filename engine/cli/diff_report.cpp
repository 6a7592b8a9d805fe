// The differences of two models for people: a sentence that says it all, then what, why, and one to look at.
#include "cli/diff_report.h"

#include <algorithm>
#include <iostream>
#include <set>

#include "cli/diff_numbers.h"
#include "maquette/localized.h"
#include "support/one_line.h"
#include "support/utf8.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kMostEdits = 20;
constexpr std::size_t kMostSelections = 12;
constexpr std::size_t kNumberWidth = 14;
constexpr std::size_t kMostSpokenOf = 6;  ///< parts of a rule that are worth showing first

/// The words of both languages side by side: a translator adds a column.
struct Words {
  const char *removes, *adds, *same, *perhaps, *uncounted, *designs, *breaks_saved, *breaks_none, *of_saved;
  const char *before, *after, *kept, *removed, *added, *because, *given_back, *more_edits, *rule, *rule_new, *rule_changed,
      *rule_dropped, *gone, *fresh, *example, *it_breaks, *and_more, *prices, *prices_same, *to, *saved_broken, *was_broken,
      *no_repair, *repair, *not_decided, *dearer, *cheaper;
};

constexpr Words kEnglish{"Removes ",
                         "adds ",
                         "The same designs as before",
                         "Not decided within the budget; try a larger --budget",
                         "an uncounted number of",
                         " designs",
                         "breaks ",
                         "breaks no saved design",
                         " of {} saved designs",
                         "before",
                         "after",
                         "kept",
                         "removed",
                         "added",
                         "Removed by",
                         "Added by",
                         "and rules that were not looked at within the budget",
                         "rule ",
                         " (new)",
                         " (changed)",
                         " (dropped)",
                         " is gone",
                         " is new",
                         "For example",
                         "it breaks ",
                         " and {} more",
                         "Prices of the designs that stay change by ",
                         "Prices of the designs that stay do not change.",
                         " to ",
                         "Saved designs that break",
                         "was not valid before either",
                         "no repair: nothing like it can be made",
                         "repair: ",
                         "not decided",
                         " designs cost more, ",
                         " cost less."};

constexpr Words kFrench{"Retire ",
                        "ajoute ",
                        "Les mêmes modèles qu'avant",
                        "Indécis dans le budget ; essayez un --budget plus grand",
                        "un nombre non compté de",
                        " modèles",
                        "casse ",
                        "ne casse aucun modèle enregistré",
                        " des {} modèles enregistrés",
                        "avant",
                        "après",
                        "gardés",
                        "retirés",
                        "ajoutés",
                        "Retirés par",
                        "Ajoutés par",
                        "et des règles non examinées dans le budget",
                        "règle ",
                        " (nouvelle)",
                        " (modifiée)",
                        " (supprimée)",
                        " n'existe plus",
                        " est nouveau",
                        "Par exemple",
                        "il enfreint ",
                        " et {} de plus",
                        "Les prix des modèles gardés changent de ",
                        "Les prix des modèles gardés ne changent pas.",
                        " à ",
                        "Modèles enregistrés cassés",
                        "n'était déjà pas valable",
                        "sans réparation : rien de tel n'est possible",
                        "réparation : ",
                        "indécis",
                        " modèles coûtent plus, ",
                        " coûtent moins."};

const Words& words(const std::string& language) { return language.starts_with("fr") ? kFrench : kEnglish; }

std::string with_number(std::string text, std::size_t value) {
  return text.replace(text.find("{}"), 2, std::to_string(value));
}

class Printer {
 public:
  Printer(const DiffReport& report, const std::string& language)
      : report_(report), found_(report.difference), language_(language), words_(words(language)) {}

  void print() {
    headline();
    table();
    side(found_.removed, *report_.before, *report_.after, words_.because, true);
    side(found_.added, *report_.after, *report_.before, words_.given_back, false);
    prices();
    saved();
  }

 private:
  /// "Removes 18,432 designs, adds 120 and breaks 7 of 9 saved designs."
  void headline() {
    std::vector<std::string> clauses;
    const auto clause = [&](const char* verb, const OneSided& side) {
      if (side.any != Verdict::yes) return;
      clauses.push_back(verb + (side.designs ? grouped(*side.designs, language_) : words_.uncounted) + words_.designs);
    };
    clause(words_.removes, found_.removed);
    clause(words_.adds, found_.added);
    if (clauses.empty()) {
      const bool same = found_.removed.any == Verdict::no && found_.added.any == Verdict::no;
      clauses.emplace_back(same ? words_.same : words_.perhaps);
    }
    if (report_.with_saved) {
      const std::size_t broken = count_broken(report_);
      clauses.push_back(broken == 0 ? words_.breaks_none
                                    : words_.breaks_saved + std::to_string(broken) +
                                          with_number(words_.of_saved, report_.saved.size()));
    }
    std::string sentence;
    for (const std::string& text : clauses) sentence += (sentence.empty() ? "" : ", ") + text;
    if (sentence.front() >= 'a' && sentence.front() <= 'z')
      sentence.front() = static_cast<char>(sentence.front() - ('a' - 'A'));
    std::cout << sentence << ".\n\n";
  }

  void table() {
    const auto row = [&](const char* name, const std::optional<std::string>& digits, const std::string& behind) {
      std::cout << "  " << padded(name, 10) << right_aligned(number(digits, language_), width()) << behind << '\n';
    };
    row(words_.before, found_.before, "  " + report_.before->id + ' ' + report_.before->version);
    row(words_.after, found_.after, "  " + report_.after->id + ' ' + report_.after->version);
    const auto share = [&](const std::optional<std::string>& part, const std::optional<std::string>& whole) {
      const std::string text = percent(part, whole, language_);
      return text.empty() ? text : "  (" + text + ")";
    };
    row(words_.kept, found_.kept, share(found_.kept, found_.before));
    row(words_.removed, found_.removed.designs, share(found_.removed.designs, found_.before));
    row(words_.added, found_.added.designs, share(found_.added.designs, found_.after));
  }

  std::size_t width() const {
    return std::max(count_code_points(number(found_.before, language_)),
                    count_code_points(number(found_.after, language_)));
  }

  void side(const OneSided& side, const Model& own, const Model& other, const char* title, bool removed) {
    if (side.any != Verdict::yes) return;
    std::cout << '\n' << title << '\n';
    for (std::size_t i = 0; i < std::min(side.edits.size(), kMostEdits); ++i) edit(side.edits[i], own, other, removed);
    if (side.edits.size() > kMostEdits)
      std::cout << "  .." << with_number(words_.and_more, side.edits.size() - kMostEdits) << '\n';
    if (!side.all_edits) std::cout << "  .. " << words_.more_edits << '\n';
    if (side.example) example(side, own, other);
  }

  void edit(const Edit& edit, const Model& own, const Model& other, bool removed) {
    std::cout << "  " << right_aligned(number(edit.designs, language_), std::max(kNumberWidth, width())) << "  ";
    if (edit.kind != Edit::Kind::rule) {
      std::cout << edit.part << (edit.kind == Edit::Kind::option ? "=" + edit.option : "")
                << (removed ? words_.gone : words_.fresh) << '\n';
      return;
    }
    const Rule& rule = other.rules[edit.rule];
    const char* what = find_rule(own, rule.id) ? words_.rule_changed : removed ? words_.rule_new : words_.rule_dropped;
    std::cout << words_.rule << rule.id << what << ": " << one_line(in_language(rule.because, language_), 300) << '\n';
    if (rule.where.line == 0) return;
    std::cout << std::string(std::max(kNumberWidth, width()) + 4, ' ') << rule.where.file << ':' << rule.where.line << '\n';
  }

  /// What is not at its default, and what the broken rules speak of.
  void example(const OneSided& side, const Model& own, const Model& other) {
    std::set<std::string> spoken_of;
    for (const RuleIndex rule : side.broken) {
      if (other.rules[rule].parts.size() > kMostSpokenOf) continue;
      for (const PartIndex part : other.rules[rule].parts) spoken_of.insert(other.parts[part].id);
    }
    std::vector<std::string> first, rest;
    const Selections selections = to_selections(*side.example);
    for (const auto& [part, option] : selections.chosen) {
      const bool matters = spoken_of.contains(own.parts[part].id);
      if (!matters && option == own.parts[part].default_option) continue;
      (matters ? first : rest).push_back(describe(own, part, selections));
    }
    first.insert(first.end(), rest.begin(), rest.end());
    std::cout << "  " << words_.example << ": ";
    for (std::size_t i = 0; i < std::min(first.size(), kMostSelections); ++i) std::cout << (i == 0 ? "" : ", ") << first[i];
    if (first.size() > kMostSelections) std::cout << with_number(words_.and_more, first.size() - kMostSelections);
    const std::int64_t price = quote(own, *side.example).totals[kPrice];
    std::cout << (price == 0 ? "" : "  (" + amount(own, kPrice, price, language_) + ")") << '\n';
    for (const RuleIndex rule : side.broken) {
      std::cout << "    " << words_.it_breaks << other.rules[rule].id << ": "
                << one_line(in_language(other.rules[rule].because, language_), 300) << '\n';
    }
  }

  static std::string describe(const Model& model, PartIndex part, const Selections& selections) {
    const auto text = selections.texts.find(part);
    if (model.parts[part].kind == PartKind::text) {
      return model.parts[part].id + "='" + (text == selections.texts.end() ? "" : text->second) + "'";
    }
    return model.parts[part].id + "=" + model.parts[part].options[selections.chosen.at(part)].id;
  }

  void prices() {
    if (!found_.price_change) return;
    const auto& [least, most] = *found_.price_change;
    std::cout << '\n';
    if (least == 0 && most == 0) {
      std::cout << words_.prices_same << '\n';
      return;
    }
    std::cout << words_.prices << change(*report_.after, kPrice, least, language_);
    if (least != most) std::cout << words_.to << change(*report_.after, kPrice, most, language_);
    std::cout << ".\n";
    if (!found_.prices) return;
    std::cout << number(found_.prices->dearer, language_) << words_.dearer << number(found_.prices->cheaper, language_)
              << words_.cheaper << '\n';
    for (const PriceEdit& edit : found_.prices->edits) {
      const std::string name = edit.part.empty() ? report_.after->id : edit.part + "=" + edit.option;
      std::cout << "  " << name << ": " << amount(*report_.after, kPrice, edit.before, language_) << " -> "
                << amount(*report_.after, kPrice, edit.after, language_) << '\n';
    }
  }

  void saved() {
    const bool any = std::any_of(report_.saved.begin(), report_.saved.end(),
                                 [](const SavedDesign& design) { return design.saved.valid_after != Verdict::yes; });
    if (!any) return;
    std::cout << '\n' << words_.saved_broken << '\n';
    for (const SavedDesign& design : report_.saved) {
      if (design.saved.valid_after != Verdict::yes) saved_design(design);
    }
  }

  void saved_design(const SavedDesign& design) {
    const Saved& saved = design.saved;
    std::cout << "  " << design.name << '\n';
    if (saved.valid_after == Verdict::unknown) {
      std::cout << "    " << words_.not_decided << '\n';
      return;
    }
    if (saved.valid_before == Verdict::no) std::cout << "    " << words_.was_broken << '\n';
    for (const Choice& choice : saved.gone) {
      const Part& part = report_.before->parts[choice.part];
      std::cout << "    " << part.id << '=' << part.options[choice.option].id << words_.gone << '\n';
    }
    for (const RuleIndex rule : saved.broken) {
      const Rule& broken = report_.after->rules[rule];
      std::cout << "    " << words_.it_breaks << broken.id << ": " << one_line(in_language(broken.because, language_), 300)
                << '\n';
    }
    std::cout << "    " << (saved.repair ? words_.repair + repair(saved) : words_.no_repair) << '\n';
  }

  std::string repair(const Saved& saved) const {
    const Model& after = *report_.after;
    std::string text;
    const auto add = [&](const std::string& part, const std::string& from, const std::string& to) {
      text += (text.empty() ? "" : ", ") + part + ": " + from + " -> " + to;
    };
    for (const Choice& choice : saved.gone) {
      const Part& part = report_.before->parts[choice.part];
      const auto index = find_part(after, part.id);
      add(part.id, part.options[choice.option].id,
          index ? after.parts[*index].options[saved.repair->variant.options[*index]].id : "-");
    }
    for (const Change& change : saved.repair->changes) {
      const Part& part = after.parts[change.part];
      const auto name = [&](const std::optional<OptionIndex>& option) {
        return option ? part.options[*option].id : std::string("-");
      };
      add(part.id, name(change.from), name(change.to));
    }
    return text + "  (" + change(after, kPrice, saved.repair->price_change, language_) + ")";
  }

  const DiffReport& report_;
  const Difference& found_;
  const std::string& language_;
  const Words& words_;
};

}  // namespace

void print_report(const DiffReport& report, const std::string& language) { Printer(report, language).print(); }

std::size_t count_broken(const DiffReport& report) {
  return static_cast<std::size_t>(std::count_if(report.saved.begin(), report.saved.end(), [](const SavedDesign& design) {
    return design.saved.valid_before == Verdict::yes && design.saved.valid_after == Verdict::no;
  }));
}

}  // namespace maquette::cli
