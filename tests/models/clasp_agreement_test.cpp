// Real models, clicked through at random: after every click clasp, which shares no code with us, has the same opinion about
// every option, and about the alternatives of what was selected.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "bench/peers/ours.h"
#include "bench/peers/peers.h"
#include "bench/peers/subjects.h"
#include "bench/peers/visits.h"
#include "support/random.h"

namespace maquette::bench {
namespace {

constexpr std::chrono::minutes kPatience{5};
/// Of more parts than this clasp needs half a minute for one answer.
constexpr std::size_t kLarge = 10'000;

/// Enough for most models to be clicked deep, few enough for clasp to read them every time.
std::size_t visits_for(const Model& model) { return model.parts.size() > kLarge ? 1 : 2; }
std::size_t clicks_for(const Model& model) {
  if (model.parts.size() > kLarge) return 1;
  return model.parts.size() > 1'000 ? 8 : 20;
}

class RealModel : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto subjects = find_subjects(MAQUETTE_SOURCE_DIR);
    const auto found = std::find_if(subjects.begin(), subjects.end(), [](const auto& s) { return s.name == GetParam(); });
    if (found == subjects.end()) GTEST_SKIP() << "the model is not on this machine";
    subject_ = load_subject(*found);
    ours_ = make_ours(subject_.catalog);
    brave_ = make_clasp(subject_.model, ClaspMode::brave);
    cautious_ = make_clasp(subject_.model, ClaspMode::cautious);
    if (!brave_ || !cautious_) GTEST_SKIP() << "the clasp program is not installed";
  }

  void expect_same(Contestant& clasp, const Selections& selections) {
    const auto ours = ours_->ask(selections, kPatience);
    const auto theirs = clasp.ask(selections, kPatience);
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(disagreement(*subject_.model, selections, *ours, *theirs), "");
  }

  /// Beside the other selections, which options of a selected part are there?
  void expect_same_alternatives(const Selections& selections, PartIndex part) {
    const OptionNumbers numbers(*subject_.model);
    Selections others = selections;
    others.chosen.erase(part);
    const auto ours = ours_->ask(selections, kPatience);
    const auto theirs = brave_->ask(others, kPatience);
    ASSERT_TRUE(ours && theirs);
    for (std::uint32_t number = numbers.first(part); number < numbers.first(part + 1); ++number) {
      EXPECT_EQ(ours->possible[number], theirs->possible[number]) << subject_.model->parts[part].id;
    }
  }

  Subject subject_;
  std::unique_ptr<Contestant> ours_, brave_, cautious_;
};

TEST_P(RealModel, HasTheSameStatesForClasp) {
  testing::Random random(3);
  for (const Visit& visit :
       random_visits(*subject_.model, *ours_, visits_for(*subject_.model), clicks_for(*subject_.model))) {
    Selections selections;
    bool brave = true;
    for (const Click& click : visit) {
      apply(click, selections);
      expect_same(brave ? *brave_ : *cautious_, selections);
      brave = !brave;
    }
    if (selections.chosen.empty() || subject_.model->parts.size() > kLarge) continue;
    const auto any = random.below(static_cast<std::uint32_t>(selections.chosen.size()));
    expect_same_alternatives(selections, std::next(selections.chosen.begin(), any)->first);
  }
}

/// Selections that cannot hold together are told as such by both.
TEST_P(RealModel, HasTheSameConflictsForClasp) {
  testing::Random random(5);
  const Model& model = *subject_.model;
  const OptionNumbers numbers(model);
  for (const Visit& visit : random_visits(model, *ours_, 1, clicks_for(model))) {
    Selections selections;
    for (const Click& click : visit) apply(click, selections);
    const auto answer = ours_->ask(selections, kPatience);
    for (int attempt = 0; attempt < 1000; ++attempt) {
      const PartIndex part = random.below(static_cast<std::uint32_t>(model.parts.size()));
      const OptionIndex option = random.below(static_cast<std::uint32_t>(model.parts[part].options.size()));
      if (selections.chosen.contains(part) || answer->possible[numbers(part, option)] != 0) continue;
      selections.chosen[part] = option;
      EXPECT_FALSE(ours_->ask(selections, kPatience)->satisfiable);
      expect_same(*brave_, selections);
      break;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, RealModel,
                         ::testing::Values("court sneaker", "berkeleydb", "renault", "e-shop", "windows-7", "pc-richmond",
                                           "busybox", "financial-services-01", "financial-services-05", "automotive01",
                                           "automotive02", "line-8"),
                         [](const auto& name) {
                           std::string id = name.param;
                           std::replace_if(
                               id.begin(), id.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
                           return id;
                         });

}  // namespace
}  // namespace maquette::bench
