// What choices cost in several mixes of ceilings at once: the common ground of the searches for one design that keeps all
// ceilings (ceiling_search.h, ceiling_frontier.h).
//
// In each mix, a design costs the least there is plus the slack of every choice it makes. The gap between the least and the
// bound is what may be spent on slack.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "compile/live_costs.h"

namespace maquette::compile {

/// A cost or a slack in each mix; in those that are not there, 0.
struct MixCosts {
  static constexpr std::size_t kMost = 8;
  std::array<std::int64_t, kMost> in{};

  bool operator==(const MixCosts&) const = default;
  MixCosts& operator+=(const MixCosts& other) {
    for (std::size_t i = 0; i < kMost; ++i) in[i] += other.in[i];
    return *this;
  }
  MixCosts& operator-=(const MixCosts& other) {
    for (std::size_t i = 0; i < kMost; ++i) in[i] -= other.in[i];
    return *this;
  }
};

inline void take_least(MixCosts& least, const MixCosts& other) {
  for (std::size_t i = 0; i < MixCosts::kMost; ++i) {
    least.in[i] = other.in[i] < least.in[i] ? other.in[i] : least.in[i];
  }
}

/// In no mix more than there is room.
inline bool fits(const MixCosts& slack, const MixCosts& room) {
  bool fits = true;
  for (std::size_t i = 0; i < MixCosts::kMost; ++i) fits = fits && slack.in[i] <= room.in[i];
  return fits;
}

using LiveMixes = LiveCosts<MixCosts>;

struct SlackOfOption {
  Choice choice;
  MixCosts slack;
};

/// The options of a leaf that may be chosen, one for each slack.
std::vector<SlackOfOption> slacks_of(const LiveMixes& mixes, LeafIndex leaf);

}  // namespace maquette::compile
