// The small shoe the studio's tests are told on: an upper of material and colour, a sole, laces, a text.
#pragma once

#include "state/derive.h"
#include "state/reduce.h"
#include "support/model_builder.h"

namespace maquette::viewer::testing {

inline std::shared_ptr<const Model> shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper.material", {{"knit"}, {"suede", 1000}});
  b.part("upper.colour", {{"ocean"}, {"stone"}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  b.part("laces", {{"black"}, {"white"}});
  b.text("heel_text", 8);
  b.rule("heat", b.implies(b.is("upper.material", {"suede"}), b.isnt("sole", {"foam"})), "Heat leaves marks on suede.");
  for (Part& part : b.model().parts) {
    part.label["en"] = part.id;
    for (Option& option : part.options) option.label["en"] = option.id;
  }
  for (Group& group : b.model().groups) group.label["en"] = group.id;
  return b.build();
}

inline constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

inline Choice choice(const Model& model, std::string_view part, std::string_view option) {
  const PartIndex p = *find_part(model, part);
  return {p, *find_option(model.parts[p], option)};
}

/// What a solver would say of the state, every option available but the chosen ones.
inline Answers answers_for(const ViewerState& state) {
  Answers answers;
  answers.revision = state.revision;
  answers.domains.satisfiable = Verdict::yes;
  answers.variant = state.design.shown;
  for (PartIndex part = 0; part < state.model->parts.size(); ++part) {
    auto& states = answers.domains.states.emplace_back(state.model->parts[part].options.size(), OptionState::available);
    const auto chosen = state.design.selections.chosen.find(part);
    if (chosen == state.design.selections.chosen.end()) continue;
    states[chosen->second] = OptionState::selected;
    answers.variant.options[part] = chosen->second;
  }
  answers.variant.texts = state.design.selections.texts;
  answers.quote = quote(*state.model, answers.variant);
  return answers;
}

/// A visitor in front of the shoe, with a solver that answers at once.
class Visit {
 public:
  Visit() : state(first_state(shoe(), "en", kToday)) { answer(); }
  Visit& does(const Action& action) {
    state = reduce(std::move(state), action);
    return *this;
  }
  Visit& answer() { return does(AnswersArrived{answers_for(state)}); }
  Visit& chooses(std::string_view part, std::string_view option) {
    return does(ChooseOption{choice(*state.model, part, option)}).answer();
  }
  OptionIndex shown(std::string_view part) const { return state.design.shown.options[*find_part(*state.model, part)]; }
  std::size_t chosen() const { return state.design.selections.chosen.size(); }

  ViewerState state;
};

}  // namespace maquette::viewer::testing
