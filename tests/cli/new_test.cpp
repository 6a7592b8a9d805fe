#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(New, BeginsACatalogThatIsInOrder) {
  const TemporaryFolder folder;
  const std::string lamp = folder / "desk-lamp";
  EXPECT_EQ(maquette({"new", lamp}).status, 0);
  const Ran checked = maquette({"check", lamp});
  EXPECT_EQ(checked.out, "desk-lamp 1: 3 parts, 18 options, 1 rules. Nothing found.\n") << checked.err;
  EXPECT_THAT(text_of(lamp + "/catalog.toml"), HasSubstr("name = \"Desk lamp\""));
  EXPECT_EQ(maquette({"validate", lamp, lamp + "/designs/first.json"}).status, 0);
  const Ran tested = maquette({"test", lamp});
  EXPECT_EQ(tested.status, 0) << tested.out << tested.err;
  EXPECT_THAT(tested.out, HasSubstr("3 cases: 3 pass.\n"));
  const Ran why = maquette({"explain", lamp, "--choose", "body.material=metal", "--want", "body.colour=ink"});
  EXPECT_THAT(why.out, HasSubstr("Paint does not hold on brushed metal."));
}

TEST(New, NeverWritesOverAnything) {
  const TemporaryFolder folder;
  write_text(folder / "lamp/notes.txt", "mine");
  const Ran ran = maquette({"new", folder / "lamp"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("there is something already"));
  EXPECT_EQ(text_of(folder / "lamp/notes.txt"), "mine");
}

TEST(New, NamesBecomeIds) {
  const TemporaryFolder folder;
  EXPECT_THAT(maquette({"new", folder / "Desk Lamp"}).err, HasSubstr("becomes the catalog's id"));
  EXPECT_THAT(maquette({"new", folder / "lamp", "--name", "a \"lamp\""}).err, HasSubstr("without quotes"));
  EXPECT_EQ(maquette({"new", folder / "lamp/", "--name", "Lampe de bureau"}).status, 0);
  EXPECT_THAT(text_of(folder / "lamp/catalog.toml"), HasSubstr("name = \"Lampe de bureau\""));
}

}  // namespace
}  // namespace maquette
