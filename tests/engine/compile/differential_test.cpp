// Clicks, sessions and limits on random catalogs; that all answers agree with brute force is in
// agreement_test.cpp.
#include <gtest/gtest.h>

#include <string>

#include "compile/compiled.h"
#include "compile/few_rules.h"
#include "compile/live_catalog.h"
#include "compile/live_options.h"
#include "compile/rings.h"
#include "maquette/session.h"
#include "query/domains.h"
#include "query/explain.h"
#include "query/minimize.h"
#include "query/repair.h"
#include "query/swap.h"
#include "support/brute_force.h"
#include "support/random_model.h"
#include "z3/oracle.h"

namespace maquette::compile {
namespace {

using testing::BruteForce;

/// Clicks, swaps and retractions leave the same states as asking from scratch.
TEST(LiveOptions, FollowEveryClick) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const auto catalog = CompiledCatalog::compile(model, {}, {.states = 64}).catalog;
    ASSERT_TRUE(catalog);
    LiveOptions live(catalog);
    testing::Random random(seed);
    Selections selections;
    for (int click = 0; click < 30; ++click) {
      const auto part = static_cast<PartIndex>(random.below(static_cast<std::uint32_t>(model->parts.size())));
      if (random.below(3) == 0) {
        selections.chosen.erase(part);
        live.retract(part);
      } else {
        selections.chosen[part] = random.below(static_cast<std::uint32_t>(model->parts[part].options.size()));
        live.select(part, selections.chosen[part]);
      }
      if (click % 10 == 9) {
        selections = testing::random_selections(*model, random, 40);
        live.move_to(selections);
      }
      const auto passes =
          run_passes<Existing>(catalog->circuit(), catalog->layer(), catalog->layer().filled<std::uint8_t>(1), selections);
      EXPECT_EQ(live.satisfiable(), passes.total != 0);
      live.settle_support();
      for (PartIndex p = 0; p < model->parts.size(); ++p) {
        for (OptionIndex o = 0; o < model->parts[p].options.size(); ++o) {
          EXPECT_EQ(live.possible(p, o), passes.by_option[p][o] != 0) << "part " << p << " option " << o;
        }
      }
    }
  }
}

/// Z3 alone, the compiled form alone, and the session that joins them.
TEST(Authorities, GiveEqualStates) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    const Swap swap(*model);
    Oracle oracle(model);
    DomainFinder finder(model, swap);
    Session session(model);
    testing::Random random(seed);
    for (std::uint32_t percent = 0; percent < 100; percent += 30) {
      const Selections selections = testing::random_selections(*model, random, percent);
      const Domains expected = reference.domains(selections);
      const Oracle::Turn turn = oracle.begin(Limits{});
      Reasoner z3(oracle, swap, nullptr);
      EXPECT_EQ(finder.find(z3, selections).states, expected.states);
      EXPECT_EQ(session.domains(selections).states, expected.states);
      EXPECT_EQ(session.domains(selections).satisfiable, expected.satisfiable);
    }
  }
}

/// Z3 alone against Z3 with the compiled form, `states` of whose sums are compiled in: the same designs, the same repairs.
void expect_equal_answers(const std::shared_ptr<const Model>& model, std::size_t states, std::uint64_t seed) {
  const Swap swap(*model);
  Oracle oracle(model);
  LiveCatalog live(CompiledCatalog::compile(model, {}, {.states = states}).catalog);
  Reasoner z3(oracle, swap, nullptr), both(oracle, swap, &live);
  testing::Random random(seed);
  for (std::uint32_t percent = 0; percent < 100; percent += 30) {
    const Selections selections = testing::random_selections(*model, random, percent);
    const auto part = static_cast<PartIndex>(random.below(static_cast<std::uint32_t>(model->parts.size())));
    const Choice wish{part, random.below(static_cast<std::uint32_t>(model->parts[part].options.size()))};
    const Oracle::Turn turn = oracle.begin({.resource = 2'000'000'000, .wall = std::chrono::minutes(5)});
    const Preferences preferences = default_preferences(*model, nullptr);
    EXPECT_EQ(both.complete(selections, preferences).variant.options, z3.complete(selections, preferences).variant.options);
    for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) {
      const Completion expected = minimize(z3, selections, attribute), found = minimize(both, selections, attribute);
      EXPECT_EQ(found.found, expected.found);
      EXPECT_EQ(found.optimal, expected.optimal);
      EXPECT_EQ(found.variant.options, expected.variant.options);
    }
    const Repairs expected = repair(z3, selections, wish, 3, nullptr), found = repair(both, selections, wish, 3, nullptr);
    ASSERT_EQ(found.repairs.size(), expected.repairs.size());
    for (std::size_t i = 0; i < found.repairs.size(); ++i) {
      EXPECT_EQ(found.repairs[i].changes, expected.repairs[i].changes);
      EXPECT_EQ(found.repairs[i].variant.options, expected.repairs[i].variant.options);
    }
    EXPECT_EQ(explain(both, selections, wish).found, explain(z3, selections, wish).found);
  }
}

TEST(Authorities, CompleteMinimizeAndRepairAlike) {
  for (std::uint64_t seed = 0; seed < 60 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    expect_equal_answers(testing::random_model(seed), seed % 2 == 0 ? 64 : 1, seed);
  }
}

std::shared_ptr<const Model> with_rules(const Model& model, const std::vector<RuleIndex>& rules) {
  auto some = std::make_shared<Model>(model);
  some->rules.clear();
  for (const RuleIndex rule : rules) some->rules.push_back(model.rules[rule]);
  return some;
}

bool is_needed_beside(const Model& model, RuleIndex rule, std::vector<RuleIndex> others) {
  const std::size_t designs = BruteForce(with_rules(model, others)).variants().size();
  others.push_back(rule);
  return designs > BruteForce(with_rules(model, others)).variants().size();
}

Verdict verdict(bool yes) { return yes ? Verdict::yes : Verdict::no; }

/// Which rules are broken by a design that obeys the others, all of them or some: never a wrong word, and nearly always
/// one.
TEST(FewRules, AgreeWithBruteForce) {
  std::size_t asked = 0, decided = 0, needed = 0, reasons = 0;
  testing::Random random(12);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const auto variants = BruteForce(model).variants();
    if (variants.empty()) continue;
    FewRules few_rules(*model, variants[random.below(static_cast<std::uint32_t>(variants.size()))]);
    const auto alone = few_rules.each_alone();
    for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
      std::vector<RuleIndex> others, some;
      for (RuleIndex other = 0; other < model->rules.size(); ++other) {
        if (other == rule) continue;
        others.push_back(other);
        if (random.chance(50)) some.push_back(other);
      }
      const Verdict of_all = verdict(is_needed_beside(*model, rule, others));
      const Verdict of_some = verdict(is_needed_beside(*model, rule, some));
      const Verdict found = few_rules.is_broken_beside(rule, some);
      EXPECT_TRUE(alone[rule].broken == Verdict::unknown || alone[rule].broken == of_all) << model->rules[rule].id;
      if (alone[rule].forbidden_by) {
        EXPECT_FALSE(is_needed_beside(*model, rule, *alone[rule].forbidden_by)) << model->rules[rule].id;
        ++reasons;
      }
      EXPECT_TRUE(found == Verdict::unknown || found == of_some) << model->rules[rule].id;
      asked += 2;
      decided += (alone[rule].broken != Verdict::unknown ? 1U : 0U) + (found != Verdict::unknown ? 1U : 0U);
      needed += of_all == Verdict::yes ? 1 : 0;
    }
  }
  EXPECT_GT(needed, 300U);
  EXPECT_LT(needed, asked * 9 / 20);
  EXPECT_GT(decided, asked * 9 / 10);
  EXPECT_GT(reasons, 100U);
}

/// What forbids an option does, and what is said of some rules is so.
TEST(FewRules, ForbidWhatTheySay) {
  std::size_t dead = 0, explained = 0;
  testing::Random random(13);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    if (reference.variants().empty()) continue;
    FewRules few_rules(*model, reference.variants().front());
    std::vector<Choice> choices;
    for (PartIndex part = 0; part < model->parts.size(); ++part) {
      for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) choices.push_back({part, option});
    }
    const std::vector<SomeRules> forbidding = few_rules.forbidding(choices);
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const bool possible = reference.possible({choices[i]});
      dead += possible ? 0 : 1;
      explained += forbidding[i] ? 1 : 0;
      EXPECT_TRUE(!forbidding[i] || !BruteForce(with_rules(*model, *forbidding[i])).possible({choices[i]}));
      std::vector<RuleIndex> some;
      for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
        if (random.chance(60)) some.push_back(rule);
      }
      const Verdict found = few_rules.is_possible_under(choices[i], some);
      const bool there = BruteForce(with_rules(*model, some)).possible({choices[i]});
      EXPECT_TRUE(found == Verdict::unknown || (found == Verdict::yes) == there);
    }
  }
  EXPECT_GT(dead, 100U);
  EXPECT_GT(explained, dead / 2);
}

TEST(SessionCount, AgreesWithBruteForce) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const auto count = Session(model).count({}, true);
    ASSERT_TRUE(count);
    EXPECT_EQ(count->designs, std::to_string(BruteForce(model).variants().size()));
    EXPECT_EQ(count->shares.size(), model->parts.size());
  }
}

TEST(SessionCount, IsNothingBeyondTheLimits) {
  Limits limits;
  limits.resource = 0;
  EXPECT_FALSE(Session(testing::random_model(3), limits).count({}));
}

}  // namespace
}  // namespace maquette::compile
