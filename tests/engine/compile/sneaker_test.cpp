// The compiled form on the real product: two ceilings, where brute force cannot follow. The number of designs with each
// option of a part must add up to the number with the part open, and the states must be those of Z3.
#include <gmpxx.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "compile/compiled.h"
#include "maquette/catalog.h"
#include "maquette/evaluate.h"
#include "query/domains.h"
#include "query/swap.h"
#include "support/random.h"
#include "z3/oracle.h"

namespace maquette::compile {
namespace {

class Sneaker : public ::testing::Test {
 protected:
  void SetUp() override {
    model_ = load_catalog(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs/court-sneaker").model;
    ASSERT_TRUE(model_);
    catalog_ = CompiledCatalog::compile(model_).catalog;
    ASSERT_TRUE(catalog_);
  }

  /// A random possible option of `part`.
  std::optional<OptionIndex> pick(const Selections& selections, PartIndex part) {
    const auto states = catalog_->domains(selections).states[part];
    std::vector<OptionIndex> possible;
    for (OptionIndex option = 0; option < states.size(); ++option) {
      if (states[option] == OptionState::available || states[option] == OptionState::implied) possible.push_back(option);
    }
    if (possible.empty()) return std::nullopt;
    return possible[random_.below(static_cast<std::uint32_t>(possible.size()))];
  }

  /// Selections that hold together, for every `step`-th part.
  Selections dressed(PartIndex step) {
    Selections selections;
    for (PartIndex part = 0; part < model_->parts.size(); part += step) {
      if (const auto option = pick(selections, part)) selections.chosen[part] = *option;
    }
    return selections;
  }

  std::shared_ptr<const Model> model_;
  std::shared_ptr<const CompiledCatalog> catalog_;
  testing::Random random_{5};
};

TEST_F(Sneaker, CountsOfOptionsAddUp) {
  Selections selections = dressed(2);
  for (PartIndex part = 1; part < model_->parts.size(); part += 8) {
    const auto open = catalog_->count(selections);
    const auto shares = catalog_->shares(selections);
    ASSERT_TRUE(open && shares);
    mpz_class sum = 0;
    for (OptionIndex option = 0; option < model_->parts[part].options.size(); ++option) {
      Selections narrower = selections;
      narrower.chosen[part] = option;
      const mpz_class with(catalog_->count(narrower).value());
      sum += with;
      EXPECT_NEAR((*shares)[part][option], mpq_class(with, mpz_class(*open)).get_d(), 1e-9);
    }
    EXPECT_EQ(sum.get_str(), *open);
  }
}

TEST_F(Sneaker, StatesAreThoseOfZ3) {
  const Swap swap(*model_);
  Oracle oracle(model_);
  DomainFinder finder(model_, swap);
  for (const PartIndex step : {1, 2, 5}) {
    const Selections selections = dressed(step);
    const Oracle::Turn turn = oracle.begin(Limits{.resource = 2'000'000'000, .wall = std::chrono::minutes(2)});
    Reasoner z3(oracle, swap, nullptr);
    const Domains proven = finder.find(z3, selections);
    const Domains compiled = catalog_->domains(selections);
    EXPECT_EQ(compiled.satisfiable, proven.satisfiable);
    for (PartIndex part = 0; part < model_->parts.size(); ++part) {
      for (OptionIndex option = 0; option < proven.states[part].size(); ++option) {
        if (compiled.states[part][option] == OptionState::unknown) continue;
        EXPECT_EQ(compiled.states[part][option], proven.states[part][option])
            << model_->parts[part].id << " " << model_->parts[part].options[option].id;
      }
    }
  }
}

TEST_F(Sneaker, SamplesKeepTheCeilings) {
  const auto variants = catalog_->sample(dressed(3), 1, 20);
  EXPECT_EQ(variants.size(), 20U);
  for (const Variant& variant : variants) {
    for (RuleIndex rule = 0; rule < model_->rules.size(); ++rule) {
      EXPECT_TRUE(holds(model_->rules[rule].formula, variant.options)) << model_->rules[rule].id;
    }
  }
}

}  // namespace
}  // namespace maquette::compile
