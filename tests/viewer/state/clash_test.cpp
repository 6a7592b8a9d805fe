// What clashes, and finding it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "state/derive_workshop.h"
#include "viewer/state/author.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The shoe with two rules that forbid suede between them.
std::shared_ptr<const Model> clashing_shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper.material", {{"knit"}, {"suede", 1000}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  b.part("laces", {{"black"}, {"white"}});
  b.rule("heat", b.implies(b.is("upper.material", {"suede"}), b.isnt("sole", {"foam"})), "Heat.");
  b.rule("wear", b.isnt("sole", {"gum"}), "Wear.");
  b.rule("lace", b.isnt("laces", {"white"}), "Lace.");
  b.model().rules[0].where = {"shoe/catalog.toml", 3, 1};
  for (Part& part : b.model().parts) part.label["en"] = part.id == "sole" ? "Tread" : part.id;
  for (Group& group : b.model().groups) group.label["en"] = group.id;
  return b.build();
}

class Clashes : public Author {
 protected:
  Clashes() { does(CatalogSaved{save(2, clashing_shoe())}); }
};

TEST_F(Clashes, FindingsNameRules) {
  const Finding found = finding(Severity::warning, "a", 1, "\"suede\" is dead: the rules \"wear\", \"heat\" and \"wear\"");
  EXPECT_THAT(named_rules(*state.model, found), ElementsAre(1U, 0U));
  EXPECT_THAT(named_rules(*state.model, finding(Severity::warning, "a", 1, "an open \"heat")), IsEmpty());
}

TEST_F(Clashes, OfTheDesignComeFirst) {
  does(LintArrived{2, {finding(Severity::warning, "a", 1, "by \"wear\" and \"lace\"")}, 0.1});
  EXPECT_THAT(clashing_rules(state), ElementsAre(1U, 2U));
  does(RepairFound{2, state.revision, {}, {0, 1}});
  EXPECT_THAT(clashing_rules(state), ElementsAre(0U, 1U));
  choose("laces", "black");
  EXPECT_THAT(clashing_rules(state), ElementsAre(1U, 2U)) << "the conflict was another design's";
}

TEST_F(Clashes, OfWhatIsPickedComeNext) {
  does(LintArrived{2,
                   {finding(Severity::warning, "a", 1, "by \"wear\" and \"lace\""),
                    finding(Severity::warning, "b", 1, "the rule \"heat\" changes nothing")},
                   0.1});
  does(SelectFinding{1});
  EXPECT_THAT(clashing_rules(state), ElementsAre(0U));
}

TEST_F(Clashes, OfAFailingTestComeLast) {
  TestLine failing = test_line("one", Verdict::no);
  failing.rules = {2};
  does(TestsBegun{2, {waiting("one")}, {}}).does(TestRun{2, 0, failing});
  EXPECT_THAT(clashing_rules(state), ElementsAre(2U));
}

TEST_F(Clashes, AreShownOnRulesAndProductUntilAskedAgain) {
  does(ShowClash{});
  EXPECT_THAT(workshop().clash, IsEmpty()) << "nothing clashes";
  does(RepairFound{2, state.revision, {}, {0, 1}}).does(SelectRule{2}).does(ShowClash{});
  EXPECT_THAT(workshop().clash, ElementsAre(0U, 1U));
  EXPECT_FALSE(workshop().rule);
  EXPECT_EQ(workshop().source, (Position{"shoe/catalog.toml", 3, 1}));
  EXPECT_THAT(pointed_parts(state), ElementsAre(0U, 1U, 1U)) << "the parts of both rules";
  does(ShowClash{});
  EXPECT_THAT(workshop().clash, IsEmpty());
  EXPECT_THAT(pointed_parts(state), IsEmpty());
}

TEST_F(Clashes, EndWithTheCatalogTheyAreOf) {
  does(RepairFound{2, state.revision, {}, {0, 1}}).does(ShowClash{}).does(CatalogSaved{save(3, next_shoe())});
  EXPECT_THAT(workshop().clash, IsEmpty());
  EXPECT_THAT(clashing_rules(state), IsEmpty());
}

TEST_F(Clashes, APartIsFoundByItsIdAndItsName) {
  EXPECT_THAT(listed_parts(state), SizeIs(3));
  does(FilterRules{"TREAD", true});
  EXPECT_THAT(listed_parts(state), ElementsAre(1U));
  does(FilterRules{"upper.", true});
  EXPECT_THAT(listed_parts(state), ElementsAre(0U));
  does(FilterRules{"nowhere", true});
  EXPECT_THAT(listed_parts(state), IsEmpty());
}

}  // namespace
}  // namespace maquette::viewer::testing
