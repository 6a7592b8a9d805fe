#include "gl/edge_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "gl/context.h"
#include "gl/renderer.h"
#include "scene/data_root.h"
#include "still_life.h"

namespace maquette::gl {
namespace {

constexpr int kWidth = 320, kHeight = 240, kFiner = 4;

/// Each pixel the mean of kFiner squared ones.
scene::Image averaged(const scene::Image& fine) {
  scene::Image image{fine.width / kFiner, fine.height / kFiner, 4, {}};
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      for (int channel = 0; channel < 4; ++channel) {
        int sum = 0;
        for (int i = 0; i < kFiner * kFiner; ++i) {
          const int row = kFiner * y + i / kFiner, column = kFiner * x + i % kFiner;
          sum += fine.pixels[static_cast<std::size_t>(4 * (row * fine.width + column) + channel)];
        }
        image.pixels.push_back(static_cast<std::uint8_t>(sum / (kFiner * kFiner)));
      }
    }
  }
  return image;
}

/// How far a pixel is from another, in the channel in which they differ most.
int difference(const scene::Image& a, const scene::Image& b, std::size_t pixel) {
  int most = 0;
  for (std::size_t i = 4 * pixel; i < 4 * pixel + 4; ++i) most = std::max(most, std::abs(a.pixels[i] - b.pixels[i]));
  return most;
}

class EdgeSamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HeadlessContext::Result made = HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    renderer_ =
        std::make_unique<Renderer>(std::make_shared<scene::Assets>(testing::still_life_model(), testing::still_life()),
                                   scene::data_root(), testing::showroom());
  }

  scene::Image picture(int samples, int finer = 1) {
    Frame frame = testing::still_life_frame(kWidth * finer, kHeight * finer);
    frame.samples = samples;
    frame.stage = Stage::none;
    return renderer_->read(frame);
  }

  std::unique_ptr<HeadlessContext> context_;  // dies last
  std::unique_ptr<Renderer> renderer_;
};

TEST_F(EdgeSamplesTest, ComeCloserToManyThanOneDoes) {
  const scene::Image fine = averaged(picture(1, kFiner)), one = picture(1), four = picture(EdgeSamples::kMost);
  int steps = 0, steps_left = 0;
  for (std::size_t pixel = 0; pixel < fine.pixels.size() / 4; ++pixel) {
    if (difference(one, fine, pixel) > 40) ++steps;
    if (difference(four, fine, pixel) > 40) ++steps_left;
  }
  EXPECT_GT(steps, 300);
  EXPECT_LT(steps_left, steps / 4);
}

TEST_F(EdgeSamplesTest, LeaveWhatIsAlikeAsItIs) {
  const scene::Image one = picture(1), four = picture(EdgeSamples::kMost);
  std::size_t touched = 0, even = 0;
  for (std::size_t y = 1; y + 1 < kHeight; ++y) {
    for (std::size_t x = 1; x + 1 < kWidth; ++x) {
      const std::size_t pixel = y * kWidth + x;
      if (difference(one, four, pixel) != 0) ++touched;
      bool alike = true;
      for (const std::size_t beside : {pixel - 1, pixel + 1, pixel - kWidth, pixel + kWidth}) {
        for (std::size_t i = 0; i < 4; ++i) {
          alike = alike && std::abs(one.pixels[4 * pixel + i] - one.pixels[4 * beside + i]) < 4;
        }
      }
      if (!alike) continue;
      ++even;
      EXPECT_EQ(difference(one, four, pixel), 0) << x << ", " << y;
    }
  }
  EXPECT_GT(even, std::size_t{kWidth} * kHeight / 2);
  EXPECT_LT(touched, std::size_t{kWidth} * kHeight / 5);
}

}  // namespace
}  // namespace maquette::gl
