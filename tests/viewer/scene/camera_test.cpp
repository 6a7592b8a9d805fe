#include "scene/camera.h"

#include <gtest/gtest.h>

namespace maquette::scene {
namespace {

Bounds shoe() {
  Bounds bounds;
  bounds.add({-0.15F, 0.0F, -0.055F});
  bounds.add({0.15F, 0.13F, 0.055F});
  return bounds;
}

std::vector<glm::vec3> corners(const Bounds& b) {
  std::vector<glm::vec3> result;
  for (int i = 0; i < 8; ++i) {
    result.emplace_back((i & 1) != 0 ? b.high.x : b.low.x, (i & 2) != 0 ? b.high.y : b.low.y,
                        (i & 4) != 0 ? b.high.z : b.low.z);
  }
  return result;
}

TEST(Camera, AzimuthZeroShowsTheOuterSideWithTheToeToTheRight) {
  const Camera camera = frame(shoe(), {0, 0, 1, {}}, {0, 0, 800, 600}, 800, 600);
  EXPECT_GT(camera.eye.z, 0.3F);
  EXPECT_GT(project(camera, {0.15F, 0, 0})->x, project(camera, {-0.15F, 0, 0})->x);
  EXPECT_LT(project(camera, {0, 0.13F, 0})->y, project(camera, {0, 0, 0})->y);
}

TEST(Camera, AzimuthNinetyLooksAtTheToe) {
  const Camera camera = frame(shoe(), {90, 0, 1, {}}, {0, 0, 800, 600}, 800, 600);
  EXPECT_GT(camera.eye.x, 0.3F);
}

TEST(Camera, TheOutlineIsInTheMiddleOfTheBox) {
  const ScreenBox box{372, 112, 960, 700};
  for (const float azimuth : {0.0F, 35.0F, 90.0F, -90.0F}) {
    const Camera camera = frame(shoe(), {azimuth, 18, 1, {}}, box, 1920, 1080);
    glm::vec2 least(1e9F), most(-1e9F);
    for (const glm::vec3& corner : corners(shoe())) {
      least = glm::min(least, *project(camera, corner));
      most = glm::max(most, *project(camera, corner));
    }
    EXPECT_NEAR(0.5F * (least.x + most.x), 852.0F, 0.5F) << azimuth;
    EXPECT_NEAR(0.5F * (least.y + most.y), 462.0F, 0.5F) << azimuth;
  }
}

TEST(Camera, ATargetComesToTheMiddleAsTheCentreWas) {
  const ScreenBox box{0, 0, 800, 600};
  const glm::vec3 target{-0.1F, 0.02F, 0.0F};
  const Camera plain = frame(shoe(), {20, 10, 0.5F, {}}, box, 800, 600);
  const Camera moved = frame(shoe(), {20, 10, 0.5F, target}, box, 800, 600);
  EXPECT_LT(glm::distance(*project(plain, shoe().center()), *project(moved, shoe().center() + target)), 0.5F);
}

TEST(Camera, AtDistanceOneTheProductFitsTheBoxFromEveryAzimuth) {
  const ScreenBox box{372, 112, 960, 700};
  for (float azimuth = -180; azimuth < 180; azimuth += 5) {
    for (const float elevation : {0.0F, 10.0F, 18.0F}) {
      const Camera camera = frame(shoe(), {azimuth, elevation, 1, {}}, box, 1920, 1080);
      for (const glm::vec3& corner : corners(shoe())) {
        const glm::vec2 at = *project(camera, corner);
        EXPECT_GE(at.x, box.x - 16) << azimuth << ' ' << elevation;  // corners of the box around the shoe, not the shoe
        EXPECT_LE(at.x, box.x + box.width + 16) << azimuth << ' ' << elevation;
        EXPECT_GE(at.y, box.y) << azimuth << ' ' << elevation;
        EXPECT_LE(at.y, box.y + box.height) << azimuth << ' ' << elevation;
      }
    }
  }
}

TEST(Camera, ARayThroughAProjectedPointMeetsThePoint) {
  const Camera camera = frame(shoe(), {35, 18, 0.6F, {}}, {100, 50, 500, 300}, 800, 600);
  const glm::vec3 point{0.08F, 0.05F, 0.03F};
  const Ray ray = ray_through(camera, *project(camera, point));
  const float along = glm::dot(point - ray.origin, ray.direction);
  EXPECT_LT(glm::distance(ray.origin + along * ray.direction, point), 1e-5F);
}

TEST(Orbit, BetweenTurnsTheShorterWay) {
  EXPECT_NEAR(between({170, 0, 1, {}}, {-170, 0, 1, {}}, 0.25F).azimuth, 175.0F, 1e-3F);
  EXPECT_NEAR(between({-90, 0, 1, {}}, {180, 0, 1, {}}, 0.5F).azimuth, -135.0F, 1e-3F);
}

TEST(Orbit, LimitsKeepTheProductInSight) {
  const Orbit tame = within_limits({725, 300, 0.0F, {9, 9, 9}}, shoe());
  EXPECT_NEAR(tame.azimuth, 5.0F, 1e-3F);
  EXPECT_EQ(tame.elevation, kMaxElevation);
  EXPECT_EQ(tame.distance, kMinDistance);
  EXPECT_NEAR(tame.target.x, 0.15F, 1e-6F);
}

TEST(OrbitMotion, ComesToRest) {
  OrbitMotion motion(shoe(), {});
  motion.grab();
  for (int i = 0; i < 10; ++i) motion.drag({12, 0}, 0.016F);
  motion.release();
  EXPECT_TRUE(motion.moving());
  int frames = 0;
  while (motion.advance(0.016F) && frames < 1000) ++frames;
  EXPECT_LT(frames, 300);
  EXPECT_FALSE(motion.moving());
}

TEST(OrbitMotion, CoastsTheSameFarAtAnyFrameRate) {
  const auto coasted = [](float step) {
    OrbitMotion motion(shoe(), {});
    motion.grab();
    for (int i = 0; i < 10; ++i) motion.drag({-8, 0}, 0.016F);
    motion.release();
    for (float t = 0; t < 0.64F - 0.5F * step; t += step) motion.advance(step);
    return motion.orbit().azimuth;
  };
  EXPECT_NEAR(coasted(0.01F), coasted(0.08F), 0.05F);
}

TEST(OrbitMotion, AFingerThatRestsDoesNotThrow) {
  OrbitMotion motion(shoe(), {});
  motion.grab();
  motion.drag({40, 0}, 0.016F);
  for (int i = 0; i < 60; ++i) motion.advance(0.016F);
  motion.release();
  const float before = motion.orbit().azimuth;
  motion.advance(0.5F);
  EXPECT_NEAR(motion.orbit().azimuth, before, 0.05F);
}

TEST(OrbitMotion, FliesToAViewAndStops) {
  OrbitMotion motion(shoe(), {0, 0, 1, {}});
  motion.go_to({90, 20, 0.5F, {}}, 0.4F);
  motion.advance(0.2F);
  EXPECT_GT(motion.orbit().azimuth, 1.0F);
  EXPECT_LT(motion.orbit().azimuth, 89.0F);
  EXPECT_FALSE(motion.advance(0.21F));
  EXPECT_EQ(motion.orbit(), (Orbit{90, 20, 0.5F, {}}));
}

TEST(OrbitMotion, ZoomStopsAtItsLimits) {
  OrbitMotion motion(shoe(), {});
  motion.zoom(1000);
  for (int i = 0; i < 500; ++i) motion.advance(0.016F);
  EXPECT_EQ(motion.orbit().distance, kMinDistance);
  EXPECT_FALSE(motion.moving());
}

}  // namespace
}  // namespace maquette::scene
