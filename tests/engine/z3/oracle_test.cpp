#include "z3/oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "maquette/evaluate.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::as_choices;
using testing::Assignment;
using testing::BruteForce;
using testing::ModelBuilder;
using testing::Random;
using testing::random_model;

constexpr Limits kAmple{2'000'000'000, std::chrono::minutes(10)};

std::vector<Choice> all_choices(const Assignment& assignment) {
  std::vector<Choice> choices;
  for (PartIndex part = 0; part < assignment.size(); ++part) choices.push_back({part, assignment[part]});
  return choices;
}

// Every assignment of small models: the evaluator and Z3 give each formula the same meaning, as it stands and negated.
TEST(Oracle, AgreesWithTheEvaluatorOnEveryAssignment) {
  testing::RandomModelOptions small;
  small.most_parts = 4;
  small.most_rules = 1;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = random_model(seed, small);
    Oracle oracle(model);
    const Oracle::Turn turn = oracle.begin(kAmple);
    testing::for_each_assignment(*model, [&](const Assignment& assignment) {
      const bool valid = holds(model->rules[0].formula, assignment);
      const auto choices = all_choices(assignment);
      EXPECT_EQ(oracle.check({.choices = choices}).verdict, valid ? Verdict::yes : Verdict::no);
      const auto negated = oracle.check({.choices = choices, .broken = 0, .rules = std::vector<RuleIndex>{}});
      EXPECT_EQ(negated.verdict, valid ? Verdict::no : Verdict::yes);
    });
    if (HasFailure()) return;
  }
}

TEST(Oracle, WitnessesCoresAndDemands) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = random_model(seed);
    const BruteForce reference(model);
    Oracle oracle(model);
    const Oracle::Turn turn = oracle.begin(kAmple);
    Random random(seed);
    for (int round = 0; round < 5; ++round) {
      const auto choices = as_choices(testing::random_selections(*model, random, 50));
      const auto one_of = as_choices(testing::random_selections(*model, random, 30));
      const std::int64_t ceiling = random.between(0, 6000);
      const auto attribute = static_cast<AttributeIndex>(random.below(3));
      const auto fits = [&](const Assignment& variant) {
        const auto has = [&](const Choice& choice) { return variant[choice.part] == choice.option; };
        return std::all_of(choices.begin(), choices.end(), has) &&
               (one_of.empty() || std::any_of(one_of.begin(), one_of.end(), has)) &&
               quote(*model, {variant, {}}).totals[attribute] <= ceiling;
      };
      const bool expected = std::any_of(reference.variants().begin(), reference.variants().end(), fits);
      const auto answer =
          oracle.check({.choices = choices, .one_of = one_of, .ceiling = Oracle::Ceiling{attribute, ceiling}});
      ASSERT_EQ(answer.verdict, expected ? Verdict::yes : Verdict::no);
      if (expected) {
        EXPECT_TRUE(fits(answer.witness));
      }
      const auto core = oracle.check({.choices = choices});
      if (core.verdict == Verdict::no) {
        EXPECT_FALSE(reference.possible(core.choices));
      }
    }
  }
}

TEST(Oracle, RuleCoresConflictByThemselves) {
  int conflicts = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = random_model(seed);
    const BruteForce reference(model);
    Oracle oracle(model);
    const Oracle::Turn turn = oracle.begin(kAmple);
    Random random(seed);
    const auto choices = as_choices(testing::random_selections(*model, random, 60));
    std::vector<RuleIndex> rules;
    for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
      if (random.chance(70)) rules.push_back(rule);
    }
    const auto answer = oracle.check({.choices = choices, .rules = rules});
    ASSERT_EQ(answer.verdict, reference.possible(choices, rules) ? Verdict::yes : Verdict::no);
    if (answer.verdict == Verdict::yes) continue;
    ++conflicts;
    EXPECT_TRUE(std::includes(choices.begin(), choices.end(), answer.choices.begin(), answer.choices.end()));
    EXPECT_TRUE(std::includes(rules.begin(), rules.end(), answer.rules.begin(), answer.rules.end()));
    EXPECT_FALSE(reference.possible(answer.choices, answer.rules));
  }
  EXPECT_GT(conflicts, 50);
}

TEST(Oracle, WeightsBeyondInt) {
  constexpr std::int64_t kHuge = 4'000'000'000'003;
  ModelBuilder b;
  b.part("a", {"low", "high"});
  b.part("b", {"low", "high"});
  b.rule("ceiling", b.linear({{"a", {0, kHuge}}, {"b", {1, kHuge + 2}}}, kHuge, 2 * kHuge + 1));
  Oracle oracle(b.build());
  const Oracle::Turn turn = oracle.begin(kAmple);
  const auto verdict = [&](const char* first, const char* second) {
    return oracle.check({.choices = {b.choice("a", first), b.choice("b", second)}}).verdict;
  };
  EXPECT_EQ(verdict("low", "low"), Verdict::no);
  EXPECT_EQ(verdict("high", "low"), Verdict::yes);
  EXPECT_EQ(verdict("low", "high"), Verdict::yes);
  EXPECT_EQ(verdict("high", "high"), Verdict::no);
}

TEST(Oracle, AnswersStayRightOverThousandsOfChecks) {
  const auto model = random_model(12);
  const BruteForce reference(model);
  Oracle oracle(model);
  Random random(1);
  for (int round = 0; round < 6000; ++round) {
    const Oracle::Turn turn = oracle.begin(kAmple);
    const auto choices = as_choices(testing::random_selections(*model, random, 50));
    ASSERT_EQ(oracle.check({.choices = choices}).verdict == Verdict::yes, reference.possible(choices));
  }
}

// One more pigeon than holes, each in a hole of its own: Z3 would search for hours.
std::shared_ptr<const Model> pigeons(int count) {
  ModelBuilder b;
  std::vector<testing::OptionSpec> holes;
  for (int hole = 1; hole < count; ++hole) holes.emplace_back(("h" + std::to_string(hole)).c_str());
  for (int pigeon = 0; pigeon < count; ++pigeon) b.part("p" + std::to_string(pigeon), holes);
  for (PartIndex p = 0; p < static_cast<PartIndex>(count); ++p) {
    for (PartIndex q = 0; q < p; ++q) {
      std::vector<Formula> shared;
      for (OptionIndex hole = 0; hole + 1 < static_cast<OptionIndex>(count); ++hole) {
        shared.push_back(b.all({{Among{p, {hole}}}, {Among{q, {hole}}}}));
      }
      b.rule("apart-" + std::to_string(p) + "-" + std::to_string(q), b.negate(b.any(shared)));
    }
  }
  return b.build();
}

TEST(OracleLimits, OutsideOfATurnNothingIsDecided) {
  Oracle oracle(random_model(1));
  EXPECT_EQ(oracle.check({}).verdict, Verdict::unknown);
}

TEST(OracleLimits, TheResourceLimitIsDeterministic) {
  const auto model = pigeons(8);
  const auto decided_within = [&](std::uint64_t resource) {
    Oracle oracle(model);
    const Oracle::Turn turn = oracle.begin({resource, std::chrono::minutes(10)});
    return oracle.check({}).verdict;
  };
  EXPECT_EQ(decided_within(20'000), Verdict::unknown);
  std::uint64_t resource = 20'000;
  while (decided_within(resource) == Verdict::unknown) resource *= 2;
  for (int repetition = 0; repetition < 3; ++repetition) {
    EXPECT_EQ(decided_within(resource), Verdict::no);
    EXPECT_EQ(decided_within(resource / 2), Verdict::unknown);
  }
}

TEST(OracleLimits, OneTurnSharesItsLimitAmongItsChecks) {
  Oracle oracle(pigeons(14));
  const Oracle::Turn turn = oracle.begin({300'000, std::chrono::minutes(10)});
  EXPECT_EQ(oracle.check({}).verdict, Verdict::unknown);
  EXPECT_EQ(oracle.check({.rules = std::vector<RuleIndex>{}}).verdict, Verdict::unknown) << "nothing should be left";
}

TEST(OracleLimits, TheWallClockEndsAQuestionAndTheNextIsUnharmed) {
  Oracle oracle(pigeons(14));
  {
    const Oracle::Turn turn = oracle.begin({4'000'000'000, std::chrono::milliseconds(50)});
    EXPECT_EQ(oracle.check({}).verdict, Verdict::unknown);
    EXPECT_EQ(oracle.check({.rules = std::vector<RuleIndex>{}}).verdict, Verdict::unknown);
  }
  const Oracle::Turn turn = oracle.begin(kAmple);
  EXPECT_EQ(oracle.check({.rules = std::vector<RuleIndex>{}}).verdict, Verdict::yes);
}

TEST(OracleLimits, AnInterruptEndsAQuestionWheneverItComes) {
  Oracle oracle(pigeons(14));
  for (int delay_ms : {0, 1, 3, 10, 60}) {
    std::atomic<bool> begun{false};
    std::thread stopper([&] {
      while (!begun) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms));
      oracle.interrupt();
    });
    {
      const Oracle::Turn turn = oracle.begin({4'000'000'000, std::chrono::minutes(30)});
      begun = true;
      EXPECT_EQ(oracle.check({}).verdict, Verdict::unknown) << "after " << delay_ms << " ms";
    }
    stopper.join();
    const Oracle::Turn turn = oracle.begin(kAmple);
    EXPECT_EQ(oracle.check({.rules = std::vector<RuleIndex>{}}).verdict, Verdict::yes) << "after " << delay_ms << " ms";
  }
}

TEST(OracleLimits, AnInterruptBetweenQuestionsDoesNothing) {
  Oracle oracle(random_model(3));
  oracle.interrupt();
  const Oracle::Turn turn = oracle.begin(kAmple);
  EXPECT_NE(oracle.check({.rules = std::vector<RuleIndex>{}}).verdict, Verdict::unknown);
}

}  // namespace
}  // namespace maquette
