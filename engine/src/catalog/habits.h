// What people write who come from other formats: "name" for a label, "implies" for if and then. A word that is far from
// any of ours by its spelling can still be near by its meaning, and a message that says ours saves a search in the manual.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maquette::catalog {

/// `; did you mean "label"?` for a key or column that nothing known is spelled like, or how to write what it is after
/// (`; write take = "at most 3"`), or nothing.
std::string advice_for_key(std::string_view key, const std::vector<std::string_view>& known);

/// `; write if A then B` for a word that stands where none of the rule language's words can, or nothing.
std::string advice_for_word(std::string_view word);

/// `; write it in small letters: and` for AND, or nothing.
std::string advice_for_capitals(std::string_view word);

/// `; for several of its options write take = "at most 3"` for a kind of part there is not, or nothing.
std::string advice_for_kind(std::string_view kind);

}  // namespace maquette::catalog
