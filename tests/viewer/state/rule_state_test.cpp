#include "state/rule_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "maquette/evaluate.h"
#include "support/random_model.h"
#include "viewer/state/shoe.h"

namespace maquette::viewer {
namespace {

/// The author's shoe: "suede needs a sole other than foam".
class Rules : public ::testing::Test {
 protected:
  Rules() {
    SavedCatalog saved;
    saved.save = 1;
    saved.model = testing::shoe();
    saved.files = std::make_shared<CatalogFiles>();
    state = first_author_state(saved, "en", testing::kToday);
    answer();
  }
  void answer() { state = reduce(std::move(state), AnswersArrived{testing::answers_for(state)}); }
  void choose(std::string_view part, std::string_view option) {
    state = reduce(std::move(state), ChooseOption{testing::choice(*state.model, part, option)});
    answer();
  }
  void solver_says(Verdict binding) { state = reduce(std::move(state), VerdictsArrived{1, {state.revision, {binding}}}); }
  RuleState heat() const { return rule_states(state).at(0); }

  ViewerState state;
};

TEST_F(Rules, AreUnknownUntilTheSolverHasSpoken) { EXPECT_EQ(heat(), RuleState::unknown); }

TEST_F(Rules, BindWhereTheyAloneForbidSomething) {
  solver_says(Verdict::yes);
  EXPECT_EQ(heat(), RuleState::binding);
}

TEST_F(Rules, AreViolatedByTheProductOnTheScreen) {
  solver_says(Verdict::yes);
  state.design.shown.options[*find_part(*state.model, "upper.material")] = 1;
  EXPECT_EQ(heat(), RuleState::violated) << "suede on foam, before the solver has answered";
}

TEST_F(Rules, AreIdleWhenTheirConditionCannotBeMet) {
  choose("upper.material", "knit");
  EXPECT_EQ(heat(), RuleState::idle) << "known without a solver";
  solver_says(Verdict::no);
  EXPECT_EQ(heat(), RuleState::idle);
}

TEST_F(Rules, AreSatisfiedWhenNothingOpenCouldBreakThem) {
  choose("sole", "gum");
  solver_says(Verdict::no);
  EXPECT_EQ(heat(), RuleState::satisfied);
}

TEST_F(Rules, AreIdleWhenTheyRemoveNothing) {
  state = reduce(std::move(state), RuleCounted{1, 0, "0"});
  EXPECT_EQ(heat(), RuleState::idle);
}

TEST_F(Rules, ForgetVerdictsAboutAnotherDesign) {
  solver_says(Verdict::yes);
  choose("laces", "white");
  EXPECT_EQ(heat(), RuleState::unknown);
}

TEST_F(Rules, DropAnswersAboutAnotherSave) {
  state = reduce(std::move(state), VerdictsArrived{2, {state.revision, {Verdict::yes}}});
  EXPECT_EQ(heat(), RuleState::unknown);
}

/// Every way of taking one open option for each part.
template <typename Visit>
void for_each_assignment(const OpenOptions& open, Visit visit) {
  std::vector<OptionIndex> options(open.size());
  const std::function<void(PartIndex)> choose = [&](PartIndex part) {
    if (part == open.size()) return visit(options);
    for (OptionIndex option = 0; option < open[part].size(); ++option) {
      if (!open[part][option]) continue;
      options[part] = option;
      choose(part + 1);
    }
  };
  choose(0);
}

TEST(HoldsForAll, NeverClaimsMoreThanBruteForce) {
  int decided = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    maquette::testing::Random random(seed);
    const auto model = maquette::testing::random_model(seed);
    OpenOptions open;
    for (const Part& part : model->parts) {
      auto& options = open.emplace_back();
      for (std::size_t i = 0; i < part.options.size(); ++i) options.push_back(random.below(3) > 0);
      if (std::find(options.begin(), options.end(), true) == options.end()) options[0] = true;
    }
    for (const Rule& rule : model->rules) {
      bool some = false, all = true;
      for_each_assignment(open, [&](const std::vector<OptionIndex>& options) {
        const bool obeyed = holds(rule.formula, options);
        some = some || obeyed;
        all = all && obeyed;
      });
      const Verdict verdict = holds_for_all(rule.formula, open);
      EXPECT_TRUE(verdict != Verdict::yes || all) << "seed " << seed << " rule " << rule.id;
      EXPECT_TRUE(verdict != Verdict::no || !some) << "seed " << seed << " rule " << rule.id;
      decided += verdict == Verdict::unknown ? 0 : 1;
    }
  }
  EXPECT_GT(decided, 100) << "and it does decide";
}

TEST(HoldsForAll, IsExactWhenEveryPartIsDecided) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    maquette::testing::Random random(seed);
    const auto model = maquette::testing::random_model(seed);
    OpenOptions open;
    std::vector<OptionIndex> options;
    for (const Part& part : model->parts) {
      options.push_back(static_cast<OptionIndex>(random.below(static_cast<std::uint32_t>(part.options.size()))));
      open.emplace_back(part.options.size(), false)[options.back()] = true;
    }
    for (const Rule& rule : model->rules) {
      EXPECT_EQ(holds_for_all(rule.formula, open), holds(rule.formula, options) ? Verdict::yes : Verdict::no)
          << "seed " << seed << " rule " << rule.id;
    }
  }
}

}  // namespace
}  // namespace maquette::viewer
