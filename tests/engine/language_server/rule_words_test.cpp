#include "language_server/rule_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace maquette::lsp {
namespace {

using ::testing::Contains;
using ::testing::Not;

/// "part:vamp.material option:suede@vamp.material .."
std::string roles(std::string_view rule) {
  static constexpr const char* names[] = {"", "part", "option", "tag", "attribute", "", "unit", ""};
  std::string all;
  for (const RuleWord& word : rule_words(rule)) {
    const std::string role = names[static_cast<std::size_t>(word.role)];
    if (role.empty()) continue;
    all += (all.empty() ? "" : " ") + role + ":" + std::string(word.text);
    if (word.role == RuleWord::Role::option) all += "@" + std::string(word.part);
  }
  return all;
}

TEST(RuleWords, AreWhatTheirNeighboursMakeThem) {
  EXPECT_EQ(roles("if lining is waterproof then vamp.material is not suede"),
            "part:lining option:waterproof@lining part:vamp.material option:suede@vamp.material");
  EXPECT_EQ(roles("laces is not one of (flat, round) and not tongue has animal"),
            "part:laces option:flat@laces option:round@laces part:tongue tag:animal");
  EXPECT_EQ(roles("vamp.colour has no metallic or aglets is not the same as eyelets"),
            "part:vamp.colour tag:metallic part:aglets part:eyelets");
  EXPECT_EQ(roles("at most 3 parts have metallic exactly when no part has animal"), "tag:metallic tag:animal");
  EXPECT_EQ(roles("total weight of (midsole, outsole) <= 200 g and longest lead_time <= 21 days"),
            "attribute:weight part:midsole part:outsole unit:g attribute:lead_time");
  EXPECT_EQ(roles("at least 2 of (a is b; c is d)"), "part:a option:b@a part:c option:d@c");
  EXPECT_EQ(roles("sole.height - heel.height is between 10 mm and 20 mm"),
            "part:sole.height part:heel.height unit:mm unit:mm");
  EXPECT_EQ(roles("sole.height is 25 mm or size is 38"), "part:sole.height unit:mm part:size option:38@size");
  EXPECT_EQ(roles("length of motto <= 8 and motto is not empty"), "part:motto part:motto");
}

TEST(Continuation, OffersWhatMayFollow) {
  EXPECT_TRUE(continuation("").parts);
  EXPECT_THAT(continuation("").keywords, Contains("if"));
  EXPECT_TRUE(continuation("if a is b then ").parts);
  EXPECT_THAT(continuation("a is b and ").keywords, Not(Contains("if")));
  EXPECT_TRUE(continuation("a is ").options);
  EXPECT_EQ(continuation("a is ").part, "a");
  EXPECT_TRUE(continuation("c is d and a is not one of (x, ").options);
  EXPECT_EQ(continuation("c is d and a is not one of (x, ").part, "a");
  EXPECT_THAT(continuation("a is one of (x").keywords, Contains(")"));
  EXPECT_TRUE(continuation("a has ").tags);
  EXPECT_EQ(continuation("a has ").part, "a");
  EXPECT_TRUE(continuation("a is b and no part has ").tags);
  EXPECT_EQ(continuation("a is b and no part has ").part, "");
  EXPECT_TRUE(continuation("total ").attributes);
  EXPECT_TRUE(continuation("total weight of (").groups);
  EXPECT_TRUE(continuation("a is the same as ").parts);
  EXPECT_THAT(continuation("a is b ").keywords, Contains("and"));
  EXPECT_THAT(continuation("a ").keywords, Contains("is one of ("));
}

}  // namespace
}  // namespace maquette::lsp
