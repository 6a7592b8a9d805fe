#include "state/lights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "viewer/state/shoe.h"

namespace maquette::viewer::testing {
namespace {

using ::testing::ElementsAre;

TEST(Lights, BeginWithTheKiosksAndFollowEachOther) {
  EXPECT_THAT(lights_from(Light::showroom), ElementsAre(Light::showroom, Light::daylight, Light::evening));
  EXPECT_THAT(lights_from(Light::evening), ElementsAre(Light::evening, Light::showroom, Light::daylight));
  EXPECT_THAT(lights_from(Light::own), ElementsAre(Light::own, Light::showroom, Light::daylight, Light::evening));
}

TEST(Lights, GoAroundAndAround) {
  const std::vector<Light> lights = lights_from(Light::own);
  Light light = Light::own;
  std::vector<Light> seen;
  for (std::size_t i = 0; i < lights.size(); ++i) seen.push_back(light = light_after(lights, light));
  EXPECT_THAT(seen, ElementsAre(Light::showroom, Light::daylight, Light::evening, Light::own));
  EXPECT_EQ(light_after({Light::showroom}, Light::showroom), Light::showroom);
  EXPECT_EQ(light_after({Light::showroom}, Light::own), Light::showroom) << "one that is not among them";
}

TEST(ALight, IsNoPartOfTheDesign) {
  Visit visit;
  visit.chooses("sole", "gum");
  const DesignSnapshot design = visit.state.design;
  const std::uint64_t revision = visit.state.revision;
  const std::size_t steps = visit.state.history.past.size();
  visit.does(ChooseLight{Light::evening});
  EXPECT_EQ(visit.state.light, Light::evening);
  EXPECT_EQ(visit.state.design, design);
  EXPECT_EQ(visit.state.revision, revision) << "nothing is asked again";
  EXPECT_EQ(visit.state.history.past.size(), steps);
  visit.does(Undo{});
  EXPECT_EQ(visit.state.light, Light::evening);
}

TEST(ALight, ThatIsNotOfferedIsNotTaken) {
  Visit visit;
  EXPECT_EQ(visit.does(ChooseLight{Light::own}).state.light, Light::showroom);
  visit.state.lights = lights_from(Light::own);
  EXPECT_EQ(visit.does(ChooseLight{Light::own}).state.light, Light::own);
}

TEST(ALight, LastsAsLongAsTheVisit) {
  Visit visit;
  visit.state.lights = lights_from(Light::daylight);
  visit.does(StartAgain{});
  EXPECT_EQ(visit.state.light, Light::daylight) << "what the kiosk was started with";
  for (const Action& end : {Action{StartAgain{}}, Action{FinishVisit{}}, Action{CatalogArrived{shoe(), {}, {}}}}) {
    visit.does(ChooseLight{Light::evening});
    EXPECT_FALSE(nobody_is_here(visit.state)) << "who changes the light is here";
    visit.does(end);
    EXPECT_EQ(visit.state.light, Light::daylight);
    EXPECT_EQ(visit.state.lights, lights_from(Light::daylight));
  }
  visit.does(FinishVisit{});
  EXPECT_TRUE(nobody_is_here(visit.state));
}

TEST(ALight, WhoseRoomIsMissingIsNoLongerOffered) {
  Visit visit;
  visit.does(ChooseLight{Light::evening}).does(LightMissing{Light::daylight});
  EXPECT_THAT(visit.state.lights, ElementsAre(Light::showroom, Light::evening));
  EXPECT_EQ(visit.state.light, Light::evening);
  visit.does(LightMissing{Light::evening});
  EXPECT_THAT(visit.state.lights, ElementsAre(Light::showroom));
  EXPECT_EQ(visit.state.light, Light::showroom);
  visit.does(LightMissing{Light::showroom});
  EXPECT_THAT(visit.state.lights, ElementsAre(Light::showroom)) << "the product is seen in it";
}

}  // namespace
}  // namespace maquette::viewer::testing
