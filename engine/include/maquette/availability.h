// What cannot be had where, through what and when: the list beside the model that is built for those circumstances.
//
// The model needs no list: each absence is a rule of it (docs/catalog-format.md#availability), so states, explanations and
// repairs follow. Who shows options to customers wants to say "Not sold in France" without asking a solver.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "maquette/catalog.h"

namespace maquette {

/// Why something cannot be had.
enum class Unavailable : std::uint8_t { other_market, other_channel, not_yet, no_longer, out_of_stock };

/// What cannot be had.
struct Absence {
  PartIndex part = 0;
  std::vector<OptionIndex> options;  ///< sorted
  Unavailable why = Unavailable::other_market;
  std::string day;     ///< not_yet: the first on which it can be had; no_longer: the last; else empty
  RuleIndex rule = 0;  ///< of the model, that forbids them
  bool operator==(const Absence&) const = default;
};

struct SaleResult {
  CatalogResult catalog;          ///< as build_model gives it
  std::vector<Absence> absences;  ///< in catalog order; empty when there is no model
};

/// As build_model, with what `circumstances` make unavailable.
SaleResult build_for_sale(const CatalogFiles& files, bool check_assets, const Circumstances& circumstances);

}  // namespace maquette
