#include "maquette/mutation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workshop/mug.h"
#include "maquette/evaluate.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Fate = Mutant::Fate;

struct Suite {
  std::vector<Case> cases;
  std::vector<CaseResult> results;
};

Suite run_suite(const std::shared_ptr<const Model>& model, const std::string& toml) {
  Suite suite{parse_cases(*model, case_file(toml)).cases, {}};
  CaseRunner runner(model, {}, CompiledCache::off);
  for (const Case& test : suite.cases) suite.results.push_back(runner.run(test));
  return suite;
}

std::vector<Mutant> tried(const std::shared_ptr<const Model>& model, const Suite& suite) {
  std::vector<Mutant> mutants = mutants_of(*model);
  try_mutants(model, suite.cases, suite.results, mutants);
  return mutants;
}

std::vector<std::string> mistakes(const Formula& rule, ModelBuilder shoe) {
  shoe.rule("it", rule);
  std::vector<std::string> what;
  for (const Mutant& mutant : mutants_of(*shoe.build())) what.push_back(mutant.what);
  return what;
}

TEST(Mutants, AreTheMistakesPeopleMake) {
  ModelBuilder shoe;
  shoe.part("upper", {"suede", "knit", "mesh"});
  shoe.part("sole", {"cup", "welt"});
  EXPECT_THAT(mistakes(shoe.implies(shoe.is("upper", {"knit", "mesh"}), shoe.isnt("sole", {"welt"})), shoe),
              Contains("upper=mesh does not count"));
  EXPECT_THAT(mistakes(shoe.all({shoe.is("upper", {"knit"}), shoe.is("sole", {"cup"})}), shoe),
              ElementsAre("left out", "\"and\" becomes \"or\""));
  EXPECT_THAT(mistakes(shoe.between(0, 1, {shoe.is("upper", {"knit"}), shoe.is("sole", {"cup"})}), shoe),
              ElementsAre("left out", "\"at most\" becomes 2", "\"at most\" becomes 0"));
  EXPECT_THAT(mistakes(shoe.linear({{"upper", {10, 30, 50}}, {"sole", {0, 40}}}, 0, 55), shoe),
              ElementsAre("left out", "the limit is 15 higher", "the limit is 25 lower", "the limit is 10 lower",
                          "the limit is 30 higher"));
  EXPECT_THAT(mistakes(shoe.table({"upper", "sole"}, {{"suede|knit", "*"}, {"mesh", "cup"}}), shoe),
              ElementsAre("left out", "row 1 left out", "upper=suede left out of row 1", "upper=knit left out of row 1",
                          "row 2 left out"));
}

// The next sum above 55 that the options make is 70, the next below the greatest allowed (50) is 30.
TEST(Mutants, EndsOfRangesMoveByOne) {
  ModelBuilder shoe;
  shoe.number("height", {10, 15, 20, 25, 30});
  EXPECT_THAT(mistakes(shoe.is("height", {"15", "20", "25"}), shoe),
              ElementsAre("left out", "height=10 counts too", "height=15 does not count", "height=25 does not count",
                          "height=30 counts too"));
  EXPECT_THAT(mistakes(shoe.is("height", {"10", "15"}), shoe),
              ElementsAre("left out", "height=10 does not count", "height=15 does not count", "height=20 counts too"));
}

TEST(Mutants, LimitsMoveToTheNextSumThereIs) {
  ModelBuilder shoe;
  shoe.part("upper", {{"suede", 1000}, {"knit", 3000}});
  shoe.rule("cheap", shoe.linear({{"upper", {1000, 3000}}}, 0, 2000));
  const auto model = shoe.build();
  for (const Mutant& mutant : mutants_of(*model)) {
    bool differs = false;
    for_each_assignment(*model, [&](const Assignment& assignment) {
      differs = differs || holds(mutant.formula, assignment) != holds(model->rules[0].formula, assignment);
    });
    EXPECT_TRUE(differs || mutant.what.ends_with("lower") || mutant.what.ends_with("higher")) << mutant.what;
  }
}

// Against the definition, with every design of the model tried: equivalent mutants have the same designs, a survivor's
// witness is judged differently, and its test passes on the catalog and fails on the mutant.
TEST(TryMutants, AgreesWithBruteForce) {
  std::size_t equivalent = 0, survived = 0, killed = 0, shared = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    RandomModelOptions options;
    options.most_parts = 4;
    options.most_rules = 4;
    const auto model = random_model(seed, options);
    const BruteForce all(model);
    if (all.variants().empty()) continue;
    const Suite suite = run_suite(model, write_case(*model, "first", {all.variants().front(), {}}, {}));
    const std::vector<Mutant> mutants = tried(model, suite);
    for (const Mutant& mutant : mutants) {
      Model changed = *model;
      changed.rules[mutant.rule].formula = mutant.formula;
      const BruteForce other(std::make_shared<const Model>(changed));
      const bool same = other.variants() == all.variants();
      EXPECT_EQ(mutant.fate == Fate::equivalent, same) << mutant.what;
      if (mutant.fate == Fate::killed) {
        EXPECT_THAT(other.variants(), ::testing::Not(Contains(all.variants().front())));
      }
      equivalent += mutant.fate == Fate::equivalent ? 1 : 0;
      killed += mutant.fate == Fate::killed ? 1 : 0;
      if (mutant.fate != Fate::survived) continue;
      ++survived;
      shared += mutant.killed_too ? 1 : 0;
      const std::string& test = mutant.killed_too ? mutants[*mutant.killed_too].test : mutant.test;
      const auto parsed = parse_cases(*model, case_file(test));
      ASSERT_EQ(parsed.cases.size(), 1U) << test;
      EXPECT_EQ(CaseRunner(model, {}, CompiledCache::off).run(parsed.cases[0]).passed, Verdict::yes) << test;
      CaseRunner on_mutant(std::make_shared<const Model>(changed), {}, CompiledCache::off);
      EXPECT_EQ(on_mutant.run(parsed.cases[0]).passed, Verdict::no) << test;
    }
  }
  EXPECT_GT(equivalent, 10U);
  EXPECT_GT(survived, 30U);
  EXPECT_GT(killed, 10U);
  EXPECT_GT(shared, 5U);
}

TEST(TryMutants, PastedTestsLeaveNoSurvivor) {
  const auto model = mug_model();
  const std::string first = "[[case]]\nname = \"plain\"\nrest = \"default\"\n";
  std::string more = first;
  for (const Mutant& mutant : tried(model, run_suite(model, first))) more += mutant.test;
  ASSERT_NE(more, first);
  for (const Mutant& mutant : tried(model, run_suite(model, more))) EXPECT_NE(mutant.fate, Fate::survived) << mutant.what;
}

TEST(TryMutants, NumbersOfDesignsKillNothing) {
  const auto model = mug_model();
  const auto mutants = tried(model, run_suite(model, "[[case]]\nname = \"all\"\ndesigns = 18\n"));
  EXPECT_TRUE(std::any_of(mutants.begin(), mutants.end(), [](const Mutant& m) { return m.fate == Fate::survived; }));
}

TEST(TryMutants, StoppedEarlyTheRestIsNotTried) {
  const auto model = mug_model();
  std::vector<Mutant> mutants = mutants_of(*model);
  try_mutants(model, {}, {}, mutants, {}, [](std::size_t done, std::size_t) { return done < 1; });
  ASSERT_GT(mutants.size(), 1U);
  EXPECT_NE(mutants[0].fate, Fate::not_tried);
  EXPECT_EQ(mutants[1].fate, Fate::not_tried);
}

TEST(Cover, NamesRulesAndOptionsNoCaseTouches) {
  ModelBuilder shoe;
  shoe.part("upper", {"suede", "knit", "mesh"});
  shoe.part("sole", {"cup", "welt"});
  shoe.text("name", 4);
  shoe.rule("no-welted-knit", shoe.implies(shoe.is("upper", {"knit"}), shoe.isnt("sole", {"welt"})));
  shoe.rule("no-mesh", shoe.isnt("upper", {"mesh"}));
  const auto model = shoe.build();
  const Suite none = run_suite(model, "[[case]]\nname = \"a\"\nchoose.upper = \"suede\"\n");
  const Coverage little = cover(model, none.cases, none.results);
  EXPECT_EQ(little.exercised_by[0], std::nullopt);
  EXPECT_EQ(little.exercised_by[1], std::nullopt);
  EXPECT_THAT(little.undecided, IsEmpty());
  EXPECT_THAT(little.unused, ElementsAre(Choice{0, 1}, Choice{0, 2}, Choice{1, 0}, Choice{1, 1}));
  EXPECT_THAT(little.unset, ElementsAre(2U));

  const Suite suite = run_suite(model,
                                "[[case]]\nname = \"reason\"\nchoose = { upper = \"knit\", sole = \"welt\" }\n"
                                "invalid = [\"no-welted-knit\"]\n[[case]]\nname = \"changes\"\n"
                                "only.upper = [\"suede\", \"knit\"]\nchoose.name = \"ZOE\"\n");
  const Coverage much = cover(model, suite.cases, suite.results);
  EXPECT_EQ(much.exercised_by[0], 0U);
  EXPECT_EQ(much.exercised_by[1], 1U);
  EXPECT_THAT(much.unset, IsEmpty());
}

TEST(Cover, ACaseThatFailsCountsForNothing) {
  const auto model = mug_model();
  const Suite suite = run_suite(model, "[[case]]\nname = \"a\"\nchoose = { glaze = \"gold\", handle = \"rope\" }\n");
  ASSERT_EQ(suite.results[0].passed, Verdict::no);
  EXPECT_EQ(cover(model, suite.cases, suite.results).exercised_by[0], std::nullopt);
}

}  // namespace
}  // namespace maquette
