// The least of something: the cheapest, lightest or quickest variant that contains the selections, proven.
//
// From both ends: a variant bounds the optimum from above and is first polished by steps aside; the sum of each part's
// least value bounds it from below. Between them the solver is asked for a variant at or under the middle; a witness lowers
// the one bound, a proof raises the other (binary search on the objective; neighbours: linear descent and core-guided
// MaxSAT, which gain nothing at a product's dozens of parts). Of all optimal variants the one nearest to the defaults is
// given.
#pragma once

#include "maquette/session.h"
#include "query/reasoner.h"

namespace maquette {

/// Within a turn of `oracle`. `optimal` is false when the limits ran out before the proof; the variant is then merely good.
Completion minimize(Reasoner& reasoner, const Selections& selections, AttributeIndex attribute);

}  // namespace maquette
