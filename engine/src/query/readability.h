// How hard a text is to read.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

namespace maquette {

/// Whether a reader knows a word, as they know the names of what stands before them.
using KnownWord = std::function<bool(std::string_view word)>;

/// The age at which a text reads easily, in years; nothing for a language without a published formula here (English,
/// French and German have one), and for a text without words. Known words count as two syllables at most.
std::optional<double> reading_age(std::string_view text, std::string_view language, const KnownWord& known);

}  // namespace maquette
