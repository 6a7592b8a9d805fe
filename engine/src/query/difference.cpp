// What does an edit do to the product? Exact numbers of designs that stay, go and come, and the edits that do it.
//
// |A and B| is a count like any other once both versions' rules stand over the same parts (query/shared_space.h): then
//   kept = |S and A and B|    removed = |A| - kept    added = |B| - kept
// with three counts of conjunctions and no negation, which counters are bad at. (Thüm, Batory and Kästner, "Reasoning about
// edits to feature models", 2009, ask a SAT solver whether an edit is a generalisation or a specialisation; counting says
// by how much.) Two versions usually differ in a few rules: those that say the same in both are taken once, and of two
// price ceilings where one implies the other the weaker is dropped (query/implied_sums.h), or the designs are split into
// cases in which it is (query/split_sums.h), so that the joint model is as easy as either.
//
// An edit is responsible for what it takes away alone: a rule for |S and A| - |S and A and rule|, an option or part that is
// gone for the designs that use it. Where several sums keep it all from being counted, shares are measured
// (query/drawn_designs.h). An example is any solution of "A, and not all of B's new rules", near the defaults.
#include "maquette/difference.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "maquette/evaluate.h"
#include "query/compared_version.h"
#include "query/drawn_designs.h"
#include "query/implied_sums.h"
#include "query/price_moves.h"
#include "query/shared_space.h"
#include "query/split_sums.h"
#include "query/stand_in_text.h"

namespace maquette {
namespace {

/// Rules one by one take a count each; after this many times the limit of a question the rest are left out.
constexpr int kPatience = 30;

/// Cases a count may be split into (query/split_sums.h).
constexpr std::size_t kMostCases = 256;

class Comparer {
 public:
  Comparer(const std::shared_ptr<const Model>& before, const std::shared_ptr<const Model>& after, const Limits& limits)
      : limits_(limits),
        before_session_(before, limits),
        after_session_(after, limits),
        untouched_before_(untouched_options(before_session_)),
        untouched_after_(untouched_options(after_session_)),
        space_(shared_space(*before, untouched_before_, *after, untouched_after_)),
        before_{*before, space_.before, before_session_, untouched_before_, {}, {}, {}},
        after_{*after, space_.after, after_session_, untouched_after_, {}, {}, {}} {}

  Difference run() {
    find_own_rules();
    count_all();
    Difference result;
    result.before = digits(before_.designs);
    result.after = digits(after_.designs);
    result.kept = digits(kept_);
    result.removed = one_sided(before_, after_);
    result.added = one_sided(after_, before_);
    if (!space_.empty && kept_ != Natural(0)) result.prices = price_moves();
    if (result.prices) result.price_change = {result.prices->least, result.prices->most};
    return result;
  }

 private:
  void find_own_rules() {
    const std::set<std::string> old_keys(space_.before.keys.begin(), space_.before.keys.end());
    const std::set<std::string> new_keys(space_.after.keys.begin(), space_.after.keys.end());
    for (RuleIndex rule = 0; rule < space_.before.keys.size(); ++rule) {
      if (!new_keys.contains(space_.before.keys[rule])) before_.own_rules.push_back(rule);
    }
    for (RuleIndex rule = 0; rule < space_.after.keys.size(); ++rule) {
      if (!old_keys.contains(space_.after.keys[rule])) after_.own_rules.push_back(rule);
    }
  }

  void count_all() {
    before_.designs = count(before_session_);
    after_.designs = count(after_session_);
    if (space_.empty) {
      before_.in_space = after_.in_space = kept_ = Natural(0);
      return;
    }
    before_.in_space = count_of(space_.before.rules);
    after_.in_space = count_of(space_.after.rules);
    kept_ = after_.own_rules.empty()    ? before_.in_space
            : before_.own_rules.empty() ? after_.in_space
                                        : count_of(joint_rules());
  }

  std::vector<Formula> joint_rules() const { return with_own(before_, after_); }

  /// The rules of `version`, and those that only `other` has.
  static std::vector<Formula> with_own(const Version& version, const Version& other) {
    std::vector<Formula> rules = version.side.rules;
    for (const RuleIndex rule : other.own_rules) rules.push_back(other.side.rules[rule]);
    return rules;
  }

  std::optional<Natural> count_of(std::vector<Formula> rules) {
    drop_implied_sums(rules);
    if (auto counted = count_at_once(rules)) return counted;
    Natural total = 0;
    const auto cases = split_sums(rules, kMostCases);
    for (const std::vector<Formula>& rules_of_case : cases) {
      const auto counted = count_at_once(rules_of_case);
      if (!counted) return std::nullopt;
      total += *counted;
    }
    return cases.empty() ? std::nullopt : std::optional(total);
  }

  std::optional<Natural> count_at_once(std::vector<Formula> rules) const {
    Session session(model_of(space_, std::move(rules), after_.model), limits_);
    return count(session);
  }

  // What one version has and the other has not.

  OneSided one_sided(Version& own, const Version& other) {
    OneSided result;
    const auto designs = less(own.designs, kept_);
    result.designs = digits(designs);
    if (designs == Natural(0)) {
      result.any = Verdict::no;
      return result;
    }
    std::vector<std::pair<Edit, std::optional<Natural>>> edits;
    find_words(own, other, edits);
    find_rules(own, other, edits, result.all_edits);
    std::stable_sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) {
      return a.second && b.second ? *a.second > *b.second : a.second.has_value() && !b.second;
    });
    const Verdict by_rules = find_example(own, other, result);
    if (!result.example) find_example_of_words(own, edits, result);
    for (auto& [edit, counted] : edits) {
      edit.designs = digits(counted);
      result.edits.push_back(std::move(edit));
    }
    const bool found = result.example || (designs && *designs > 0);
    result.any = found ? Verdict::yes : by_rules == Verdict::no && words_known_ ? Verdict::no : Verdict::unknown;
    if (result.any == Verdict::no) result.designs = "0";
    if (!designs && result.any == Verdict::yes) measure_shares(own, other, result);
    return result;
  }

  using Edits = std::vector<std::pair<Edit, std::optional<Natural>>>;

  /// Options and parts that the other version has no words for.
  void find_words(Version& own, const Version& other, Edits& edits) {
    words_known_ = true;
    for (PartIndex shared = 0; shared < own.side.parts.size(); ++shared) {
      if (!own.side.parts[shared]) continue;
      const PartIndex index = *own.side.parts[shared];
      const Part& part = own.model.parts[index];
      if (!other.side.parts[shared]) {
        const Choice untouched{index, own.untouched[index]};
        const auto rest = less(own.designs, count(own.session, {{{untouched.part, untouched.option}}, {}}));
        add_words(own, {Edit::Kind::part, 0, part.id, {}, {}}, rest, others_than(part, untouched), edits);
        continue;
      }
      const auto& known = own.side.options[shared];
      for (OptionIndex option = 0; option < part.options.size(); ++option) {
        if (std::find(known.begin(), known.end(), option) != known.end()) continue;
        const auto using_it = count(own.session, {{{index, option}}, {}});
        add_words(own, {Edit::Kind::option, 0, part.id, part.options[option].id, {}}, using_it, {{index, option}}, edits);
      }
    }
  }

  static std::vector<Choice> others_than(const Part& part, Choice untouched) {
    std::vector<Choice> choices;
    for (OptionIndex option = 0; option < part.options.size(); ++option) {
      if (option != untouched.option) choices.push_back({untouched.part, option});
    }
    return choices;
  }

  /// The edit matters when some design has one of the choices.
  void add_words(Version& own, Edit edit, const std::optional<Natural>& designs, const std::vector<Choice>& choices,
                 Edits& edits) {
    if (designs && *designs == 0) return;
    std::vector<Choice> possible;
    for (const Choice& choice : choices) {
      const Verdict found = possible.empty() ? exists(own.session, choice) : Verdict::no;
      if (found == Verdict::yes) possible.push_back(choice);
      words_known_ = words_known_ && found != Verdict::unknown;
    }
    if (possible.empty()) return;
    examples_[{edit.part, edit.option}] = possible.front();
    edits.emplace_back(std::move(edit), designs);
  }

  static Verdict exists(Session& session, Choice choice) {
    const auto designs = count(session, {{{choice.part, choice.option}}, {}});
    if (designs) return *designs > 0 ? Verdict::yes : Verdict::no;
    return session.complete({{{choice.part, choice.option}}, {}}).found;
  }

  /// Rules of the other version that this one's designs break.
  void find_rules(const Version& own, const Version& other, Edits& edits, bool& all) {
    if (space_.empty || own.in_space == Natural(0)) return;
    const auto deadline = std::chrono::steady_clock::now() + kPatience * limits_.wall;
    for (const RuleIndex rule : other.own_rules) {
      if (std::chrono::steady_clock::now() > deadline) {
        all = false;
        return;
      }
      std::vector<Formula> rules = own.side.rules;
      rules.push_back(other.side.rules[rule]);
      const auto designs = own.in_space ? less(own.in_space, count_of(std::move(rules))) : std::nullopt;
      if (designs && *designs == 0) continue;
      if (!designs && !is_broken(own, other.side.rules[rule], all)) continue;
      edits.emplace_back(Edit{Edit::Kind::rule, rule, {}, {}, {}}, designs);
    }
  }

  bool is_broken(const Version& own, const Formula& rule, bool& all) {
    const Verdict found = without({own.side.rules, {rule}}).found;
    all = all && found != Verdict::unknown;
    return found == Verdict::yes;
  }

  // Examples.

  struct Question {
    const std::vector<Formula>& hold;
    std::vector<Formula> not_all;
  };

  Completion without(Question question) {
    std::vector<Formula> rules = question.hold;
    rules.push_back({Not{{{And{std::move(question.not_all)}}}}});
    Session session(model_of(space_, std::move(rules), after_.model), limits_);
    return session.complete({});
  }

  Verdict find_example(const Version& own, const Version& other, OneSided& result) {
    if (space_.empty || other.own_rules.empty() || (own.in_space && own.in_space == kept_)) return Verdict::no;
    std::vector<Formula> rules;
    for (const RuleIndex rule : other.own_rules) rules.push_back(other.side.rules[rule]);
    Completion found = without({own.side.rules, std::move(rules)});
    if (found.found != Verdict::yes) return found.found;
    for (const RuleIndex rule : other.own_rules) {
      if (!holds(other.side.rules[rule], found.variant.options)) result.broken.push_back(rule);
    }
    result.example = in_version(own.side, own.model, found.variant);
    add_stand_in_texts(own.model, *result.example);
    return Verdict::yes;
  }

  void find_example_of_words(Version& own, const Edits& edits, OneSided& result) {
    for (const auto& [edit, designs] : edits) {
      if (edit.kind == Edit::Kind::rule) continue;
      const Choice choice = examples_.at({edit.part, edit.option});
      Completion found = own.session.complete({{{choice.part, choice.option}}, {}});
      if (found.found != Verdict::yes) continue;
      result.example = std::move(found.variant);
      add_stand_in_texts(own.model, *result.example);
      return;
    }
  }

  std::optional<PriceMoves> price_moves() {
    return maquette::price_moves({space_, before_.model, after_.model, joint_rules(), kept_,
                                  [this](std::vector<Formula> rules) { return count_of(std::move(rules)); }, limits_});
  }

  Limits limits_;
  Session before_session_, after_session_;
  std::vector<OptionIndex> untouched_before_, untouched_after_;
  SharedSpace space_;
  Version before_, after_;
  std::optional<Natural> kept_;
  std::map<std::pair<std::string, std::string>, Choice> examples_;  ///< by part and option of an edit
  bool words_known_ = true;
};

}  // namespace

Difference difference(const std::shared_ptr<const Model>& before, const std::shared_ptr<const Model>& after,
                      const Limits& limits) {
  return Comparer(before, after, limits).run();
}

}  // namespace maquette
