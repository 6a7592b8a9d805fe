// A customer in front of a real catalog whose solver answers at once: every screen of the studio in a test, without a
// window.
#pragma once

#include "maquette/catalog.h"
#include "maquette/session.h"
#include "state/derive.h"
#include "state/reduce.h"

namespace maquette::ui::testing {

inline constexpr viewer::Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

class Customer {
 public:
  Customer(std::shared_ptr<const Model> model, Session& session, std::string language)
      : state(viewer::first_state(std::move(model), std::move(language), kToday)), session_(&session) {
    answer();
  }
  Customer& does(const viewer::Action& action) {
    state = viewer::reduce(std::move(state), action);
    return answer();
  }
  Customer& chooses(std::string_view part, std::string_view option) {
    return does(viewer::ChooseOption{named(part, option)});
  }
  Customer& wishes(std::string_view part, std::string_view option) {
    does(viewer::AskWhy{named(part, option)});
    const std::uint64_t request = state.why_not->request;
    const Choice wish = state.why_not->wish;
    does(viewer::ExplanationArrived{request, session_->explain(state.design.selections, wish)});
    return does(viewer::RepairsArrived{request, session_->repair(state.design.selections, wish)});
  }
  Choice named(std::string_view part, std::string_view option) const {
    const PartIndex index = find_part(*state.model, part).value();
    return {index, find_option(state.model->parts[index], option).value()};
  }

  viewer::ViewerState state;

 private:
  Customer& answer() {
    if (!state.answers || state.answers->revision != state.revision) answer_design();
    viewer::Details details;
    details.revision = state.revision;
    for (const PartIndex part : state.model->groups[state.group].parts)
      details.offers[part] = session_->offers(state.design.selections, part, state.design.shown);
    state = viewer::reduce(std::move(state), viewer::DetailsArrived{std::move(details)});
    state = viewer::reduce(std::move(state), viewer::CountArrived{state.revision, "2638100443903827000000000"});
    return *this;
  }
  void answer_design() {
    viewer::Answers answers;
    answers.revision = state.revision;
    answers.domains = session_->domains(state.design.selections);
    answers.variant = session_->complete(state.design.selections, &state.design.shown).variant;
    answers.quote = quote(*state.model, answers.variant);
    state = viewer::reduce(std::move(state), viewer::AnswersArrived{std::move(answers)});
  }
  Session* session_;
};

}  // namespace maquette::ui::testing
