// Where one visit ends and the next begins: when a kiosk may show another catalog, and what that leaves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "viewer/state/shoe.h"

namespace maquette::viewer::testing {
namespace {

std::shared_ptr<const Model> other_shoe() {
  auto model = std::make_shared<Model>(*shoe());
  model->version = "next";
  model->parts.pop_back();
  model->groups.pop_back();
  return model;
}

TEST(Nobody, IsHereUntilSomethingIsTouched) {
  Visit visit;
  EXPECT_TRUE(nobody_is_here(visit.state));
  visit.does(ShowHelp{true});
  EXPECT_FALSE(nobody_is_here(visit.state));
  visit.does(ShowHelp{false}).chooses("sole", "gum");
  EXPECT_FALSE(nobody_is_here(visit.state));
  visit.does(StartAgain{});
  EXPECT_FALSE(nobody_is_here(visit.state)) << "undo would bring it back";
  visit.does(FinishVisit{});
  EXPECT_TRUE(nobody_is_here(visit.state));
  visit.does(OpenReview{});
  EXPECT_FALSE(nobody_is_here(visit.state));
}

TEST(Arrival, OfACatalogBeginsANewVisitOfIt) {
  Visit visit;
  visit.chooses("sole", "gum");
  visit.does(SetLanguage{"de"});
  const std::uint64_t revision = visit.state.revision;
  visit.does(CatalogArrived{other_shoe(), {}, {"fr", "store", "2026-12-01", {}}});
  EXPECT_EQ(visit.state.model->version, "next");
  EXPECT_EQ(visit.state.sale.market, "fr");
  EXPECT_EQ(visit.chosen(), 0U);
  EXPECT_EQ(visit.state.design.shown.options.size(), visit.state.model->parts.size());
  EXPECT_FALSE(visit.state.answers) << "they were the other catalog's";
  EXPECT_GT(visit.state.revision, revision) << "nor may late ones fit";
  EXPECT_EQ(visit.state.language, "de");
}

TEST(Arrival, IsNothingWithoutACatalog) {
  Visit visit;
  visit.chooses("sole", "gum").does(CatalogArrived{});
  EXPECT_EQ(visit.chosen(), 1U);
}

}  // namespace
}  // namespace maquette::viewer::testing
