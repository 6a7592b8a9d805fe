// data/bom.csv: what the factory takes from the shelf.
#pragma once

#include <string>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::entry {

/// RFC 4180 with LF line ends: `part,option,sku`, a line for each chosen option that has a sku, in catalog order.
std::string write_bill(const Model& model, const Variant& variant);

}  // namespace maquette::entry
