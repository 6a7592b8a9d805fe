// What would each option of a part do to the price? The small print under every swatch.
//
// An option the customer may take is put into the variant they see; if that stays valid, its quote is the answer, and no
// solver is asked. Only where another part must give way is the variant completed anew, as near to the one seen as the
// rules let it.
#pragma once

#include <vector>

#include "maquette/session.h"
#include "query/reasoner.h"

namespace maquette {

/// Within a turn of `oracle`. `states`: those of `part`'s options.
std::vector<Offer> offers(Reasoner& reasoner, const Selections& selections, PartIndex part, const Variant& current,
                          const std::vector<OptionState>& states);

}  // namespace maquette
