// The least total with every option, and what is left within a budget, against brute force; with every sum in the circuit,
// with ceilings left out of it, and by Z3 alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;
using testing::BruteForce;
using testing::ModelBuilder;

void expect_least(const Model& model, const BruteForce& reference, Session& session, const Selections& selections,
                  AttributeIndex attribute) {
  const auto found = session.cheapest(selections, attribute);
  ASSERT_EQ(found.size(), model.parts.size());
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      Selections with = selections;
      with.chosen[part] = option;
      const auto expected = reference.least(with, attribute);
      EXPECT_EQ(found[part][option], (LeastTotal{expected ? Verdict::yes : Verdict::no, expected.value_or(0)}))
          << "part " << part << " option " << option << " attribute " << attribute;
    }
  }
}

TEST(Cheapest, AgreesWithBruteForce) {
  for (std::uint64_t seed = 0; seed < 150 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    Session session(model);
    testing::Random random(seed);
    for (std::uint32_t percent = 0; percent < 60; percent += 20) {
      const Selections selections = testing::random_selections(*model, random, percent);
      for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) {
        expect_least(*model, reference, session, selections, attribute);
      }
    }
  }
}

TEST(Cheapest, IsAnsweredByZ3WhereNothingIsCompiled) {
  for (std::uint64_t seed = 0; seed < 10 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    if (reference.variants().empty()) continue;  // a contradiction costs nothing to compile
    Session session(model);
    ASSERT_EQ(session.compile({.nodes = 0}), Compiled::no_budget);
    expect_least(*model, reference, session, {}, kPrice);
  }
}

/// Weight and price ceilings too wide for the circuit, over six parts.
ModelBuilder heavy() {
  ModelBuilder b;
  b.base(kPrice, 1000);
  for (int part = 0; part < 6; ++part) {
    const int p = 101 + 37 * part, w = 11 + 7 * part, days = part % 3;
    b.part("p" + std::to_string(part),
           {testing::OptionSpec{"light", 3 * p, w, days + 2}, testing::OptionSpec{"middle", 2 * p + 5, 2 * w + 1, 9 - days},
            testing::OptionSpec{"plain", p, 4 * w, 1 + days}});
  }
  b.rule("weight", b.total(kWeight, 0, 420));
  b.rule("price", b.total(kPrice, 0, 2300));
  return b;
}

TEST(Cheapest, HeedsCeilings) {
  const auto model = heavy().build();
  const BruteForce reference(model);
  ASSERT_FALSE(reference.variants().empty());
  Session session(model);
  testing::Random random(1);
  for (int i = 0; i < 20 && !HasFailure(); ++i) {
    const Selections selections = testing::random_selections(*model, random, 25);
    for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) {
      expect_least(*model, reference, session, selections, attribute);
    }
    EXPECT_EQ(session.domains(selections).states, reference.domains(selections).states);
  }
}

/// The states of a catalog of which only the designs within the limit are left; dead is what no design has at all.
void expect_within(const Model& model, const BruteForce& reference, Session& session, const Selections& selections,
                   TotalLimit limit) {
  const auto affordable = [&](const Assignment& variant) {
    return quote(model, {variant, {}}).totals[limit.attribute] <= limit.at_most;
  };
  const auto has = [&](const Assignment& variant, std::optional<PartIndex> except) {
    return affordable(variant) && std::all_of(selections.chosen.begin(), selections.chosen.end(), [&](const auto& chosen) {
             return chosen.first == except || variant[chosen.first] == chosen.second;
           });
  };
  const Domains found = session.domains(selections, limit);
  const auto& variants = reference.variants();
  const bool any = std::any_of(variants.begin(), variants.end(), [&](const auto& v) { return has(v, {}); });
  EXPECT_EQ(found.satisfiable, any ? Verdict::yes : Verdict::no);
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const auto selected = selections.chosen.find(part);
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      if (selected != selections.chosen.end() && selected->second == option) {
        EXPECT_EQ(found.states[part][option], OptionState::selected);
        continue;
      }
      const bool possible =
          std::any_of(variants.begin(), variants.end(), [&](const auto& v) { return v[part] == option && has(v, part); });
      const OptionState state = found.states[part][option];
      EXPECT_EQ(state == OptionState::available || state == OptionState::implied, possible)
          << "part " << part << " option " << option;
      EXPECT_NE(state, OptionState::unknown);
    }
  }
}

TEST(Budget, LeavesWhatIsAffordable) {
  for (std::uint64_t seed = 0; seed < 100 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed);
    const BruteForce reference(model);
    if (reference.variants().empty()) continue;
    Session session(model);
    testing::Random random(seed);
    const Selections selections = testing::random_selections(*model, random, 30);
    for (const AttributeIndex attribute : {kPrice, kLeadTime}) {
      const auto& some = reference.variants()[random.next() % reference.variants().size()];
      expect_within(*model, reference, session, selections, {attribute, quote(*model, {some, {}}).totals[attribute]});
    }
  }
}

}  // namespace
}  // namespace maquette
