// Every material of every catalog on balls of 56 mm, a sheet for each catalog: a material that changes is seen even where
// no design of the gallery wears it. In the order of the catalog's materials, each in the first colour an option gives it;
// what only colours dress is shown in burgundy, where weave, grain and shine can be told apart, and food in its own
// colours.
//
// After a wanted change: MAQUETTE_GOLDEN=write build/release/bin/viewer_products_test, then look at the pictures.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/catalog.h"
#include "scene/assets.h"
#include "scene/data_root.h"
#include "viewer/gl/compare.h"
#include "viewer/gl/still_life.h"

namespace maquette {
namespace {

constexpr float kRadius = 0.028F, kPitch = 0.062F;  // metres
constexpr int kBall = 88;                           // pixels from one to the next
constexpr int kColumns = 8;

/// Balls in rows on a wall, the first at the top left, each a slot by its material's name.
std::shared_ptr<const scene::Product> wall_of(const std::vector<Material>& materials) {
  auto product = std::make_shared<scene::Product>();
  for (std::size_t i = 0; i < materials.size(); ++i) {
    const auto column = static_cast<float>(i % kColumns), row = static_cast<float>(i / kColumns);
    product->slots.push_back(testing::ball(materials[i].id.c_str(), {column * kPitch, -row * kPitch, 0.0F}, kRadius));
    scene::Slot& slot = product->slots.back();
    for (glm::vec2& uv : slot.uv0) uv *= glm::vec2(1.76F, 0.88F);  // 1 is 100 mm
    slot.uv1.assign(slot.positions.size(), glm::vec2(0.0F));
    for (const glm::vec3& p : slot.positions) slot.bounds.add(p);
    product->bounds.add(slot.bounds.low);
    product->bounds.add(slot.bounds.high);
  }
  return product;
}

constexpr Rgb kBurgundy{0x8A, 0x33, 0x40};

/// The first colour that an option gives the material.
std::optional<Rgb> first_color(const Model& model, const std::string& material) {
  for (const Part& part : model.parts) {
    for (const Option& option : part.options) {
      if (option.material == material && option.color) return option.color;
    }
  }
  return std::nullopt;
}

/// Straight from the front, without a lens's perspective worth speaking of.
gl::Frame frame_of(const scene::Bounds& bounds, int count) {
  gl::Frame frame;
  const int rows = (count + kColumns - 1) / kColumns;
  frame.width = kBall * std::min(count, kColumns);
  frame.height = kBall * rows;
  const glm::vec3 center = bounds.center(), eye = center + glm::vec3(0.0F, 0.0F, 2.0F);
  frame.camera.eye = eye;
  frame.camera.viewport = {frame.width, frame.height};
  frame.camera.view = glm::mat4(1.0F);
  frame.camera.view[3] = glm::vec4(-eye, 1.0F);
  const float near = 1.0F, far = 3.0F;
  const glm::vec2 half = 0.5F * kPitch / static_cast<float>(kBall) * frame.camera.viewport;
  frame.camera.projection = glm::mat4(0.0F);
  frame.camera.projection[0][0] = (2.0F - kRadius) / half.x;
  frame.camera.projection[1][1] = (2.0F - kRadius) / half.y;
  frame.camera.projection[2] = {0.0F, 0.0F, -(far + near) / (far - near), -1.0F};
  frame.camera.projection[3][2] = -2.0F * far * near / (far - near);
  return frame;
}

class Materials : public ::testing::TestWithParam<std::string> {};

TEST_P(Materials, LookAsTheyDid) {
  gl::HeadlessContext::Result made = gl::HeadlessContext::create();
  if (!made.context) GTEST_SKIP() << made.problem;
  const auto model = load_catalog(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / GetParam()).model;
  ASSERT_TRUE(model);
  ASSERT_FALSE(model->materials.empty());
  const auto product = wall_of(model->materials);
  gl::Renderer renderer(std::make_shared<scene::Assets>(model, product), scene::data_root(), testing::showroom());
  gl::Frame frame = frame_of(product->bounds, static_cast<int>(model->materials.size()));
  for (const Material& material : model->materials) {
    scene::Look& look = frame.appearance.looks[material.id];
    look.material = material.id;
    look.color = first_color(*model, material.id);
    if (!look.color && GetParam() != "pizza") look.color = kBurgundy;
  }
  const scene::Image picture = renderer.read(frame);
  EXPECT_TRUE(renderer.warnings().empty());
  EXPECT_EQ(testing::differs_from_golden(picture, GetParam() + "-materials"), "");

  // The comparison is good for something: materials in each other's places are seen.
  std::string previous = model->materials.back().id;
  for (const Material& material : model->materials) {
    std::swap(previous, frame.appearance.looks[material.id].material);
  }
  EXPECT_FALSE(testing::within_tolerance(testing::compare(picture, renderer.read(frame))));
}

INSTANTIATE_TEST_SUITE_P(OfEveryCatalog, Materials, ::testing::Values("court-sneaker", "stiletto-pump", "pizza"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace maquette
