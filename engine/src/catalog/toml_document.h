// TOML text -> Node tree.
#pragma once

#include <optional>

#include "catalog/node.h"
#include "catalog/report.h"

namespace maquette::catalog {

/// The document's root table. Reports what is wrong with its syntax: whatever the guards find, else the first error the
/// parser stops at. `source` has passed check_encoding and outlives the tree.
std::optional<Node> parse_toml(const Source& source, Report& report);

/// For each byte of the text a TOML string stands for, the byte of the file it was written at. `open_quote` is the place of
/// its opening quote. One more entry at the end: the closing quote. Empty when the string does not decode to `decoded`.
std::vector<std::size_t> string_offsets(const Place& open_quote, std::string_view decoded);

}  // namespace maquette::catalog
