// What a design costs, with the sums of ceilings as passengers: the weight that live passes and mixes of ceilings add up.
#pragma once

#include <array>
#include <compare>
#include <cstdint>

namespace maquette::compile {

/// Ordered by cost first, then by the sums, so that adding keeps the order and every least total is some design's.
template <std::size_t Sums>
struct Totals {
  std::int64_t cost = 0;
  std::array<std::int64_t, Sums> sums{};

  auto operator<=>(const Totals&) const = default;
  Totals& operator+=(const Totals& other) {
    cost += other.cost;
    for (std::size_t i = 0; i < Sums; ++i) sums[i] += other.sums[i];
    return *this;
  }
  Totals& operator-=(const Totals& other) {
    cost -= other.cost;
    for (std::size_t i = 0; i < Sums; ++i) sums[i] -= other.sums[i];
    return *this;
  }
};

}  // namespace maquette::compile
