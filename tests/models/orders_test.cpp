#include "bench/peers/orders.h"

#include <gtest/gtest.h>

#include "bench/peers/visits.h"
#include "support/model_builder.h"

namespace maquette::bench {
namespace {

std::shared_ptr<const Model> shoe() {
  testing::ModelBuilder builder;
  builder.number("size", {36, 37, 38});
  builder.number("width", {1, 2});
  return builder.build();
}

std::string mistake(std::string_view text) {
  const OrdersResult result = parse_orders(*shoe(), text, "orders.txt");
  EXPECT_TRUE(result.orders.empty());
  return result.findings.empty() ? "none" : to_string(result.findings[0]);
}

TEST(Orders, ReadsOneOrderALine) {
  const OrdersResult result = parse_orders(*shoe(), "width size\n1 38\r\n2 36\n", "orders.txt");
  EXPECT_TRUE(result.findings.empty());
  EXPECT_EQ(result.parts, (std::vector<PartIndex>{1, 0}));
  EXPECT_EQ(result.orders, (std::vector<std::vector<OptionIndex>>{{0, 2}, {1, 0}}));
}

TEST(Orders, NamesEveryMistakeWhereItStands) {
  EXPECT_EQ(mistake(""), "orders.txt: no-header: The first line must name the parts.");
  EXPECT_EQ(mistake("size wdith\n"), "orders.txt:1:6: unknown-part: There is no part \"wdith\".");
  EXPECT_EQ(mistake("size size\n"), "orders.txt:1:6: duplicate-part: The part \"size\" has a column already.");
  EXPECT_EQ(mistake("size width\n36 1\n36\n"),
            "orders.txt:3:1: cell-count: There are 1 cells, but 2 parts in the first line.");
  EXPECT_EQ(mistake("size\n36 1\n"), "orders.txt:2:4: cell-count: There are more cells than parts in the first line.");
  EXPECT_EQ(mistake("size\n39\n"), "orders.txt:2:1: unknown-option: \"39\" is not an option of \"size\".");
  EXPECT_EQ(mistake("size\n3 6\n"), "orders.txt:2:1: unknown-option: \"3\" is not an option of \"size\".");
  EXPECT_EQ(mistake("size\n\xff\n"), "orders.txt: not-utf-8: The file is not UTF-8.");
}

TEST(Orders, BecomeVisitsThatSelectSwapAndRetract) {
  const OrdersResult orders = parse_orders(*shoe(), "width size\n1 38\n1 36\n2 37\n", "orders.txt");
  const std::vector<Visit> visits = order_visits(orders);
  ASSERT_EQ(visits.size(), 2U);
  Selections selections;
  std::vector<std::size_t> sizes;
  for (const Click& click : visits[0]) {
    apply(click, selections);
    sizes.push_back(selections.chosen.size());
  }
  EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 2, 2, 1, 0}));
  EXPECT_EQ(visits[0][2].kind, ClickKind::swap);
  EXPECT_EQ(visits[0][2].option, 0U);
  EXPECT_EQ(visits[1].size(), 4U) << "an order without a partner is swapped into itself";
}

}  // namespace
}  // namespace maquette::bench
