// The compiled catalog along a customer's clicks, against brute force: with every sum in the circuit, and with as many as
// possible left out as ceilings.
#include "compile/live_catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "compile/live_totals.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

using testing::BruteForce;

struct Setting {
  std::string name;
  LoweringLimits lowering;
};

class LiveCatalogs : public ::testing::TestWithParam<Setting> {};

/// Selects, swaps or retracts; now and then everything changes at once.
void click(const Model& model, testing::Random& random, int number, Selections& selections) {
  if (number % 10 == 9) {
    selections = testing::random_selections(model, random, 40);
    return;
  }
  const auto part = static_cast<PartIndex>(random.below(static_cast<std::uint32_t>(model.parts.size())));
  if (random.below(3) == 0) {
    selections.chosen.erase(part);
  } else {
    selections.chosen[part] = random.below(static_cast<std::uint32_t>(model.parts[part].options.size()));
  }
}

/// Where the compiled form claims to know, it agrees; under one ceiling or none it knows everything.
void expect_same_states(const Domains& found, const Domains& expected, std::size_t ceilings) {
  if (found.satisfiable != Verdict::unknown || ceilings < 2) {
    EXPECT_EQ(found.satisfiable, expected.satisfiable);
  }
  for (PartIndex part = 0; part < expected.states.size(); ++part) {
    const auto& states = found.states[part];
    if (ceilings > 1 && std::count(states.begin(), states.end(), OptionState::unknown) > 0) continue;
    EXPECT_EQ(states, expected.states[part]) << "part " << part;
  }
}

TEST_P(LiveCatalogs, FollowEveryClick) {
  for (std::uint64_t seed = 0; seed < 150 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    const auto catalog = CompiledCatalog::compile(model, {}, GetParam().lowering).catalog;
    ASSERT_TRUE(catalog);
    LiveCatalog live(catalog);
    testing::Random random(seed);
    Selections selections;
    for (int number = 0; number < 20; ++number) {
      click(*model, random, number, selections);
      expect_same_states(live.domains(selections), reference.domains(selections), catalog->ceilings().size());
      const auto has = [&](const auto& variant) {
        return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                           [&](const auto& chosen) { return variant[chosen.first] == chosen.second; });
      };
      const auto left = std::count_if(reference.variants().begin(), reference.variants().end(), has);
      const auto count = live.count(selections);
      EXPECT_TRUE(count || catalog->ceilings().size() > 2);
      EXPECT_EQ(count.value_or(std::to_string(left)), std::to_string(left));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sums, LiveCatalogs,
                         ::testing::Values(Setting{"compiled_in", {.states = 64}}, Setting{"left_out", {.states = 1}}),
                         [](const auto& setting) { return setting.param.name; });

PerOption<Totals<1>> prices(const Model& model) {
  PerOption<Totals<1>> weights;
  for (const Part& part : model.parts) {
    auto& row = weights.emplace_back();
    for (const Option& option : part.options) row.push_back({option.attributes[kPrice], {option.attributes[kWeight]}});
  }
  return weights;
}

/// Every total is the least there is, its passengers those of a design that has it.
TEST(LiveTotals, AreTheLeastAlongEveryClick) {
  for (std::uint64_t seed = 0; seed < 150 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    const auto catalog = CompiledCatalog::compile(model, {}, {.states = 64}).catalog;
    ASSERT_TRUE(catalog);
    const auto weights = prices(*model);
    LiveTotals<1> live(catalog, weights);
    testing::Random random(seed);
    Selections selections;
    for (int number = 0; number < 20; ++number) {
      click(*model, random, number, selections);
      live.move_to(selections);
      const auto least = [&](const Selections& asked) {
        std::optional<Totals<1>> best;
        for (const auto& variant : reference.variants()) {
          const auto has = [&](const auto& chosen) { return variant[chosen.first] == chosen.second; };
          if (!std::all_of(asked.chosen.begin(), asked.chosen.end(), has)) continue;
          Totals<1> total;
          for (PartIndex part = 0; part < variant.size(); ++part) total += weights[part][variant[part]];
          if (!best || total < *best) best = total;
        }
        return best;
      };
      EXPECT_EQ(live.least(), least(selections));
      for (PartIndex part = 0; part < model->parts.size(); ++part) {
        for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
          Selections with = selections;
          with.chosen[part] = option;
          EXPECT_EQ(live.least_with(part, option), least(with)) << "part " << part << " option " << option;
        }
      }
    }
  }
}

}  // namespace
}  // namespace maquette::compile
