// The peers must be right before they can be compared with: each against brute force, on random catalogs of every shape of
// rule.
#include "bench/peers/peers.h"

#include <gtest/gtest.h>

#include "bench/peers/ours.h"
#include "support/brute_force.h"
#include "support/random_model.h"

namespace maquette::bench {
namespace {

constexpr std::chrono::minutes kPatience{1};

Answer answer_of(const Domains& domains) {
  Answer answer{domains.satisfiable == Verdict::yes, {}};
  for (const auto& part : domains.states) {
    for (const OptionState state : part) {
      answer.possible.push_back(state == OptionState::excluded || state == OptionState::dead ? 0 : 1);
    }
  }
  return answer;
}

/// How many models `make` could take.
template <class Make>
int expect_agreement(const Make& make, std::uint64_t models) {
  int taken = 0;
  for (std::uint64_t seed = 0; seed < models && !::testing::Test::HasFailure(); ++seed) {
    const auto model = testing::random_model(seed);
    const std::unique_ptr<Contestant> peer = make(model);
    if (!peer) continue;
    ++taken;
    const testing::BruteForce reference(model);
    testing::Random random(seed);
    Selections selections;
    for (std::uint32_t click = 0; click < 5; ++click) {
      const auto answer = peer->ask(selections, kPatience);
      EXPECT_TRUE(answer);
      if (!answer) return taken;
      EXPECT_EQ(disagreement(*model, selections, answer_of(reference.domains(selections)), *answer), "")
          << "model " << seed << ", click " << click;
      const Selections more = testing::random_selections(*model, random, 30);
      if (click == 2) selections.chosen.clear();
      selections.chosen.insert(more.chosen.begin(), more.chosen.end());
    }
  }
  return taken;
}

TEST(Peers, Z3NaiveAgreesWithBruteForce) { EXPECT_EQ(expect_agreement(make_z3_naive, 100), 100); }
TEST(Peers, Z3ConsequencesAgreeWithBruteForce) { EXPECT_EQ(expect_agreement(make_z3_consequences, 100), 100); }
TEST(Peers, CadicalAgreesWithBruteForce) { EXPECT_EQ(expect_agreement(make_cadical, 200), 200); }

TEST(Peers, ClaspAgreesWithBruteForce) {
  if (!make_clasp(testing::random_model(0), ClaspMode::brave)) GTEST_SKIP() << "the clasp program is not installed";
  for (const ClaspMode mode : {ClaspMode::brave, ClaspMode::cautious}) {
    EXPECT_GT(expect_agreement([mode](auto model) { return make_clasp(std::move(model), mode); }, 40), 20);
  }
}

TEST(Peers, SoDoWe) {
  const auto ours = [](const std::shared_ptr<const Model>& model) {
    return make_ours(compile::CompiledCatalog::compile(model).catalog);
  };
  EXPECT_EQ(expect_agreement(ours, 100), 100);
}

TEST(Peers, ADisagreementIsPutInWords) {
  const auto model = testing::random_model(1);
  const OptionNumbers numbers(*model);
  const Answer all{true, std::vector<std::uint8_t>(numbers.size(), 1)};
  Answer other = all;
  other.possible[numbers(1, 0)] = 0;
  EXPECT_EQ(disagreement(*model, {}, all, all), "");
  EXPECT_EQ(disagreement(*model, {}, all, other), "part1=" + model->parts[1].options[0].id + " is possible for us");
  EXPECT_EQ(disagreement(*model, {{{1, 0}}, {}}, all, other), "") << "nothing is promised of parts that are selected";
  other.satisfiable = false;
  EXPECT_EQ(disagreement(*model, {}, all, other), "the selections hold together for us");
}

}  // namespace
}  // namespace maquette::bench
