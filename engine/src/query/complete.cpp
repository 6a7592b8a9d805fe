#include "query/complete.h"

#include <algorithm>
#include <numeric>

#include "design/text.h"
#include "maquette/evaluate.h"

namespace maquette {
namespace {

std::uint32_t distance(OptionIndex a, OptionIndex b) { return a < b ? b - a : a - b; }

// A text can only be shortened: lengths below the wanted one from long to short, then, if the rules insist, longer ones.
std::uint32_t text_distance(OptionIndex length, OptionIndex wanted, std::size_t domain) {
  return length <= wanted ? wanted - length : static_cast<std::uint32_t>(domain) + length - wanted;
}

// How different two colours look, in integers so that every machine agrees ("redmean": Riemersma, "Colour metric").
std::uint32_t colour_distance(Rgb a, Rgb b) {
  const int mean_red = (a.r + b.r) / 2;
  const int red = a.r - b.r;
  const int green = a.g - b.g;
  const int blue = a.b - b.b;
  return static_cast<std::uint32_t>((((512 + mean_red) * red * red) / 256) + (4 * green * green) +
                                    (((767 - mean_red) * blue * blue) / 256));
}

// 0 for the option wanted, more the worse an option stands in for it.
std::uint32_t rank(const Part& part, OptionIndex option, OptionIndex wanted) {
  if (option == wanted) return 0;
  if (part.kind == PartKind::number) return distance(option, wanted);
  if (part.kind == PartKind::text) return text_distance(option, wanted, part.options.size());
  const auto& wanted_colour = part.options[wanted].color;
  const auto& colour = part.options[option].color;
  if (wanted_colour && colour) return 1 + colour_distance(*wanted_colour, *colour);
  constexpr std::uint32_t kUnlike = 1U << 30U;
  return option == part.default_option ? kUnlike : kUnlike + 1;
}

std::vector<OptionIndex> preferred_options(const Part& part, std::optional<OptionIndex> seen) {
  std::vector<OptionIndex> options(part.options.size());
  std::iota(options.begin(), options.end(), OptionIndex{0});
  const OptionIndex wanted = seen.value_or(part.default_option);
  std::stable_sort(options.begin(), options.end(),
                   [&](OptionIndex a, OptionIndex b) { return rank(part, a, wanted) < rank(part, b, wanted); });
  return options;
}

// The lexicographic walk over the parts.
struct Walk {
  Oracle& oracle;
  const Swap& swap;
  const Preferences& preferences;
  std::optional<Oracle::Ceiling> ceiling;
  std::vector<Choice> fixed;
  std::vector<OptionIndex> witness;
  std::vector<Formula> granted = {};

  bool within_ceiling(const std::vector<OptionIndex>& options) const {
    return !ceiling || quote(oracle.model(), {options, {}}).totals[ceiling->attribute] <= ceiling->at_most;
  }

  std::optional<Formula> demanded() const {
    if (granted.empty()) return std::nullopt;
    return Formula{And{granted}};
  }

  bool keeps_granted(const std::vector<OptionIndex>& options) const {
    return std::all_of(granted.begin(), granted.end(), [&](const Formula& wish) { return holds(wish, options); });
  }

  // From a valid witness to one that has the wish too, if there is any beside those granted before.
  void grant(const Preference& wish) {
    granted.push_back(wish.formula);
    if (holds(wish.formula, witness)) return;
    Oracle::Answer answer = oracle.check({.choices = fixed, .ceiling = ceiling, .also = demanded()});
    if (answer.verdict == Verdict::yes)
      witness = std::move(answer.witness);
    else
      granted.pop_back();
  }

  bool step_aside(PartIndex part, OptionIndex option) {
    if (!swap.keeps_valid(witness, part, option)) return false;
    std::vector<OptionIndex> stepped = witness;
    stepped[part] = option;
    if (!within_ceiling(stepped) || !keeps_granted(stepped)) return false;
    witness = std::move(stepped);
    return true;
  }

  // Options of `part` preferred to the witness's own, best first.
  std::vector<Choice> better(PartIndex part) const {
    std::vector<Choice> better;
    for (const OptionIndex option : preferences.options[part]) {
      if (option == witness[part]) break;
      better.push_back({part, option});
    }
    return better;
  }

  void decide(PartIndex part) {
    for (std::vector<Choice> wanted = better(part); !wanted.empty(); wanted = better(part)) {
      if (step_aside(part, wanted.front().option)) break;
      const Oracle::Answer answer =
          oracle.check({.choices = fixed, .one_of = wanted, .ceiling = ceiling, .also = demanded()});
      if (answer.verdict != Verdict::yes) break;
      witness = answer.witness;
    }
    fixed.push_back({part, witness[part]});
  }
};

}  // namespace

std::vector<Choice> choices_of(const Selections& selections, std::optional<PartIndex> except) {
  std::vector<Choice> choices;
  for (const auto& [part, option] : selections.chosen) {
    if (part != except) choices.push_back({part, option});
  }
  return choices;
}

Preferences default_preferences(const Model& model, const Variant* prefer) {
  Preferences preferences;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    preferences.order.push_back(part);
    preferences.options.push_back(
        preferred_options(model.parts[part], prefer ? std::optional(prefer->options[part]) : std::nullopt));
  }
  for (const Preference& wish : model.preferences) preferences.wishes.push_back(&wish);
  std::sort(preferences.wishes.begin(), preferences.wishes.end(), [](const Preference* a, const Preference* b) {
    return a->weight != b->weight ? a->weight > b->weight : a->id < b->id;
  });
  return preferences;
}

bool disappoints(const Model& model, const std::vector<OptionIndex>& before, const std::vector<OptionIndex>& after) {
  return std::any_of(model.preferences.begin(), model.preferences.end(),
                     [&](const Preference& wish) { return holds(wish.formula, before) && !holds(wish.formula, after); });
}

Completion complete(Oracle& oracle, const Swap& swap, const Selections& selections, const Preferences& preferences,
                    std::optional<Oracle::Ceiling> ceiling) {
  Walk walk{oracle, swap, preferences, ceiling, choices_of(selections), {}};
  for (PartIndex part = 0; part < preferences.options.size(); ++part) {
    const auto chosen = selections.chosen.find(part);
    walk.witness.push_back(chosen != selections.chosen.end() ? chosen->second : preferences.options[part].front());
  }
  Completion completion;
  completion.found = Verdict::yes;
  const bool valid = broken_rules(oracle.model(), {walk.witness, {}}).empty() && walk.within_ceiling(walk.witness);
  if (!valid) {
    Oracle::Answer answer = oracle.check({.choices = walk.fixed, .ceiling = ceiling});
    completion.found = answer.verdict;
    if (answer.verdict != Verdict::yes) return completion;
    walk.witness = std::move(answer.witness);
  }
  const std::vector<OptionIndex> first = walk.witness;
  for (const Preference* wish : preferences.wishes) walk.grant(*wish);
  if (!valid || walk.witness != first) {
    for (const PartIndex part : preferences.order) {
      if (!selections.chosen.contains(part)) walk.decide(part);
    }
  }
  completion.variant.options = std::move(walk.witness);
  return completion;
}

void fill_texts(const Model& model, const Selections& selections, const Variant* prefer, Variant& variant) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (model.parts[part].kind != PartKind::text || variant.options[part] == 0) continue;
    const std::string* text = nullptr;
    if (const auto own = selections.texts.find(part); own != selections.texts.end()) text = &own->second;
    if (!text && prefer) {
      if (const auto seen = prefer->texts.find(part); seen != prefer->texts.end()) text = &seen->second;
    }
    if (text) variant.texts[part] = first_graphemes(*text, variant.options[part]);
  }
}

}  // namespace maquette
