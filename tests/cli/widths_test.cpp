#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "cli/command.h"
#include "support/small_catalog.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

constexpr const char* kFont = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";

/// DejaVu Sans Mono: 2048 units to the em, every letter 1233 wide, capitals 1493 tall.
class Widths : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kFont)) GTEST_SKIP() << "no DejaVu Sans Mono on this machine";
  }
};

TEST_F(Widths, AreTheFontsAdvances) {
  const Ran ran = maquette({"widths", kFont, "--em", "10 mm", "--characters", "AB,\" é"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "character,width\n\" \",6.021\n\"\"\"\",6.021\n\",\",6.021\nA,6.021\nB,6.021\né,6.021\n");
}

TEST_F(Widths, GrowWithTheHeightOfCapitalsAndTheGap) {
  const auto width = [](const std::vector<std::string>& size) {
    std::vector<std::string> arguments{"widths", kFont, "--characters", "A"};
    arguments.insert(arguments.end(), size.begin(), size.end());
    const Ran ran = maquette(arguments);
    EXPECT_EQ(ran.status, 0) << ran.err;
    return ran.out.substr(ran.out.find("A,") + 2);
  };
  EXPECT_EQ(width({"--height", "14.93 mm"}), "12.330\n");
  EXPECT_EQ(width({"--height", "14.93"}), "12.330\n");
  EXPECT_EQ(width({"--height", "14.93 mm", "--gap", "0.5 mm"}), "12.830\n");
}

TEST_F(Widths, AreReadByATextPart) {
  const TemporaryFolder folder;
  ASSERT_EQ(maquette({"widths", kFont, "--em", "10 mm", "--out", folder / "cup/letters.csv"}).status, 2)
      << "no such folder";
  write_text(folder / "cup/catalog.toml", catalog_head("cup") + R"([[group]]
id = "name"
label = "Name"
[[part]]
id = "name"
kind = "text"
label = "Name"
max_length = 20
widths = "letters.csv"
max_width = "31 mm"
)");
  ASSERT_EQ(maquette({"widths", kFont, "--em", "10 mm", "--out", folder / "cup/letters.csv"}).status, 0);
  EXPECT_EQ(maquette({"complete", folder / "cup", "--choose", "name=Zoé J"}).status, 0);
  const Ran wide = maquette({"complete", folder / "cup", "--choose", "name=Zoé JM"});
  EXPECT_EQ(wide.status, 2);
  EXPECT_THAT(wide.err, HasSubstr("31 mm"));
}

TEST_F(Widths, SayWhatIsWrong) {
  const Ran missing = maquette({"widths", kFont, "--em", "10 mm", "--characters", "A\xF0\x93\x80\x80"});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.err, HasSubstr("missing-glyph"));
  EXPECT_THAT(missing.out, HasSubstr("A,"));
  EXPECT_EQ(maquette({"widths", kFont}).status, 2);
  EXPECT_EQ(maquette({"widths", kFont, "--em", "10 mm", "--height", "10 mm"}).status, 2);
  EXPECT_EQ(maquette({"widths", kFont, "--em", "ten"}).status, 2);
  const Ran no_font = maquette({"widths", mug() + "/catalog.toml", "--em", "10 mm"});
  EXPECT_EQ(no_font.status, 2);
  EXPECT_THAT(no_font.err, HasSubstr("bad-font"));
}

}  // namespace
}  // namespace maquette
