// Product lines that nobody has tuned for: made from a seed, of any size, built the way real ones are.
//
// Parts come in groups of about ten, with two to eight options each; within a group tables say which options go together, a
// group's first part agrees with that of an earlier group (the tree of a product's structure), and a few rules tie parts
// anywhere. All rules are chosen around one design that keeps them, so there always is one.
#pragma once

#include <cstdint>
#include <memory>

#include "maquette/model.h"

namespace maquette::bench {

std::shared_ptr<const Model> make_product_line(std::uint32_t groups, std::uint64_t seed);

}  // namespace maquette::bench
