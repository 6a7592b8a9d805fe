#include "scene/ground.h"

#include <gtest/gtest.h>

namespace maquette::scene {
namespace {

/// A horizontal square of 100 mm at a height in metres, seen from above.
Slot square(const char* name, float height) {
  Slot slot;
  slot.name = name;
  slot.positions = {{-0.05F, height, 0.05F}, {0.05F, height, 0.05F}, {-0.05F, height, -0.05F}, {0.05F, height, -0.05F}};
  slot.normals.assign(4, glm::vec3(0, 1, 0));
  slot.indices = {0, 1, 2, 2, 1, 3};
  return slot;
}

/// Letters over a board, a sheet that may lie between them, and a table far below.
std::shared_ptr<const Product> desk() {
  auto product = std::make_shared<Product>();
  product->slots = {square("words", 0.0202F), square("sheet", 0.0200F), square("board", 0.0190F), square("table", 0.0F)};
  return product;
}

Appearance looks(const char* text = "AB") {
  Appearance result;
  result.looks["words"].text = SlotText{text, "block", "", Technique::deboss};
  result.looks["sheet"].material = "paper";
  result.looks["board"].material = "oak";
  result.looks["board"].color = Rgb{120, 80, 40};
  return result;
}

TEST(Ground, IsTheNearestSurfaceBelow) {
  EXPECT_EQ(ground_of(*desk(), 0, {true, true, true, true}), 1U);
  EXPECT_EQ(ground_of(*desk(), 0, {true, false, true, true}), 2U);
  EXPECT_EQ(ground_of(*desk(), 0, {true, false, false, true}), std::nullopt) << "the table is too far away";
}

TEST(Ground, PressedLettersLookLikeIt) {
  Grounds grounds(desk());
  Appearance look = looks();
  const Appearance on_paper = grounds.dressed(look);
  EXPECT_EQ(on_paper.looks.at("words").material, "paper");
  EXPECT_TRUE(on_paper.looks.at("words").text->bare);
  look.looks["sheet"].visible = false;
  const Look on_oak = grounds.dressed(look).looks.at("words");
  EXPECT_EQ(on_oak.material, "oak");
  EXPECT_EQ(on_oak.color, (Rgb{120, 80, 40}));
  look.looks["board"].color = Rgb{10, 10, 10};
  EXPECT_EQ(grounds.dressed(look).looks.at("words").color, (Rgb{10, 10, 10})) << "it follows the choice";
}

TEST(Ground, OtherLettersKeepTheirLook) {
  Grounds grounds(desk());
  Appearance foil = looks();
  foil.looks["words"].text->technique = Technique::foil;
  EXPECT_EQ(grounds.dressed(foil), foil);
  Appearance filled = looks();
  filled.looks["words"].color = Rgb{0, 0, 0};
  EXPECT_EQ(grounds.dressed(filled), filled);
  EXPECT_EQ(grounds.dressed(looks("")), looks(""));
}

}  // namespace
}  // namespace maquette::scene
