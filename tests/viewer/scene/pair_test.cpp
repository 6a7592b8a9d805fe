// A product that comes in twos: the second hangs in the mesh below a node that mirrors it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene/fit.h"
#include "scene/pick.h"
#include "scene/shown.h"
#include "viewer/scene/glb_maker.h"

namespace maquette::scene {
namespace {

using ::testing::ElementsAre;

/// A tile, and its mirror image one metre behind it.
ProductResult pair_of_tiles(const std::string& image = "left:tile") {
  testing::GlbMaker made;
  made.json["nodes"][0].erase("translation");
  made.json["nodes"].push_back({{"name", image}, {"mesh", 0}});
  made.json["nodes"].push_back({{"name", "left"}, {"children", {1}}, {"scale", {1, 1, -1}}, {"translation", {0, 0, -1}}});
  made.json["scenes"][0]["nodes"] = {0, 2};
  GlbResult read = read_glb(made.bytes());
  EXPECT_TRUE(read.glb) << read.problem;
  return build_product(std::move(*read.glb));
}

Option option(const char* id, std::optional<Rgb> color) {
  Option made;
  made.id = id;
  made.color = color;
  return made;
}

constexpr Rgb kRed{200, 0, 0}, kBlue{0, 0, 200};

Part part(const char* id, GroupIndex group, const char* slot, std::vector<Option> options, PartKind kind = {}) {
  Part made;
  made.id = id;
  made.kind = kind;
  made.group = group;
  made.slots = {slot};
  made.options = std::move(options);
  return made;
}

/// The tile's colour and words, and those of the left one where it differs.
Model model() {
  Model made;
  made.groups = {{"tile", {}, {}, {0}, {}}, {"words", {}, {}, {1}, {}}, {"left", {}, {}, {2, 3}, {}}};
  made.parts = {part("tile", 0, "tile", {option("red", kRed), option("blue", kBlue)}),
                part("words", 1, "patch", {option("0", {}), option("1", {})}, PartKind::text),
                part("left.tile", 2, "left:tile", {option("none", {}), option("blue", kBlue)}),
                part("left.words", 2, "left:patch", {option("0", {}), option("1", {})}, PartKind::text)};
  return made;
}

TEST(Pair, TheMirrorIsBakedIn) {
  const ProductResult built = pair_of_tiles();
  ASSERT_TRUE(built.product) << built.problem;
  ASSERT_EQ(built.product->slots.size(), 2U);
  const Slot &right = built.product->slots[0], &left = built.product->slots[1];
  EXPECT_FALSE(right.image);
  EXPECT_TRUE(left.image);
  EXPECT_EQ(left.positions[0].z, -1.0F);
  // Winding, normals and tangents of a mirror image: the front is where the normal points, the bitangent where it was.
  const auto facing = [](const Slot& slot) {
    return glm::cross(slot.positions[slot.indices[1]] - slot.positions[slot.indices[0]],
                      slot.positions[slot.indices[2]] - slot.positions[slot.indices[0]]);
  };
  EXPECT_GT(glm::dot(facing(right), right.normals[0]), 0.0F);
  EXPECT_GT(glm::dot(facing(left), left.normals[0]), 0.0F);
  const auto bitangent = [](const Slot& slot) {
    return glm::cross(slot.normals[0], glm::vec3(slot.tangents[0])) * slot.tangents[0].w;
  };
  const glm::vec3 mirrored = bitangent(right) * glm::vec3(1, 1, -1);
  EXPECT_LT(glm::distance(bitangent(left), mirrored), 1.0e-5F);
  EXPECT_LT(glm::distance(glm::vec3(left.tangents[0]), glm::vec3(right.tangents[0]) * glm::vec3(1, 1, -1)), 1.0e-5F);
}

TEST(Pair, WhatIsMeasuredIsTheOneUntilBothAreShown) {
  const ProductResult built = pair_of_tiles();
  ASSERT_TRUE(built.product);
  EXPECT_EQ(built.product->bounds.low.z, 0.0F);
  Appearance looks = appearance(model(), {{0, 0, 0, 0}, {}});
  EXPECT_EQ(shown_bounds(*built.product, looks).low.z, 0.0F);
  looks.images = true;
  EXPECT_EQ(shown_bounds(*built.product, looks).low.z, -1.0F);
  EXPECT_EQ(bounds_of(*built.product, shown_slots(*built.product, looks)).low.z, -1.0F);
}

TEST(Pair, ANameWithAColonIsNoImageWithoutItsOriginal) {
  const ProductResult built = pair_of_tiles("left:plate");
  ASSERT_TRUE(built.product);
  EXPECT_FALSE(has_images(*built.product));
  EXPECT_THAT(shown_slots(*built.product, {}), ElementsAre(true, true));
  EXPECT_EQ(built.product->bounds.low.z, -1.0F);
}

TEST(Pair, TheOtherIsSeenOnlyWhereItDiffers) {
  const ProductResult built = pair_of_tiles();
  ASSERT_TRUE(built.product);
  const auto shown = [&](OptionIndex own) {
    return shown_slots(*built.product, appearance(model(), {{1, 0, own, 0}, {}}));
  };
  EXPECT_THAT(shown(0), ElementsAre(true, false));
  EXPECT_THAT(shown(1), ElementsAre(true, false)) << "blue beside blue does not differ";
  const Appearance apart = appearance(model(), {{0, 0, 1, 0}, {}});
  EXPECT_THAT(shown_slots(*built.product, apart), ElementsAre(true, true));
  EXPECT_EQ(look_of(apart, "tile").color, kRed);
  EXPECT_EQ(look_of(apart, "left:tile").color, kBlue);
}

TEST(Pair, AnImageFollowsItsOriginalUntilItHasItsOwn) {
  Appearance looks = appearance(model(), {{1, 0, 0, 0}, {}});
  EXPECT_EQ(look_of(looks, "left:tile").color, kBlue);
  EXPECT_EQ(&look_of(looks, "left:rim"), &look_of(looks, "rim")) << "of neither anything is said";
  looks.looks["rim"].color = kRed;
  EXPECT_EQ(look_of(looks, "left:rim").color, kRed);
}

TEST(Pair, WordsOfItsOwnOrTheOriginals) {
  const auto text = [](std::map<PartIndex, std::string> texts) {
    const Appearance looks = appearance(model(), {{0, 1, 0, texts.contains(3) ? 1U : 0U}, std::move(texts)});
    return looks.looks.at("left:patch").text->text;
  };
  EXPECT_EQ(text({{1, "R"}}), "R");
  EXPECT_EQ(text({{1, "R"}, {3, "L"}}), "L");
}

TEST(Pair, ATapFindsTheOthersPart) {
  const ProductResult built = pair_of_tiles();
  ASSERT_TRUE(built.product);
  const Picker picker(built.product);
  Appearance looks = appearance(model(), {{0, 0, 1, 0}, {}});
  const Ray from_behind{{0.25F, 0.25F, -5}, {0, 0, 1}};
  const auto hit = picker.pick(from_behind, shown_slots(*built.product, looks));
  ASSERT_TRUE(hit);
  EXPECT_EQ(group_of_slot(model(), built.product->slots[hit->slot].name), 2U);
  looks.images = false;
  const auto behind_it = picker.pick(from_behind, shown_slots(*built.product, looks));
  ASSERT_TRUE(behind_it);
  EXPECT_EQ(group_of_slot(model(), built.product->slots[behind_it->slot].name), 0U);
  EXPECT_EQ(group_of_slot(model(), "left:tile"), 2U);
  Model alike = model();
  alike.parts[2].slots.clear();
  EXPECT_EQ(group_of_slot(alike, "left:tile"), 0U) << "what has no part of its own is its original's";
}

TEST(Pair, GroupsKnowWhichOfTheTwoTheyAreAbout) {
  EXPECT_FALSE(is_of_image(model(), 0));
  EXPECT_TRUE(is_of_image(model(), 2));
}

TEST(Pair, ASwatchOfTheOtherWearsWhatTheOriginalDoes) {
  EXPECT_EQ(swatch_look(model(), {{0, 0, 1, 0}, {}}, 2, 0).color, kRed);
  EXPECT_EQ(swatch_look(model(), {{0, 0, 0, 0}, {}}, 2, 1).color, kBlue);
}

TEST(Pair, WhatBothWearIsOutlinedOnBoth) {
  const ProductResult built = pair_of_tiles();
  ASSERT_TRUE(built.product);
  EXPECT_THAT(on_both(*built.product, {}, {"tile"}), ElementsAre("tile", "left:tile"));
  EXPECT_THAT(on_both(*built.product, appearance(model(), {{0, 0, 1, 0}, {}}), {"tile"}), ElementsAre("tile"));
}

}  // namespace
}  // namespace maquette::scene
