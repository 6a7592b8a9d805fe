#include "state/swatch_kind.h"

#include <gtest/gtest.h>

namespace maquette::viewer {
namespace {

Model with_part(Part part, std::string mesh = "shoe.glb") {
  Model model;
  model.mesh = std::move(mesh);
  part.options.emplace_back();  // "none", with nothing to see
  model.parts.push_back(std::move(part));
  return model;
}

Part painted() {
  Part part;
  part.slots = {"vamp"};
  part.options.emplace_back().color = Rgb{1, 2, 3};
  return part;
}

Part formed() {
  Part part;
  part.options.emplace_back().shows = {"bow"};
  return part;
}

TEST(SwatchKind, IsWhatTheEyeCanTellApart) {
  EXPECT_EQ(swatch_kind(with_part(painted()), 0), SwatchKind::paint);
  EXPECT_EQ(swatch_kind(with_part(formed()), 0), SwatchKind::form);
  EXPECT_EQ(swatch_kind(with_part(Part{}), 0), SwatchKind::words);
  Part morphing;
  morphing.options.emplace_back().morphs = {"toe-round"};
  EXPECT_EQ(swatch_kind(with_part(morphing), 0), SwatchKind::form);
}

TEST(SwatchKind, PaintOnASlotComesBeforeFormAndFormBeforePaintOnNone) {
  Part both = painted();
  both.options[0].shows = {"bow"};
  EXPECT_EQ(swatch_kind(with_part(both), 0), SwatchKind::paint);
  both.slots.clear();
  EXPECT_EQ(swatch_kind(with_part(both), 0), SwatchKind::form);
}

TEST(SwatchKind, WithoutAMeshThereIsNoForm) {
  EXPECT_EQ(swatch_kind(with_part(formed(), ""), 0), SwatchKind::words);
  Part colored = painted();
  colored.slots.clear();
  EXPECT_EQ(swatch_kind(with_part(colored, ""), 0), SwatchKind::paint);
}

}  // namespace
}  // namespace maquette::viewer
