// --market, --channel, --on and --stock: what a catalog is asked for, through the whole program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "support/small_catalog.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

class CatalogAskedFor : public ::testing::Test {
 protected:
  CatalogAskedFor() {
    write_text(folder_ / "shoe/catalog.toml", catalog_head("shoe") + R"(markets = ["fr", "us"]
[[group]]
id = "upper"
label = "Upper"
[[part]]
id = "upper"
label = "Upper"
option = [
  { id = "knit", label = "Knit", sku = "K-1" },
  { id = "python", label = "Python", markets = ["fr"], price = "90.00" },
  { id = "cork", label = "Cork", valid_from = "2026-12-01" },
]
)");
  }

  std::string state(std::vector<std::string> arguments, const std::string& option) const {
    arguments.insert(arguments.begin(), {"domains", folder_ / "shoe", "--json"});
    return maquette(arguments).json()["parts"]["upper"]["options"][option];
  }

  TemporaryFolder folder_;
};

TEST_F(CatalogAskedFor, InACertainMarketHasWhatIsSoldThere) {
  EXPECT_EQ(state({}, "python"), "available");
  EXPECT_EQ(state({"--market", "fr"}, "python"), "available");
  EXPECT_EQ(state({"--market", "us"}, "python"), "dead");
  EXPECT_EQ(state({"--on", "2026-11-30"}, "cork"), "dead");
  EXPECT_EQ(state({"--on", "2026-12-01"}, "cork"), "available");
  write_text(folder_ / "stock.csv", "sku,stock\nK-1,0\n");
  EXPECT_EQ(state({"--stock", folder_ / "stock.csv"}, "knit"), "dead");
}

TEST_F(CatalogAskedFor, ExplainsANo) {
  const Ran ran = maquette({"explain", folder_ / "shoe", "--market", "us", "--want", "upper=python"});
  EXPECT_THAT(ran.out, HasSubstr("Python: not sold here."));
  EXPECT_THAT(ran.out, HasSubstr("upper.python.market"));
}

TEST_F(CatalogAskedFor, RefusesWhatItDoesNotKnow) {
  const Ran market = maquette({"check", folder_ / "shoe", "--market", "uk"});
  EXPECT_EQ(market.status, 1);
  EXPECT_THAT(market.err, HasSubstr("unknown-market: the catalog is not made for this market; it has fr, us"));
  EXPECT_EQ(maquette({"count", folder_ / "shoe", "--on", "tomorrow"}).status, 2);
  EXPECT_EQ(maquette({"count", folder_ / "shoe", "--stock", folder_ / "none.csv"}).status, 2);
}

}  // namespace
}  // namespace maquette
