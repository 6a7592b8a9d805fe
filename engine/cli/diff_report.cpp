// The differences of two models for people: a sentence that says it all, then what, why, and one to look at.
#include "cli/diff_report.h"

#include <algorithm>
#include <iostream>
#include <set>

#include "cli/diff_numbers.h"
#include "cli/diff_phrases.h"
#include "maquette/localized.h"
#include "support/one_line.h"
#include "support/utf8.h"

namespace maquette::cli {
namespace {

using namespace diff_phrases;

constexpr std::size_t kMostEdits = 20;
constexpr std::size_t kMostSelections = 12;
constexpr std::size_t kNumberWidth = 14;
constexpr std::size_t kMostSpokenOf = 6;  ///< parts of a rule that are worth showing first

class Printer {
 public:
  Printer(const DiffReport& report, const std::string& language)
      : report_(report), found_(report.difference), language_(language) {}

  void print() {
    std::cout << headline(report_, language_) << "\n\n";
    table();
    side(found_.removed, *report_.before, *report_.after, kRemovedBy, true);
    side(found_.added, *report_.after, *report_.before, kAddedBy, false);
    prices();
    saved();
  }

 private:
  std::string says(const Phrase& phrase, std::initializer_list<std::string_view> blanks = {}) const {
    return say(phrase, language_, blanks);
  }

  void table() {
    const auto row = [&](const Phrase& name, const std::optional<std::string>& digits, const std::string& behind) {
      std::cout << "  " << padded(says(name), 10) << right_aligned(number(digits, language_), width()) << behind << '\n';
    };
    row(kBefore, found_.before, "  " + report_.before->id + ' ' + report_.before->version);
    row(kAfter, found_.after, "  " + report_.after->id + ' ' + report_.after->version);
    const auto share = [&](const std::optional<std::string>& part, const std::optional<std::string>& whole) {
      const std::string text = percent(part, whole, language_);
      return text.empty() ? text : "  (" + text + ")";
    };
    row(kKept, found_.kept, share(found_.kept, found_.before));
    const auto share_of = [&](const OneSided& side, const std::optional<std::string>& whole) {
      return side.drawn ? "  (" + measured_at_length(*side.drawn, language_) + ")" : share(side.designs, whole);
    };
    row(kRemoved, found_.removed.designs, share_of(found_.removed, found_.before));
    row(kAdded, found_.added.designs, share_of(found_.added, found_.after));
    if (found_.removed.drawn || found_.added.drawn) std::cout << "  " << says(kUncounted) << '\n';
  }

  std::size_t width() const {
    return std::max(count_code_points(number(found_.before, language_)),
                    count_code_points(number(found_.after, language_)));
  }

  void side(const OneSided& side, const Model& own, const Model& other, const Phrase& title, bool removed) {
    if (side.any != Verdict::yes) return;
    std::cout << '\n' << says(title) << '\n';
    for (std::size_t i = 0; i < std::min(side.edits.size(), kMostEdits); ++i) edit(side.edits[i], own, other, removed);
    if (side.edits.size() > kMostEdits)
      std::cout << "  .. " << says(kMore, {std::to_string(side.edits.size() - kMostEdits)}) << '\n';
    if (!side.all_edits) std::cout << "  .. " << says(kMoreEdits) << '\n';
    if (side.example) example(side, own, other);
  }

  void edit(const Edit& edit, const Model& own, const Model& other, bool removed) {
    const std::string amount = edit.drawn ? measured(*edit.drawn, language_) : number(edit.designs, language_);
    std::cout << "  " << right_aligned(amount, std::max(kNumberWidth, width())) << "  ";
    if (edit.kind != Edit::Kind::rule) {
      const std::string name = edit.part + (edit.kind == Edit::Kind::option ? "=" + edit.option : "");
      std::cout << says(removed ? kIsGone : kIsNew, {name}) << '\n';
      return;
    }
    const Rule& rule = other.rules[edit.rule];
    const Phrase& what = find_rule(own, rule.id) ? kRuleIsChanged : removed ? kRuleIsNew : kRuleIsDropped;
    std::cout << says(what, {rule.id}) << ": " << one_line(in_language(rule.because, language_), 300) << '\n';
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
    std::cout << "  " << says(kForExample) << ": ";
    for (std::size_t i = 0; i < std::min(first.size(), kMostSelections); ++i) std::cout << (i == 0 ? "" : ", ") << first[i];
    if (first.size() > kMostSelections) std::cout << ' ' << says(kMore, {std::to_string(first.size() - kMostSelections)});
    const std::int64_t price = quote(own, *side.example).totals[kPrice];
    std::cout << (price == 0 ? "" : "  (" + amount(own, kPrice, price, language_) + ")") << '\n';
    for (const RuleIndex rule : side.broken) {
      std::cout << "    " << says(kItBreaks, {other.rules[rule].id}) << ": "
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
      std::cout << says(kSamePrices) << '\n';
      return;
    }
    const std::string by = change(*report_.after, kPrice, least, language_),
                      to = change(*report_.after, kPrice, most, language_);
    std::cout << (least == most ? says(kChangeBy, {by}) : says(kChangeByRange, {by, to})) << '\n';
    if (!found_.prices) return;
    std::cout << says(kMoved, {number(found_.prices->dearer, language_), number(found_.prices->cheaper, language_)})
              << '\n';
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
    std::cout << '\n' << says(kSavedThatBreak) << '\n';
    for (const SavedDesign& design : report_.saved) {
      if (design.saved.valid_after != Verdict::yes) saved_design(design);
    }
  }

  void saved_design(const SavedDesign& design) {
    const Saved& saved = design.saved;
    std::cout << "  " << design.name << '\n';
    if (saved.valid_after == Verdict::unknown) {
      std::cout << "    " << says(kNotDecided) << '\n';
      return;
    }
    if (saved.valid_before == Verdict::no) std::cout << "    " << says(kWasBroken) << '\n';
    for (const Choice& choice : saved.gone) {
      const Part& part = report_.before->parts[choice.part];
      std::cout << "    " << says(kIsGone, {part.id + "=" + part.options[choice.option].id}) << '\n';
    }
    for (const RuleIndex rule : saved.broken) {
      const Rule& broken = report_.after->rules[rule];
      std::cout << "    " << says(kItBreaks, {broken.id}) << ": " << one_line(in_language(broken.because, language_), 300)
                << '\n';
    }
    std::cout << "    " << (saved.repair ? says(kRepair, {repair(saved)}) : says(kNoRepair)) << '\n';
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
};

std::vector<std::string> clauses_of(const DiffReport& report, const std::string& language) {
  const OneSided &removed = report.difference.removed, &added = report.difference.added;
  std::vector<std::string> clauses;
  const auto clause = [&](const OneSided& side, const Phrase& counted, const Phrase& drawn, const Phrase& uncounted) {
    if (side.any != Verdict::yes) return;
    clauses.push_back(side.designs ? say(counted, language, {grouped(*side.designs, language)})
                      : side.drawn ? say(drawn, language, {measured(*side.drawn, language)})
                                   : say(uncounted, language));
  };
  clause(removed, kRemoves, kRemovesShare, kRemovesUncounted);
  clause(added, kAdds, kAddsShare, kAddsUncounted);
  if (clauses.empty()) {
    const bool same = removed.any == Verdict::no && added.any == Verdict::no;
    clauses.push_back(say(same ? kSame : kPerhaps, language));
  }
  if (!report.with_saved) return clauses;
  const std::size_t broken = count_broken(report);
  clauses.push_back(broken == 0 ? say(kBreaksNone, language)
                                : say(kBreaks, language, {std::to_string(broken), std::to_string(report.saved.size())}));
  return clauses;
}

}  // namespace

std::string headline(const DiffReport& report, const std::string& language) {
  std::string sentence;
  for (const std::string& clause : clauses_of(report, language))
    sentence = sentence.empty() ? clause : say(kAnd, language, {sentence, clause});
  if (sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - ('a' - 'A'));
  return say(kSentence, language, {sentence});
}

void print_report(const DiffReport& report, const std::string& language) { Printer(report, language).print(); }

std::size_t count_broken(const DiffReport& report) {
  return static_cast<std::size_t>(std::count_if(report.saved.begin(), report.saved.end(), [](const SavedDesign& design) {
    return design.saved.valid_before == Verdict::yes && design.saved.valid_after == Verdict::no;
  }));
}

}  // namespace maquette::cli
