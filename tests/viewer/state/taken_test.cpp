#include "state/taken.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/model_builder.h"

namespace maquette::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Words& english() {
  static const Languages all = load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words");
  return all.words.at("en");
}

/// Dough, and three toppings of which any are taken: ham and olives on the whole or a half, basil or none.
std::shared_ptr<const Model> pizza() {
  maquette::testing::ModelBuilder b("pizza");
  b.part("dough", {{"thin"}, {"thick"}});
  b.part("ham", {{"no"}, {"whole"}, {"left"}});
  b.part("olives", {{"no"}, {"whole"}, {"left"}});
  b.part("basil", {{"no"}, {"yes"}});
  Model& model = b.model();
  for (Part& part : model.parts) {
    part.label["en"] = part.id;
    for (Option& option : part.options) option.label["en"] = option.id == "no" ? "None" : option.id;
  }
  Several toppings;
  toppings.id = "toppings";
  toppings.parts = {1, 2, 3};
  toppings.most = 3;
  model.several.push_back(toppings);
  return b.build();
}

TEST(Taken, NamesWhatIsTakenAndWhereItLies) {
  const auto model = pizza();
  EXPECT_THAT(names_taken(*model, 1, {0, 1, 2, 1}, english()),
              ElementsAre("ham\u00A0(whole)", "olives\u00A0(left)", "basil"));
}

TEST(Taken, NothingTakenIsSaidOnce) {
  const auto model = pizza();
  EXPECT_THAT(names_taken(*model, 1, {0, 0, 0, 0}, english()), ElementsAre("None"));
  EXPECT_THAT(names_taken(*model, 2, {0, 0, 0, 0}, english()), IsEmpty()) << "the first of them has said it";
}

TEST(Taken, ADashSaysNothingBesideOtherValues) {
  maquette::testing::ModelBuilder b("shoe");
  b.part("strap.style", {{"none"}, {"ankle"}});
  b.part("strap.buckle", {{"none"}, {"gold"}});
  Model& model = b.model();
  for (Part& part : model.parts) {
    for (Option& option : part.options) option.label["en"] = option.id == "none" ? "–" : option.id;
  }
  const auto built = b.build();
  EXPECT_THAT(names_taken(*built, 0, {0, 0}, english()), ElementsAre("–"));
  EXPECT_THAT(names_taken(*built, 1, {0, 0}, english()), IsEmpty());
  EXPECT_THAT(names_taken(*built, 1, {1, 1}, english()), ElementsAre("gold"));
}

TEST(Taken, APartOfItsOwnSaysItsOption) {
  const auto model = pizza();
  EXPECT_EQ(several_of(*model, 0), nullptr);
  EXPECT_THAT(names_taken(*model, 0, {1, 0, 0, 1}, english()), ElementsAre("thick"));
}

}  // namespace
}  // namespace maquette::viewer
