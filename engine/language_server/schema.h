// The catalog format as a JSON Schema (draft 7), for editors that check TOML with one: docs/catalog.schema.json.
#pragma once

#include <string>

namespace maquette::lsp {

/// Made from format_tables(); ends with a line feed.
std::string catalog_schema();

}  // namespace maquette::lsp
