// Shares of what cannot be counted, against counting by brute force.
#include <gtest/gtest.h>

#include <algorithm>

#include "maquette/difference.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random.h"

namespace maquette {
namespace {

using testing::BruteForce;
using testing::ModelBuilder;

constexpr const char* kParts[] = {"a", "b", "c", "d", "e", "f", "g"};
constexpr const char* kOptions[] = {"0", "1", "2", "3", "4"};

/// Seven parts under three ceilings whose amounts are too large and too different to be counted together. `edited`: with a
/// rule more and an option less.
std::shared_ptr<const Model> three_ceilings(bool edited) {
  testing::Random random(7);
  ModelBuilder builder;
  std::vector<std::vector<std::int64_t>> third;
  for (const char* part : kParts) {
    std::vector<testing::OptionSpec> options;
    third.emplace_back();
    for (const char* option : kOptions) {
      options.emplace_back(option, random.between(1, 1'000'000), random.between(1, 1'000'000));
      third.back().push_back(random.between(1, 1'000'000));
    }
    if (edited && std::string_view(part) == "c") {
      options.pop_back();
      third.back().pop_back();
    }
    builder.part(part, options);
  }
  builder.rule("price", builder.total(0, 0, 3'700'000));
  builder.rule("weight", builder.total(1, 0, 3'700'000));
  builder.rule("third", builder.linear({{"a", third[0]},
                                        {"b", third[1]},
                                        {"c", third[2]},
                                        {"d", third[3]},
                                        {"e", third[4]},
                                        {"f", third[5]},
                                        {"g", third[6]}},
                                       0, 3'700'000));
  if (edited) builder.rule("new", builder.implies(builder.is("a", {"1", "2"}), builder.isnt("b", {"3", "4"})));
  return builder.build();
}

TEST(DrawnDesigns, TellSharesOfWhatCannotBeCounted) {
  const auto before = three_ceilings(false), after = three_ceilings(true);
  const auto designs = BruteForce(before).variants();
  const auto share = [&](const auto& is) {
    return static_cast<double>(std::count_if(designs.begin(), designs.end(), is)) / static_cast<double>(designs.size());
  };
  const auto breaks = [](const auto& design) { return (design[0] == 1 || design[0] == 2) && design[1] >= 3; };
  const auto has_gone = [](const auto& design) { return design[2] == 4; };
  const auto measured = [](const std::optional<Draws>& draws) {
    return draws ? static_cast<double>(draws->with) / static_cast<double>(draws->of) : -1.0;
  };

  const Difference found = difference(before, after);
  ASSERT_FALSE(found.before) << "or there would be nothing to measure";
  EXPECT_EQ(found.removed.any, Verdict::yes);
  EXPECT_FALSE(found.removed.designs);
  ASSERT_TRUE(found.removed.drawn);
  EXPECT_EQ(found.removed.drawn->of, 2000U);
  EXPECT_NEAR(measured(found.removed.drawn), share([&](const auto& d) { return breaks(d) || has_gone(d); }), 0.04);
  ASSERT_EQ(found.removed.edits.size(), 2U);
  for (const Edit& edit : found.removed.edits) {
    EXPECT_FALSE(edit.designs);
    const bool rule = edit.kind == Edit::Kind::rule;
    const double exact = share([&](const auto& d) { return rule ? breaks(d) && !has_gone(d) : has_gone(d); });
    EXPECT_NEAR(measured(edit.drawn), exact, 0.04);
  }
  EXPECT_GE(found.removed.edits[0].drawn->with, found.removed.edits[1].drawn->with);
  EXPECT_EQ(found.added.any, Verdict::no);
  EXPECT_EQ(found.added.designs, "0") << "proven, though neither version is counted";
  EXPECT_FALSE(found.added.drawn);

  const Difference back = difference(after, before);
  EXPECT_EQ(back.removed.designs, "0");
  EXPECT_EQ(back.added.drawn, found.removed.drawn) << "the same designs are drawn";
}

}  // namespace
}  // namespace maquette
