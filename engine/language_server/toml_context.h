// Where in a TOML file the cursor stands: in which table, at which key or in which text.
//
// The file is being written, so it seldom parses. This walks over it from its start to the cursor and knows just enough
// of TOML to follow headers, keys, quotes, brackets and comments; whatever it does not understand it steps over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace maquette::lsp {

struct TomlContext {
  enum class Place : std::uint8_t {
    none,   ///< in a comment or a header
    key,    ///< where a key is or may be
    value,  ///< behind `=`, outside quotes
    text,   ///< inside quotes
  };
  Place place = Place::key;
  std::string table;                           ///< "", "catalog", "part", "part.option", "rule.because", ..
  std::string key;                             ///< of value and text
  std::size_t begin = 0;                       ///< of key and text: their first byte
  std::string part;                            ///< id of the `[[part]]` the cursor is in, where it is written before it
  std::set<std::string, std::less<>> written;  ///< keys of this table before the cursor
};

/// `offset` is not more than the text's size.
TomlContext context_at(std::string_view text, std::size_t offset);

}  // namespace maquette::lsp
