#include "app/pace.h"

#include <algorithm>
#include <array>

namespace maquette::app {
namespace {

constexpr std::array kLevels{Quality{1.0F, 4}, Quality{1.0F, 1}, Quality{0.75F, 1}, Quality{0.5F, 1, true},
                             Quality{0.35F, 1, true}};
constexpr double kSlow = 0.040, kQuick = 0.018;  // seconds: 25 frames a second, and a screen's 60
constexpr int kSlowFrames = 2, kLongestWait = 3'072;

}  // namespace

Quality Pace::next(bool moving, double seconds) {
  const bool told = moving && moved_;
  moved_ = moving;
  if (!moving) {
    slow_ = quick_ = 0;
    return kLevels.front();
  }
  if (told) {
    slow_ = seconds > kSlow ? slow_ + 1 : 0;
    quick_ = seconds < kQuick ? quick_ + 1 : 0;
  }
  if (slow_ >= kSlowFrames && level_ + 1 < kLevels.size()) {
    ++level_;
    if (tried_) wanted_ = std::min(4 * wanted_, kLongestWait);
    tried_ = false;
    slow_ = quick_ = 0;
  } else if (quick_ >= wanted_ && level_ > 0) {
    --level_;
    tried_ = true;
    slow_ = quick_ = 0;
  }
  return kLevels[level_];
}

}  // namespace maquette::app
