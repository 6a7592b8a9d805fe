#include "app/solver_worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>

#include "state/derive.h"
#include "state/reduce.h"
#include "support/model_builder.h"

namespace maquette::app {
namespace {

/// A shoe whose suede does not go with foam, driven the way the window drives it.
class Worker : public ::testing::Test {
 protected:
  Worker() {
    maquette::testing::ModelBuilder b("shoe");
    b.part("upper", {{"knit"}, {"suede", 1000}});
    b.part("sole", {{"foam"}, {"gum", 500}});
    b.rule("heat", b.implies(b.is("upper", {"suede"}), b.isnt("sole", {"foam"})), "Heat leaves marks on suede.");
    model = b.build();
    state = viewer::first_state(model, "en", viewer::Date{});
    worker.emplace(model, [this] { news.release(); });
  }
  /// Asks and applies answers until `done` holds.
  template <typename Done>
  void run_until(Done done) {
    while (!done()) {
      worker->ask(state);
      ASSERT_TRUE(news.try_acquire_for(std::chrono::seconds(60))) << "the worker went quiet";
      for (const viewer::Action& action : worker->take()) state = viewer::reduce(std::move(state), action);
    }
  }
  void settle() {
    run_until([this] { return !viewer::working(state) && state.details.revision == state.revision; });
  }
  void does(const viewer::Action& action) { state = viewer::reduce(std::move(state), action); }

  static constexpr PartIndex kUpper = 0, kSole = 1;
  std::shared_ptr<const Model> model;
  viewer::ViewerState state;
  std::counting_semaphore<> news{0};
  std::optional<SolverWorker> worker;
};

TEST_F(Worker, AnswersStatesVariantAndPrice) {
  settle();
  EXPECT_EQ(state.answers->domains.satisfiable, Verdict::yes);
  does(viewer::ChooseOption{{kUpper, 1}});
  settle();
  EXPECT_EQ(state.design.shown.options, (std::vector<OptionIndex>{1, 1}));
  EXPECT_EQ(viewer::current_quote(state)->totals[kPrice], 1500);
  EXPECT_EQ(state.details.set_by.at(kSole), kUpper);
}

TEST_F(Worker, OffersTheWholePriceChange) {
  settle();
  const viewer::Swatch suede = viewer::swatch(state, {kUpper, 1});
  EXPECT_EQ(suede.state, viewer::SwatchState::available);
  EXPECT_EQ(suede.price_change, 1500) << "suede and the sole it needs";
}

TEST_F(Worker, ExplainsAndRepairsAWish) {
  does(viewer::ChooseOption{{kSole, 0}});
  settle();
  EXPECT_EQ(viewer::swatch(state, {kUpper, 1}).state, viewer::SwatchState::excluded);
  does(viewer::AskWhy{{kUpper, 1}});
  run_until([this] { return state.why_not->repaired; });
  EXPECT_EQ(state.why_not->explanation.rules, (std::vector<RuleIndex>{0}));
  ASSERT_EQ(viewer::obstacles(state).size(), 1U);
  ASSERT_FALSE(state.why_not->repairs.repairs.empty());
  does(viewer::TakeRepair{0});
  settle();
  EXPECT_EQ(state.answers->domains.satisfiable, Verdict::yes);
  EXPECT_EQ(state.design.shown.options[kUpper], 1U);
}

TEST_F(Worker, ManyClicksInARowEndInTheLast) {
  for (int i = 0; i < 60; ++i) {
    does(viewer::ChooseOption{{kUpper, static_cast<OptionIndex>(i % 2)}});
    worker->ask(state);
  }
  settle();
  EXPECT_EQ(state.answers->revision, state.revision);
  EXPECT_EQ(state.answers->domains.satisfiable, Verdict::yes);
}

TEST_F(Worker, SurprisesWithAValidVariant) {
  settle();
  does(viewer::ChooseOption{{kSole, 0}});
  settle();
  does(viewer::WantSurprise{3});
  run_until([this] { return !state.surprise_seed; });
  EXPECT_EQ(state.design.shown.options[kSole], 0U) << "what was chosen stays";
  EXPECT_EQ(state.design.shown.options[kUpper], 0U);
}

TEST_F(Worker, StopsWhileAnswering) {
  does(viewer::ChooseOption{{kUpper, 1}});
  worker->ask(state);
  worker.reset();
}

}  // namespace
}  // namespace maquette::app
