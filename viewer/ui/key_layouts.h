// Which letters stand where on the keyboard of a language: QWERTY, AZERTY, QWERTZ, and kana in the order of the fifty
// sounds.
#pragma once

#include <string_view>
#include <vector>

#include "state/viewer_state.h"

namespace maquette::ui {

/// Letters from left to right, row by row. The first row is as wide as the keyboard.
using KeyRows = std::vector<std::string_view>;

/// For forms. Kana have five rows, everything else three, the last of them two letters shorter than the first: at its ends
/// stand other keys.
KeyRows form_rows(std::string_view language, viewer::KeyLayer layer);

/// For the text on the product, in capitals: a row of digits and three more, the last two letters shorter.
KeyRows lettering_rows(std::string_view language, viewer::KeyLayer layer);

}  // namespace maquette::ui
