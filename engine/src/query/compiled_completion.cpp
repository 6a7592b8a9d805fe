// Wishes beside the walk. A wish speaks of a few parts, so whether it can be granted is a small search: parts of the wishes
// granted so far are given options, in the customer's order of preference, until each of these wishes holds whatever else
// is chosen. What that took is the *plan*; the live catalog stands at what is fixed and at the plan, so that there is a
// design with both. Going part by part, an option that the plan has, or that is possible beside it, is taken at once; only
// for another one a new plan is looked for.
#include "query/compiled_completion.h"

#include <algorithm>
#include <map>
#include <utility>

#include "maquette/evaluate_open.h"

namespace maquette {
namespace {

constexpr int kMostSteps = 400;  ///< options tried for plans, in one completion; Z3 takes about as long as so many

class Walk {
 public:
  Walk(compile::LiveCatalog& live, const Selections& selections, const Preferences& preferences)
      : live_(live), preferences_(preferences), fixed_(selections) {
    live_.move_to(selections);
    for (PartIndex part = 0; part < preferences.options.size(); ++part) {
      auto& open = open_.emplace_back();
      for (OptionIndex option = 0; option < preferences.options[part].size(); ++option) {
        open.push_back(live_.possible({part, option}) != Verdict::no);
      }
    }
    untaken_ = open_;
    for (const auto& [part, option] : selections.chosen) leave_open(open_, part, option);
  }

  Completion run() {
    Completion completion{satisfiable(), {}, false};
    if (completion.found != Verdict::yes) return completion;
    for (const Preference* wish : preferences_.wishes) {
      if (grant(*wish) == Verdict::unknown) return {};
    }
    for (const PartIndex part : preferences_.order) {
      if (!fixed_.chosen.contains(part) && decide(part) != Verdict::yes) return {};
    }
    completion.variant.options.resize(preferences_.options.size());
    for (const auto& [part, option] : fixed_.chosen) completion.variant.options[part] = option;
    return completion;
  }

 private:
  using Plan = std::map<PartIndex, OptionIndex>;

  static void leave_open(OpenOptions& open, PartIndex part, OptionIndex option) {
    std::fill(open[part].begin(), open[part].end(), false);
    open[part][option] = true;
  }

  void take(Choice choice) {
    live_.select(choice);
    leave_open(open_, choice.part, choice.option);
  }

  void give_back(PartIndex part) {
    live_.retract(part);
    open_[part] = untaken_[part];
  }

  void follow(const Plan& plan) {
    for (const auto& [part, option] : plan_) give_back(part);
    plan_ = plan;
    for (const auto& [part, option] : plan_) take({part, option});
  }

  Verdict satisfiable() {
    const Verdict verdict = live_.satisfiable();
    return verdict != Verdict::unknown ? verdict : live_.find().found;
  }

  /// Takes a choice where there is a design with it; otherwise nothing happens.
  Verdict try_to_take(Choice choice) {
    live_.select(choice);
    const Verdict verdict = satisfiable();
    if (verdict == Verdict::yes) {
      leave_open(open_, choice.part, choice.option);
    } else {
      live_.retract(choice.part);
    }
    return verdict;
  }

  /// Whether a wish granted surely fails with the choice, whatever is done about the rest that is open.
  bool is_in_vain(OpenOptions& open, Choice choice) const {
    const std::vector<bool> before = open[choice.part];
    leave_open(open, choice.part, choice.option);
    const bool in_vain = std::any_of(granted_.begin(), granted_.end(), [&](const Preference* wish) {
      return holds_for_all(wish->formula, open) == Verdict::no;
    });
    open[choice.part] = before;
    return in_vain;
  }

  /// Extends the plan until every wish granted holds whatever else is chosen. On no the plan is as before.
  Verdict plan() {
    for (const Preference* wish : granted_) {
      const Verdict holds = holds_for_all(wish->formula, open_);
      if (holds == Verdict::no) return Verdict::no;
      if (holds == Verdict::unknown) return plan_part_of(*wish);
    }
    return Verdict::yes;
  }

  Verdict plan_part_of(const Preference& wish) {
    const auto undecided = std::find_if(wish.parts.begin(), wish.parts.end(), [this](PartIndex part) {
      return std::count(open_[part].begin(), open_[part].end(), true) > 1;
    });
    if (undecided == wish.parts.end()) return Verdict::unknown;
    const PartIndex part = *undecided;
    Verdict found = Verdict::no;
    for (const OptionIndex option : preferences_.options[part]) {
      if (!open_[part][option] || is_in_vain(open_, {part, option})) continue;
      if (steps_left_-- <= 0) return Verdict::unknown;
      Verdict tried = try_to_take({part, option});
      if (tried == Verdict::yes) {
        plan_[part] = option;
        tried = plan();
        if (tried == Verdict::yes) return Verdict::yes;
        plan_.erase(part);
        give_back(part);
      }
      if (tried == Verdict::unknown) found = Verdict::unknown;
    }
    return found;
  }

  /// A plan from nothing, beside what is fixed; else the old one again.
  Verdict plan_anew() {
    const Plan before = plan_;
    follow({});
    const Verdict found = plan();
    if (found != Verdict::yes) follow(before);
    return found;
  }

  Verdict grant(const Preference& wish) {
    granted_.push_back(&wish);
    Verdict found = plan();
    if (found == Verdict::no && !plan_.empty()) found = plan_anew();
    if (found != Verdict::yes) granted_.pop_back();
    return found;
  }

  Verdict decide(PartIndex part) {
    const auto planned = plan_.find(part);
    std::vector<OptionIndex> better;  // than what the plan leaves
    for (const OptionIndex option : preferences_.options[part]) {
      if (!untaken_[part][option]) continue;
      const bool is_taken = planned != plan_.end() && planned->second == option;
      const Verdict beside = is_taken ? Verdict::yes : planned != plan_.end() ? Verdict::no : try_to_take({part, option});
      if (beside == Verdict::unknown) return beside;
      if (beside == Verdict::yes)
        return plan_.empty() || better.empty() ? fix({part, option}) : improve(part, option, better);
      better.push_back(option);
    }
    return Verdict::no;
  }

  Verdict fix(Choice choice) {
    plan_.erase(choice.part);
    fixed_.chosen[choice.part] = choice.option;
    return Verdict::yes;
  }

  /// One of the better options by another plan, else the one taken.
  Verdict improve(PartIndex part, OptionIndex taken, const std::vector<OptionIndex>& better) {
    const bool is_planned = plan_.contains(part);
    if (!is_planned) give_back(part);
    const Verdict verdict = decide_beside_another_plan(part, better);
    if (verdict != Verdict::no) return verdict;
    if (!is_planned) take({part, taken});
    return fix({part, taken});
  }

  /// The first of `options` beside which the wishes can be kept. On no and unknown the plan is as before.
  Verdict decide_beside_another_plan(PartIndex part, std::vector<OptionIndex> options) {
    OpenOptions open = open_;
    for (const auto& [planned, option] : plan_) open[planned] = untaken_[planned];
    std::erase_if(options, [&](OptionIndex option) { return is_in_vain(open, {part, option}); });
    if (options.empty()) return Verdict::no;
    const Plan before = plan_;
    follow({});
    for (const OptionIndex option : options) {
      if (steps_left_-- <= 0) return Verdict::unknown;
      Verdict verdict = try_to_take({part, option});
      if (verdict == Verdict::yes) {
        verdict = plan();
        if (verdict == Verdict::yes) return fix({part, option});
        give_back(part);
      }
      if (verdict == Verdict::unknown) return verdict;
    }
    follow(before);
    return Verdict::no;
  }

  compile::LiveCatalog& live_;
  const Preferences& preferences_;
  Selections fixed_;
  OpenOptions untaken_;  ///< what is possible beside the selections
  OpenOptions open_;     ///< the same, and of what is fixed or planned that option alone
  std::vector<const Preference*> granted_;
  Plan plan_;
  int steps_left_ = kMostSteps;
};

}  // namespace

Completion complete_compiled(compile::LiveCatalog& live, const Selections& selections, const Preferences& preferences,
                             const std::optional<Oracle::Ceiling>& ceiling) {
  if (!ceiling) return Walk(live, selections, preferences).run();
  const auto& catalog = live.catalog();
  compile::LiveCatalog under(
      catalog, {compile::ceiling_on_total(catalog->model(), ceiling->attribute, ceiling->at_most, catalog->layer())});
  return Walk(under, selections, preferences).run();
}

}  // namespace maquette
