// "at most 3", "between 1 and 2": how many, in the words of the rule language. Rules count with them, and so do parts of
// which several options are taken.
#pragma once

#include "catalog/token_cursor.h"

namespace maquette::catalog {

class BoundsParser : protected TokenCursor {
 protected:
  using TokenCursor::TokenCursor;

  std::int64_t count();
  /// Stands on "at", "exactly", "between" or "no".
  Bounds bounds();
};

/// All of `text` as bounds, or the first thing that is none.
std::variant<Bounds, SyntaxError> parse_bounds(std::string_view text);

}  // namespace maquette::catalog
