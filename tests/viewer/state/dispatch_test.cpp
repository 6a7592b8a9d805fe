// Sending a catalog to the kiosks: what keeps it here, and every step of its way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maquette/cases.h"
#include "state/derive_workshop.h"
#include "viewer/state/author.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Kind = Hindrance::Kind;
using Stage = Dispatch::Stage;

/// An author whose catalog could go: a shelf, a check that found nothing, a test that passes.
class Sending : public Author {
 protected:
  Sending() {
    state.workshop->shelf = "/srv/kiosks";
    make_ready(1);
  }
  void make_ready(std::uint64_t number) {
    does(LintArrived{number, {}, 0.1}).does(TestsSaved{std::make_shared<CaseFiles>()});
    does(TestsBegun{number, {waiting("one")}, {}}).does(TestRun{number, 0, test_line("one", Verdict::yes)});
  }
  const Dispatch& dispatch() const { return workshop().dispatch; }
  Author& weighed() {
    does(SendToKiosks{});
    return does(SendWeighed{dispatch().request, {"1", "2", "10", "3", "0", false}});
  }
};

TEST_F(Sending, NothingStandsInTheWay) { EXPECT_THAT(hindrances(workshop()), IsEmpty()); }

TEST_F(Sending, NeedsAShelf) {
  state.workshop->shelf.clear();
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::no_shelf, 0}));
}

TEST_F(Sending, NeedsASaveThatReads) {
  does(CatalogSaved{save(2, nullptr, {finding(Severity::error, "shoe/catalog.toml", 3, "there is no part")})});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::broken_save, 0}, Hindrance{Kind::findings, 1}));
}

TEST_F(Sending, NeedsACheckThatIsDoneAndFoundNothing) {
  does(CatalogSaved{save(2, next_shoe())});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::checking, 0}, Hindrance{Kind::testing, 1}));
  make_ready(2);
  EXPECT_THAT(hindrances(workshop()), IsEmpty());
  does(LintArrived{2, {finding(Severity::warning, "a", 1, "idle"), finding(Severity::note, "a", 2, "hint")}, 0.1});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::findings, 1})) << "a hint is no reason";
}

TEST_F(Sending, NeedsTestsThatHaveRunAndPass) {
  does(RunTests{});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::testing, 1}));
  does(TestRun{1, 0, test_line("one", Verdict::unknown)});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::failing_tests, 1})) << "undecided is not passed";
  does(TestRun{1, 0, test_line("one", Verdict::no)});
  EXPECT_THAT(hindrances(workshop()), ElementsAre(Hindrance{Kind::failing_tests, 1}));
}

TEST_F(Sending, RefusesWithReasonsAndAsksNobody) {
  does(RunTests{}).does(SendToKiosks{});
  EXPECT_EQ(dispatch().stage, Stage::refused);
  EXPECT_THAT(dispatch().hindrances, SizeIs(1));
  EXPECT_EQ(dispatch().request, 0U);
  does(ConfirmSend{});
  EXPECT_EQ(dispatch().stage, Stage::refused) << "it cannot be confirmed away";
  does(DismissSend{});
  EXPECT_EQ(dispatch().stage, Stage::idle);
}

TEST_F(Sending, IsWeighedThenSentOnceItIsConfirmed) {
  does(SendToKiosks{});
  EXPECT_EQ(dispatch().stage, Stage::weighing);
  EXPECT_EQ(dispatch().save, 1U);
  const std::uint64_t asked = dispatch().request;
  does(ConfirmSend{});
  EXPECT_EQ(dispatch().stage, Stage::weighing) << "nobody has seen yet what it does";
  does(SendWeighed{asked + 1, {}});
  EXPECT_EQ(dispatch().stage, Stage::weighing) << "an answer to another question";
  does(SendWeighed{asked, {"1", "2", "10", "3", "0", false}});
  EXPECT_EQ(dispatch().stage, Stage::weighed);
  EXPECT_EQ(dispatch().effect.removed, "3");
  does(ConfirmSend{});
  EXPECT_EQ(dispatch().stage, Stage::sending);
  EXPECT_GT(dispatch().request, asked);
  does(SendFinished{dispatch().request, "2026-1"});
  EXPECT_EQ(dispatch().stage, Stage::sent);
  EXPECT_EQ(dispatch().release, "2026-1");
}

TEST_F(Sending, WhatTheKiosksHaveIsNotSentAgain) {
  does(SendToKiosks{}).does(SendWeighed{dispatch().request, {"1", "1", "10", "0", "0", true}}).does(ConfirmSend{});
  EXPECT_EQ(dispatch().stage, Stage::weighed);
}

TEST_F(Sending, FailsInASentence) {
  weighed().does(ConfirmSend{}).does(SendFinished{dispatch().request, "", "the disk is full"});
  EXPECT_EQ(dispatch().stage, Stage::failed);
  EXPECT_EQ(dispatch().problem, "the disk is full");
  does(SendToKiosks{}).does(SendWeighed{dispatch().request, {}, "the shelf cannot be read"});
  EXPECT_EQ(dispatch().stage, Stage::failed);
  EXPECT_EQ(dispatch().problem, "the shelf cannot be read");
}

TEST_F(Sending, ASaveTakesBackWhatWasNotConfirmed) {
  weighed().does(CatalogSaved{save(2, next_shoe())});
  EXPECT_EQ(dispatch().stage, Stage::idle);
  does(ConfirmSend{});
  EXPECT_EQ(dispatch().stage, Stage::idle);
}

TEST_F(Sending, ASaveDoesNotStopWhatIsOnItsWay) {
  weighed().does(ConfirmSend{});
  const std::uint64_t request = dispatch().request;
  does(CatalogSaved{save(2, next_shoe())}).does(SendToKiosks{}).does(DismissSend{});
  EXPECT_EQ(dispatch().stage, Stage::sending);
  does(SendFinished{request, "2026-1"});
  EXPECT_EQ(dispatch().stage, Stage::sent);
}

}  // namespace
}  // namespace maquette::viewer::testing
