#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;

std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

TEST(Sample, DrawsValidVariantsOneALine) {
  const Ran ran = maquette({"sample", mug(), "-n", "60", "--seed", "7", "--choose", "glaze=gold"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto variants = lines_of(ran.out);
  ASSERT_EQ(variants.size(), 60U);
  std::set<std::string> names;
  for (const auto& variant : variants) {
    EXPECT_EQ(variant["glaze"], "gold");
    EXPECT_EQ(variant["handle"], "round");  // gold excludes rope
    names.insert(variant["name"].get<std::string>());
  }
  EXPECT_GT(names.size(), 3U);
}

TEST(Sample, TheSameSeedDrawsTheSame) {
  const auto draw = [](const char* seed) { return maquette({"sample", mug(), "-n", "20", "--seed", seed}).out; };
  EXPECT_EQ(draw("3"), draw("3"));
  EXPECT_NE(draw("3"), draw("4"));
}

TEST(Sample, NothingToDrawIsStatusOne) {
  const Ran ran = maquette({"sample", mug(), "-n", "2", "--choose", "glaze=gold", "--choose", "handle=rope"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
}

TEST(Sample, ReadsFeatureModels) {
  const TemporaryFolder folder;
  write_text(folder / "m.uvl", "features\n\tMug\n\t\talternative\n\t\t\tRed\n\t\t\tBlue\n");
  const Ran ran = maquette({"sample", folder / "m.uvl", "-n", "10", "--seed", "1"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  for (const auto& variant : lines_of(ran.out)) EXPECT_NE(variant["Red"], variant["Blue"]);
}

}  // namespace
}  // namespace maquette
