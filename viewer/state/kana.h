// Kana that one key of a keyboard makes of each other: か が, は ば ぱ, つ っ づ.
#pragma once

#include <string>
#include <string_view>

namespace maquette::viewer {

/// `text` with its last letter in its next form, in hiragana or katakana; unchanged where it has only one. UTF-8.
std::string with_next_kana_form(std::string_view text);

}  // namespace maquette::viewer
