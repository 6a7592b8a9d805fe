#include "state/told.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace maquette::viewer {
namespace {

using ::testing::ElementsAre;

Part part(const char* id, std::vector<std::string> slots, std::vector<std::string> options) {
  Part made;
  made.id = id;
  made.slots = std::move(slots);
  for (const std::string& option : options) made.options.emplace_back().id = option;
  return made;
}

/// A sole, and a left shoe of two colours that may be as on the right.
Model pair() {
  Model model;
  model.groups = {{"sole", {}, {}, {0}, {}}, {"left", {}, {}, {1, 2}, {}}};
  model.parts = {part("sole", {"sole"}, {"none", "gum"}), part("left.heel", {"left:heel"}, {"none", "ink"}),
                 part("left.laces", {"left:laces"}, {"none", "ink"})};
  return model;
}

TEST(Told, WhatDiffersIsCalledByName) {
  const Told told = told_parts(pair(), {{0, 0, 1}, {}}, 1);
  EXPECT_THAT(told.parts, ElementsAre(2U));
  EXPECT_TRUE(told.by_name);
}

TEST(Told, WhereNothingDiffersThatIsSaidOnce) {
  const Told told = told_parts(pair(), {{0, 0, 0}, {}}, 1);
  EXPECT_THAT(told.parts, ElementsAre(1U));
  EXPECT_FALSE(told.by_name);
}

TEST(Told, APartAloneSaysWhatItIs) {
  EXPECT_THAT(told_parts(pair(), {{0, 0, 0}, {}}, 0).parts, ElementsAre(0U));
  Model coloured = pair();
  coloured.parts[1].options[0].color = Rgb{};
  EXPECT_THAT(told_parts(coloured, {{0, 0, 0}, {}}, 1).parts, ElementsAre(1U, 2U)) << "a colour is something";
}

TEST(Told, APairIsKnownByTheSlotsOfTheOther) {
  EXPECT_TRUE(comes_in_twos(pair()));
  Model one = pair();
  one.parts.resize(1);
  EXPECT_FALSE(comes_in_twos(one));
}

}  // namespace
}  // namespace maquette::viewer
