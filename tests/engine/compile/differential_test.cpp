// The compiled catalog against brute force, on random catalogs of every shape of rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

#include "compile/compiled.h"
#include "compile/live_options.h"
#include "compile/rings.h"
#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "query/domains.h"
#include "query/swap.h"
#include "support/brute_force.h"
#include "support/random_model.h"
#include "z3/oracle.h"

namespace maquette::compile {
namespace {

using testing::Assignment;
using testing::BruteForce;

/// How sums are compiled: all of them into the circuit, or as many as possible left to the queries.
struct Setting {
  std::string name;
  LoweringLimits lowering;
};

class Differential : public ::testing::TestWithParam<Setting> {
 protected:
  std::shared_ptr<const CompiledCatalog> compile(const std::shared_ptr<const Model>& model) const {
    const CompileResult result = CompiledCatalog::compile(model, {}, GetParam().lowering);
    EXPECT_TRUE(result.not_compilable.empty());
    return result.catalog;
  }
};

bool has(const Assignment& variant, const Selections& selections, std::optional<PartIndex> except = {}) {
  return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                     [&](const auto& chosen) { return chosen.first == except || variant[chosen.first] == chosen.second; });
}

/// One bound left out never leaves a question open; several can.
std::size_t bounds_left_out(const CompiledCatalog& compiled) {
  std::size_t bounds = 0;
  for (const Residual& rule : compiled.residual()) {
    bounds += rule.sum.lower != std::numeric_limits<std::int64_t>::min() ? 1 : 0;
    bounds += rule.sum.upper != std::numeric_limits<std::int64_t>::max() ? 1 : 0;
  }
  return bounds;
}

/// Where the compiled form claims to know, it agrees.
void expect_same_states(const CompiledCatalog& compiled, const Domains& expected, const Selections& selections) {
  const Domains domains = compiled.domains(selections);
  const bool lenient = bounds_left_out(compiled) > 1;
  if (domains.satisfiable != Verdict::unknown || !lenient) {
    EXPECT_EQ(domains.satisfiable, expected.satisfiable);
  }
  for (PartIndex part = 0; part < expected.states.size(); ++part) {
    const auto& states = domains.states[part];
    if (lenient && std::count(states.begin(), states.end(), OptionState::unknown) > 0) continue;
    EXPECT_EQ(states, expected.states[part]) << "part " << part;
  }
}

void expect_same_counts(const CompiledCatalog& compiled, const BruteForce& reference, const Selections& selections) {
  const bool lenient = bounds_left_out(compiled) > 2;
  std::vector<Assignment> variants = reference.variants();
  std::erase_if(variants, [&](const Assignment& v) { return !has(v, selections); });
  const auto count = compiled.count(selections);
  const auto counts = compiled.count_options(selections);
  const auto shares = compiled.shares(selections);
  EXPECT_TRUE(lenient || (count && shares));
  EXPECT_TRUE(counts || !compiled.residual().empty());
  if (count) {
    EXPECT_EQ(*count, std::to_string(variants.size()));
  }
  for (PartIndex part = 0; part < compiled.model().parts.size(); ++part) {
    for (OptionIndex option = 0; option < compiled.model().parts[part].options.size(); ++option) {
      const auto with = std::count_if(variants.begin(), variants.end(), [&](const auto& v) { return v[part] == option; });
      if (counts) {
        EXPECT_EQ(counts->by_option[part][option], std::to_string(with));
      }
      const double share = variants.empty() ? 0.0 : static_cast<double>(with) / static_cast<double>(variants.size());
      if (shares) {
        EXPECT_NEAR((*shares)[part][option], share, 1e-12) << "part " << part << " option " << option;
      }
    }
  }
}

void expect_same_minima(const CompiledCatalog& compiled, const BruteForce& reference, const Selections& selections,
                        AttributeIndex attribute) {
  const auto least = compiled.cheapest(selections, attribute);
  for (PartIndex part = 0; part < compiled.model().parts.size(); ++part) {
    for (OptionIndex option = 0; option < compiled.model().parts[part].options.size(); ++option) {
      Selections swapped = selections;
      swapped.chosen[part] = option;
      const auto expected = reference.least(swapped, attribute);
      const LeastTotal found = least[part][option];
      if (found.possible == Verdict::unknown) {
        EXPECT_FALSE(compiled.residual().empty());
        continue;
      }
      EXPECT_EQ(found.possible == Verdict::yes, expected.has_value());
      if (expected) {
        EXPECT_EQ(found.total, *expected) << "part " << part << " option " << option;
      }
    }
  }
  const Completion best = compiled.minimize(selections, attribute);
  const auto expected = reference.least(selections, attribute);
  if (best.found == Verdict::unknown) return;
  ASSERT_EQ(best.found == Verdict::yes, expected.has_value());
  if (!expected) return;
  EXPECT_TRUE(has(best.variant.options, selections));
  EXPECT_TRUE(broken_rules(compiled.model(), best.variant).empty());
  EXPECT_EQ(quote(compiled.model(), best.variant).totals[attribute], *expected);
}

void expect_valid_samples(const CompiledCatalog& compiled, const BruteForce& reference, const Selections& selections) {
  const auto& variants = reference.variants();
  const bool any = std::any_of(variants.begin(), variants.end(), [&](const auto& v) { return has(v, selections); });
  const auto samples = compiled.sample(selections, 7, 5);
  if (compiled.residual().empty()) {
    EXPECT_EQ(samples.size(), any ? 5U : 0U);
  }
  for (const Variant& variant : samples) {
    EXPECT_TRUE(has(variant.options, selections));
    EXPECT_TRUE(broken_rules(compiled.model(), variant).empty());
  }
}

TEST_P(Differential, AgreesWithBruteForce) {
  constexpr std::uint64_t kModels = 400;
  for (std::uint64_t seed = 0; seed < kModels && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    const auto compiled = compile(model);
    ASSERT_TRUE(compiled);
    ASSERT_TRUE(well_formed(compiled->circuit()));
    testing::Random random(seed);
    for (int click = 0; click < 4; ++click) {
      const Selections selections =
          click == 0 ? Selections{} : testing::random_selections(*model, random, static_cast<std::uint32_t>(20 * click));
      expect_same_states(*compiled, reference.domains(selections), selections);
      expect_same_counts(*compiled, reference, selections);
      expect_same_minima(*compiled, reference, selections, kPrice);
      expect_same_minima(*compiled, reference, selections, kLeadTime);
      expect_valid_samples(*compiled, reference, selections);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sums, Differential,
                         ::testing::Values(Setting{"compiled_in", {.states = 64}}, Setting{"left_out", {.states = 1}}),
                         [](const auto& setting) { return setting.param.name; });

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
      EXPECT_EQ(finder.find(oracle, selections).states, expected.states);
      EXPECT_EQ(session.domains(selections).states, expected.states);
      EXPECT_EQ(session.domains(selections).satisfiable, expected.satisfiable);
    }
  }
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

TEST(Sampling, IsUniform) {
  std::uint64_t seed = 0;
  auto model = testing::random_model(seed, {.fewest_parts = 5, .fewest_rules = 4});
  while (BruteForce(model).variants().size() < 50)
    model = testing::random_model(++seed, {.fewest_parts = 5, .fewest_rules = 4});
  const auto compiled = CompiledCatalog::compile(model, {}, {.states = 64}).catalog;
  const BruteForce reference(model);
  ASSERT_LT(reference.variants().size(), 1000U);
  constexpr std::size_t kDraws = 20'000;
  std::map<Assignment, double> drawn;
  for (const Variant& variant : compiled->sample({}, 3, kDraws)) drawn[variant.options] += 1;
  const auto variants = static_cast<double>(reference.variants().size());
  const double expected = kDraws / variants;
  double chi_square = 0;
  for (const Assignment& variant : reference.variants()) {
    chi_square += (drawn[variant] - expected) * (drawn[variant] - expected) / expected;
  }
  // The 99.9 % point of chi-square, by Wilson and Hilferty.
  const double freedom = variants - 1;
  const double point = freedom * std::pow(1 - 2 / (9 * freedom) + 3.09 * std::sqrt(2 / (9 * freedom)), 3);
  EXPECT_LT(chi_square, point);
}

}  // namespace
}  // namespace maquette::compile
