// First the sentence, then the numbers with a bar for each, then what was taken away and what came, each with the edits and
// a design to look at: as it was, and the nearest to it that there is now.
#include "cli/diff_html.h"

#include <algorithm>

#include "cli/diff_numbers.h"
#include "cli/diff_phrases.h"
#include "cli/html.h"
#include "maquette/evaluate.h"
#include "maquette/localized.h"

namespace maquette::cli {
namespace {

using namespace diff_phrases;

constexpr std::size_t kMostSaved = 200;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; --ink: #1c1d20; --soft: #6b6f76; --line: #e3e1dc; --paper: #fbfaf8; --kept: #4f7a5b; --gone: #b4452f; --new: #33658f; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 48px 24px 96px; }
h1 { font-size: 30px; margin: 0 0 4px; } h2 { font-size: 21px; margin: 48px 0 12px; }
.versions, .where, footer { color: var(--soft); font-size: 14px; }
.says { font-size: 19px; margin: 20px 0 28px; }
.numbers { display: grid; gap: 14px; }
.number { display: grid; grid-template-columns: 90px 1fr; align-items: baseline; gap: 4px 16px; }
.number b { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.bar { grid-column: 2; height: 8px; border-radius: 4px; background: var(--line); overflow: hidden; }
.bar i { display: block; height: 100%; min-width: 2px; }
del { color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
td, th { text-align: left; vertical-align: top; padding: 8px 16px 8px 0; border-top: 1px solid var(--line); }
td.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin: 20px 0; }
figure { margin: 0; background: #fff; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
figure img, figure svg { display: block; width: 100%; height: auto; }
figcaption { padding: 12px 16px; } figcaption b { display: block; }
.because { border-left: 3px solid var(--gone); padding-left: 12px; margin: 8px 0; }
@media (max-width: 720px) { .pair { grid-template-columns: 1fr; } }
)";

class Page {
 public:
  Page(const DiffPage& page, const std::string& language)
      : page_(page), report_(page.report), found_(page.report.difference), language_(language) {}

  std::string write() {
    const Model& after = *report_.after;
    const bool same_version = report_.before->version == after.version;
    const std::string title = html(in_language(after.label, language_)) + ": " +
                              (same_version ? "" : html(report_.before->version) + " → ") + html(after.version);
    text_ = "<!doctype html>\n<html lang=\"" + html(language_) +
            "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title +
            "</title>\n<style>" + std::string(kStyle) + "</style>\n<main>\n<h1>" + title + "</h1>\n";
    text_ += "<p class=\"versions\">" + html(report_.before->id + " " + report_.before->version) + " → " +
             html(after.id + " " + after.version) + "</p>\n<p class=\"says\">" + html(headline(report_, language_)) +
             "</p>\n";
    numbers();
    side(kWhatIsRemoved, found_.removed, *report_.before, after, page_.removed, true);
    side(kWhatIsAdded, found_.added, after, *report_.before, page_.added, false);
    prices();
    saved();
    text_ += "<footer><p>SHA-256 " + html(report_.before->digest) + " → " + html(after.digest) +
             "</p></footer>\n</main>\n</html>\n";
    return std::move(text_);
  }

 private:
  std::string count(const std::optional<std::string>& digits) const { return html(number(digits, language_)); }

  std::string says(const Phrase& phrase, std::initializer_list<std::string_view> blanks = {}) const {
    return say(phrase, language_, blanks);
  }

  void numbers() {
    text_ += "<div class=\"numbers\">\n";
    bar(kKept, found_.kept, found_.before, {}, "--kept");
    bar(kRemoved, found_.removed.designs, found_.before, found_.removed.drawn, "--gone");
    bar(kAdded, found_.added.designs, found_.after, found_.added.drawn, "--new");
    text_ += "</div>\n";
  }

  void bar(const Phrase& name, const std::optional<std::string>& part, const std::optional<std::string>& whole,
           const std::optional<Draws>& drawn, const char* color) {
    const double of_drawn = drawn ? static_cast<double>(drawn->with) / static_cast<double>(drawn->of) : 0.0;
    const double width = std::clamp(share(part, whole).value_or(of_drawn), 0.0, 1.0) * 100;
    const std::string of_all = drawn ? measured_at_length(*drawn, language_) : percent(part, whole, language_);
    // However small a share is, it is seen; nothing is not.
    const std::string filled = width == 0 ? ""
                                          : "<i style=\"width:" + std::to_string(static_cast<int>(width)) +
                                                "%;background:var(" + color + ")\"></i>";
    text_ += "<div class=\"number\"><span>" + says(name) + "</span><b>" + count(part) + "</b>" + "<div class=\"bar\">" +
             filled + "</div><span></span><span class=\"where\">" + html(of_all) + "</span></div>\n";
  }

  void side(const Phrase& title, const OneSided& side, const Model& own, const Model& other,
            const std::optional<SideBySide>& pair, bool removed) {
    if (side.any != Verdict::yes) return;
    text_ += "<h2>" + says(title) + "</h2>\n<table>\n";
    for (const Edit& edit : side.edits) {
      const std::string amount = edit.drawn ? html(measured(*edit.drawn, language_)) : count(edit.designs);
      text_ += "<tr><td class=\"amount\">" + amount + "</td><td>" + edit_words(edit, own, other, removed) + "</td></tr>\n";
    }
    if (!side.all_edits) text_ += "<tr><td></td><td>" + says(kNotDecided) + "</td></tr>\n";
    text_ += "</table>\n";
    for (const RuleIndex rule : side.broken) {
      const auto is_this = [&](const Edit& edit) { return edit.kind == Edit::Kind::rule && edit.rule == rule; };
      if (std::any_of(side.edits.begin(), side.edits.end(), is_this)) continue;  // its reason stands above
      text_ += "<p class=\"because\">" + html(in_language(other.rules[rule].because, language_)) + "</p>\n";
    }
    if (pair) two(*pair, removed ? kCouldBeMade : kNearestBefore, removed ? kNearestNow : kCanBeMade);
  }

  std::string edit_words(const Edit& edit, const Model& own, const Model& other, bool removed) const {
    if (edit.kind != Edit::Kind::rule) {
      const std::string name = html(edit.part + (edit.kind == Edit::Kind::option ? "=" + edit.option : ""));
      return says(removed ? kIsGone : kIsNew, {name});
    }
    const Rule& rule = other.rules[edit.rule];
    const auto known = find_rule(own, rule.id);
    const Phrase& what = known ? kRuleIsChanged : removed ? kRuleIsNew : kRuleIsDropped;
    std::string text = says(what, {"<b>" + html(rule.id) + "</b>"}) + "<br>" + html(in_language(rule.because, language_));
    // What was taken away is the newer rule's doing, what came is the older one's undoing.
    const bool reworded = known && own.rules[*known].source != rule.source;
    const std::string other_words = reworded ? html(own.rules[*known].source) : std::string();
    const std::string before = removed ? other_words : html(rule.source);
    const std::string after = removed ? html(rule.source) : other_words;
    if (!before.empty()) text += "<br><code><del>" + before + "</del></code>";
    if (!after.empty()) text += "<br><code>" + after + "</code>";
    if (rule.where.line > 0)
      text += "<br><span class=\"where\">" + html(rule.where.file + ":" + std::to_string(rule.where.line)) + "</span>";
    return text;
  }

  void two(const SideBySide& pair, const Phrase& left, const Phrase& right) {
    text_ += "<div class=\"pair\">\n";
    figure(pair.before_picture, left, *report_.before, pair.before);
    figure(pair.after_picture, right, *report_.after, pair.after);
    text_ += "</div>\n";
    const std::string rows = differing(pair);
    if (rows.empty()) return;
    text_ += "<table>\n<tr><th>" + says(kDiffers) + "</th><th>" + says(kBefore) + "</th><th>" + says(kAfter) +
             "</th></tr>\n" + rows + "</table>\n";
  }

  void figure(const std::string& picture, const Phrase& caption, const Model& model, const Variant& variant) {
    const std::int64_t price = quote(model, variant).totals[kPrice];
    text_ += "<figure>" + picture + "<figcaption><b>" + says(caption) + "</b>" +
             html(amount(model, kPrice, price, language_)) + "</figcaption></figure>\n";
  }

  std::string chosen(const Model& model, PartIndex part, const Variant& variant) const {
    const auto text = variant.texts.find(part);
    if (text != variant.texts.end()) return "“" + text->second + "”";
    return in_language(model.parts[part].options[variant.options[part]].label, language_);
  }

  /// A row for each part that has not the same option in both, or is in one only.
  std::string differing(const SideBySide& pair) const {
    const Model &before = *report_.before, &after = *report_.after;
    std::string rows;
    const auto row = [&](const Model& model, const Part& part, const std::string& was, const std::string& is) {
      rows += "<tr><td>" + html(part_name(model, part, language_)) + "</td><td>" + html(was) + "</td><td>" + html(is) +
              "</td></tr>\n";
    };
    for (PartIndex part = 0; part < before.parts.size(); ++part) {
      const std::string was = chosen(before, part, pair.before);
      const auto index = find_part(after, before.parts[part].id);
      const std::string is = index ? chosen(after, *index, pair.after) : "–";
      const bool same = index && before.parts[part].options[pair.before.options[part]].id ==
                                     after.parts[*index].options[pair.after.options[*index]].id;
      if (!same) row(before, before.parts[part], was, is);
    }
    for (PartIndex part = 0; part < after.parts.size(); ++part) {
      if (!find_part(before, after.parts[part].id)) row(after, after.parts[part], "–", chosen(after, part, pair.after));
    }
    return rows;
  }

  void prices() {
    if (!found_.prices) return;
    const PriceMoves& moves = *found_.prices;
    const Model& after = *report_.after;
    text_ += "<h2>" + says(kPrices) + "</h2>\n";
    if (moves.least == 0 && moves.most == 0) {
      text_ += "<p>" + says(kSamePrices) + "</p>\n";
      return;
    }
    const std::string by = html(change(after, kPrice, moves.least, language_)),
                      to = html(change(after, kPrice, moves.most, language_));
    text_ += "<p>" + (moves.least == moves.most ? says(kChangeBy, {by}) : says(kChangeByRange, {by, to})) + " " +
             says(kMoved, {count(moves.dearer), count(moves.cheaper)}) + "</p>\n<table>\n";
    for (const PriceEdit& edit : moves.edits) {
      const std::string name = edit.part.empty() ? says(kProductItself) : html(edit.part + "=" + edit.option);
      text_ += "<tr><td>" + name + "</td><td class=\"amount\">" + html(amount(after, kPrice, edit.before, language_)) +
               " → " + html(amount(after, kPrice, edit.after, language_)) + "</td></tr>\n";
    }
    text_ += "</table>\n";
    if (!page_.dearest) return;
    text_ += "<p><b>" + says(kGreatestRise) + "</b></p>\n";
    two(*page_.dearest, kBefore, kAfter);
  }

  void saved() {
    if (!report_.with_saved) return;
    text_ += "<h2>" + says(kSavedThatBreak) + "</h2>\n";
    std::size_t shown = 0, broken = 0;
    std::string rows;
    for (const SavedDesign& design : report_.saved) {
      if (design.saved.valid_after == Verdict::yes || ++broken > kMostSaved) continue;
      ++shown;
      rows += "<tr><td>" + html(design.name) + "</td><td>" + saved_words(design.saved) + "</td></tr>\n";
    }
    if (broken > shown) rows += "<tr><td></td><td>" + says(kMore, {std::to_string(broken - shown)}) + "</td></tr>\n";
    text_ += rows.empty() ? "<p>" + says(kNoneBreaks) + "</p>\n" : "<table>\n" + rows + "</table>\n";
  }

  std::string saved_words(const Saved& saved) const {
    if (saved.valid_after == Verdict::unknown) return says(kNotDecided);
    std::string text;
    for (const Choice& choice : saved.gone) {
      const Part& part = report_.before->parts[choice.part];
      text += says(kIsGone, {html(part.id + "=" + part.options[choice.option].id)}) + "<br>";
    }
    for (const RuleIndex rule : saved.broken) {
      text += "<span class=\"because\">" + html(in_language(report_.after->rules[rule].because, language_)) + "</span><br>";
    }
    return text + (saved.repair ? says(kRepair, {repair_words(saved)}) : says(kNoRepair));
  }

  std::string repair_words(const Saved& saved) const {
    const Model& after = *report_.after;
    std::string text;
    const auto add = [&](const Part& part, const std::string& to) {
      text += (text.empty() ? "" : ", ") + html(part_name(after, part, language_) + ": " + to);
    };
    for (const Choice& choice : saved.gone) {
      const auto index = find_part(after, report_.before->parts[choice.part].id);
      if (index) add(after.parts[*index], chosen(after, *index, saved.repair->variant));
    }
    for (const Change& change : saved.repair->changes)
      add(after.parts[change.part], chosen(after, change.part, saved.repair->variant));
    return text + " (" + html(change(after, kPrice, saved.repair->price_change, language_)) + ")";
  }

  const DiffPage& page_;
  const DiffReport& report_;
  const Difference& found_;
  const std::string& language_;
  std::string text_;
};

}  // namespace

std::optional<Variant> counterpart(const Model& from, Session& to, const Variant& variant) {
  const Model& model = to.model();
  Selections kept;
  for (PartIndex part = 0; part < from.parts.size(); ++part) {
    const auto index = find_part(model, from.parts[part].id);
    const auto option =
        index ? find_option(model.parts[*index], from.parts[part].options[variant.options[part]].id) : std::nullopt;
    if (!option) continue;
    kept.chosen[*index] = *option;
    const auto text = variant.texts.find(part);
    if (text != variant.texts.end()) kept.texts[*index] = text->second;
  }
  Completion found = to.complete(kept);
  if (found.found == Verdict::yes) return found.variant;
  Repairs repairs = to.repair(kept, 1);
  if (repairs.repairs.empty()) return std::nullopt;
  return repairs.repairs.front().variant;
}

std::string write_html(const DiffPage& page, const std::string& language) { return Page(page, language).write(); }

}  // namespace maquette::cli
