#include "app/pace.h"

#include <gtest/gtest.h>

namespace maquette::app {
namespace {

/// A machine that needs `full` seconds for a frame of full resolution and four samples.
double cost(const Quality& quality, double full) {
  return full * quality.resolution * quality.resolution * (quality.samples == 1 ? 0.35 : 1.0);
}

Quality after(Pace& pace, double full, int frames) {
  Quality quality = pace.next(true, 0.0);
  for (int i = 0; i < frames; ++i) quality = pace.next(true, cost(quality, full));
  return quality;
}

TEST(Pace, AQuickMachineDrawsEverythingAtItsBest) {
  Pace pace;
  EXPECT_EQ(after(pace, 0.010, 100), (Quality{1.0F, 4}));
}

TEST(Pace, ASlowMachineFindsALevelItCanKeep) {
  for (const double full : {0.06, 0.12, 0.25}) {
    Pace pace;
    EXPECT_LE(cost(after(pace, full, 60), full), 0.040) << full;
  }
}

TEST(Pace, DoesNotSwingBetweenLevels) {
  for (double full = 0.02; full < 0.4; full *= 1.1) {
    Pace pace;
    Quality last = after(pace, full, 80);
    int changes = 0;
    for (int i = 0; i < 200; ++i) {
      const Quality now = pace.next(true, cost(last, full));
      changes += now == last ? 0 : 1;
      last = now;
    }
    EXPECT_LE(changes, 2) << full;
  }
}

TEST(Pace, WhatStandsStillIsSharpAndTheNextMovementBeginsWhereTheLastWas) {
  Pace pace;
  const Quality moving = after(pace, 0.2, 40);
  EXPECT_LT(moving.resolution, 1.0F);
  EXPECT_EQ(pace.next(false, 0.05), (Quality{1.0F, 4}));
  EXPECT_EQ(pace.next(true, 5.0), moving) << "the wait before says nothing about the machine";
}

TEST(Pace, WhatMovesFirstIsToBeSeenAtOnce) { EXPECT_EQ(Pace().next(true, 0.0), (Quality{1.0F, 1})); }

TEST(Pace, OneSlowFrameIsNoReason) {
  Pace pace;
  after(pace, 0.010, 100);
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(pace.next(true, 0.2), (Quality{1.0F, 4}));
    EXPECT_EQ(pace.next(true, 0.01), (Quality{1.0F, 4}));
  }
}

}  // namespace
}  // namespace maquette::app
