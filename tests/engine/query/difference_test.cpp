// Two versions of random small catalogs, compared with brute force: every design of either, by the names of its options.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "maquette/difference.h"
#include "maquette/evaluate.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;
using testing::BruteForce;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ModelBuilder;
using testing::Random;

using Named = std::map<std::string, std::string>;

/// The option of someone who leaves the part alone: its default, else the first that some design has.
OptionIndex untouched(const BruteForce& brute, const Model& model, PartIndex part) {
  const OptionIndex standard = model.parts[part].default_option;
  if (brute.possible({{part, standard}})) return standard;
  for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
    if (brute.possible({{part, option}})) return option;
  }
  return standard;
}

/// A design by names; parts that only `other` has are left alone.
Named named(const Model& model, const std::shared_ptr<const Model>& other, const Assignment& options) {
  Named design;
  const bool one_sided =
      std::any_of(other->parts.begin(), other->parts.end(), [&](const Part& part) { return !find_part(model, part.id); });
  if (one_sided) {
    const BruteForce brute(other);
    for (PartIndex part = 0; part < other->parts.size(); ++part) {
      design[other->parts[part].id] = other->parts[part].options[untouched(brute, *other, part)].id;
    }
  }
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    design[model.parts[part].id] = model.parts[part].options[options[part]].id;
  }
  return design;
}

std::map<Named, Assignment> designs_of(const std::shared_ptr<const Model>& model,
                                       const std::shared_ptr<const Model>& other) {
  std::map<Named, Assignment> designs;
  const BruteForce brute(model);
  for (const Assignment& variant : brute.variants()) designs[named(*model, other, variant)] = variant;
  return designs;
}

void change_a_name(Model& model, Random& random) {
  Part& part = model.parts[random.below(static_cast<std::uint32_t>(model.parts.size()))];
  if (part.kind != PartKind::choice) return;
  if (random.chance(30)) {
    part.id += "-renamed";
  } else {
    part.options[random.below(static_cast<std::uint32_t>(part.options.size()))].id += "-renamed";
  }
}

/// A few edits as an author makes them.
std::shared_ptr<const Model> edited(const Model& model, Random& random) {
  ModelBuilder builder;
  builder.model() = model;
  Model& copy = builder.model();
  for (std::uint32_t edits = 1 + random.below(3); edits > 0; --edits) {
    if (random.chance(30) && !copy.rules.empty()) {
      copy.rules.erase(copy.rules.begin() + random.below(static_cast<std::uint32_t>(copy.rules.size())));
    } else if (random.chance(50)) {
      builder.rule("new-rule-" + std::to_string(edits), testing::random_formula(copy, random, 1));
    } else if (random.chance(50)) {
      change_a_name(copy, random);
    } else {
      Part& part = copy.parts[random.below(static_cast<std::uint32_t>(copy.parts.size()))];
      part.options[0].attributes[kPrice] += random.between(-3, 3) * 100;
    }
  }
  return builder.build();
}

class Pair {
 public:
  explicit Pair(std::uint64_t seed) {
    Random random(seed * 7 + 1);
    before = testing::random_model(seed, {.fewest_parts = 2, .most_parts = 4, .most_options = 3, .most_rules = 5});
    after = edited(*before, random);
    old_designs = designs_of(before, after);
    new_designs = designs_of(after, before);
    for (const auto& [name, options] : old_designs) kept += new_designs.contains(name) ? 1 : 0;
  }

  std::shared_ptr<const Model> before, after;
  std::map<Named, Assignment> old_designs, new_designs;
  std::size_t kept = 0;
};

constexpr std::uint64_t kSeeds = 200;

TEST(Difference, CountsAreExact) {
  std::size_t removing = 0, adding = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Pair pair(seed);
    const Difference found = difference(pair.before, pair.after);
    const std::size_t removed = pair.old_designs.size() - pair.kept, added = pair.new_designs.size() - pair.kept;
    ASSERT_EQ(found.before, std::to_string(pair.old_designs.size()));
    ASSERT_EQ(found.after, std::to_string(pair.new_designs.size()));
    ASSERT_EQ(found.kept, std::to_string(pair.kept));
    ASSERT_EQ(found.removed.designs, std::to_string(removed));
    ASSERT_EQ(found.added.designs, std::to_string(added));
    ASSERT_EQ(found.removed.any, removed > 0 ? Verdict::yes : Verdict::no);
    ASSERT_EQ(found.added.any, added > 0 ? Verdict::yes : Verdict::no);
    removing += removed > 0 ? 1 : 0;
    adding += added > 0 ? 1 : 0;
  }
  EXPECT_GT(removing, kSeeds / 4);
  EXPECT_GT(adding, kSeeds / 4);
}

void check_example(const OneSided& found, const Model& own, const std::shared_ptr<const Model>& other,
                   const std::map<Named, Assignment>& has, const std::map<Named, Assignment>& lacks) {
  if (found.any != Verdict::yes) {
    EXPECT_FALSE(found.example);
    return;
  }
  ASSERT_TRUE(found.example);
  const Named example = named(own, other, found.example->options);
  EXPECT_TRUE(has.contains(example));
  EXPECT_FALSE(lacks.contains(example));
}

TEST(Difference, ExamplesAreOnTheirSideOnly) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Pair pair(seed);
    const Difference found = difference(pair.before, pair.after);
    check_example(found.removed, *pair.before, pair.after, pair.old_designs, pair.new_designs);
    check_example(found.added, *pair.after, pair.before, pair.new_designs, pair.old_designs);
  }
}

/// How many designs of `has` the edit alone takes away, by looking at each.
std::size_t taken_by(const Edit& edit, const Model& other, const std::map<Named, Assignment>& has) {
  return static_cast<std::size_t>(std::count_if(has.begin(), has.end(), [&](const auto& design) {
    const Named& name = design.first;
    if (edit.kind == Edit::Kind::option) return name.at(edit.part) == edit.option;
    std::vector<OptionIndex> options;
    for (const Part& part : other.parts) {
      const auto option = find_option(part, name.at(part.id));
      if (!option) return false;  // it has a word the other version lacks
      options.push_back(*option);
    }
    return edit.kind == Edit::Kind::rule && !holds(other.rules[edit.rule].formula, options);
  }));
}

TEST(Difference, EditsTakeWhatTheySay) {
  std::size_t rules = 0, options = 0, parts = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Pair pair(seed);
    const Difference found = difference(pair.before, pair.after);
    EXPECT_EQ(found.removed.any == Verdict::yes, !found.removed.edits.empty());
    EXPECT_EQ(found.added.any == Verdict::yes, !found.added.edits.empty());
    for (const Edit& edit : found.removed.edits) {
      ASSERT_TRUE(edit.designs);
      ASSERT_NE(edit.designs, "0");
      parts += edit.kind == Edit::Kind::part ? 1 : 0;
      if (edit.kind == Edit::Kind::part) continue;
      // Designs that leave a part at a default the other version lacks are its own in every other word.
      const bool one_sided = std::any_of(pair.before->parts.begin(), pair.before->parts.end(),
                                         [&](const Part& part) { return !find_part(*pair.after, part.id); });
      if (one_sided) continue;
      ASSERT_EQ(*edit.designs, std::to_string(taken_by(edit, *pair.after, pair.old_designs)));
      (edit.kind == Edit::Kind::rule ? rules : options) += 1;
    }
  }
  EXPECT_GT(rules, 20U);
  EXPECT_GT(options, 10U);
  EXPECT_GT(parts, 3U);
}

TEST(Difference, PriceChangesAreTheRangeOverWhatStays) {
  std::size_t changed = 0, moved = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Pair pair(seed);
    const Difference found = difference(pair.before, pair.after);
    std::optional<std::pair<std::int64_t, std::int64_t>> expected;
    std::size_t dearer = 0, cheaper = 0;
    for (const auto& [name, options] : pair.old_designs) {
      const auto now = pair.new_designs.find(name);
      if (now == pair.new_designs.end()) continue;
      const std::int64_t change =
          quote(*pair.after, {now->second, {}}).totals[kPrice] - quote(*pair.before, {options, {}}).totals[kPrice];
      if (!expected) expected = {change, change};
      expected = {std::min(expected->first, change), std::max(expected->second, change)};
      dearer += change > 0 ? 1 : 0;
      cheaper += change < 0 ? 1 : 0;
    }
    ASSERT_EQ(found.price_change, expected);
    ASSERT_EQ(found.prices.has_value(), expected.has_value());
    if (!found.prices) continue;
    EXPECT_EQ(found.prices->dearer, std::to_string(dearer));
    EXPECT_EQ(found.prices->cheaper, std::to_string(cheaper));
    if (found.prices->dearest) {
      EXPECT_THAT(broken_rules(*pair.after, *found.prices->dearest), IsEmpty());
    }
    moved += dearer > 0 || cheaper > 0 ? 1 : 0;
    changed += expected && expected->first != expected->second ? 1 : 0;
  }
  EXPECT_GT(changed, 5U);
  EXPECT_GT(moved, 5U);
}

TEST(Difference, PriceEditsAreWhatTheAuthorChanged) {
  ModelBuilder shoe;
  shoe.part("upper", {{"suede", 1500}, {"knit", 900}});
  shoe.part("sole", {"cup", {"welt", 400}});
  const auto before = shoe.build();
  shoe.base(kPrice, 500);
  shoe.option_of("upper", "knit").attributes[kPrice] = 200;
  const auto found = difference(before, shoe.build());
  ASSERT_TRUE(found.prices);
  EXPECT_THAT(found.prices->edits, ElementsAre(PriceEdit{"", "", 0, 500}, PriceEdit{"upper", "knit", 900, 200}));
  EXPECT_EQ(found.prices->dearer, "2");
  EXPECT_EQ(found.prices->cheaper, "2");
  ASSERT_TRUE(found.prices->dearest);
  EXPECT_EQ(found.prices->dearest->options[0], 0U);
}

TEST(Difference, TheSameModelIsTheSame) {
  const auto model = testing::random_model(3);
  const Difference found = difference(model, model);
  EXPECT_EQ(found.removed.any, Verdict::no);
  EXPECT_EQ(found.added.any, Verdict::no);
  EXPECT_EQ(found.kept, found.before);
  EXPECT_THAT(found.removed.edits, IsEmpty());
}

TEST(Difference, WithoutABudgetNothingIsClaimed) {
  const Pair pair(5);
  const Difference found = difference(pair.before, pair.after, {0, std::chrono::milliseconds(0)});
  EXPECT_EQ(found.kept, std::nullopt);
  EXPECT_NE(found.removed.any, Verdict::yes);
  EXPECT_NE(found.removed.any, Verdict::no);
}

TEST(CarryOver, ADesignThatBreaksComesWithItsSmallestRepair) {
  ModelBuilder shoe;
  shoe.part("upper", {"suede", "knit", "foil"});
  shoe.part("sole", {"cup", {"welt", 400}});
  const auto before = shoe.build();
  shoe.rule("no-welted-knit", shoe.implies(shoe.is("upper", {"knit"}), shoe.isnt("sole", {"welt"})));
  shoe.model().parts[0].options.pop_back();
  const auto after = shoe.build();
  Session old_session(before), new_session(after);
  const auto carried = [&](std::initializer_list<std::pair<std::string_view, std::string_view>> chosen) {
    ModelBuilder names;
    names.model() = *before;
    const Selections selections = names.selections(chosen);
    return carry_over(old_session, new_session, selections);
  };
  EXPECT_EQ(carried({{"upper", "suede"}, {"sole", "welt"}}).valid_after, Verdict::yes);
  const Saved broken = carried({{"upper", "knit"}, {"sole", "welt"}});
  EXPECT_EQ(broken.valid_before, Verdict::yes);
  EXPECT_EQ(broken.valid_after, Verdict::no);
  EXPECT_THAT(broken.broken, ElementsAre(0U));
  ASSERT_TRUE(broken.repair);
  EXPECT_THAT(broken.repair->changes, ElementsAre(Change{1, 1, 0}));  // the welt goes: it is cheaper
  const Saved gone = carried({{"upper", "foil"}});
  EXPECT_EQ(gone.valid_after, Verdict::no);
  EXPECT_THAT(gone.gone, ElementsAre(Choice{0, 2}));
  ASSERT_TRUE(gone.repair);
  EXPECT_THAT(gone.repair->changes, IsEmpty());
}

}  // namespace
}  // namespace maquette
