// A brand's colour on the screen is the colour of its swatch: every colour of the court sneaker on every matte material,
// drawn in neutral light and measured in CIEDE2000. That the measure would notice wrong light and a wrong tone mapper is
// tested beside it, with shaders and a studio broken on purpose.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/catalog.h"
#include "query/color_difference.h"
#include "scene/color.h"
#include "scene/data_root.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

constexpr double kSeen = 3.0;  // CIEDE2000: what a brand accepts from one print run to the next
constexpr int kEdge = 40;      // pixels of a swatch

/// Colours of a picture's pixels averaged in linear light, as an eye does from afar.
class Mean {
 public:
  void add(const std::uint8_t* rgb) {
    for (std::size_t c = 0; c < 3; ++c) sum_[c] += scene::srgb_to_linear(static_cast<float>(rgb[c]) / 255.0F);
    count_ += 1.0;
  }
  Rgb color() const { return {channel(0), channel(1), channel(2)}; }

 private:
  std::uint8_t channel(std::size_t c) const {
    return static_cast<std::uint8_t>(std::lround(255.0F * scene::linear_to_srgb(static_cast<float>(sum_[c] / count_))));
  }
  std::array<double, 3> sum_{};
  double count_ = 0.0;
};

Rgb drawn(Renderer& renderer, const std::string& material, Rgb color) {
  const Texture swatch = renderer.swatch({material, color, true, std::nullopt}, kEdge, kEdge);
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kEdge) * kEdge * 4);
  glBindTexture(GL_TEXTURE_2D, swatch.name());
  glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  Mean mean;
  for (std::size_t i = 0; i < pixels.size(); i += 4) mean.add(&pixels[i]);
  return mean.color();
}

std::vector<Rgb> colors_of(const Model& model) {
  const auto less = [](Rgb a, Rgb b) { return std::tie(a.r, a.g, a.b) < std::tie(b.r, b.g, b.b); };
  std::set<Rgb, decltype(less)> colors(less);
  for (const Part& part : model.parts) {
    for (const Option& option : part.options) {
      if (option.color) colors.insert(*option.color);
    }
  }
  return {colors.begin(), colors.end()};
}

bool is_matte(const Material& m) {
  return m.metallic == 0.0F && m.clearcoat == 0.0F && m.transmission == 0.0F && m.anisotropy == 0.0F && m.roughness >= 0.6F;
}

class ColorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    model_ = load_catalog(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs/court-sneaker").model;
    ASSERT_TRUE(model_);
  }

  Renderer in_light(const scene::StudioLight& light, const std::filesystem::path& root = scene::data_root()) const {
    return Renderer(std::make_shared<scene::Assets>(model_, testing::still_life()), root, light);
  }

  /// The greatest difference of some colours on a plain matte material.
  double worst(Renderer& renderer) const {
    double most = 0.0;
    for (const Rgb color : colors_of(*model_))
      most = std::max(most, color_difference(drawn(renderer, "canvas", color), color));
    return most;
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
  std::shared_ptr<const Model> model_;
};

TEST_F(ColorTest, ASwatchIsTheSameInEveryRoom) {
  constexpr Rgb kRed{0xC0, 0x30, 0x20};
  Renderer renderer = in_light(testing::even_light());
  const Rgb before = drawn(renderer, "canvas", kRed);
  renderer.set_light(testing::showroom());
  EXPECT_EQ(drawn(renderer, "canvas", kRed), before);
  Renderer begun = in_light(testing::showroom());
  EXPECT_NE(drawn(begun, "canvas", kRed), before);
}

TEST_F(ColorTest, EveryColourOnEveryMatteMaterialIsItsSwatch) {
  Renderer renderer = in_light(testing::even_light());
  std::size_t materials = 0;
  double sum = 0.0, count = 0.0;
  for (const Material& material : model_->materials) {
    if (!is_matte(material)) continue;
    ++materials;
    for (const Rgb color : colors_of(*model_)) {
      const Rgb seen = drawn(renderer, material.id, color);
      const double difference = color_difference(seen, color);
      sum += difference;
      count += 1.0;
      EXPECT_LT(difference, kSeen) << material.id << ": " << int{color.r} << ' ' << int{color.g} << ' ' << int{color.b}
                                   << " became " << int{seen.r} << ' ' << int{seen.g} << ' ' << int{seen.b};
    }
  }
  EXPECT_GE(materials, 6U);
  RecordProperty("mean_ciede2000", std::to_string(sum / count));
}

/// The same through everything a picture of the product goes through: samples, layers, stage.
TEST_F(ColorTest, AndSoItIsOnTheProduct) {
  Renderer renderer = in_light(testing::even_light());
  Frame frame;
  frame.width = frame.height = 64;
  frame.stage = Stage::none;
  frame.camera = scene::frame(renderer.product().bounds, {0, 80, 0.5F, {}}, {0, 0, 64, 64}, 64, 64);
  for (const scene::Slot& slot : renderer.product().slots) frame.appearance.looks[slot.name].visible = slot.name == "plate";
  frame.appearance.looks["plate"].material = "canvas";
  const auto spot = scene::project(frame.camera, {0.0F, 0.003F, 0.0F});
  ASSERT_TRUE(spot);
  for (const Rgb color : colors_of(*model_)) {
    frame.appearance.looks["plate"].color = color;
    const scene::Image picture = renderer.read(frame);
    Mean mean;
    for (int y = -6; y < 6; ++y) {
      for (int x = -6; x < 6; ++x) {
        const int at = 4 * ((static_cast<int>(spot->y) + y) * 64 + static_cast<int>(spot->x) + x);
        mean.add(&picture.pixels[static_cast<std::size_t>(at)]);
      }
    }
    const Rgb seen = mean.color();
    EXPECT_LT(color_difference(seen, color), kSeen)
        << int{color.r} << ' ' << int{color.g} << ' ' << int{color.b} << " became " << int{seen.r} << ' ' << int{seen.g}
        << ' ' << int{seen.b};
  }
}

TEST_F(ColorTest, WrongExposureIsNoticed) {
  for (const float gain : {0.8F, 1.25F}) {
    Renderer renderer =
        in_light(scene::studio_light(scene::painted(16, [&](const glm::vec3&) { return glm::vec3(gain); })));
    EXPECT_GT(worst(renderer), kSeen) << gain;
  }
}

/// A copy of the shaders in which one text stands for another; gone with its maker.
class BrokenShaders {
 public:
  BrokenShaders(const std::string& text, const std::string& instead)
      : root_(std::filesystem::temp_directory_path() / ("maquette-broken-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(root_);
    std::filesystem::copy(scene::data_root() / "shaders", root_ / "shaders");
    const auto file = root_ / "shaders" / "light.glsl";
    std::ifstream in(file);
    std::string source{std::istreambuf_iterator<char>(in), {}};
    const std::size_t at = source.find(text);
    found_ = at != std::string::npos;
    if (found_) source.replace(at, text.size(), instead);
    std::ofstream(file) << source;
  }
  ~BrokenShaders() { std::filesystem::remove_all(root_); }
  BrokenShaders(const BrokenShaders&) = delete;
  BrokenShaders& operator=(const BrokenShaders&) = delete;
  bool found() const { return found_; }
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
  bool found_ = false;
};

TEST_F(ColorTest, ABrokenToneMapperIsNoticed) {
  for (const auto& [text, instead] :
       {std::pair{"color -= low < 0.08", "color *= 1.0; low -= low < 0.08"}, {"if (peak < start) return color;", ""}}) {
    const BrokenShaders broken(text, instead);
    ASSERT_TRUE(broken.found()) << text;
    Renderer renderer = in_light(testing::even_light(), broken.root());
    EXPECT_GT(worst(renderer), kSeen) << text;
  }
}

}  // namespace
}  // namespace maquette::gl
