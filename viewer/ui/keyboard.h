// The keyboard on the screen: one grid of keys, in layers (letters, capitals, accents, symbols, kana), laid out as in the
// language that is spoken (key_layouts.h).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "state/viewer_state.h"
#include "ui/context.h"

namespace maquette::ui {

/// What one tap on a key means.
struct KeyStroke {
  enum class Kind : std::uint8_t { text, erase, clear, next, layer, kana_form } kind = Kind::text;
  std::string text;
  viewer::KeyLayer layer = viewer::KeyLayer::letters;
};

/// Whether a key's text may be typed now; others are shown faint.
using KeyFilter = std::function<bool(const std::string&)>;

/// Five rows with digits, for the text on the product: capitals and their accents.
std::optional<KeyStroke> draw_lettering_keyboard(UiContext& ui, Point top_left, viewer::KeyLayer layer,
                                                 const KeyFilter& may);

/// For forms: all layers, and a key to the next field.
std::optional<KeyStroke> draw_form_keyboard(UiContext& ui, Point top_left, viewer::KeyLayer layer);

}  // namespace maquette::ui
