// All minimal explanations against brute force: every subset of selections and rules is looked at.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "maquette/session.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::BruteForce;
using testing::ModelBuilder;

using Conflict = std::pair<std::vector<Choice>, std::vector<RuleIndex>>;

std::set<Conflict> conflicts_of(const Explanations& all) {
  std::set<Conflict> conflicts;
  for (const Explanation& one : all.explanations) conflicts.insert({one.selections, one.rules});
  EXPECT_EQ(conflicts.size(), all.explanations.size()) << "none is given twice";
  return conflicts;
}

/// By looking at every subset, members counting selections first, then rules.
std::set<Conflict> minimal_conflicts(const Model& model, const BruteForce& reference, const std::vector<Choice>& selections,
                                     std::optional<Choice> wish) {
  const std::size_t members = selections.size() + model.rules.size();
  const auto conflict_at = [&](std::uint32_t subset) {
    Conflict conflict;
    for (std::size_t i = 0; i < members; ++i) {
      if ((subset >> i & 1U) == 0) continue;
      if (i < selections.size()) {
        conflict.first.push_back(selections[i]);
      } else {
        conflict.second.push_back(static_cast<RuleIndex>(i - selections.size()));
      }
    }
    return conflict;
  };
  std::vector<bool> conflicts(std::size_t{1} << members);
  std::set<Conflict> minimal;
  for (std::uint32_t subset = 0; subset < conflicts.size(); ++subset) {
    bool below = false;
    for (std::size_t i = 0; i < members; ++i) below = below || ((subset >> i & 1U) != 0 && conflicts[subset ^ (1U << i)]);
    const Conflict conflict = conflict_at(subset);
    auto choices = conflict.first;
    if (wish) choices.push_back(*wish);
    conflicts[subset] = below || !reference.possible(choices, conflict.second);
    if (conflicts[subset] && !below) minimal.insert(conflict);
  }
  return minimal;
}

TEST(ExplainAll, FindsEveryMinimalConflict) {
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < 120 && !HasFailure(); ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = testing::random_model(seed, {.most_parts = 4, .most_options = 3, .most_rules = 5});
    const BruteForce reference(model);
    Session session(model);
    testing::Random random(seed);
    const Selections selections = testing::random_selections(*model, random, 60);
    const auto part = static_cast<PartIndex>(random.below(static_cast<std::uint32_t>(model->parts.size())));
    const Choice wish{part, random.below(static_cast<std::uint32_t>(model->parts[part].options.size()))};
    for (const std::optional<Choice> asked : {std::optional<Choice>(), std::optional(wish)}) {
      const Explanations all = session.explain_all(selections, asked);
      EXPECT_TRUE(all.complete);
      const auto choices = testing::as_choices(selections, asked ? std::optional(asked->part) : std::optional<PartIndex>());
      const auto expected = minimal_conflicts(*model, reference, choices, asked);
      EXPECT_EQ(conflicts_of(all), expected);
      several += expected.size() > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(several, 10U);
}

ModelBuilder twice_forbidden() {
  ModelBuilder b;
  b.part("upper", {"leather", "suede"});
  b.part("lining", {"terry", "membrane"});
  b.part("sole", {"cup", "welt"});
  b.rule("suede-leaks", b.implies(b.is("lining", {"membrane"}), b.isnt("upper", {"suede"})));
  b.rule("suede-is-glued", b.implies(b.is("sole", {"welt"}), b.isnt("upper", {"suede"})));
  return b;
}

TEST(ExplainAll, StopsAtTheNumberAskedForAndSaysSo) {
  const ModelBuilder b = twice_forbidden();
  Session session(b.build());
  const auto selections = b.selections({{"lining", "membrane"}, {"sole", "welt"}});
  const auto wish = b.choice("upper", "suede");
  EXPECT_EQ(session.explain_all(selections, wish).explanations.size(), 2U);
  const Explanations one = session.explain_all(selections, wish, 1);
  EXPECT_EQ(one.explanations.size(), 1U);
  EXPECT_FALSE(one.complete);
}

TEST(ExplainAll, IsNeverCompleteWithoutResources) {
  const ModelBuilder b = twice_forbidden();
  Session session(b.build(), {.resource = 0});
  EXPECT_FALSE(session.explain_all({}, b.choice("upper", "suede")).complete);
}

}  // namespace
}  // namespace maquette
