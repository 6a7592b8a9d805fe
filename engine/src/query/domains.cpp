#include "query/domains.h"

#include <algorithm>
#include <utility>

namespace maquette {
namespace {

constexpr std::size_t kWitnessesKept = 1024;
constexpr std::size_t kGroundsKept = 2048;
constexpr std::size_t kSteppedAside = 12;  // known witnesses tried for steps aside; more found little more

bool stands(const std::vector<Choice>& choices, const Selections& selections) {
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    const auto found = selections.chosen.find(choice.part);
    return found != selections.chosen.end() && found->second == choice.option;
  });
}

}  // namespace

// One question: what is known of each option so far.
struct DomainFinder::Search {
  DomainFinder& finder;
  Reasoner& reasoner;
  const Selections& selections;
  Table possible;
  std::vector<bool> free;  // [part]: not selected
  Verdict satisfiable = Verdict::unknown;
  std::size_t stepped_aside = 0;

  Search(DomainFinder& finder_, Reasoner& reasoner_, const Selections& selections_)
      : finder(finder_), reasoner(reasoner_), selections(selections_) {
    for (const Part& part : finder.model_->parts) possible.emplace_back(part.options.size(), Possible::open);
    free.assign(possible.size(), true);
    for (const auto& [part, option] : selections.chosen) free[part] = false;
  }

  std::vector<Choice> selected_except(std::optional<PartIndex> set_aside) const {
    std::vector<Choice> choices;
    for (const auto& [part, option] : selections.chosen) {
      if (part != set_aside) choices.push_back({part, option});
    }
    return choices;
  }

  void take_known(const Domains& known) {
    satisfiable = known.satisfiable;
    for (PartIndex part = 0; part < possible.size(); ++part) {
      for (OptionIndex option = 0; option < possible[part].size(); ++option) {
        const OptionState state = known.states[part][option];
        if (state == OptionState::available || state == OptionState::implied) possible[part][option] = Possible::yes;
        if (state == OptionState::excluded || state == OptionState::dead) possible[part][option] = Possible::no;
      }
    }
  }

  void apply(const Ground& ground) {
    if (!stands(ground.selections, selections)) return;
    if (ground.excluded.empty()) satisfiable = Verdict::no;
    for (const Choice& choice : ground.excluded) possible[choice.part][choice.option] = Possible::no;
  }

  // The part in which `witness` differs from the selections; parts.size() when in none; nothing when in several.
  std::optional<PartIndex> difference(const std::vector<OptionIndex>& witness) const {
    std::optional<PartIndex> differing;
    for (const auto& [part, option] : selections.chosen) {
      if (witness[part] == option) continue;
      if (differing) return std::nullopt;
      differing = part;
    }
    return differing.value_or(static_cast<PartIndex>(possible.size()));
  }

  void take(const std::vector<OptionIndex>& witness, bool step_aside) {
    const std::optional<PartIndex> differing = difference(witness);
    if (!differing) return;
    const bool fits = *differing == possible.size();
    if (fits) satisfiable = Verdict::yes;
    for (PartIndex part = fits ? 0 : *differing; part < (fits ? possible.size() : *differing + 1); ++part) {
      possible[part][witness[part]] = Possible::yes;
    }
    if (!step_aside || (fits && stepped_aside++ >= kSteppedAside)) return;
    for (PartIndex part = fits ? 0 : *differing; part < (fits ? possible.size() : *differing + 1); ++part) {
      try_options(witness, part);
    }
  }

  void try_options(const std::vector<OptionIndex>& witness, PartIndex part) {
    for (OptionIndex option = 0; option < possible[part].size(); ++option) {
      if (possible[part][option] == Possible::open && finder.swap_.reach(witness, part, option, free)) {
        possible[part][option] = Possible::yes;
      }
    }
  }

  void take_new(const std::vector<OptionIndex>& witness) {
    finder.remember(witness);
    stepped_aside = 0;
    take(witness, true);
  }

  // Do the selections hold together at all?
  void settle_selections() {
    if (satisfiable != Verdict::unknown) return;
    const Oracle::Answer answer = reasoner.check({.choices = selected_except({})});
    satisfiable = answer.verdict;
    if (answer.verdict == Verdict::yes) take_new(answer.witness);
    if (answer.verdict == Verdict::no) finder.grounds_.push_back({answer.choices, {}});
  }

  std::vector<Choice> open_options(const std::vector<PartIndex>& parts) const {
    std::vector<Choice> open;
    for (const PartIndex part : parts) {
      for (OptionIndex option = 0; option < possible[part].size(); ++option) {
        if (possible[part][option] == Possible::open) open.push_back({part, option});
      }
    }
    return open;
  }

  void mark(const std::vector<Choice>& options, Possible what) {
    for (const Choice& choice : options) possible[choice.part][choice.option] = what;
  }

  // Decides what is open in `parts` beside `choices`: any of these? then the rest? until none.
  void settle(const std::vector<Choice>& choices, const std::vector<PartIndex>& parts) {
    for (std::vector<Choice> open = open_options(parts); !open.empty(); open = open_options(parts)) {
      const Oracle::Answer answer = reasoner.check({.choices = choices, .one_of = open});
      if (answer.verdict == Verdict::yes) {
        take_new(answer.witness);
      } else if (answer.verdict == Verdict::no) {
        mark(open, Possible::no);
        finder.grounds_.push_back({answer.choices, open});
      } else {
        mark(open, Possible::unknown);
      }
    }
  }

  void run() {
    for (const Ground& ground : finder.grounds_) apply(ground);
    for (auto witness = finder.witnesses_.rbegin(); witness != finder.witnesses_.rend(); ++witness) take(*witness, false);
    for (auto witness = finder.witnesses_.rbegin(); witness != finder.witnesses_.rend(); ++witness) take(*witness, true);
    settle_selections();
    std::vector<PartIndex> unselected;
    for (PartIndex part = 0; part < possible.size(); ++part) {
      if (free[part]) unselected.push_back(part);
    }
    if (satisfiable == Verdict::no) {
      mark(open_options(unselected), Possible::no);
    } else {
      settle(selected_except({}), unselected);
    }
    for (const auto& [part, option] : selections.chosen) {
      if (satisfiable == Verdict::yes) possible[part][option] = Possible::yes;
      settle(selected_except(part), {part});
    }
  }
};

DomainFinder::DomainFinder(std::shared_ptr<const Model> model, const Swap& swap) : model_(std::move(model)), swap_(swap) {}

Domains DomainFinder::find(Reasoner& reasoner, const Selections& selections, const Known& known) {
  if (dead_.empty()) learn_dead(reasoner, known);
  Search search(*this, reasoner, selections);
  if (known) search.take_known(known(selections));
  search.run();
  while (grounds_.size() > kGroundsKept) grounds_.pop_front();
  return states(selections, search.possible, search.satisfiable);
}

// What is impossible beside no selection at all is in no variant.
void DomainFinder::learn_dead(Reasoner& reasoner, const Known& known) {
  const Selections none;
  Search search(*this, reasoner, none);
  if (known) search.take_known(known(none));
  search.run();
  const bool decided = std::all_of(search.possible.begin(), search.possible.end(), [](const std::vector<Possible>& part) {
    return std::find(part.begin(), part.end(), Possible::unknown) == part.end();
  });
  if (decided) dead_ = std::move(search.possible);
}

Domains DomainFinder::states(const Selections& selections, const Table& possible, Verdict satisfiable) const {
  Domains domains;
  domains.satisfiable = satisfiable;
  for (PartIndex part = 0; part < possible.size(); ++part) {
    std::vector<OptionState>& states = domains.states.emplace_back();
    for (OptionIndex option = 0; option < possible[part].size(); ++option) {
      const Possible is = possible[part][option];
      const bool dead = !dead_.empty() && dead_[part][option] == Possible::no;
      states.push_back(is == Possible::yes  ? OptionState::available
                       : is != Possible::no ? OptionState::unknown
                       : dead               ? OptionState::dead
                                            : OptionState::excluded);
    }
    if (const auto chosen = selections.chosen.find(part); chosen != selections.chosen.end()) {
      states[chosen->second] = OptionState::selected;
    } else if (std::count(states.begin(), states.end(), OptionState::available) == 1 &&
               std::count(states.begin(), states.end(), OptionState::unknown) == 0) {
      *std::find(states.begin(), states.end(), OptionState::available) = OptionState::implied;
    }
  }
  return domains;
}

void DomainFinder::remember(std::vector<OptionIndex> witness) {
  if (!known_.insert(witness).second) return;
  witnesses_.push_back(std::move(witness));
  if (witnesses_.size() <= kWitnessesKept) return;
  known_.erase(witnesses_.front());
  witnesses_.pop_front();
}

}  // namespace maquette
