#include "query/minimize.h"

#include <algorithm>
#include <utility>

#include "maquette/evaluate.h"
#include "query/complete.h"

namespace maquette {
namespace {

class Minimizer {
 public:
  Minimizer(Reasoner& reasoner, const Selections& selections, AttributeIndex attribute)
      : reasoner_(reasoner), model_(reasoner.model()), selections_(selections), attribute_(attribute) {}

  Completion run() {
    Completion best = reasoner_.read_minimum(selections_, attribute_);
    if (best.found == Verdict::no) return best;
    bool proven = best.found == Verdict::yes;
    if (!proven) {
      best = reasoner_.complete(selections_, cheapest_first());
      if (best.found != Verdict::yes) return best;
      polish(best.variant);
      proven = descend(best.variant);
    }
    const Completion nearest = reasoner_.complete(selections_, default_preferences(model_, nullptr),
                                                  Oracle::Ceiling{attribute_, total(best.variant)});
    if (nearest.found == Verdict::yes) best.variant = nearest.variant;
    best.optimal = proven;
    return best;
  }

 private:
  std::int64_t value(PartIndex part, OptionIndex option) const {
    return model_.parts[part].options[option].attributes[attribute_];
  }
  std::int64_t total(const Variant& variant) const { return quote(model_, variant).totals[attribute_]; }

  Preferences cheapest_first() const {
    Preferences preferences = default_preferences(model_, nullptr);
    preferences.wishes.clear();  // they are granted among the least, once those are known
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      std::vector<OptionIndex>& options = preferences.options[part];
      std::stable_sort(options.begin(), options.end(),
                       [&](OptionIndex a, OptionIndex b) { return value(part, a) < value(part, b); });
    }
    return preferences;
  }

  // Takes every step aside that costs less, until there is none.
  void polish(Variant& variant) const {
    for (bool improved = true; std::exchange(improved, false);) {
      for (PartIndex part = 0; part < model_.parts.size(); ++part) {
        if (selections_.chosen.contains(part)) continue;
        for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
          if (value(part, option) >= value(part, variant.options[part])) continue;
          if (!reasoner_.swap().keeps_valid(variant.options, part, option)) continue;
          variant.options[part] = option;
          improved = true;
        }
      }
    }
  }

  // No variant has less: every open part at its least, whatever the rules.
  std::int64_t lower_bound() const {
    Variant least;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      const auto chosen = selections_.chosen.find(part);
      OptionIndex best = chosen != selections_.chosen.end() ? chosen->second : 0;
      for (OptionIndex option = 0; chosen == selections_.chosen.end() && option < model_.parts[part].options.size();
           ++option) {
        if (value(part, option) < value(part, best)) best = option;
      }
      least.options.push_back(best);
    }
    return total(least);
  }

  bool descend(Variant& best) {
    std::int64_t proven = lower_bound();  // the optimum is at least this
    for (std::int64_t reached = total(best); proven < reached; reached = total(best)) {
      const std::int64_t middle = proven + (reached - proven) / 2;
      const Oracle::Answer answer =
          reasoner_.check({.choices = choices_of(selections_), .ceiling = Oracle::Ceiling{attribute_, middle}});
      if (answer.verdict == Verdict::unknown) return false;
      if (answer.verdict == Verdict::no) {
        proven = middle + 1;
      } else {
        best.options = answer.witness;
        polish(best);
      }
    }
    return true;
  }

  Reasoner& reasoner_;
  const Model& model_;
  const Selections& selections_;
  AttributeIndex attribute_;
};

}  // namespace

Completion minimize(Reasoner& reasoner, const Selections& selections, AttributeIndex attribute) {
  return Minimizer(reasoner, selections, attribute).run();
}

}  // namespace maquette
