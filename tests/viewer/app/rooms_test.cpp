#include "app/rooms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>

#include "scene/data_root.h"
#include "scene/environment.h"

namespace maquette::app {
namespace {

using ::testing::HasSubstr;
using viewer::Light;

class RoomsTest : public ::testing::Test {
 protected:
  RoomsTest() : rooms_(Light::showroom, promised_.get_future().share(), [this] { news_.release(); }) {}

  const Rooms::Result& wait_for(Light light) {
    while (rooms_.find(light) == nullptr)
      EXPECT_TRUE(news_.try_acquire_for(std::chrono::seconds(60))) << "nobody said a thing";
    return *rooms_.find(light);
  }

  std::counting_semaphore<> news_{0};
  std::promise<Rooms::Result> promised_;
  Rooms rooms_;  // its threads end first
};

TEST_F(RoomsTest, AreReadOnceTheyAreAskedFor) {
  const Rooms::Result& daylight = wait_for(Light::daylight);
  ASSERT_TRUE(daylight.light) << daylight.problem;
  const auto same = scene::load_studio_light(scene::environment_file("daylight", scene::data_root()));
  EXPECT_EQ(daylight.light->diffuse, same.light->diffuse);
  EXPECT_NE(daylight.light->diffuse, wait_for(Light::evening).light->diffuse);
  EXPECT_EQ(rooms_.find(Light::daylight)->light, daylight.light) << "it is kept";
}

TEST_F(RoomsTest, KnowTheFirstFromWhoReadsIt) {
  EXPECT_EQ(rooms_.find(Light::showroom), nullptr) << "it is still being read";
  const auto light = std::make_shared<const scene::StudioLight>();
  promised_.set_value({light, {}});
  ASSERT_NE(rooms_.find(Light::showroom), nullptr);
  EXPECT_EQ(rooms_.find(Light::showroom)->light, light);
}

TEST_F(RoomsTest, SayWhatIsNotThere) {
  EXPECT_FALSE(wait_for(Light::own).light);
  EXPECT_THAT(wait_for(Light::own).problem, HasSubstr("no room of its own"));
}

TEST(ARoomsName, IsALightOrTheKiosksOwn) {
  EXPECT_EQ(light_named("showroom"), Light::showroom);
  EXPECT_EQ(light_named("daylight"), Light::daylight);
  EXPECT_EQ(light_named("evening"), Light::evening);
  EXPECT_EQ(light_named("loft.hdr"), Light::own);
}

}  // namespace
}  // namespace maquette::app
