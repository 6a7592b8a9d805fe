// The background's figures against brute force over every design of small random catalogs.
#include "app/auditor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <semaphore>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "maquette/evaluate.h"
#include "state/derive_workshop.h"
#include "state/reduce.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette::app {
namespace {

/// Every assignment, with the rules it breaks.
struct Design {
  std::vector<OptionIndex> options;
  std::vector<RuleIndex> broken;
};
std::vector<Design> all_designs(const Model& model) {
  std::vector<Design> designs;
  Variant variant;
  variant.options.assign(model.parts.size(), 0);
  for (;;) {
    designs.push_back({variant.options, broken_rules(model, variant)});
    PartIndex part = 0;
    while (part < model.parts.size() && ++variant.options[part] == model.parts[part].options.size())
      variant.options[part++] = 0;
    if (part == model.parts.size()) return designs;
  }
}

bool has(const Design& design, const Selections& selections) {
  return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                     [&](const auto& chosen) { return design.options[chosen.first] == chosen.second; });
}

class Audit : public ::testing::Test {
 protected:
  void begin(std::shared_ptr<const Model> model) {
    viewer::SavedCatalog saved;
    saved.save = ++save;
    saved.model = std::move(model);
    saved.files = std::make_shared<CatalogFiles>();
    state = viewer::first_author_state(saved, "en", viewer::Date{});
    auditor.begin({save, state.model});
  }
  /// Asks and applies answers until everything is known about the state.
  void settle() {
    auditor.ask(state);
    for (;;) {
      for (const viewer::Action& action : auditor.take()) state = viewer::reduce(std::move(state), action);
      auditor.ask(state);
      const bool complete = state.workshop->linted && state.workshop->figures && known() && auditor.idle();
      if (complete) return;
      ASSERT_TRUE(news.try_acquire_for(std::chrono::seconds(60))) << "the auditor went quiet";
    }
  }
  bool known() const {
    const auto& rules = state.workshop->rules;
    return std::all_of(rules.begin(), rules.end(), [](const auto& figure) { return figure.counted; }) &&
           state.workshop->verdicts.revision == state.revision &&
           (viewer::counted_parts(state).empty() || state.workshop->option_counts.revision == state.revision);
  }
  void does(const viewer::Action& action) { state = viewer::reduce(std::move(state), action); }

  std::uint64_t save = 0;
  viewer::ViewerState state;
  std::counting_semaphore<> news{0};
  Auditor auditor{[this] { news.release(); }};
};

TEST_F(Audit, CountsWhatEachRuleRemoves) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    begin(maquette::testing::random_model(seed));
    settle();
    const auto designs = all_designs(*state.model);
    const auto count = [&](auto holds) { return std::to_string(std::count_if(designs.begin(), designs.end(), holds)); };
    EXPECT_EQ(state.workshop->figures->designs, count([](const Design& d) { return d.broken.empty(); })) << seed;
    for (RuleIndex rule = 0; rule < state.model->rules.size(); ++rule) {
      EXPECT_EQ(state.workshop->rules[rule].removes,
                count([rule](const Design& d) { return d.broken == std::vector<RuleIndex>{rule}; }))
          << "seed " << seed << " rule " << rule;
    }
  }
}

TEST_F(Audit, KnowsWhichRulesBindBesideTheSelections) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const auto model = maquette::testing::random_model(seed);
    begin(model);
    settle();
    maquette::testing::Random random(seed);
    state.design.selections = maquette::testing::random_selections(*model, random, 40);
    ++state.revision;
    settle();
    const auto designs = all_designs(*model);
    for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
      const bool binds = std::any_of(designs.begin(), designs.end(), [&](const Design& d) {
        return has(d, state.design.selections) && d.broken == std::vector<RuleIndex>{rule};
      });
      EXPECT_EQ(state.workshop->verdicts.binding[rule], binds ? Verdict::yes : Verdict::no)
          << "seed " << seed << " rule " << rule;
    }
  }
}

TEST_F(Audit, CountsWhatEachOptionLeaves) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const auto model = maquette::testing::random_model(seed);
    begin(model);
    maquette::testing::Random random(seed);
    state.design.selections = maquette::testing::random_selections(*model, random, 40);
    ++state.revision;
    const auto part = static_cast<PartIndex>(seed % model->parts.size());
    does(viewer::ListOptions{part});
    settle();
    const auto designs = all_designs(*model);
    Selections others = state.design.selections;
    others.chosen.erase(part);
    const auto& counts = state.workshop->option_counts.designs.at(part);
    for (OptionIndex option = 0; option < counts.size(); ++option) {
      const auto expected = std::count_if(designs.begin(), designs.end(), [&](const Design& d) {
        return d.broken.empty() && has(d, others) && d.options[part] == option;
      });
      EXPECT_EQ(std::llround(counts[option]), expected) << "seed " << seed << " option " << option;
    }
  }
}

TEST_F(Audit, ANewCatalogEndsTheOldOnesQuestions) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) begin(maquette::testing::random_model(seed));
  settle();
  const auto designs = all_designs(*state.model);
  EXPECT_EQ(
      state.workshop->figures->designs,
      std::to_string(std::count_if(designs.begin(), designs.end(), [](const Design& d) { return d.broken.empty(); })));
}

TEST_F(Audit, OffersARepairOfSelectionsThatDoNotHoldTogether) {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper", {{"knit"}, {"suede"}});
  b.part("sole", {{"foam"}, {"gum"}});
  b.rule("heat", b.implies(b.is("upper", {"suede"}), b.isnt("sole", {"foam"})));
  begin(b.build());
  state.design.selections = b.selections({{"upper", "suede"}, {"sole", "foam"}});
  state.design.shown.options = {1, 0};
  ++state.revision;
  viewer::Answers answers;
  answers.revision = state.revision;
  answers.domains.satisfiable = Verdict::no;
  does(viewer::AnswersArrived{answers});
  settle();
  ASSERT_TRUE(state.workshop->repair);
  EXPECT_EQ(viewer::rule_states(state).at(0), viewer::RuleState::violated);
  does(viewer::MakeItFit{});
  EXPECT_TRUE(broken_rules(*state.model, state.design.shown).empty());
}

TEST_F(Audit, RunsTheCatalogsTests) {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper", {{"knit"}, {"suede"}});
  b.part("sole", {{"foam"}, {"gum"}});
  b.rule("heat", b.implies(b.is("upper", {"suede"}), b.isnt("sole", {"foam"})), "Heat leaves marks.");
  begin(b.build());
  auto files = std::make_shared<CaseFiles>();
  files->files["shoe/tests/a.toml"] =
      "[[case]]\nname = \"suede takes gum\"\nchoose.upper = \"suede\"\nimplied.sole = \"gum\"\n\n"
      "[[case]]\nname = \"suede takes foam\"\nchoose = { upper = \"suede\", sole = \"foam\" }\nvalid = true\n";
  auditor.test(files, {});
  settle();
  ASSERT_EQ(state.workshop->tests.size(), 2U);
  EXPECT_EQ(state.workshop->tests[0].passed, Verdict::yes);
  EXPECT_TRUE(state.workshop->tests[0].expected.empty());
  const viewer::TestLine& failed = state.workshop->tests[1];
  EXPECT_EQ(failed.passed, Verdict::no);
  EXPECT_FALSE(failed.expected.empty());
  EXPECT_GE(failed.where.line, 6U);
  EXPECT_THAT(failed.because, ::testing::ElementsAre(::testing::HasSubstr("heat")));
  files = std::make_shared<CaseFiles>();
  files->files["shoe/tests/a.toml"] = "[[case]]\nname = \"x\"\nchoose.upper = \"velvet\"\n";
  auditor.test(files, {});
  settle();
  EXPECT_TRUE(state.workshop->tests.empty());
  ASSERT_FALSE(state.workshop->case_findings.empty());
  EXPECT_EQ(state.workshop->case_findings[0].where.file, "shoe/tests/a.toml");
}

TEST_F(Audit, StopsInTheMiddle) {
  begin(maquette::testing::random_model(3));
  auditor.ask(state);
}

}  // namespace
}  // namespace maquette::app
