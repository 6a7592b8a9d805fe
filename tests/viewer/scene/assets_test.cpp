#include "scene/assets.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "scene/data_root.h"

namespace maquette::scene {
namespace {

std::shared_ptr<const Model> sneaker() { return load_catalog(data_root() / "catalogs" / "court-sneaker").model; }

Appearance defaults(const Model& model) {
  Variant variant;
  for (const Part& part : model.parts) variant.options.push_back(part.default_option);
  return appearance(model, variant);
}

TEST(Lazy, ComputesOnceHoweverManyAsk) {
  std::atomic<int> computed = 0;
  Lazy<int> lazy([&computed] { return ++computed; });
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&lazy] { EXPECT_EQ(lazy.get(), 1); });
  threads.clear();
  EXPECT_EQ(computed, 1);
}

TEST(Assets, ReadAheadOrNotTheyAreTheSame) {
  const auto model = sneaker();
  ASSERT_TRUE(model);
  Assets plain(model), ahead(model);
  ahead.read_ahead(defaults(*model), Assets::Use::studio);
  ASSERT_TRUE(plain.product().product);
  ASSERT_TRUE(ahead.product().product);
  EXPECT_EQ(plain.product().product->slots.size(), ahead.product().product->slots.size());
  for (const Material& material : model->materials) {
    const MaterialMaps a = plain.take_maps(material), b = ahead.take_maps(material), again = ahead.take_maps(material);
    EXPECT_EQ(a.surface, b.surface) << material.id;
    EXPECT_EQ(a.normals, b.normals) << material.id;
    EXPECT_EQ(b.surface, again.surface) << material.id;
  }
  const GlbMaterial& first = plain.product().product->materials.front();
  const std::uint32_t picture = first.occlusion_texture.image;
  const int channels = occlusion_channels(first);
  EXPECT_EQ(channels, 1);
  const auto decoded = ahead.take_picture(picture, channels).image;
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded, plain.take_picture(picture, channels).image);
  EXPECT_EQ(decoded, ahead.take_picture(picture, channels).image);
}

TEST(Assets, AMissingMeshIsAProblemAndEndsTheReading) {
  Model model;
  model.root = "/nowhere";
  model.mesh = "shoe.glb";
  Assets assets(std::make_shared<const Model>(model));
  assets.read_ahead({}, Assets::Use::studio);
  EXPECT_FALSE(assets.product().product);
  EXPECT_NE(assets.product().problem, "");
  EXPECT_NE(assets.take_picture(0, 1).problem, "");
}

}  // namespace
}  // namespace maquette::scene
