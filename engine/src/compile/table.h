// Tables as clauses: every combination that no row allows is forbidden, in as few and as wide boxes as a greedy search
// finds.
//
// Splitting column by column into values that the same rows match gives the forbidden boxes; each is then widened as far as
// no row is touched, which makes its clause as strong as a clause can be (a prime implicate). Tables of real product lines
// are small (a few dozen rows over two to ten parts), and wide boxes merge most of theirs.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compile/value_set.h"

namespace maquette::compile {

/// Rows of sets; a combination is in the table when some row has each of its values.
struct SetTable {
  std::vector<VariableIndex> variables;  ///< all different
  std::vector<std::uint32_t> sizes;      ///< number of values of each
  std::vector<std::vector<ValueSet>> rows;
};

/// Clauses that hold exactly for the combinations in the table; nothing when it takes more than `most`.
std::optional<std::vector<SetClause>> clauses_of(const SetTable& table, std::size_t most);

}  // namespace maquette::compile
