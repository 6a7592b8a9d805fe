// The solver-free referee: does a variant obey every rule, and what does it cost?
//
// Neither Z3 nor the compiled form is involved, so a verifier needs only this and the catalog. After or-tools'
// cp_model_checker: the checker is the smallest code that can be trusted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

/// Whether `formula` holds for `variant` (one option index for each part, all in range).
bool holds(const Formula& formula, const std::vector<OptionIndex>& options);

/// The rules a variant breaks, in catalog order; empty for a valid one.
std::vector<RuleIndex> broken_rules(const Model& model, const Variant& variant);

struct PriceLine {
  PartIndex part = 0;
  OptionIndex option = 0;
  std::int64_t amount = 0;  ///< minor units
};

struct BillLine {
  PartIndex part = 0;
  OptionIndex option = 0;
  std::string sku;
};

struct Quote {
  std::int64_t base_price = 0;
  std::vector<PriceLine> lines;      ///< one for each part, in catalog order, zero amounts included
  std::vector<std::int64_t> totals;  ///< one for each of Model::attributes (price, weight, lead time first)
  std::vector<BillLine> bill;        ///< options that have a sku
};

Quote quote(const Model& model, const Variant& variant);

}  // namespace maquette
