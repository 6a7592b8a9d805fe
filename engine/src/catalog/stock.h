// What is in stock: a sheet that changes by the hour and belongs to the warehouse, not to the catalog.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "catalog/report.h"
#include "maquette/catalog.h"

namespace maquette::catalog {

struct Stock {
  std::set<std::string, std::less<>> empty_skus;
  std::set<std::pair<std::string, std::string>, std::less<>> empty_options;  ///< part, option
};

/// What is out of stock. What the sheet does not name is in stock; names the catalog does not have are another product's.
Stock read_stock(const Circumstances& circumstances, Report& report);

}  // namespace maquette::catalog
