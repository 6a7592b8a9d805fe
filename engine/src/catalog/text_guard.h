// What every file must be before a parser sees it.
#pragma once

#include <string_view>

#include "catalog/report.h"
#include "catalog/source.h"

namespace maquette::catalog {

/// Well-formed UTF-8 without a byte order mark in front: what a Source may hold. Reports not-utf8 otherwise.
/// `text` loses its byte order mark.
bool check_encoding(std::string_view path, std::string_view& text, Report& report);

/// No control characters and none that make text read differently from what it says. Reports each, a few at most.
bool check_characters(const Source& source, Report& report);

/// Follows TOML's strings and comments, and nothing else of it: reports a text that is not closed, nesting or dotted keys
/// deeper than kMaxTomlNesting, and letters outside quotes that TOML has no place for. What passes is safe to parse.
bool check_toml_shape(const Source& source, Report& report);

}  // namespace maquette::catalog
