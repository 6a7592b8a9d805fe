// How many designs are left, and which part of them each option keeps?
//
// Only the compiled form can count: asking a solver for one design after the other would take longer than the universe has
// lasted. See compile/count.cpp for how.
#include "query/count.h"

namespace maquette {

std::optional<DesignCount> count(CompiledForm& compiled, const Selections& selections, bool with_shares) {
  auto designs = compiled.count(selections);
  if (!designs) return std::nullopt;
  DesignCount result{std::move(*designs), {}};
  if (!with_shares) return result;
  auto shares = compiled.shares(selections);
  if (!shares) return std::nullopt;
  result.shares = std::move(*shares);
  return result;
}

}  // namespace maquette
