// data/design.json: the variant as a design file (docs/design-format.md) with the price and lead time it was shown with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::entry {

inline constexpr std::string_view kDesignName = "data/design.json";

struct EntryDesignRead {
  std::optional<Variant> variant;
  std::string problem;  ///< one line, when there is none
};

/// One spelling for one variant.
std::string write_entry_design(const Model& model, const Variant& variant);

/// Accepts exactly what `write_entry_design` writes for a variant of `model`: complete, breaking no rule, at its true price
/// and lead time. Judged by the evaluator alone, no solver.
EntryDesignRead read_entry_design(const Model& model, std::string_view text);

/// One line naming the first rule the variant breaks, or what is out of the model's range.
std::optional<std::string> refuse_variant(const Model& model, const Variant& variant);

}  // namespace maquette::entry
