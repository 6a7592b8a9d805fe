// Morph targets and variants, drawn: a shape that is asked for is the picture of a mesh that lies in it.
#include <gtest/gtest.h>

#include "compare.h"
#include "gl/context.h"
#include "gl/renderer.h"
#include "scene/data_root.h"
#include "scene/morph.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

using testing::compare;

/// The still life, whose ball "coat" has a morph target "swell" that makes it twice as large, upwards.
std::shared_ptr<const scene::Product> with_morph() {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  scene::Slot& ball = product->slots[1];
  scene::Slot::Morph swell;
  swell.name = "swell";
  for (std::uint32_t v = 0; v < ball.positions.size(); ++v) {
    swell.vertices.push_back(v);
    swell.positions.push_back(0.028F * (ball.normals[v] + glm::vec3(0, 1, 0)));
    swell.normals.push_back(glm::vec3(0.0F));
  }
  ball.morphs.push_back(swell);
  return product;
}

/// The same mesh lying in the shape that `weights` give it.
std::shared_ptr<const scene::Product> lying_in(const std::shared_ptr<const scene::Product>& product,
                                               const scene::MorphWeights& weights) {
  auto lying = std::make_shared<scene::Product>(*product);
  static_cast<scene::Figure&>(*lying) = *scene::shaped(product, weights);
  return lying;
}

Frame frame_of(const scene::Bounds& bounds, int width, int height) {
  Frame frame = testing::still_life_frame(width, height);
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  frame.camera = scene::frame(bounds, {15, 20, 1, {}}, {0.06F * w, 0.06F * h, 0.88F * w, 0.88F * h}, width, height);
  return frame;
}

class ShapeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
  }
  static Renderer renderer_of(std::shared_ptr<const scene::Product> product) {
    return Renderer(std::make_shared<scene::Assets>(testing::still_life_model(), std::move(product)), scene::data_root(),
                    testing::showroom());
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
};

TEST_F(ShapeTest, IsDrawnAsTheMeshThatLiesInIt) {
  const scene::MorphWeights weights{{"swell", 1.4F}};
  Renderer moved = renderer_of(with_morph()), lying = renderer_of(lying_in(with_morph(), weights));
  scene::Appearance looks = testing::still_life_looks();
  const scene::Image as_it_was = moved.read(frame_of(lying.product().bounds, 240, 180));
  looks.morphs = weights;
  EXPECT_EQ(moved.bounds(looks).high.y, lying.product().bounds.high.y);
  Frame frame = frame_of(moved.bounds(looks), 240, 180), still = frame;
  frame.outlines = still.outlines = {{{"coat"}}};
  frame.appearance = looks;
  const scene::Image drawn = moved.read(frame);
  EXPECT_EQ(drawn, lying.read(still)) << "surface, contact shadow and outline follow";
  EXPECT_GT(compare(drawn, as_it_was).mean, 0.5);
  frame.appearance.morphs.clear();
  frame.outlines.clear();
  EXPECT_EQ(moved.read(frame), as_it_was) << "and it goes back";
}

TEST_F(ShapeTest, GoesFromOneToTheNextWhileTheLookFades) {
  Renderer renderer = renderer_of(with_morph());
  Frame fade = frame_of(renderer.product().bounds, 160, 120);
  fade.previous = fade.appearance;
  fade.previous->morphs = {{"swell", 0.0F}};
  fade.appearance.morphs = {{"swell", 1.0F}};
  fade.blend = 0.25F;
  Frame quarter = fade;
  quarter.previous.reset();
  quarter.appearance.morphs = {{"swell", 0.25F}};
  Frame end = fade;
  end.previous.reset();
  const scene::Image drawn = renderer.read(fade);
  EXPECT_LT(compare(drawn, renderer.read(quarter)).mean, 0.8) << "all but the shadow, which is the goal's already";
  EXPECT_GT(compare(drawn, renderer.read(end)).mean, 1.5);
}

TEST_F(ShapeTest, VariantsChangeTheMeshesOwnMaterials) {
  auto product = std::make_shared<scene::Product>(*testing::still_life());
  scene::GlbMaterial red, blue;
  red.base_color = {0.6F, 0.02F, 0.02F, 1.0F};
  blue.base_color = {0.02F, 0.05F, 0.6F, 1.0F};
  red.metallic = blue.metallic = 0.0F;
  product->materials = {red, blue};
  product->variants = {"warm", "cold"};
  scene::Slot& ball = product->slots[0];
  ball.material = 0;
  ball.variants = {scene::kNone, 1};
  auto as_blue = std::make_shared<scene::Product>(*product);
  as_blue->slots[0].material = 1;
  Renderer renderer = renderer_of(product), blue_one = renderer_of(as_blue);
  Frame frame = testing::still_life_frame(160, 120);
  frame.appearance.looks.erase("matte");
  const scene::Image came = renderer.read(frame);
  EXPECT_GT(compare(came, blue_one.read(frame)).mean, 0.5);
  Frame cold = frame;
  cold.appearance.variant = "cold";
  EXPECT_EQ(renderer.read(cold), blue_one.read(frame));
  for (const char* other : {"warm", "unheard of"}) {
    cold.appearance.variant = other;
    EXPECT_EQ(renderer.read(cold), came) << other;
  }
}

}  // namespace
}  // namespace maquette::gl
