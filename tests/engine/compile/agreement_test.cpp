// Thousands of random catalogs on which everyone must agree, as many more as one has patience for, and faults planted in
// the circuit, each of which must be noticed.
//
//   MAQUETTE_SOAK_MINUTES=120 build/release/bin/compile_test --gtest_filter='Agreement.Soak'
//
// MAQUETTE_SOAK_SEED (default 1000000) is the first catalog of a soak run; a complaint names the seed of its own.
#include "engine/compile/agreement.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "compile/passes.h"
#include "compile/rings.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

using testing::BruteForce;
using testing::Random;

/// Catalogs of three kinds: a few intricate rules, many parts of two options, few parts of many options.
testing::RandomModelOptions kind_of(std::uint64_t seed) {
  switch (seed % 3) {
    case 0:
      return {};
    case 1:
      return {
          .fewest_parts = 6, .most_parts = 9, .most_options = 2, .fewest_rules = 4, .most_rules = 14, .text_parts = false};
    default:
      return {.fewest_parts = 3, .most_parts = 4, .most_options = 8, .fewest_rules = 2, .most_rules = 5};
  }
}

/// `states`: how many of a sum the circuit takes; 1 leaves as many sums as possible to the queries.
std::shared_ptr<const CompiledCatalog> compiled(const std::shared_ptr<const Model>& model, std::size_t states) {
  return CompiledCatalog::compile(model, {}, {.states = states}).catalog;
}

Complaints complaints_about(std::uint64_t seed) {
  const auto model = testing::random_model(seed, kind_of(seed));
  const BruteForce reference(model);
  Complaints complaints = solver_complaints(model, reference, seed);
  for (const std::size_t states : {64U, 12U, 1U}) {
    const auto catalog = compiled(model, states);
    if (!catalog || !well_formed(catalog->circuit())) return {"does not compile into a well-formed circuit"};
    const Complaints more = compiled_complaints(catalog, reference, seed);
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  return complaints;
}

void expect_agreement(std::uint64_t seed) {
  const Complaints complaints = complaints_about(seed);
  EXPECT_TRUE(complaints.empty()) << "catalog " << seed << ": " << complaints.size() << " complaints, the first about "
                                  << complaints[0];
}

class RandomCatalogs : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomCatalogs, HaveTheSameAnswersFromEveryone) {
  constexpr std::uint64_t kCatalogs = 500;
  const std::uint64_t first = GetParam() * kCatalogs;
  for (std::uint64_t seed = first; seed < first + kCatalogs && !HasFailure(); ++seed) expect_agreement(seed);
}

INSTANTIATE_TEST_SUITE_P(Thousands, RandomCatalogs, ::testing::Range<std::uint64_t>(0, 6));

TEST(Agreement, Soak) {
  const char* minutes = std::getenv("MAQUETTE_SOAK_MINUTES");
  if (minutes == nullptr) GTEST_SKIP() << "runs for as long as MAQUETTE_SOAK_MINUTES says";
  const char* first = std::getenv("MAQUETTE_SOAK_SEED");
  std::uint64_t seed = first != nullptr ? std::strtoull(first, nullptr, 10) : 1'000'000;
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(std::strtoll(minutes, nullptr, 10));
  std::uint64_t catalogs = 0;
  for (; std::chrono::steady_clock::now() < end; ++seed, ++catalogs) expect_agreement(seed);
  std::cout << catalogs << " catalogs, the last with seed " << seed - 1 << '\n';
}

/// Ways to break a circuit that leave it well formed: what a wrong cache hit, a forgotten component or a literal with the
/// wrong sign would leave behind.
enum class Fault : std::uint8_t { lost_edge, wrong_child, lost_leaf, wrong_leaf, lost_branch };
constexpr Fault kFaults[] = {Fault::lost_edge, Fault::wrong_child, Fault::lost_leaf, Fault::wrong_leaf, Fault::lost_branch};

template <class Item>
void erase_item(std::vector<Item>& items, std::vector<std::uint32_t>& starts, std::size_t at) {
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  for (std::uint32_t& start : starts) start -= start > at ? 1 : 0;
}

void lose_branch(Circuit& circuit, BranchIndex branch) {
  const auto drop = [&](auto& items, std::vector<std::uint32_t>& starts) {
    const std::uint32_t size = starts[branch + 1] - starts[branch];
    items.erase(items.begin() + starts[branch], items.begin() + starts[branch + 1]);
    starts.erase(starts.begin() + branch + 1);
    for (std::size_t i = branch + 1; i < starts.size(); ++i) starts[i] -= size;
  };
  drop(circuit.leaves, circuit.branch_leaves);
  drop(circuit.children, circuit.branch_children);
  for (BranchIndex& start : circuit.node_branches) start -= start > branch ? 1 : 0;
}

/// False when the circuit has no place for this fault.
bool plant(Circuit& circuit, Fault fault, Random& random) {
  const auto any = [&](std::size_t count) { return random.below(static_cast<std::uint32_t>(count)); };
  const bool about_children = fault == Fault::lost_edge || fault == Fault::wrong_child;
  if (about_children ? circuit.children.empty() : circuit.leaves.empty()) return false;
  const std::uint32_t at = any(about_children ? circuit.children.size() : circuit.leaves.size());
  switch (fault) {
    case Fault::lost_edge:
      erase_item(circuit.children, circuit.branch_children, at);
      return true;
    case Fault::wrong_child: {
      const NodeIndex before = circuit.children[at];
      circuit.children[at] = any(before + std::size_t{1});
      return circuit.children[at] != before;
    }
    case Fault::lost_leaf:
      erase_item(circuit.leaves, circuit.branch_leaves, at);
      return true;
    case Fault::wrong_leaf: {
      const LeafIndex before = circuit.leaves[at];
      circuit.leaves[at] = any(circuit.leaf_count);
      return circuit.leaves[at] != before;
    }
    case Fault::lost_branch:
      lose_branch(circuit, any(circuit.branch_count()));
      return true;
  }
  return false;
}

/// The polynomial that a circuit stands for, at a random point: equal ones have equal values there, others almost surely
/// not (Schwartz and Zippel). Tells a fault from a change without effect, such as a child swapped for its equal.
Natural fingerprint(const Circuit& circuit) {
  Random random(7);
  std::vector<Natural> point;
  for (LeafIndex leaf = 0; leaf < circuit.leaf_count; ++leaf) point.emplace_back(static_cast<unsigned long>(random.next()));
  return upward<Counting>(circuit, point).back();
}

TEST(Agreement, NoticesEveryFaultInTheCircuit) {
  constexpr std::uint64_t kCatalogs = 300;
  int planted = 0;
  for (std::uint64_t seed = 0; seed < kCatalogs; ++seed) {
    const auto model = testing::random_model(seed, kind_of(seed));
    const BruteForce reference(model);
    Lowered lowered = lower(*model, {.states = 64});
    const Circuit sound = compile(lowered.problem).circuit;
    ASSERT_TRUE(compiled_complaints(CompiledCatalog::assemble(model, lowered, sound), reference, seed).empty());
    Random random(seed);
    for (const Fault fault : kFaults) {
      Circuit broken = sound;
      if (!plant(broken, fault, random) || fingerprint(broken) == fingerprint(sound)) continue;
      ASSERT_TRUE(well_formed(broken));
      ++planted;
      const auto catalog = CompiledCatalog::assemble(model, lowered, std::move(broken));
      EXPECT_FALSE(compiled_complaints(catalog, reference, seed).empty())
          << "catalog " << seed << ", fault " << static_cast<int>(fault);
    }
  }
  EXPECT_GT(planted, 1000);
}

}  // namespace
}  // namespace maquette::compile
