// Where the studio stands and what the warehouse has: what a catalog is asked for before it is shown.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "maquette/availability.h"
#include "state/date.h"
#include "state/sale.h"

namespace maquette::app {

/// As the command line says it; empty: not asked.
struct Shop {
  std::string market{}, channel{};
  std::filesystem::path stock{};  ///< CSV: what is in stock, read anew with each catalog
};

/// `day` none: any day. Nothing, and a sentence in `problem`, when the stock cannot be read.
std::optional<Circumstances> circumstances_of(const Shop& shop, std::optional<viewer::Date> day, std::string* problem);

/// What the studio says of a catalog that was built under these circumstances.
viewer::Sale sale_under(const Circumstances& asked, std::vector<Absence> absences);

}  // namespace maquette::app
