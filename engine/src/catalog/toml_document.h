// TOML text -> Node tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/node.h"
#include "catalog/report.h"

namespace maquette::catalog {

/// The document's root table. Reports what is wrong with its syntax: whatever the guards find, else the first error the
/// parser stops at. `source` has passed check_encoding and outlives the tree.
std::optional<Node> parse_toml(const Source& source, Report& report);

struct DecodedString {
  std::string text;
  std::vector<std::size_t>
      offsets;  ///< for each byte of `text` the byte of the file it was written at; then the closing quote
};

/// The TOML string whose opening quote is at `open_quote`; nothing when there is none, or it is malformed.
std::optional<DecodedString> decode_string(const Place& open_quote);

}  // namespace maquette::catalog
