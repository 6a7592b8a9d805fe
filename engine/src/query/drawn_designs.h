// Which share of one version's designs the other does not have, told from some that are drawn.
//
// Where several sums limit a catalog at once its designs cannot be counted, but each can be drawn as likely as any other,
// and of a design it can be said exactly whether the other version has it: by the ids of its options and by the rules. Of
// two thousand drawn, a share of 3 % is known to within 0.8 (19 times out of 20; Wilson, "Probable inference, the law of
// succession, and statistical inference", 1927). The seed is always the same, and so is the answer.
#pragma once

#include "maquette/difference.h"
#include "query/compared_version.h"

namespace maquette {

/// Says of `found`, what `own` has and `other` has not, how many of two thousand designs of `own` it is, and of each edit
/// that is not counted how many it takes alone; the edits then stand in order. Leaves it as it is where none can be drawn.
void measure_shares(const Version& own, const Version& other, OneSided& found);

}  // namespace maquette
