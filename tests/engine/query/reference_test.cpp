// Session against brute force: hundreds of small random catalogs of every shape of rule, every question.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <ostream>
#include <tuple>

#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "query/complete.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette {

void PrintTo(const Choice& choice, std::ostream* out) { *out << choice.part << '=' << choice.option; }
void PrintTo(OptionState state, std::ostream* out) {
  constexpr std::array kNames{"selected", "implied", "available", "excluded", "dead", "unknown"};
  *out << kNames.at(static_cast<std::size_t>(state));
}

namespace {

using testing::as_choices;
using testing::BruteForce;
using testing::Random;
using testing::random_model;
using testing::random_selections;

constexpr std::uint64_t kModels = 400;

// Runs `body(model, brute force, session, random)` on each model.
template <class Body>
void on_random_models(std::uint64_t first_seed, const Body& body) {
  for (std::uint64_t seed = first_seed; seed < first_seed + kModels; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = random_model(seed);
    const BruteForce reference(model);
    Session session(model);
    Random random(seed * 31 + 7);
    body(*model, reference, session, random);
    if (::testing::Test::HasFailure()) return;
  }
}

Choice random_wish(const Model& model, Random& random) {
  const PartIndex part = random.below(static_cast<std::uint32_t>(model.parts.size()));
  return {part, random.below(static_cast<std::uint32_t>(model.parts[part].options.size()))};
}

// An option that some variant has, where there is one: only such wishes can be repaired.
Choice attainable_wish(const Model& model, const BruteForce& reference, Random& random) {
  Choice wish = random_wish(model, random);
  if (reference.variants().empty()) return wish;
  wish.option = reference.variants()[random.next() % reference.variants().size()][wish.part];
  return wish;
}

TEST(Reference, DomainsAlongASession) {
  on_random_models(1000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    Selections selections;
    for (int click = 0; click < 6; ++click) {
      const Domains expected = reference.domains(selections);
      const Domains actual = session.domains(selections);
      EXPECT_EQ(actual.satisfiable, expected.satisfiable);
      EXPECT_EQ(actual.states, expected.states) << "click " << click;
      const Choice choice = random_wish(model, random);
      if (random.chance(25)) {
        selections.chosen.erase(choice.part);
      } else {
        selections.chosen[choice.part] = choice.option;
      }
    }
  });
}

TEST(Reference, RetractionGivesBackEverything) {
  on_random_models(2000, [](const Model& model, const BruteForce&, Session& session, Random& random) {
    const Selections before = random_selections(model, random, 30);
    const Domains first = session.domains(before);
    Selections more = before;
    for (int click = 0; click < 3; ++click) {
      const Choice choice = random_wish(model, random);
      more.chosen.try_emplace(choice.part, choice.option);
      session.domains(more);
    }
    EXPECT_EQ(session.domains(before).states, first.states);
  });
}

void expect_minimal(const BruteForce& reference, const Explanation& explanation) {
  std::vector<Choice> members = explanation.selections;
  if (explanation.wish) members.push_back(*explanation.wish);
  EXPECT_FALSE(reference.possible(members, explanation.rules)) << "does not explain";
  for (const Choice& left_out : explanation.selections) {
    std::vector<Choice> rest;
    std::copy_if(members.begin(), members.end(), std::back_inserter(rest), [&](const Choice& c) { return c != left_out; });
    EXPECT_TRUE(reference.possible(rest, explanation.rules)) << "selection of part " << left_out.part << " is not needed";
  }
  for (const RuleIndex left_out : explanation.rules) {
    std::vector<RuleIndex> rest = explanation.rules;
    std::erase(rest, left_out);
    EXPECT_TRUE(reference.possible(members, rest)) << "rule " << left_out << " is not needed";
  }
}

TEST(Reference, ExplanationsAreMinimal) {
  int explained = 0;
  on_random_models(3000, [&](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 50);
    const Choice wish = random_wish(model, random);
    std::vector<Choice> beside = as_choices(selections, wish.part);
    beside.push_back(wish);
    const Explanation explanation = session.explain(selections, wish);
    EXPECT_EQ(explanation.found, reference.possible(beside) ? Verdict::no : Verdict::yes);
    if (explanation.found == Verdict::yes) {
      ++explained;
      EXPECT_EQ(explanation.wish, wish);
      expect_minimal(reference, explanation);
    }
    const Explanation among_themselves = session.explain(selections);
    EXPECT_EQ(among_themselves.found, reference.possible(as_choices(selections)) ? Verdict::no : Verdict::yes);
    if (among_themselves.found == Verdict::yes) expect_minimal(reference, among_themselves);
  });
  EXPECT_GT(explained, static_cast<int>(kModels) / 4);
}

std::set<PartIndex> changed_parts(const Repair& repair) {
  std::set<PartIndex> parts;
  for (const Change& change : repair.changes) parts.insert(change.part);
  return parts;
}

std::uint64_t weight_of(const Model& model, const std::set<PartIndex>& parts) {
  std::uint64_t weight = 0;
  for (const PartIndex part : parts) weight += model.parts[part].importance;
  return weight;
}

// What the lightest `most` of them weigh, together.
std::uint64_t weight_of_lightest(const Model& model, const std::set<std::set<PartIndex>>& retractions, std::size_t most) {
  std::vector<std::uint64_t> weights;
  for (const auto& parts : retractions) weights.push_back(weight_of(model, parts));
  std::sort(weights.begin(), weights.end());
  weights.resize(std::min(most, weights.size()));
  return std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
}

void expect_sound(const Model& model, const Selections& before, Choice wish, const Repair& repair) {
  EXPECT_EQ(repair.weight, weight_of(model, changed_parts(repair)));
  EXPECT_TRUE(broken_rules(model, repair.variant).empty());
  EXPECT_EQ(repair.variant.options[wish.part], wish.option);
  Selections after = before;
  after.chosen[wish.part] = wish.option;
  for (const Change& change : repair.changes) {
    EXPECT_EQ(change.from, before.chosen.at(change.part));
    ASSERT_TRUE(change.to);
    EXPECT_NE(change.from, change.to);
    after.chosen[change.part] = *change.to;
  }
  EXPECT_EQ(repair.selections.chosen, after.chosen);
  for (const auto& [part, option] : after.chosen) EXPECT_EQ(repair.variant.options[part], option);
}

void expect_in_order(const std::vector<Repair>& repairs) {
  for (std::size_t i = 1; i < repairs.size(); ++i) {
    const auto rank = [](const Repair& repair) {
      return std::tuple(repair.weight, repair.changes.size(), repair.price_change);
    };
    EXPECT_LE(rank(repairs[i - 1]), rank(repairs[i]));
  }
}

TEST(Reference, RepairsAreMinimalValidAndInOrder) {
  int repaired = 0;
  on_random_models(4000, [&](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 60);
    const Choice wish = random.chance(80) ? attainable_wish(model, reference, random) : random_wish(model, random);
    const auto retractions = reference.minimal_retractions(selections, wish);
    const Repairs repairs = session.repair(selections, wish, 100);
    EXPECT_EQ(repairs.found, retractions.empty() ? Verdict::no : Verdict::yes);
    std::set<std::set<PartIndex>> found;
    for (const Repair& repair : repairs.repairs) {
      expect_sound(model, selections, wish, repair);
      found.insert(changed_parts(repair));
    }
    expect_in_order(repairs.repairs);
    EXPECT_EQ(found, retractions);
    const Repairs few = session.repair(selections, wish, 2);
    ASSERT_EQ(few.repairs.size(), std::min<std::size_t>(2, repairs.repairs.size()));
    expect_in_order(few.repairs);
    std::set<std::set<PartIndex>> few_found;
    for (const Repair& repair : few.repairs) {
      expect_sound(model, selections, wish, repair);
      few_found.insert(changed_parts(repair));
    }
    EXPECT_EQ(few_found.size(), std::min<std::size_t>(2, retractions.size()))
        << "other parts come before other replacements";
    std::uint64_t weight = 0;
    for (const auto& parts : few_found) weight += weight_of(model, parts);
    EXPECT_EQ(weight, weight_of_lightest(model, retractions, 2));
    if (!repairs.repairs.empty() && !repairs.repairs[0].changes.empty()) ++repaired;
  });
  EXPECT_GT(repaired, static_cast<int>(kModels) / 5);
}

TEST(Reference, RepairsOfSelectionsThatConflict) {
  on_random_models(5000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 70);
    const auto retractions = reference.minimal_retractions(selections, std::nullopt);
    const Repairs repairs = session.repair(selections, 100);
    std::set<std::set<PartIndex>> found;
    for (const Repair& repair : repairs.repairs) {
      found.insert(changed_parts(repair));
      EXPECT_TRUE(broken_rules(model, repair.variant).empty());
    }
    EXPECT_EQ(found, retractions);
  });
}

TEST(Reference, CompletionsTakeTheBestOptionsInOrder) {
  on_random_models(6000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 30);
    const auto expected = reference.best(selections, default_preferences(model, nullptr).options);
    const Completion actual = session.complete(selections);
    ASSERT_EQ(actual.found, expected ? Verdict::yes : Verdict::no);
    if (!expected) return;
    EXPECT_EQ(actual.variant.options, *expected);

    const Selections fewer = random_selections(model, random, 20);
    const auto expected_near = reference.best(fewer, default_preferences(model, &actual.variant).options);
    const Completion near = session.complete(fewer, &actual.variant);
    ASSERT_EQ(near.found, expected_near ? Verdict::yes : Verdict::no);
    if (expected_near) {
      EXPECT_EQ(near.variant.options, *expected_near);
    }
  });
}

TEST(Reference, MinimaAreOptimal) {
  on_random_models(7000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 25);
    for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) {
      const auto expected = reference.least(selections, attribute);
      const Completion actual = session.minimize(selections, attribute);
      ASSERT_EQ(actual.found, expected ? Verdict::yes : Verdict::no);
      if (!expected) continue;
      EXPECT_TRUE(actual.optimal);
      EXPECT_TRUE(broken_rules(model, actual.variant).empty());
      EXPECT_EQ(quote(model, actual.variant).totals[attribute], *expected);
      for (const auto& [part, option] : selections.chosen) EXPECT_EQ(actual.variant.options[part], option);
    }
  });
}

TEST(Reference, SurprisesAreValidAndRepeatable) {
  on_random_models(8000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 20);
    const std::uint64_t seed = random.next();
    const Completion surprise = session.surprise(selections, seed);
    ASSERT_EQ(surprise.found, reference.possible(as_choices(selections)) ? Verdict::yes : Verdict::no);
    if (surprise.found == Verdict::no) return;
    EXPECT_TRUE(broken_rules(model, surprise.variant).empty());
    for (const auto& [part, option] : selections.chosen) EXPECT_EQ(surprise.variant.options[part], option);
    EXPECT_EQ(session.surprise(selections, seed).variant, surprise.variant);
  });
}

TEST(Reference, OffersPriceTheNearestCompletion) {
  on_random_models(9000, [](const Model& model, const BruteForce& reference, Session& session, Random& random) {
    const Selections selections = random_selections(model, random, 25);
    const Completion current = session.complete(selections);
    if (current.found != Verdict::yes) return;
    const Quote now = quote(model, current.variant);
    const auto near = default_preferences(model, &current.variant).options;
    const Domains domains = reference.domains(selections);
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      const std::vector<Offer> offers = session.offers(selections, part, current.variant);
      ASSERT_EQ(offers.size(), model.parts[part].options.size());
      for (OptionIndex option = 0; option < offers.size(); ++option) {
        EXPECT_EQ(offers[option].state, domains.states[part][option]);
        Selections taken = selections;
        taken.chosen[part] = option;
        const auto variant = reference.best(taken, near);
        const std::int64_t change = variant ? quote(model, {*variant, {}}).totals[kPrice] - now.totals[kPrice] : 0;
        EXPECT_EQ(offers[option].price_change, change) << part << '=' << option;
      }
    }
  });
}

}  // namespace
}  // namespace maquette
