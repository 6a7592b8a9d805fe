// With limits far too low, every answer is the right one or unknown, never a wrong one.
#include <gtest/gtest.h>

#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::as_choices;
using testing::BruteForce;

struct Tally {
  int right = 0;
  int unknown = 0;
};

void expect_honest(Verdict actual, bool expected, Tally& tally) {
  if (actual == Verdict::unknown) {
    ++tally.unknown;
  } else {
    EXPECT_EQ(actual, expected ? Verdict::yes : Verdict::no);
    ++tally.right;
  }
}

void expect_honest(const Domains& actual, const Domains& expected, Tally& tally) {
  expect_honest(actual.satisfiable, expected.satisfiable == Verdict::yes, tally);
  for (std::size_t part = 0; part < expected.states.size(); ++part) {
    for (std::size_t option = 0; option < expected.states[part].size(); ++option) {
      const OptionState said = actual.states[part][option];
      const OptionState is = expected.states[part][option];
      const bool vague = (is == OptionState::dead && said == OptionState::excluded) ||
                         (is == OptionState::implied && said == OptionState::available);
      if (said != OptionState::unknown && !vague) {
        EXPECT_EQ(said, is) << part << '=' << option;
      }
    }
  }
}

TEST(Limits, TooLowNeverMeansWrong) {
  Tally tally;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    for (const std::uint64_t resource : {0, 1, 300, 3000}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " resource " + std::to_string(resource));
      Session session(model, {.resource = resource});
      testing::Random random(seed);
      for (int round = 0; round < 2; ++round) {
        const Selections selections = testing::random_selections(*model, random, 40);
        const PartIndex part = random.below(static_cast<std::uint32_t>(model->parts.size()));
        const Choice wish{part, random.below(static_cast<std::uint32_t>(model->parts[part].options.size()))};
        expect_honest(session.domains(selections), reference.domains(selections), tally);
        std::vector<Choice> wished = as_choices(selections, part);
        wished.push_back(wish);
        expect_honest(session.explain(selections, wish).found, !reference.possible(wished), tally);
        expect_honest(session.complete(selections).found, reference.possible(as_choices(selections)), tally);
        const Repairs repairs = session.repair(selections, wish);
        expect_honest(repairs.found, reference.possible({wish}), tally);
        for (const Repair& repair : repairs.repairs) EXPECT_TRUE(broken_rules(*model, repair.variant).empty());
        const Completion least = session.minimize(selections, kPrice);
        expect_honest(least.found, reference.possible(as_choices(selections)), tally);
        if (least.optimal) {
          EXPECT_EQ(quote(*model, least.variant).totals[kPrice], *reference.least(selections, kPrice));
        }
      }
    }
  }
  EXPECT_GT(tally.right, 100);
  EXPECT_GT(tally.unknown, 100);
}

TEST(Limits, StatesThatWereUnknownAreDecidedWhenAskedWithMore) {
  const auto model = testing::random_model(4);
  Session poor(model, {.resource = 0});
  for (const auto& states : poor.domains({}).states) {
    for (const OptionState state : states) EXPECT_EQ(state, OptionState::unknown);
  }
  Session rich(model);
  EXPECT_EQ(rich.domains({}).states, BruteForce(model).domains({}).states);
}

TEST(Limits, ChoicesTheModelDoesNotHaveAreTheCallersMistake) {
  const auto model = testing::random_model(4);
  Session session(model);
  EXPECT_THROW(session.domains({{{99, 0}}, {}}), std::out_of_range);
  EXPECT_THROW(session.explain({}, Choice{0, 99}), std::out_of_range);
  EXPECT_THROW(session.offers({}, 0, Variant{}), std::out_of_range);
}

}  // namespace
}  // namespace maquette
