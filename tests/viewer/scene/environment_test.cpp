// Pictures of light: what is read and what is refused, where a direction lies in them, and the rooms that come with the
// program.
#include "scene/environment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "scene/data_root.h"
#include "scene/studio_light.h"

namespace maquette::scene {
namespace {

std::string bytes_of(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) bytes += static_cast<char>(static_cast<unsigned char>(value));
  return bytes;
}

std::string header(int width, int height) {
  return "#?RADIANCE\n# by hand\nFORMAT=32-bit_rle_rgbe\n\n-Y " + std::to_string(height) + " +X " + std::to_string(width) +
         '\n';
}

/// 16 x 8 pixels of (1, 2, 4), as rows of runs or pixel by pixel.
std::string plain_picture(bool runs) {
  std::string bytes = header(16, 8);
  for (int row = 0; row < 8; ++row) {
    if (runs) bytes += bytes_of({2, 2, 0, 16});
    for (const int value : {32, 64, 128, 131}) bytes += runs ? bytes_of({128 + 16, value}) : "";
    for (int pixel = 0; pixel < 16 && !runs; ++pixel) bytes += bytes_of({32, 64, 128, 131});
  }
  return bytes;
}

std::string problem_of(const std::string& bytes) { return decode_environment(bytes).problem; }

TEST(RadiancePicture, IsReadFromRunsAndPixelByPixel) {
  for (const bool runs : {true, false}) {
    const RadianceResult read = read_radiance(plain_picture(runs));
    ASSERT_TRUE(read.picture) << read.problem;
    EXPECT_EQ(read.picture->width, 16);
    ASSERT_EQ(read.picture->texels.size(), 128U);
    for (const glm::vec3& texel : read.picture->texels) EXPECT_EQ(texel, glm::vec3(1, 2, 4));
  }
}

TEST(RadiancePicture, RowsMixRunsAndSingleBytes) {
  std::string bytes = header(8, 1) + bytes_of({2, 2, 0, 8});
  for (int plane = 0; plane < 3; ++plane) bytes += bytes_of({3, 10, 20, 30, 128 + 5, 40});
  bytes += bytes_of({128 + 8, 136});
  const RadianceResult read = read_radiance(bytes);
  ASSERT_TRUE(read.picture) << read.problem;
  const std::vector<float> expected{10, 20, 30, 40, 40, 40, 40, 40};
  for (std::size_t x = 0; x < 8; ++x) EXPECT_EQ(read.picture->texels[x], glm::vec3(expected[x]));
}

TEST(RadiancePicture, WhatIsCutShortAnywhereIsRefused) {
  for (const bool runs : {true, false}) {
    const std::string whole = plain_picture(runs);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      const RadianceResult read = read_radiance(whole.substr(0, length));
      EXPECT_FALSE(read.picture) << length;
      EXPECT_FALSE(read.problem.empty()) << length;
    }
  }
}

TEST(RadiancePicture, WhatIsBrokenIsSaid) {
  EXPECT_EQ(problem_of("\x89PNG"), "not a Radiance picture (.hdr).");
  EXPECT_EQ(problem_of("#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n-Y 8 +X 16\n"),
            "the picture is not in the format 32-bit_rle_rgbe.");
  for (const char* size : {"+Y 8 +X 16", "-Y 8", "-Y -8 +X 16", "-Y 8 +X 16 ", "-Y 99999999999 +X 16", "-Y 0 +X 0"}) {
    EXPECT_EQ(problem_of("#?RGBE\nFORMAT=32-bit_rle_rgbe\n\n" + std::string(size) + '\n'),
              "the picture's size is not understood; it should read \"-Y HEIGHT +X WIDTH\".")
        << size;
  }
  EXPECT_EQ(problem_of(header(2'000'000'000, 1'000'000'000)), "the picture is larger than any that is read.");
  std::string longer = header(16, 8) + bytes_of({2, 2, 0, 16, 128 + 17, 1});
  EXPECT_EQ(problem_of(longer + std::string(400, 1)), "the picture is broken in row 1.") << "a run beyond its row";
  longer[longer.size() - 2] = 0;
  EXPECT_EQ(problem_of(longer + std::string(400, 0)), "the picture is broken in row 1.") << "a run of nothing";
  std::string narrow = header(8, 8);
  for (int pixel = 0; pixel < 64; ++pixel) narrow += "abcd";
  EXPECT_EQ(problem_of(narrow), "the picture is not twice as wide as high, so it does not show all directions.");
}

TEST(Environment, AFileThatIsNotThereIsNamed) {
  const EnvironmentResult read = load_environment("no/such/room.hdr");
  EXPECT_FALSE(read.environment);
  EXPECT_EQ(read.problem, "no/such/room.hdr: there is no such file, and no such room: showroom, daylight, evening.");
  EXPECT_EQ(load_environment("/dev/zero").problem, "/dev/zero: could not be read.");
  EXPECT_EQ(environment_file("no/such/room.hdr", "/data"), "no/such/room.hdr");
  EXPECT_EQ(environment_file("evening", "/data"), "/data/viewer/environments/evening.hdr");
}

TEST(Environment, EachDirectionHasItsPlace) {
  const Environment compass = painted(64, [](const glm::vec3& d) { return 0.5F * d + 0.5F; });
  for (const glm::vec3 d :
       {glm::vec3{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}, {0.6F, 0.48F, -0.64F}}) {
    EXPECT_LT(glm::distance(radiance(compass, d), 0.5F * d + 0.5F), 0.05F) << d.x << ' ' << d.y << ' ' << d.z;
  }
  EXPECT_GT(compass.texels[16 * 64 + 48].x, 0.9F) << "three quarters across is what stands to the right";
  EXPECT_LT(compass.texels[16 * 64 + 32].z, 0.1F) << "the middle is what stands behind";
}

TEST(Environment, LargePicturesAreAveraged) {
  std::string bytes = header(2048, 1024);
  for (int row = 0; row < 1024; ++row) {
    bytes += bytes_of({2, 2, 8, 0});
    for (const int value : {32, 64, 128, 131}) {
      for (int run = 0; run < 16; ++run) bytes += bytes_of({255, value});
      bytes += bytes_of({128 + 16, value});
    }
  }
  const EnvironmentResult read = decode_environment(bytes);
  ASSERT_TRUE(read.environment) << read.problem;
  EXPECT_EQ(read.environment->width, 512);
  EXPECT_EQ(read.environment->texels.size(), 512U * 256U);
  EXPECT_EQ(read.environment->texels.front(), glm::vec3(1, 2, 4));
}

TEST(StudioLight, ACameraIsSetByAWhiteCard) {
  const auto lamp = [](float strength, const glm::vec3& color) {
    return painted(64, [=](const glm::vec3& d) { return color * (d.y > 0.8F ? strength : 0.2F); });
  };
  const EnvironmentResult blue = exposed(lamp(5.0F, {0.5F, 0.7F, 1.0F})), dim = exposed(lamp(0.05F, glm::vec3(0.1F)));
  for (const EnvironmentResult* result : {&blue, &dim}) {
    ASSERT_TRUE(result->environment) << result->problem;
    const glm::vec3 card =
        irradiance(diffuse_harmonics(*result->environment), glm::normalize(glm::vec3(-0.25F, 0.75F, 0.6F)));
    for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(card[channel], 1.08F, 0.001F);
  }
  EXPECT_EQ(exposed(painted(16, [](const glm::vec3&) { return glm::vec3(1, 1, 0); })).problem,
            "no white light falls on the product.");
}

/// The rooms that come with the program.
class Room : public ::testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override {
    EnvironmentResult read = load_environment(file_);
    ASSERT_TRUE(read.environment) << read.problem;
    EnvironmentResult balanced = exposed(std::move(*read.environment));
    ASSERT_TRUE(balanced.environment) << balanced.problem;
    room_ = std::move(*balanced.environment);
  }
  const std::filesystem::path file_ = environment_file(std::string(GetParam()), data_root());
  Environment room_;
};

TEST_P(Room, IsSmallEnoughToKeep) {
  EXPECT_EQ(room_.width, 512);
  EXPECT_LE(std::filesystem::file_size(file_), 400'000U);
}

TEST_P(Room, ItsKeyHangsOverTheProductLeftOfTheCamera) {
  const Harmonics light = diffuse_harmonics(room_);
  const auto from = [&](const glm::vec3& side) { return irradiance(light, side).g; };
  EXPECT_GT(from({0, 1, 0}), 1.6F * from({0, -1, 0}));
  EXPECT_GT(from({-1, 0, 0}), 1.2F * from({1, 0, 0}));
  EXPECT_GT(radiance(room_, glm::normalize(glm::vec3(-0.42F, 0.86F, 0.34F))).g, 3.0F) << "the key";
  EXPECT_GT(from({0, 0, 1}), 0.45F) << "what looks at the camera is not in the dark";
}

TEST_P(Room, HasStripsForTheRimsAndAFloorThatIsNotBlack) {
  float left = 0.0F, right = 0.0F;
  for (int step = 0; step < 90; ++step) {
    const float angle = glm::radians(static_cast<float>(step)), up = 0.3F;
    left = std::max(left, radiance(room_, glm::normalize(glm::vec3(-std::cos(angle), up, -std::sin(angle)))).g);
    right = std::max(right, radiance(room_, glm::normalize(glm::vec3(std::cos(angle), up, -std::sin(angle)))).g);
  }
  EXPECT_GT(left, 1.5F);
  EXPECT_GT(right, 1.5F);
  EXPECT_GT(radiance(room_, {0, -1, 0}).g, 0.1F);
}

INSTANTIATE_TEST_SUITE_P(OfTheProgram, Room, ::testing::ValuesIn(kRooms),
                         [](const auto& room) { return std::string(room.param); });

}  // namespace
}  // namespace maquette::scene
