// Reading JSON that came from outside: bounded before it can do harm, strict where the format is lax, and exact about
// where.
//
// nlohmann's parser alone keeps the last of duplicate keys and builds documents so deep that copying one overflows the
// stack. Here the text's size is checked before the parser sees it, and a SAX handler refuses nesting, duplicate keys, NUL
// characters and too many values the moment they appear, so nothing larger than `JsonLimits` is ever built.
//
// Not part of the public API: JSON types stay out of engine/include.
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "maquette/finding.h"

namespace maquette {

struct JsonLimits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t depth = 16;        ///< of nested objects and arrays
  std::size_t values = 100'000;  ///< of every kind, the containers included
};

/// A parsed document, or the one problem that stopped the parser.
struct JsonDocument {
  std::optional<nlohmann::json> value;  ///< none exactly when there is a problem
  std::optional<Finding> problem;  ///< codes: json-size, json-syntax, json-depth, json-values, json-duplicate, json-nul
  std::map<std::string, Position> written;  ///< by JSON pointer (RFC 6901); for a member of an object, where its key is
  std::string file;

  /// Where the value at `pointer` ("/selections/vamp.colour") was written; the file alone if there is no such value.
  Position where(const std::string& pointer) const;
};

/// Parses one JSON text (RFC 8259: UTF-8, no byte order mark, no comments). `file` names it in positions. Never throws.
JsonDocument parse_json(std::string_view text, std::string_view file, const JsonLimits& limits = {});

/// A JSON pointer's escaping of one key: '~' and '/' become "~0" and "~1".
std::string json_pointer_token(std::string_view key);

}  // namespace maquette
