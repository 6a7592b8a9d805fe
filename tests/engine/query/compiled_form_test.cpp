// The compiled form behind a session: its budget, what happens beyond it, and where it is kept.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "maquette/session.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;

TEST(CompiledForm, IsMadeAtTheFirstQuestion) {
  Session session(testing::random_model(3));
  EXPECT_EQ(session.compiled(), Compiled::not_tried);
  session.domains({});
  EXPECT_EQ(session.compiled(), Compiled::yes);
  EXPECT_TRUE(session.count({}));
}

TEST(CompiledForm, BeyondItsBudgetZ3AnswersTheSameAndTheSessionSaysSo) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto model = testing::random_model(seed);
    const testing::BruteForce reference(model);
    if (reference.variants().empty()) continue;  // a contradiction costs nothing to compile
    Session session(model);
    for (const CompileBudget& budget :
         {CompileBudget{.nodes = 0}, CompileBudget{.bytes = 0}, CompileBudget{.cpu = std::chrono::milliseconds(-1)}}) {
      EXPECT_EQ(session.compile(budget), Compiled::no_budget);
      EXPECT_EQ(session.compiled(), Compiled::no_budget);
      EXPECT_EQ(session.domains({}).states, reference.domains({}).states);
      EXPECT_FALSE(session.count({}));
      EXPECT_FALSE(session.sample({}, 1, 1));
    }
    EXPECT_EQ(session.compile(), Compiled::yes) << "with more, it is tried again";
    EXPECT_EQ(session.count({})->designs, std::to_string(reference.variants().size()));
    EXPECT_EQ(session.domains({}).states, reference.domains({}).states);
  }
}

/// Twenty parts whose prices and weights hardly ever add up to the same, under a ceiling on each sum in its middle.
std::shared_ptr<const Model> finely_priced(std::int64_t step) {
  testing::ModelBuilder builder;
  testing::Random random(3);
  std::int64_t price = 0, weight = 0;
  for (int part = 0; part < 20; ++part) {
    std::vector<testing::OptionSpec> options;
    for (const char* id : {"a", "b", "c"}) {
      options.emplace_back(id, random.between(1, 9) * step + random.between(0, static_cast<int>(step) - 1),
                           random.between(1, 9) * step + random.between(0, static_cast<int>(step) - 1));
    }
    price += options[1].price;
    weight += options[1].weight;
    builder.part("p" + std::to_string(part), options);
  }
  builder.rule("price", builder.total(0, 0, price));
  builder.rule("weight", builder.total(1, 0, weight));
  return builder.build();
}

TEST(CompiledForm, CountsUnderTwoCeilingsWhereThatIsAffordable) {
  EXPECT_TRUE(Session(finely_priced(1), {}, CompiledCache::off).count({}));
  Session session(finely_priced(100'000), {}, CompiledCache::off);
  EXPECT_FALSE(session.count({}));
  EXPECT_FALSE(session.count({}, true));
  EXPECT_EQ(session.compiled(), Compiled::yes);
}

TEST(CompiledForm, ReportsProgressThatOnlyGrows) {
  std::vector<double> shares;
  Session session(testing::random_model(5));
  session.compile({}, [&](double share) { shares.push_back(share); });
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_EQ(shares.back(), 1.0);
}

TEST(CompiledForm, IsCancelledWhileItIsMade) {
  Session session(testing::random_model(5));
  EXPECT_EQ(session.compile({}, [&](double) { session.interrupt(); }), Compiled::cancelled);
  EXPECT_EQ(session.compile(), Compiled::yes);
}

/// With the user's folder for caches somewhere else.
class KeptForms : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "maquette-cache-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    ASSERT_EQ(::setenv("XDG_CACHE_HOME", name.c_str(), 1), 0);
    auto model = std::make_shared<Model>(*testing::random_model(11));
    model->digest = std::string(64, 'a');
    model_ = model;
  }
  void TearDown() override {
    ::unsetenv("XDG_CACHE_HOME");
    fs::remove_all(folder_);
  }

  fs::path file() const { return folder_ / "maquette" / "compiled" / (model_->digest + ".maquette-compiled"); }

  fs::path folder_;
  std::shared_ptr<const Model> model_;
};

TEST_F(KeptForms, AreReadBack) {
  const auto designs = Session(model_).count({}, true);
  ASSERT_TRUE(fs::exists(file()));
  // No budget to compile with: what answers is what was kept.
  Session session(model_, {.resource = 0});
  const auto kept = session.count({}, true);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->designs, designs->designs);
  EXPECT_EQ(kept->shares, designs->shares);
  EXPECT_EQ(session.domains({}).states, testing::BruteForce(model_).domains({}).states);
}

TEST_F(KeptForms, AreMadeAnewWhenHarmed) {
  const auto designs = Session(model_).count({});
  std::ofstream(file(), std::ios::binary | std::ios::app) << "harm";
  EXPECT_FALSE(Session(model_, {.resource = 0}).count({}));
  EXPECT_EQ(Session(model_).count({})->designs, designs->designs);
  EXPECT_TRUE(Session(model_, {.resource = 0}).count({})) << "replaced by a good one";
}

TEST_F(KeptForms, CanBeTurnedOff) {
  Session(model_, {}, CompiledCache::off).count({});
  EXPECT_FALSE(fs::exists(folder_ / "maquette"));
}

}  // namespace
}  // namespace maquette
