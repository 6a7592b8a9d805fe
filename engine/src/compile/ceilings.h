// Which options are possible under sums that were left out of the circuit (price and weight ceilings)?
//
// One ceiling needs no encoding: an option is possible under it exactly when the lightest design with that option is within
// it, and one min-plus pass finds the lightest with every option. Several ceilings that bind together are bounded from both
// sides, by passes over weighted mixes of them (Lagrangian relaxation: Everett 1963, Geoffrion 1974). A pass carries along
// what the best design of the mix sums to under each ceiling, so
//   if that design is within all of them, it proves the option possible;
//   if even the least mix is above the mix of the bounds, the option is impossible.
// Mixes are tried until every option is decided or the list is through; what stays open is `unknown`, for the caller to ask
// Z3 about. Never a guess.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "compile/circuit.h"
#include "compile/lower.h"
#include "compile/option_layer.h"
#include "maquette/session.h"

namespace maquette::compile {

/// How many one-sided sums are handled at once; a catalog with more leaves its options to Z3.
inline constexpr std::size_t kMostCeilings = 4;

/// The sum of values[part][option] over a design must be at most `bound`.
struct Ceiling {
  PerOption<std::int64_t> values;
  std::int64_t bound = 0;
};

/// Each bound of each residual sum as a ceiling of its own: a lower bound with its signs turned. Values count from 0.
std::vector<Ceiling> ceilings_of(std::span<const Residual> residual, const OptionLayer& layer);

/// The total of `attribute`, its base included, is at most `most`. A maximum is: no option beyond it.
Ceiling ceiling_on_total(const Model& model, AttributeIndex attribute, std::int64_t most, const OptionLayer& layer);

/// `options`: one for each part.
bool keeps(const Ceiling& ceiling, const std::vector<OptionIndex>& options);

struct CeilingAnswer {
  Verdict satisfiable = Verdict::unknown;
  PerOption<Verdict> possible;
};

bool has_open(const CeilingAnswer& answer);

/// How much one unit of each ceiling counts in a mix.
using CeilingMix = std::array<std::int64_t, kMostCeilings>;

/// All together, then each ceiling alone, then every pair in several proportions. No mix of totals can overflow.
std::vector<CeilingMix> mixes_of(std::span<const Ceiling> ceilings);

/// `ceilings`: at least one. `allowed`: for each option whether designs may have it; empty: all.
CeilingAnswer decide_under(std::span<const Ceiling> ceilings, const Circuit& circuit, const OptionLayer& layer,
                           const Selections& selections, const PerOption<std::uint8_t>& allowed = {});

/// A design's cost in a mix, and its sum under each ceiling.
struct Weighed {
  std::int64_t cost = 0;
  std::array<std::int64_t, kMostCeilings> sums{};
};

/// The least cost, remembering one design's sums: min-plus with a passenger.
struct Lightest {
  using Value = Weighed;
  static constexpr std::int64_t kInfinite = std::numeric_limits<std::int64_t>::max();
  static Value zero() { return {kInfinite, {}}; }
  static Value one() { return {}; }
  static bool is_zero(const Value& value) { return value.cost == kInfinite; }
  static void add(Value& sum, const Value& term) {
    if (term.cost < sum.cost) sum = term;
  }
  static void multiply(Value& product, const Value& factor) {
    if (is_zero(product) || is_zero(factor)) {
      product = zero();
      return;
    }
    product.cost += factor.cost;
    for (std::size_t i = 0; i < kMostCeilings; ++i) product.sums[i] += factor.sums[i];
  }
};

}  // namespace maquette::compile
