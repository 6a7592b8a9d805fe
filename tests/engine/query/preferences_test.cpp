// What a catalog prefers, completed: compared with the first of all variants in that order, found by reading the list.
#include <gtest/gtest.h>

#include <algorithm>

#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "query/complete.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;

Preference wish(std::string id, std::int64_t weight, Formula formula) {
  Preference preference;
  preference.id = std::move(id);
  preference.weight = weight;
  preference.parts = testing::parts_of(formula);
  preference.formula = std::move(formula);
  return preference;
}

std::shared_ptr<const Model> with_wishes(std::uint64_t seed) {
  Model model = *testing::random_model(seed);
  testing::Random random(seed + 7);
  const std::uint64_t count = 1 + seed % 4;
  for (std::uint64_t i = 0; i < count; ++i)
    model.preferences.push_back(wish("w" + std::to_string((i * 7) % 5), static_cast<std::int64_t>(1 + (seed + i) % 3),
                                     testing::random_formula(model, random, 2)));
  return std::make_shared<const Model>(std::move(model));
}

bool contains(const Assignment& variant, const Selections& selections) {
  return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                     [&](const auto& choice) { return variant[choice.first] == choice.second; });
}

/// The variants left when each wish, in order, is granted if any variant still has it; then the best by parts.
std::optional<Assignment> expected(const Model& model, std::vector<Assignment> variants, const Preferences& preferences) {
  std::vector<const Preference*> wishes;
  for (const Preference& one : model.preferences) wishes.push_back(&one);
  std::stable_sort(wishes.begin(), wishes.end(), [](const auto* a, const auto* b) {
    return std::pair(-a->weight, a->id) < std::pair(-b->weight, b->id);
  });
  for (const Preference* one : wishes) {
    std::vector<Assignment> granted;
    std::copy_if(variants.begin(), variants.end(), std::back_inserter(granted),
                 [&](const Assignment& variant) { return holds(one->formula, variant); });
    if (!granted.empty()) variants = std::move(granted);
  }
  const auto ranks = [&](const Assignment& variant) {
    std::vector<std::ptrdiff_t> all;
    for (const PartIndex part : preferences.order) {
      const auto& options = preferences.options[part];
      all.push_back(std::find(options.begin(), options.end(), variant[part]) - options.begin());
    }
    return all;
  };
  const auto best = std::min_element(variants.begin(), variants.end(),
                                     [&](const Assignment& a, const Assignment& b) { return ranks(a) < ranks(b); });
  return best == variants.end() ? std::nullopt : std::optional(*best);
}

TEST(Preferences, AreGrantedByWeightAndThenPartsByDefault) {
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const auto model = with_wishes(seed);
    const testing::BruteForce brute(model);
    testing::Random random(seed);
    const Selections selections = testing::random_selections(*model, random, 30);
    std::vector<Assignment> variants;
    std::copy_if(brute.variants().begin(), brute.variants().end(), std::back_inserter(variants),
                 [&](const Assignment& variant) { return contains(variant, selections); });
    const Preferences preferences = default_preferences(*model, nullptr);
    const auto best = expected(*model, variants, preferences);
    Session session(model, {}, CompiledCache::off);
    const Completion actual = session.complete(selections);
    ASSERT_EQ(actual.found, best ? Verdict::yes : Verdict::no) << "seed " << seed;
    if (!best) continue;
    EXPECT_EQ(actual.variant.options, *best) << "seed " << seed;
    moved += *best != brute.best(selections, preferences.options) ? 1 : 0;
  }
  EXPECT_GT(moved, 20) << "hardly any preference mattered, so little is tested";
}

testing::ModelBuilder matching() {
  testing::ModelBuilder shoe;
  shoe.part("laces", {"white", "red", "blue"});
  shoe.part("eyelets", {"white", {"red", 200}, "gold"});
  shoe.model().preferences.push_back(wish("match", 1, Formula{Table{{0, 1}, {{{0}, {0}}, {{1}, {1}}}, true}}));
  return shoe;
}

TEST(Preferences, MakeOpenPartsFollowWhatIsChosen) {
  const testing::ModelBuilder shoe = matching();
  Session session(shoe.build(), {}, CompiledCache::off);
  const Completion before = session.complete({});
  EXPECT_EQ(before.variant.options, (Assignment{0, 0}));
  const Completion after = session.complete(shoe.selections({{"laces", "red"}}), &before.variant);
  EXPECT_EQ(after.variant.options, (Assignment{1, 1})) << "the eyelets nobody chose follow the laces";
  const Completion own = session.complete(shoe.selections({{"laces", "red"}, {"eyelets", "gold"}}), &before.variant);
  EXPECT_EQ(own.variant.options, (Assignment{1, 2})) << "a choice of the customer's own counts more";
}

TEST(Preferences, ArePartOfWhatAnOfferCosts) {
  const testing::ModelBuilder shoe = matching();
  Session session(shoe.build(), {}, CompiledCache::off);
  const Completion before = session.complete({});
  const std::vector<Offer> offers = session.offers({}, 0, before.variant);
  EXPECT_EQ(offers.at(1).price_change, 200) << "red laces bring red eyelets";
  EXPECT_EQ(offers.at(2).price_change, 0);
}

}  // namespace
}  // namespace maquette
