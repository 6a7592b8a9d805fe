#include "maquette/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::BruteForce;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ModelBuilder;
using testing::random_model;

std::vector<std::string> said(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(to_string(finding));
  return lines;
}

ModelBuilder sneaker() {
  ModelBuilder b;
  b.part("upper", {"suede", "knit", "patent"});
  b.part("sole", {"cup", "welt"});
  b.part("lining", {"none", "waterproof"});
  return b;
}

TEST(Lint, ASoundCatalogHasNoFindings) {
  ModelBuilder b = sneaker();
  b.rule("no-welted-knit", b.implies(b.is("upper", {"knit"}), b.isnt("sole", {"welt"})));
  b.rule("dry", b.implies(b.is("lining", {"waterproof"}), b.isnt("upper", {"suede"})));
  EXPECT_THAT(said(lint(*b.build())), IsEmpty());
}

TEST(Lint, ContradictoryRulesAreNamedMinimally) {
  ModelBuilder b = sneaker();
  b.rule("welted", b.is("sole", {"welt"}));
  b.rule("dry", b.is("lining", {"waterproof"}));
  b.rule("cupped", b.implies(b.is("upper", {"suede", "knit", "patent"}), b.is("sole", {"cup"})));
  EXPECT_THAT(
      said(lint(*b.build())),
      ElementsAre("catalog.toml:1:1: contradictory-rules: no design obeys every rule: \"welted\" cannot hold together with "
                  "\"cupped\"",
                  "catalog.toml:3:1: contradictory-rules: no design obeys every rule: \"cupped\" cannot hold together with "
                  "\"welted\""));
}

TEST(Lint, DeadOptionsNameTheirRules) {
  ModelBuilder b = sneaker();
  b.option_of("upper", "knit").where = {"upper.csv", 3, 1};
  b.rule("knit-is-welted", b.implies(b.is("upper", {"knit"}), b.is("sole", {"welt"})));
  b.rule("dry-sole", b.implies(b.is("sole", {"welt"}), b.isnt("upper", {"knit"})));
  EXPECT_THAT(
      said(lint(*b.build())),
      ElementsAre(
          "upper.csv:3:1: dead-option: \"knit\" of \"upper\" is in no valid design: forbidden together by the rules "
          "\"knit-is-welted\", \"dry-sole\""));
}

TEST(Lint, AForcedPartIsOneFinding) {
  ModelBuilder b = sneaker();
  b.rule("only-suede", b.isnt("upper", {"knit", "patent"}));
  EXPECT_THAT(said(lint(*b.build())),
              ElementsAre(::testing::HasSubstr(
                  "forced-option: \"upper\" can only be \"suede\": forbidden by the rule \"only-suede\"")));
}

TEST(Lint, LengthsOfATextAreOneFinding) {
  ModelBuilder b = sneaker();
  b.text("heel", 8);
  b.rule("narrow", b.isnt("heel", {"6", "7", "8"}));
  EXPECT_THAT(said(lint(*b.build())),
              ElementsAre(::testing::HasSubstr("dead-option: 3 of the lengths of \"heel\" are in no valid design")));
}

TEST(Lint, RedundantAndIdleRules) {
  ModelBuilder b = sneaker();
  b.rule("a", b.implies(b.is("upper", {"knit", "patent"}), b.is("sole", {"cup"})));
  b.rule("b", b.implies(b.is("upper", {"knit"}), b.is("sole", {"cup"})));
  b.rule("c", b.any({b.is("sole", {"cup"}), b.is("sole", {"welt"})}));
  b.rule("d", b.isnt("lining", {"waterproof"}));
  b.rule("e", b.implies(b.is("lining", {"waterproof"}), b.is("upper", {"suede"})));
  const auto lines = said(lint(*b.build()));
  EXPECT_THAT(
      lines, ElementsAre(::testing::HasSubstr("forced-option: \"lining\""),
                         "catalog.toml:2:1: redundant-rule: the rule \"b\" changes nothing: \"a\" already implies it",
                         "catalog.toml:3:1: idle-rule: the rule \"c\" holds whatever is chosen",
                         "catalog.toml:5:1: idle-rule: the rule \"e\" never applies: no valid design meets its condition"));
}

TEST(Lint, GivesUpHonestly) {
  ModelBuilder b = sneaker();
  b.rule("dry", b.implies(b.is("lining", {"waterproof"}), b.isnt("upper", {"suede"})));
  const Findings findings = lint(*b.build(), {.resource = 0});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "undecided");
  EXPECT_EQ(findings[0].severity, Severity::note);
}

std::size_t count(const Findings& findings, std::string_view code) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.code == code; }));
}

TEST(Lint, AgreesWithBruteForce) {
  for (std::uint64_t seed = 500; seed < 700; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto model = random_model(seed);
    const BruteForce reference(model);
    const Findings findings = lint(*model);
    EXPECT_EQ(count(findings, "undecided"), 0U);
    EXPECT_EQ(count(findings, "contradictory-rules") > 0, reference.variants().empty());
    if (reference.variants().empty()) continue;
    std::size_t unneeded = 0;
    for (RuleIndex rule = 0; rule < model->rules.size(); ++rule) {
      auto others = std::make_shared<Model>(*model);
      others->rules.erase(others->rules.begin() + rule);
      if (BruteForce(others).variants().size() == reference.variants().size()) ++unneeded;
    }
    EXPECT_EQ(count(findings, "redundant-rule") + count(findings, "idle-rule"), unneeded);
    std::size_t parts_with_dead = 0;
    for (const auto& states : reference.domains({}).states) {
      if (std::count(states.begin(), states.end(), OptionState::dead) > 0) ++parts_with_dead;
    }
    EXPECT_EQ(parts_with_dead > 0, count(findings, "dead-option") + count(findings, "forced-option") > 0);
  }
}

}  // namespace
}  // namespace maquette
