// One of two versions of a catalog that are compared, and how it is counted.
#pragma once

#include <optional>
#include <vector>

#include "maquette/session.h"
#include "query/price_moves.h"
#include "query/shared_space.h"

namespace maquette {

/// One version, and how it looks from the space.
struct Version {
  const Model& model;
  const SharedSide& side;
  Session& session;
  const std::vector<OptionIndex>& untouched;  ///< by part
  std::vector<RuleIndex> own_rules;           ///< rules that the other version does not have
  std::optional<Natural> designs, in_space;
};

/// Designs with the selections; nothing where they are too many to count.
std::optional<Natural> count(Session& session, const Selections& selections = {});

/// a - b, where both are known.
std::optional<Natural> less(const std::optional<Natural>& a, const std::optional<Natural>& b);

/// For each part its default; where no design has that, the first option some design has.
std::vector<OptionIndex> untouched_options(Session& session);

}  // namespace maquette
