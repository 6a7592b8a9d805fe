// The catalog's tests in the workshop: listed, run, picked, run again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/cases.h"
#include "state/derive_workshop.h"
#include "viewer/state/author.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST_F(Author, TestsAreListedThenRunOneByOne) {
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}});
  EXPECT_FALSE(workshop().tests[1].run);
  does(TestRun{1, 1, test_line("two", Verdict::no)});
  EXPECT_TRUE(workshop().tests[1].run);
  EXPECT_EQ(workshop().tests[1].passed, Verdict::no);
  does(TestRun{2, 0, test_line("one", Verdict::yes)}).does(TestRun{1, 9, test_line("one", Verdict::yes)});
  does(TestRun{1, 0, test_line("of an older file", Verdict::yes)});
  EXPECT_FALSE(workshop().tests[0].run) << "answers about other saves and other files are dropped";
}

TEST_F(Author, FailingTestsComeFirst) {
  does(TestsBegun{1, {waiting("a"), waiting("b"), waiting("c"), waiting("d")}, {}});
  EXPECT_THAT(tests_in_order(workshop()), ElementsAre(0U, 1U, 2U, 3U));
  does(TestRun{1, 0, test_line("a", Verdict::yes)}).does(TestRun{1, 1, test_line("b", Verdict::unknown)});
  does(TestRun{1, 3, test_line("d", Verdict::no)});
  EXPECT_THAT(tests_in_order(workshop()), ElementsAre(3U, 1U, 0U, 2U));
}

TEST_F(Author, TheSelectedTestFollowsItsName) {
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}}).does(SelectTest{1});
  EXPECT_EQ(workshop().test, 1U);
  does(TestsBegun{1, {waiting("new"), waiting("one"), waiting("two")}, {}});
  EXPECT_EQ(workshop().test, 2U);
  does(TestsBegun{1, {waiting("one")}, {}});
  EXPECT_FALSE(workshop().test);
  does(SelectTest{5});
  EXPECT_FALSE(workshop().test);
  does(SelectTest{0}).does(SelectTest{0});
  EXPECT_FALSE(workshop().test) << "a second tap lets go";
}

TEST_F(Author, MistakesInTestsAreFindingsAndTheirLinesAreShown) {
  auto files = std::make_shared<CaseFiles>();
  files->files["shoe/tests/a.toml"] = "first\nsecond\n";
  does(TestsSaved{files});
  does(TestsBegun{1, {}, {finding(Severity::error, "shoe/tests/a.toml", 2, "there is no part")}});
  ASSERT_THAT(listed_findings(workshop()), SizeIs(1));
  does(SelectFinding{0});
  const auto lines = source_around(workshop(), *workshop().source, 5);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[1].text, "second");
  EXPECT_TRUE(lines[1].marked);
}

TEST_F(Author, AllTestsRunAgainWhenAskedTo) {
  does(RunTests{});
  EXPECT_EQ(workshop().test_runs, 0U) << "there are none";
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}}).does(TestRun{1, 0, test_line("one", Verdict::yes)});
  does(RunTests{});
  EXPECT_EQ(workshop().test_runs, 1U);
  EXPECT_FALSE(workshop().tests[0].run) << "what it said is no longer news";
  does(TestRun{1, 0, test_line("one", Verdict::yes)}).does(RunTests{});
  EXPECT_EQ(workshop().test_runs, 2U);
}

TEST_F(Author, ASaveMakesTestsWaitAgain) {
  does(TestsBegun{1, {waiting("one")}, {}}).does(TestRun{1, 0, test_line("one", Verdict::yes)});
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_FALSE(workshop().tests[0].run);
}

TEST_F(Author, TheSmallestFixOfATestIsPutOnTheProduct) {
  TestLine failing = test_line("one", Verdict::no);
  failing.fix.emplace();
  failing.fix->selections.chosen[*find_part(*state.model, "sole")] = 1;
  failing.fix->variant = state.design.shown;
  failing.fix->variant.options[*find_part(*state.model, "sole")] = 1;
  does(TestsBegun{1, {waiting("one"), waiting("two")}, {}}).does(TestRun{1, 0, failing});
  EXPECT_EQ(shown_test(workshop()), 0U) << "the first that fails";
  does(SelectTest{1}).does(ShowFix{});
  EXPECT_EQ(selected("sole"), "") << "this one needs no fix";
  does(SelectTest{1}).does(ShowFix{});
  EXPECT_EQ(selected("sole"), "gum");
  does(Undo{});
  EXPECT_EQ(selected("sole"), "");
  does(SelectTest{0}).does(CatalogSaved{save(2, next_shoe())}).does(ShowFix{});
  EXPECT_EQ(selected("sole"), "") << "its numbers are of the catalog before";
}

}  // namespace
}  // namespace maquette::viewer::testing
