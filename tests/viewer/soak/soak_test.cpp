// The short soak: as many short days of a kiosk as fit into MAQUETTE_SOAK_MINUTES (one takes ten seconds of CPU time on a
// software rasterizer), none of which leaves more behind than the one before. That a leak would be seen is tested by
// planting one of each kind. The long one: tests/bench/soak.
#include "viewer/soak/soak.h"

#include <glad/gl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

namespace maquette::soak {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Options short_days(int days) {
  Options options;
  options.catalog = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker";
  options.gestures = 12;
  options.most_days = days;
  return options;
}

/// Days in which hardly anything happens: what matters is what is planted after them.
Options dull_days() {
  Options options = short_days(4);
  options.gestures = 2;
  options.enters = false;
  return options;
}

TEST(Soak, DaysLeaveNothingBehind) {
  const char* const minutes = std::getenv("MAQUETTE_SOAK_MINUTES");
  if (minutes == nullptr) GTEST_SKIP() << "set MAQUETTE_SOAK_MINUTES for the days of a kiosk";
  Options options = short_days(Options{}.most_days);
  options.most_seconds = 60 * std::strtod(minutes, nullptr);
  const Report report = run(options);
  if (!report.problem.empty()) GTEST_SKIP() << report.problem;
  for (const Census& day : report.days) RecordProperty("day", to_string(day));
  EXPECT_GE(report.entries, static_cast<int>(report.days.size()));
  EXPECT_GT(report.taps, options.gestures);
  EXPECT_EQ(report.restless, 0);
  EXPECT_THAT(what_grew(report.days), IsEmpty()) << to_string(report.days.front()) << "\n" << to_string(report.days.back());
}

TEST(Soak, NoticesAPlantedTexture) {
  Options options = dull_days();
  std::vector<GLuint> planted;
  options.after_day = [&](int, const Census&) {
    glGenTextures(1, &planted.emplace_back());
    glBindTexture(GL_TEXTURE_2D, planted.back());
  };
  const Report report = run(options);
  if (!report.problem.empty()) GTEST_SKIP() << report.problem;
  EXPECT_THAT(what_grew(report.days), HasSubstr("textures grew"));
}

TEST(Soak, NoticesPlantedMemory) {
  Options options = dull_days();
  std::vector<std::unique_ptr<std::string>> planted;
  options.after_day = [&](int, const Census&) {
    for (int i = 0; i < 1000; ++i) planted.push_back(std::make_unique<std::string>(1000, 'x'));
  };
  const Report report = run(options);
  if (!report.problem.empty()) GTEST_SKIP() << report.problem;
  EXPECT_THAT(what_grew(report.days), HasSubstr("heap grew"));
}

TEST(Soak, ADayBrokenOffIsNotCounted) {
  Options options = dull_days();
  options.most_seconds = 0;
  const Report report = run(options);
  if (!report.problem.empty()) GTEST_SKIP() << report.problem;
  EXPECT_THAT(report.days, IsEmpty());
}

TEST(Soak, OnePeakIsNotGrowth) {
  Census quiet, peak;
  quiet.textures = 10;
  peak.textures = 12;
  EXPECT_THAT(what_grew({quiet, quiet, quiet, quiet, peak, quiet}), IsEmpty());
  EXPECT_THAT(what_grew({quiet, quiet, quiet, quiet, peak, peak}), HasSubstr("textures grew from 10 to 12"));
  EXPECT_THAT(what_grew({quiet, quiet, quiet}), HasSubstr("Too few"));
}

}  // namespace
}  // namespace maquette::soak
