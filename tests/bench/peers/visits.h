// Customers' clicks, made once and replayed to every contestant alike.
//
// A *visit* starts from nothing. Two kinds: a random customer, who takes any option that is possible, and of every four
// clicks takes one back; and real orders, two to a visit: the first chosen part by part in the order of the file, then
// swapped into the second, one click for each part that differs (on the way the selections may well conflict), then taken
// back, the last part first.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "bench/peers/contestant.h"
#include "bench/peers/orders.h"

namespace maquette::bench {

enum class ClickKind : std::uint8_t { select, swap, retract };

struct Click {
  ClickKind kind = ClickKind::select;
  PartIndex part = 0;
  OptionIndex option = 0;  ///< unless retracted
};

using Visit = std::vector<Click>;

void apply(const Click& click, Selections& selections);

/// `who` says what is possible. Shorter visits where nothing is open any more.
std::vector<Visit> random_visits(const Model& model, Contestant& who, std::size_t visits, std::size_t clicks);

std::vector<Visit> order_visits(const OrdersResult& orders);

}  // namespace maquette::bench
