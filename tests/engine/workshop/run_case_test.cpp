#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/workshop/mug.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Kind = Expectation::Kind;

/// The verdict on a case of the mug with these lines.
Verdict verdict(const std::string& lines) {
  const CasesResult parsed = one_case(lines);
  EXPECT_TRUE(parsed.findings.empty()) << to_string(parsed.findings.front());
  if (parsed.cases.empty()) return Verdict::unknown;
  return CaseRunner(mug_model(), {}, CompiledCache::off).run(parsed.cases.front()).passed;
}

struct Example {
  const char* lines;
  bool passes;
};

class MugCase : public ::testing::TestWithParam<Example> {};

TEST_P(MugCase, IsJudged) { EXPECT_EQ(verdict(GetParam().lines), GetParam().passes ? Verdict::yes : Verdict::no); }

INSTANTIATE_TEST_SUITE_P(
    Kinds, MugCase,
    ::testing::Values(
        Example{"", true}, Example{"choose.glaze = \"gold\"", true},
        Example{"choose = { glaze = \"gold\", handle = \"rope\" }", false},
        Example{"choose = { glaze = \"gold\", handle = \"rope\" }\ninvalid = [\"no-gold-rope\"]", true},
        Example{"choose = { glaze = \"gold\", handle = \"rope\" }\ninvalid = true", true},
        Example{"choose = { glaze = \"white\", handle = \"rope\" }\ninvalid = true", false},
        Example{"rest = \"default\"\nchoose = { glaze = \"gold\", handle = \"rope\" }\ninvalid = [\"no-gold-rope\"]", true},
        Example{"rest = \"default\"\nchoose.handle = \"rope\"\ninvalid = [\"no-gold-rope\"]", false},
        Example{"choose.glaze = \"gold\"\nimplied.handle = \"round\"", true},
        Example{"choose.glaze = \"white\"\nimplied.handle = \"round\"", false},
        Example{"only.handle = [\"rope\", \"round\"]", true}, Example{"only.handle = [\"rope\"]", false},
        Example{"choose.glaze = \"gold\"\nonly.handle = [\"rope\", \"round\"]", false},
        Example{"choose.glaze = \"gold\"\nexcluded.handle = [\"rope\"]", true},
        Example{"choose.glaze = \"white\"\nexcluded.handle = \"rope\"", false},
        Example{"choose.glaze = \"white\"\npossible.handle = [\"rope\", \"round\"]", true},
        Example{"choose.glaze = \"gold\"\npossible.handle = [\"rope\", \"round\"]", false},
        Example{"rest = \"default\"\nchoose.glaze = \"gold\"\nimplied.handle = \"round\"", true},
        Example{"rest = \"default\"\nexcluded.handle = \"rope\"", false},
        Example{"choose.glaze = \"gold\"\ntotal = { price = \"21.00\", weight = \"340 g\", lead_time = \"8 days\" }", true},
        Example{"choose.glaze = \"gold\"\ntotal.price = 2100", true},
        Example{"choose.glaze = \"gold\"\ntotal.price = \"21.01 EUR\"", false}, Example{"least.price = \"7.50\"", true},
        Example{"least.price = \"9.00\"", false},
        Example{"choose.handle = \"rope\"\nrest = \"default\"\nleast.price = \"7.50\"", true},
        Example{"designs = 18", true}, Example{"designs = \"1_8\"", true}, Example{"designs = 17", false},
        Example{"choose.glaze = \"gold\"\ndesigns = 6", true}, Example{"designs = \"?\"", false},
        Example{"choose.glaze = \"gold\"\nwant.handle = \"rope\"\ninvalid = true\nrepair.glaze = \"white\"", true},
        Example{"choose.glaze = \"gold\"\nwant.handle = \"rope\"\ninvalid = true\nrepair.glaze = \"gold\"", false},
        Example{"choose = { glaze = \"gold\", name = \"ZOE\" }\nwant.handle = \"round\"", true}));

TEST(RunCase, SaysWhatIsSoInTheCustomersLanguage) {
  const auto parsed = one_case("choose = { glaze = \"gold\", handle = \"rope\" }");
  const CaseResult result = CaseRunner(mug_model(), {}, CompiledCache::off).run(parsed.cases.front());
  const CaseWords words = describe(*mug_model(), parsed.cases[0].expectations[0], result.outcomes[0], "fr");
  EXPECT_EQ(words.expected, "un modèle valable");
  EXPECT_THAT(words.because, ElementsAre("no-gold-rope: La corde brûle où l'or est cuit."));
}

TEST(RunCase, EveryReasonCountsAndNoOther) {
  ModelBuilder shoe;
  shoe.part("upper", {"suede", "knit", "mesh"});
  shoe.part("sole", {"glued", "baked"});
  shoe.part("liner", {"none", "dry"});
  shoe.rule("oven", shoe.implies(shoe.is("sole", {"baked"}), shoe.isnt("upper", {"knit", "mesh"})));
  shoe.rule("rain", shoe.implies(shoe.is("liner", {"dry"}), shoe.isnt("upper", {"knit"})));
  shoe.rule("mesh-dries", shoe.implies(shoe.is("upper", {"mesh"}), shoe.is("liner", {"dry"})));
  const auto model = shoe.build();
  CaseRunner runner(model, {}, CompiledCache::off);
  const auto reasons = [&](const std::string& choose) {
    const auto parsed = parse_cases(*model, case_file("[[case]]\nname = \"it\"\ninvalid = true\nchoose = " + choose));
    return runner.run(parsed.cases.at(0)).outcomes.at(0).rules;
  };
  EXPECT_THAT(reasons("{ upper = \"knit\", sole = \"baked\", liner = \"dry\" }"), ElementsAre(0, 1));
  EXPECT_THAT(reasons("{ upper = \"knit\", sole = \"baked\" }"), ElementsAre(0));
  EXPECT_THAT(reasons("{ upper = \"mesh\", liner = \"none\" }"), ElementsAre(2));
}

/// A case of the model as a reader would have made it.
Case case_of(const Model& model, Selections selections, Kind kind, Choice choice = {}) {
  Case test;
  test.selections = std::move(selections);
  test.whole = test.selections.chosen.size() == model.parts.size();
  Expectation expectation;
  expectation.kind = kind;
  expectation.choice = choice;
  expectation.options = {choice.option};
  test.expectations.push_back(expectation);
  return test;
}

/// By trying every subset of rules: the union of the minimal ones that cannot hold beside the choices.
std::vector<RuleIndex> reasons_by_force(const BruteForce& all, const Model& model, const std::vector<Choice>& choices) {
  std::vector<std::uint32_t> conflicting;
  for (std::uint32_t subset = 0; subset < 1U << model.rules.size(); ++subset) {
    std::vector<RuleIndex> rules;
    for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
      if ((subset >> rule & 1U) != 0) rules.push_back(rule);
    }
    const bool has_smaller =
        std::any_of(conflicting.begin(), conflicting.end(), [&](std::uint32_t other) { return (other & subset) == other; });
    if (!has_smaller && !all.possible(choices, rules)) conflicting.push_back(subset);
  }
  std::uint32_t members = 0;
  for (const std::uint32_t one : conflicting) members |= one;
  std::vector<RuleIndex> reasons;
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    if ((members >> rule & 1U) != 0) reasons.push_back(rule);
  }
  return reasons;
}

// Subsets are visited in the order of their number, so that a smaller one (a subset has a smaller number) comes first.
TEST(RunCase, AgreesWithBruteForce) {
  int invalid = 0, implied = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomModelOptions options;
    options.most_rules = 5;
    options.most_parts = 4;
    const auto model = random_model(seed, options);
    const BruteForce all(model);
    CaseRunner runner(model, {}, CompiledCache::off);
    Random random(seed);
    for (const std::uint32_t percent : {60U, 100U}) {
      Selections selections = random_selections(*model, random, percent);
      selections.texts.clear();
      const Outcome verdict = runner.run(case_of(*model, selections, Kind::invalid)).outcomes.front();
      const auto choices = as_choices(selections);
      ASSERT_EQ(verdict.valid == Verdict::yes, all.possible(choices)) << seed;
      invalid += verdict.valid == Verdict::no;
      if (verdict.valid == Verdict::no) {
        EXPECT_TRUE(verdict.rules_complete);
        EXPECT_EQ(verdict.rules, reasons_by_force(all, *model, choices)) << seed;
        continue;
      }
      const PartIndex part = random.below(static_cast<std::uint32_t>(model->parts.size()));
      std::vector<OptionIndex> possible;
      for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
        auto with = as_choices(selections, part);
        with.push_back({part, option});
        if (all.possible(with)) possible.push_back(option);
        const bool excluded =
            runner.run(case_of(*model, selections, Kind::excluded, {part, option})).passed == Verdict::yes;
        EXPECT_EQ(excluded, possible.empty() || possible.back() != option) << seed;
      }
      implied += possible.size() == 1;
      const Outcome only = runner.run(case_of(*model, selections, Kind::only, {part, possible.at(0)})).outcomes.front();
      EXPECT_EQ(only.met == Verdict::yes, possible.size() == 1) << seed;
      EXPECT_EQ(only.possible, possible) << seed;
    }
  }
  EXPECT_GE(invalid, 15);
  EXPECT_GE(implied, 5);
}

TEST(RunCase, WithoutABudgetNothingIsClaimed) {
  const auto parsed = one_case("choose.glaze = \"gold\"\nexcluded.handle = \"rope\"");
  Limits none;
  none.resource = 1;
  const CaseResult result = CaseRunner(mug_model(), none, CompiledCache::off).run(parsed.cases.front());
  EXPECT_EQ(result.passed, Verdict::unknown);
}

}  // namespace
}  // namespace maquette
