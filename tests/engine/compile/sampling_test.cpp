// Drawn designs are uniform: Pearson's chi-square over every design there is, on catalogs with few enough to list.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "compile/compiled.h"
#include "maquette/session.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

using testing::Assignment;
using testing::BruteForce;

constexpr std::size_t kDrawsOfEach = 30;

/// A catalog, perhaps a lock, and the 20 to 400 designs that are left.
struct Lottery {
  std::shared_ptr<const Model> model;
  Selections locks;
  std::vector<Assignment> designs;
};

/// The first `count` that seeds from 0 on give.
std::vector<Lottery> lotteries(std::size_t count, std::uint32_t percent_locked) {
  std::vector<Lottery> found;
  for (std::uint64_t seed = 0; found.size() < count; ++seed) {
    Lottery lottery{testing::random_model(seed, {.fewest_parts = 4, .fewest_rules = 3}), {}, {}};
    testing::Random random(seed);
    lottery.locks = testing::random_selections(*lottery.model, random, percent_locked);
    lottery.designs = BruteForce(lottery.model).variants();
    std::erase_if(lottery.designs, [&](const Assignment& design) {
      return std::any_of(lottery.locks.chosen.begin(), lottery.locks.chosen.end(),
                         [&](const auto& lock) { return design[lock.first] != lock.second; });
    });
    if (lottery.designs.size() >= 20 && lottery.designs.size() <= 400) found.push_back(std::move(lottery));
  }
  return found;
}

double chi_square(const Lottery& lottery, const std::vector<Variant>& samples) {
  std::map<Assignment, double> drawn;
  for (const Variant& variant : samples) drawn[variant.options] += 1;
  const double expected = static_cast<double>(samples.size()) / static_cast<double>(lottery.designs.size());
  double sum = 0;
  for (const Assignment& design : lottery.designs) sum += std::pow(drawn[design] - expected, 2) / expected;
  return sum;
}

/// The point that chi-square exceeds once in ten thousand times (Wilson and Hilferty's approximation).
double critical_point(std::size_t designs) {
  const double freedom = static_cast<double>(designs) - 1;
  return freedom * std::pow(1 - 2 / (9 * freedom) + 3.719 * std::sqrt(2 / (9 * freedom)), 3);
}

void expect_uniform(const Lottery& lottery, const std::vector<Variant>& samples) {
  ASSERT_EQ(samples.size(), kDrawsOfEach * lottery.designs.size());
  EXPECT_LT(chi_square(lottery, samples), critical_point(lottery.designs.size())) << lottery.model->id;
  for (const Variant& variant : samples) {
    ASSERT_TRUE(std::binary_search(lottery.designs.begin(), lottery.designs.end(), variant.options));
  }
}

TEST(Sampling, IsUniform) {
  for (const Lottery& lottery : lotteries(12, 0)) {
    const auto compiled = CompiledCatalog::compile(lottery.model, {}, {.states = 64}).catalog;
    expect_uniform(lottery, compiled->sample({}, 3, kDrawsOfEach * lottery.designs.size()));
  }
}

TEST(Sampling, IsUniformBesideLocks) {
  for (const Lottery& lottery : lotteries(12, 25)) {
    const auto compiled = CompiledCatalog::compile(lottery.model, {}, {.states = 64}).catalog;
    expect_uniform(lottery, compiled->sample(lottery.locks, 5, kDrawsOfEach * lottery.designs.size()));
  }
}

TEST(Sampling, IsUniformUnderSumsLeftOutOfTheCircuit) {
  int left_out = 0;
  for (const Lottery& lottery : lotteries(40, 10)) {
    const auto compiled = CompiledCatalog::compile(lottery.model, {}, {.states = 1}).catalog;
    if (compiled->residual().empty()) continue;
    const auto samples = compiled->sample(lottery.locks, 7, kDrawsOfEach * lottery.designs.size());
    if (samples.empty()) continue;  // given up: too few of those drawn keep the sums
    ++left_out;
    expect_uniform(lottery, samples);
  }
  EXPECT_GT(left_out, 3);
}

TEST(Sampling, OfASessionIsUniform) {
  for (const Lottery& lottery : lotteries(4, 25)) {
    const auto samples = Session(lottery.model).sample(lottery.locks, 11, kDrawsOfEach * lottery.designs.size());
    ASSERT_TRUE(samples);
    expect_uniform(lottery, *samples);
  }
}

/// The test above can fail: draws that are a little off are noticed.
TEST(Sampling, ALopsidedLotteryIsNoticed) {
  for (const Lottery& lottery : lotteries(4, 0)) {
    const auto compiled = CompiledCatalog::compile(lottery.model, {}, {.states = 64}).catalog;
    auto samples = compiled->sample({}, 3, kDrawsOfEach * lottery.designs.size());
    for (std::size_t i = 0; i < samples.size(); i += 8) samples[i].options = lottery.designs.front();
    EXPECT_GT(chi_square(lottery, samples), critical_point(lottery.designs.size()));
  }
}

}  // namespace
}  // namespace maquette::compile
