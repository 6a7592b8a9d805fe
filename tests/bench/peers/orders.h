// Orders of real customers: a table of numbers, one line for each order, one column for each part chosen.
//
//   v1 v2 v3
//   2 11 1
//
// The first line names the parts; each cell is the number of an option of its part.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "maquette/design.h"
#include "maquette/finding.h"
#include "maquette/model.h"

namespace maquette::bench {

inline constexpr std::size_t kMaxOrderBytes = std::size_t{16} << 20U;

struct OrdersResult {
  std::vector<PartIndex> parts;                  ///< the columns, in the file's order
  std::vector<std::vector<OptionIndex>> orders;  ///< [order][column]
  Findings findings;                             ///< when there are any, the other two are empty
};

/// `text` is untrusted; `name` is used in findings' positions. Stops at the first mistake.
OrdersResult parse_orders(const Model& model, std::string_view text, std::string_view name);

OrdersResult load_orders(const Model& model, const std::filesystem::path& path);

}  // namespace maquette::bench
