// The catalog format's keys, table by table: what an editor offers, and what the JSON Schema is made of.
//
// The reader asks for keys in its code; this says the same as data. A test compares the two, so neither can drift
// (tests/engine/language_server/format_keys_test.cpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace maquette::lsp {

struct FormatKey {
  enum class Type : std::uint8_t {
    text,
    localized,  ///< a text, or one for each language
    amount,     ///< "12.00", "3 days"
    path,
    id,
    part_id,  ///< may have one dot
    color,    ///< "#RRGGBB"
    whole,
    number,
    flag,
    texts,    ///< a list of texts
    ids,      ///< a list of ids
    numbers,  ///< three numbers
    value,    ///< an option's id, or a whole number
    word,     ///< one of the words in `inside`
    words,    ///< a list of them
    table,    ///< the table named `inside`
    tables,   ///< a list of them
    values,   ///< the amounts of attributes
    renames,  ///< new ids by old ones
  };
  /// Of whole and number; as large as each other: any.
  struct Range {
    double least = 0, most = 0;
    constexpr bool bounds() const { return least < most; }
  };
  std::string_view key;
  Type type = Type::text;
  bool required = false;
  std::string_view help;    ///< one sentence
  std::string_view inside;  ///< of table and tables: its name; of word: the words, separated by spaces
  Range range{};
};

struct FormatTable {
  std::string_view name;  ///< "part"; "" is the top of a file
  std::span<const FormatKey> keys;
  bool attributes = false;  ///< the id of any attribute is a key as well
};

std::span<const FormatTable> format_tables();

/// The table an author writes as `path` ("part.option", "catalog"); null when the format has none.
const FormatTable* find_format_table(std::string_view path);

}  // namespace maquette::lsp
