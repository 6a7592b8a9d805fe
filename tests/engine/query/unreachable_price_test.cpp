// unreachable-price against the list of all designs, and its words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "maquette/evaluate.h"
#include "query/advice.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ModelBuilder;

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

std::vector<std::string> said(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(finding.code + ": " + finding.message);
  return lines;
}

/// 9.00 EUR and a glaze, a handle, a box.
ModelBuilder mug() {
  ModelBuilder b;
  b.base(kPrice, 900);
  b.part("glaze", {"white", {"gold", 1200}});
  b.part("handle", {"loop", {"rope", 400}});
  b.part("box", {"plain", "gift"});
  b.rule("no-gold-rope", b.negate(b.all({b.is("glaze", {"gold"}), b.is("handle", {"rope"})})));
  return b;
}

TEST(UnreachablePrice, OfACeilingAboveTheDearestDesign) {
  ModelBuilder b = mug();
  b.rule("ceiling", b.total(kPrice, kNone, 1200));
  EXPECT_THAT(said(find_unreachable_prices(b.build(), {})),
              ElementsAre("unreachable-price: the rule \"ceiling\" speaks of a price that no design reaches: without it "
                          "designs cost 9.00 EUR to 21.00 EUR; change the amount, or delete the rule"));
}

TEST(UnreachablePrice, OfACeilingThatBindsIsNoFinding) {
  ModelBuilder b = mug();
  b.rule("ceiling", b.total(kPrice, kNone, 1199));
  EXPECT_THAT(said(find_unreachable_prices(b.build(), {})), IsEmpty());
}

TEST(UnreachablePrice, WithinARule) {
  ModelBuilder b = mug();
  const auto dear = [&](std::int64_t least) { return b.linear({{"glaze", {0, 1200}}, {"handle", {0, 400}}}, least, kAll); };
  b.rule("gift", b.implies(b.is("box", {"gift"}), b.any({dear(1300), b.is("glaze", {"gold"})})));
  b.rule("fine", b.implies(b.is("box", {"gift"}), dear(400)));
  EXPECT_THAT(said(find_unreachable_prices(b.build(), {})),
              ElementsAre(::testing::HasSubstr("\"gift\" speaks of a price that no design reaches")));
}

TEST(UnreachablePrice, WeightsAreNotPrices) {
  ModelBuilder b;
  b.part("glaze", {{"white", 100, 7}, {"gold", 200, 9}});
  b.part("handle", {{"loop", 100, 7}, {"rope", 200, 9}});
  b.rule("light", b.total(kWeight, kNone, 100));
  EXPECT_THAT(said(find_unreachable_prices(b.build(), {})), IsEmpty());
}

/// Whether among the designs that obey the other rules some keep the sum and some do not.
bool reached(const Model& model, RuleIndex rule, const Linear& sum) {
  Model without = model;
  without.rules.erase(without.rules.begin() + rule);
  std::set<bool> seen;
  const testing::BruteForce all(std::make_shared<const Model>(without));
  for (const auto& design : all.variants()) {
    std::int64_t total = 0;
    for (const Linear::Term& term : sum.terms) total += term.values[design[term.part]];
    seen.insert(sum.lower <= total && total <= sum.upper);
  }
  return seen.size() == 2;
}

TEST(UnreachablePrice, AgreesWithBruteForce) {
  int found = 0, sound = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Model model = *testing::random_model(seed, {.satisfiable_percent = 100});
    testing::Random random(seed);
    Linear sum{{}, kNone, kAll};
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      sum.terms.push_back({part, {}});
      for (Option& option : model.parts[part].options) {
        option.attributes[kPrice] = random.between(-50, 100);
        sum.terms.back().values.push_back(option.attributes[kPrice]);
      }
    }
    (random.chance(50) ? sum.lower : sum.upper) = random.between(-100, 400);
    // The random rules' own sums are of other values, so that the last rule is the only one about prices.
    Rule rule;
    rule.id = "price";
    for (PartIndex part = 0; part < model.parts.size(); ++part) rule.parts.push_back(part);
    rule.formula = Formula{sum};
    model.rules.push_back(rule);
    const auto last = static_cast<RuleIndex>(model.rules.size() - 1);
    const Findings findings = find_unreachable_prices(std::make_shared<const Model>(model), {});
    const bool expected = reached(model, last, sum);
    EXPECT_EQ(findings.empty(), expected) << "seed " << seed;
    ++(expected ? sound : found);
  }
  EXPECT_GT(found, 20);
  EXPECT_GT(sound, 20);
}

}  // namespace
}  // namespace maquette
