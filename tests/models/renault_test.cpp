// The Renault car: 148 variables, 174 tables, and orders of real customers.
#include <gtest/gtest.h>

#include <filesystem>

#include "bench/peers/ours.h"
#include "bench/peers/visits.h"
#include "bench/peers/xcsp.h"

namespace maquette::bench {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "../shared/models/renault";

class Renault : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "the Renault car is not on this machine";
    const CatalogResult result = load_xcsp(kFolder / "medium_domainsorted.xml");
    ASSERT_TRUE(result.model) << to_string(result.findings[0]);
    model_ = result.model;
    catalog_ = compile::CompiledCatalog::compile(model_).catalog;
    ASSERT_TRUE(catalog_);
  }

  std::shared_ptr<const Model> model_;
  std::shared_ptr<const compile::CompiledCatalog> catalog_;
};

TEST_F(Renault, HasTheExpectedNumberOfDesigns) {
  EXPECT_EQ(model_->parts.size(), 148U);
  EXPECT_EQ(model_->rules.size(), 174U);
  EXPECT_EQ(catalog_->count({}), "278744");
}

/// Along each order, what is selected next is possible and ends in a complete valid car.
TEST_F(Renault, EveryOrderCanBeClickedThrough) {
  const OrdersResult orders = load_orders(*model_, kFolder / "config_medium_filtered.txt");
  ASSERT_TRUE(orders.findings.empty()) << to_string(orders.findings[0]);
  EXPECT_EQ(orders.orders.size(), 8252U);
  const auto ours = make_ours(catalog_);
  const OptionNumbers numbers(*model_);
  for (const auto& order : orders.orders) {
    Selections selections;
    for (std::size_t column = 0; column < order.size(); ++column) {
      const auto answer = ours->ask(selections, std::chrono::minutes(1));
      ASSERT_TRUE(answer);
      ASSERT_TRUE(answer->possible[numbers(orders.parts[column], order[column])]);
      selections.chosen[orders.parts[column]] = order[column];
    }
    ASSERT_TRUE(ours->ask(selections, std::chrono::minutes(1))->satisfiable);
  }
}

}  // namespace
}  // namespace maquette::bench
