#include "query/reasoner.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/compiled_completion.h"

namespace maquette {
namespace {

/// The selections that the choices amount to; a part chosen twice over is two choices that conflict.
struct Chosen {
  Selections selections;
  std::vector<Choice> conflict;

  explicit Chosen(const std::vector<Choice>& choices) {
    for (const Choice& choice : choices) {
      const auto [found, is_new] = selections.chosen.emplace(choice.part, choice.option);
      if (is_new || found->second == choice.option) continue;
      conflict = {{choice.part, found->second}, choice};
      std::sort(conflict.begin(), conflict.end());
      return;
    }
  }
};

/// One question to the compiled catalog, which stands at the question's choices.
class CompiledCheck {
 public:
  CompiledCheck(compile::LiveCatalog& live, const Oracle::Question& question, Selections selections)
      : live_(live), question_(question), selections_(std::move(selections)) {
    live_.move_to(selections_);
  }

  /// Nothing when it is not decided.
  std::optional<Oracle::Answer> run() {
    if (possible() == Verdict::no) return no_because(question_.core ? core() : std::vector<Choice>{});
    return question_.one_of.empty() ? with_witness() : with_first_witness();
  }

 private:
  Verdict possible() {
    if (question_.one_of.empty()) return live_.satisfiable();
    Verdict any = Verdict::no;
    for (const Choice& wish : question_.one_of) {
      const Verdict verdict = possible(wish);
      if (verdict == Verdict::yes) return verdict;
      if (verdict == Verdict::unknown) any = verdict;
    }
    return any;
  }

  /// Unlike the live catalog, a choice of the same part is not set aside here.
  Verdict possible(const Choice& wish) {
    const auto own = selections_.chosen.find(wish.part);
    if (own == selections_.chosen.end()) return live_.possible(wish);
    return own->second == wish.option ? live_.satisfiable() : Verdict::no;
  }

  static Oracle::Answer no_because(std::vector<Choice> choices) { return {Verdict::no, {}, std::move(choices), {}}; }

  std::optional<Oracle::Answer> with_witness() {
    compile::FoundDesign design = live_.find();
    if (design.found == Verdict::unknown) return std::nullopt;
    if (design.found == Verdict::no) return no_because(choices_of(selections_));
    return Oracle::Answer{Verdict::yes, std::move(design.options), {}, {}};
  }

  /// Where ceilings leave it open, a search may still find a design, or that there is none.
  std::optional<Oracle::Answer> with_first_witness() {
    std::vector<Choice> wishes;  // found out before the first is tried: to and fro would cost more than the question
    std::copy_if(question_.one_of.begin(), question_.one_of.end(), std::back_inserter(wishes),
                 [this](const Choice& wish) { return possible(wish) != Verdict::no; });
    bool open = false;
    for (const Choice& wish : wishes) {
      const bool is_new = !selections_.chosen.contains(wish.part);
      if (is_new) live_.select(wish);
      auto answer = with_witness();
      if (is_new) live_.retract(wish.part);
      if (answer && answer->verdict == Verdict::yes) return answer;
      open = open || !answer;
    }
    if (open) return std::nullopt;
    return no_because(choices_of(selections_));
  }

  /// Leaves out one choice after the other, as long as the answer stays no.
  std::vector<Choice> core() {
    const auto all = selections_.chosen;
    for (const auto& [part, option] : all) {
      live_.retract(part);
      selections_.chosen.erase(part);
      if (possible() == Verdict::no) continue;
      live_.select({part, option});
      selections_.chosen.emplace(part, option);
    }
    return choices_of(selections_);
  }

  compile::LiveCatalog& live_;
  const Oracle::Question& question_;
  Selections selections_;
};

bool asks_of_all_rules(const Oracle::Question& question) {
  return !question.broken && !question.also && !question.rules && !question.ceiling;
}

}  // namespace

Oracle::Answer Reasoner::check(const Oracle::Question& question) {
  if (live_ != nullptr && asks_of_all_rules(question)) {
    if (auto answer = check_compiled(question)) return std::move(*answer);
  }
  return oracle_.check(question);
}

std::optional<Oracle::Answer> Reasoner::check_compiled(const Oracle::Question& question) {
  Chosen chosen(question.choices);
  if (!chosen.conflict.empty()) return Oracle::Answer{Verdict::no, {}, std::move(chosen.conflict), {}};
  return CompiledCheck(*live_, question, std::move(chosen.selections)).run();
}

Completion Reasoner::complete(const Selections& selections, const Preferences& preferences,
                              std::optional<Oracle::Ceiling> ceiling) {
  if (live_ != nullptr) {
    Completion completion = complete_compiled(*live_, selections, preferences, ceiling);
    if (completion.found != Verdict::unknown) return completion;
  }
  return maquette::complete(oracle_, swap_, selections, preferences, ceiling);
}

Completion Reasoner::read_minimum(const Selections& selections, AttributeIndex attribute) const {
  return live_ != nullptr ? live_->catalog()->minimize(selections, attribute) : Completion{};
}

}  // namespace maquette
