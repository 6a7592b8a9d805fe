// How fine to draw while something moves, so that it moves smoothly on any machine.
//
// The time of the last frames says how much the next may cost. Too slow twice in a row goes a level down, quick ones for a
// while go one up. How much more a level costs cannot be known before it was tried (a screen that waits for its refresh
// hides how quick a frame was), so a try that has to be taken back is made again only after four times as many quick
// frames. What stands still is always drawn at its best; when it moves again it begins at the level that was good before.
#pragma once

#include <cstddef>

namespace maquette::app {

/// Of the product's picture: its share of the screen's pixels in each direction, samples a pixel, and the level of the
/// mesh.
struct Quality {
  float resolution = 1.0F;
  int samples = 4;
  bool light = false;  ///< with fewer triangles
  bool operator==(const Quality&) const = default;
};

class Pace {
 public:
  /// The next frame's quality. `seconds`: from the last frame to this one.
  Quality next(bool moving, double seconds);

 private:
  static constexpr int kFirstTry = 12;
  std::size_t level_ = 1;  // on one sample a pixel: what moves first is to be seen at once
  int slow_ = 0, quick_ = 0;
  int wanted_ = kFirstTry;  ///< quick frames in a row before a level up
  bool tried_ = false;      ///< whether the last step was one up
  bool moved_ = false;      ///< whether the last frame was one of a movement: only then its time says something
};

}  // namespace maquette::app
