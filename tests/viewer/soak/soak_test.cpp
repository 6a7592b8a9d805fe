// The short soak, with MAQUETTE_SOAK_MINUTES set (a day takes a minute on a software rasterizer): some of the same days,
// none of which leaves more behind than the one before. That a leak would be seen is tested by planting one of each kind.
// The long one: tests/bench/soak.
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

bool is_asked_for() { return std::getenv("MAQUETTE_SOAK_MINUTES") != nullptr; }

Options short_days(int days) {
  Options options;
  options.catalog = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker";
  options.visits = 1;
  options.gestures = 30;
  options.go_on = [days](int day, double) { return day < days; };
  return options;
}

TEST(Soak, DaysLeaveNothingBehind) {
  if (!is_asked_for()) GTEST_SKIP() << "set MAQUETTE_SOAK_MINUTES for the days of a kiosk";
  const Report report = run(short_days(5));
  if (report.days.empty()) GTEST_SKIP() << report.problem;
  for (const Census& day : report.days) RecordProperty("day", to_string(day));
  EXPECT_EQ(report.entries, 5);
  EXPECT_GT(report.taps, 50);
  EXPECT_THAT(what_grew(report.days), IsEmpty()) << to_string(report.days.front()) << "\n" << to_string(report.days.back());
}

TEST(Soak, NoticesAPlantedTexture) {
  if (!is_asked_for()) GTEST_SKIP() << "set MAQUETTE_SOAK_MINUTES for the days of a kiosk";
  Options options = short_days(4);
  options.gestures = 2;
  std::vector<GLuint> planted;
  options.after_day = [&](int, const Census&) {
    glGenTextures(1, &planted.emplace_back());
    glBindTexture(GL_TEXTURE_2D, planted.back());
  };
  const Report report = run(options);
  if (report.days.empty()) GTEST_SKIP() << report.problem;
  EXPECT_THAT(what_grew(report.days), HasSubstr("textures grew"));
}

TEST(Soak, NoticesPlantedMemory) {
  if (!is_asked_for()) GTEST_SKIP() << "set MAQUETTE_SOAK_MINUTES for the days of a kiosk";
  Options options = short_days(4);
  options.gestures = 2;
  std::vector<std::unique_ptr<std::string>> planted;
  options.after_day = [&](int, const Census&) {
    for (int i = 0; i < 1000; ++i) planted.push_back(std::make_unique<std::string>(1000, 'x'));
  };
  const Report report = run(options);
  if (report.days.empty()) GTEST_SKIP() << report.problem;
  EXPECT_THAT(what_grew(report.days), HasSubstr("heap grew"));
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
