// An author in front of the small shoe's workshop, its next version, and lines of its tests.
#pragma once

#include <gtest/gtest.h>

#include "maquette/catalog.h"
#include "state/workshop.h"
#include "viewer/state/shoe.h"

namespace maquette::viewer::testing {

inline Finding finding(Severity severity, std::string file, std::uint32_t line, std::string message) {
  return {severity, {std::move(file), line, 1}, "code", std::move(message)};
}

inline SavedCatalog save(std::uint64_t number, std::shared_ptr<const Model> model, Findings findings = {}) {
  auto files = std::make_shared<CatalogFiles>();
  files->entry_point = "shoe/catalog.toml";
  files->files["shoe/catalog.toml"] = "one\ntwo\n\tthree\nfour\nfive\n";
  return {number, std::move(model), files, std::move(findings), "14:02:3" + std::to_string(number), 0.02};
}

/// The shoe with other rules, one more colour, and no suede.
inline std::shared_ptr<const Model> next_shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("laces", {{"black"}, {"white"}});
  b.part("upper.material", {{"knit"}, {"felt"}});
  b.part("upper.colour", {{"ocean"}, {"stone"}, {"moss"}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  b.text("heel_text", 8);
  b.rule("new", b.implies(b.is("laces", {"white"}), b.is("sole", {"gum"})), "White laces need gum.");
  b.rule("heat", b.implies(b.is("upper.material", {"felt"}), b.isnt("sole", {"foam"})), "Heat leaves marks on felt.");
  b.model().rules[1].source = "if upper.material is felt then sole is not foam";
  for (Part& part : b.model().parts) {
    part.label["en"] = part.id;
    for (Option& option : part.options) option.label["en"] = option.id;
  }
  for (Group& group : b.model().groups) group.label["en"] = group.id;
  return b.build();
}

class Author : public ::testing::Test {
 public:
  Author() : state(first_author_state(save(1, shoe()), "en", kToday)) { answer(); }
  Author& does(const Action& action) {
    state = reduce(std::move(state), action);
    return *this;
  }
  void answer() { does(AnswersArrived{answers_for(state)}); }
  void choose(std::string_view part, std::string_view option) {
    does(ChooseOption{choice(*state.model, part, option)});
    answer();
  }
  std::string selected(std::string_view part) const {
    const PartIndex index = *find_part(*state.model, part);
    const auto found = state.design.selections.chosen.find(index);
    return found == state.design.selections.chosen.end() ? "" : state.model->parts[index].options[found->second].id;
  }
  const Workshop& workshop() const { return *state.workshop; }

  ViewerState state;
};

inline TestLine waiting(std::string name) {
  TestLine line;
  line.name = std::move(name);
  line.where = {"shoe/tests/a.toml", 7, 1};
  return line;
}
inline TestLine test_line(std::string name, Verdict passed) {
  TestLine line = waiting(std::move(name));
  line.run = true;
  line.passed = passed;
  return line;
}

}  // namespace maquette::viewer::testing
