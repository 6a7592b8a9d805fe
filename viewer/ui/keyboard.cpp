#include "ui/keyboard.h"

#include <vector>

#include "state/utf8.h"
#include "ui/controls.h"

namespace maquette::ui {

using viewer::KeyLayer;
using viewer::Word;

namespace {

constexpr float kGap = 10;

/// The measures of a grid of keys.
struct Grid {
  Point origin;
  float key_width, key_height;
  Rect at(int column, int row, int span = 1) const {
    return {origin.x + static_cast<float>(column) * (key_width + kGap),
            origin.y + static_cast<float>(row) * (key_height + kGap),
            key_width * static_cast<float>(span) + kGap * static_cast<float>(span - 1), key_height};
  }
};

enum class Cap : std::uint8_t { letter, function, main };

struct KeyLook {
  std::string name, label;
  const char* icon = nullptr;
  Cap cap = Cap::letter;
  bool enabled = true;
};

bool draw_key(UiContext& ui, Rect box, const KeyLook& look) {
  const Touch touch = ui.touch("key/" + look.name, box, look.enabled);
  Canvas& canvas = ui.canvas();
  const int mark = canvas.mark();
  const Color face = look.cap == Cap::letter ? color::kSurface : look.cap == Cap::main ? color::kInk : color::kStage3;
  const Color ink = look.cap == Cap::main ? color::kWhite : color::kInk;
  if (look.cap == Cap::letter)
    canvas.fill({box.x, box.y + 2, box.w, box.h}, with_alpha(color::kControl, 0.14F), corner::kKey);
  canvas.fill(box, look.enabled ? face : with_alpha(face, 0.45F), corner::kKey);
  const Style style = look.cap == Cap::letter ? Style::key : Style::key_word;
  const float width = look.label.empty() ? 0 : canvas.width(style, look.label);
  const float icon = look.icon == nullptr ? 0 : 30, gap = width > 0 && icon > 0 ? 4 : 0;
  float x = box.center().x - (width + icon + gap) / 2;
  canvas.text({x, box.center().y - canvas.line_height(style) / 2}, style, with_alpha(ink, look.enabled ? 1.0F : 0.35F),
              look.label);
  x += width + gap;
  if (look.icon != nullptr) canvas.icon({x + 15, box.center().y}, Style::icon_30, ink, look.icon);
  canvas.scale_since(mark, box.center(), touch.scale);
  if (touch.focused) focus_ring(canvas, box.grown(-4), corner::kKey);
  return touch.tapped;
}

std::vector<std::string> letters_of(std::string_view row) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < row.size();) {
    const std::size_t start = at;
    viewer::next_code_point(row, &at);
    letters.emplace_back(row.substr(start, at - start));
  }
  return letters;
}

/// A row of letter keys from `column` on.
void letter_row(UiContext& ui, const Grid& grid, int row, int column, std::string_view letters, const KeyFilter& may,
                std::optional<KeyStroke>* stroke) {
  for (const std::string& drawn : letters_of(letters)) {
    const bool straight = drawn == "’" && !may(drawn) && may("'");  // a catalog that was written on a typewriter
    const std::string letter = straight ? std::string(1, '\'') : drawn;
    if (draw_key(ui, grid.at(column++, row), {letter, letter, nullptr, Cap::letter, may(letter)})) {
      *stroke = KeyStroke{KeyStroke::Kind::text, letter, {}};
    }
  }
}

struct LetterRows {
  std::string_view first, second, third;
};

LetterRows lettering_rows(KeyLayer layer) {
  if (layer == KeyLayer::accents) return {"ÀÁÂÃÄÅÆÇÈÉ", "ÊËÌÍÎÏÑÒÓÔ", "ÕÖØÙÚÛÜ-"};
  return {"QWERTYUIOP", "ASDFGHJKL’", "ZXCVBNM-"};
}

LetterRows form_rows(KeyLayer layer) {
  switch (layer) {
    case KeyLayer::capitals:
      return {"QWERTYUIOP", "ASDFGHJKL’", "ZXCVBNM."};
    case KeyLayer::accents:
      return {"àâäáãåæçèé", "êëìíîïñòóô", "õöøùúûüÿ"};
    case KeyLayer::symbols:
      return {"1234567890", "-_+&/:;()!", "?,#%*=’."};
    case KeyLayer::letters:
      break;
  }
  return {"qwertyuiop", "asdfghjkl’", "zxcvbnm."};
}

std::optional<KeyStroke> layer_key(UiContext& ui, Rect box, const KeyLook& look, KeyLayer to) {
  if (!draw_key(ui, box, look)) return std::nullopt;
  return KeyStroke{KeyStroke::Kind::layer, {}, to};
}

void special(UiContext& ui, Rect box, const KeyLook& look, KeyStroke meaning, std::optional<KeyStroke>* stroke) {
  if (draw_key(ui, box, look)) *stroke = std::move(meaning);
}

}  // namespace

std::optional<KeyStroke> draw_lettering_keyboard(UiContext& ui, Point top_left, KeyLayer layer, const KeyFilter& may) {
  const Grid grid{top_left, 131, 84};
  const viewer::Words& words = ui.words();
  std::optional<KeyStroke> stroke;
  const bool accents = layer == KeyLayer::accents;
  const LetterRows rows = lettering_rows(layer);
  letter_row(ui, grid, 0, 0, "1234567890", may, &stroke);
  letter_row(ui, grid, 1, 0, rows.first, may, &stroke);
  letter_row(ui, grid, 2, 0, rows.second, may, &stroke);
  const KeyLook accent{"accents", accents ? "ABC" : words[Word::key_accents_capital], nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 3), accent, accents ? KeyLayer::capitals : KeyLayer::accents)) stroke = to;
  letter_row(ui, grid, 3, 1, rows.third, may, &stroke);
  special(ui, grid.at(9, 3), {"delete", "", icon::kDelete, Cap::function}, {KeyStroke::Kind::erase, {}, {}}, &stroke);
  special(ui, grid.at(0, 4, 2), {"clear", words[Word::key_clear], nullptr, Cap::function}, {KeyStroke::Kind::clear, {}, {}},
          &stroke);
  special(ui, grid.at(2, 4, 6), {"space", words[Word::key_space], nullptr, Cap::function, may(" ")},
          {KeyStroke::Kind::text, " ", {}}, &stroke);
  special(ui, grid.at(8, 4), {"&", "&", nullptr, Cap::function, may("&")}, {KeyStroke::Kind::text, "&", {}}, &stroke);
  special(ui, grid.at(9, 4), {".", ".", nullptr, Cap::function, may(".")}, {KeyStroke::Kind::text, ".", {}}, &stroke);
  return stroke;
}

std::optional<KeyStroke> draw_form_keyboard(UiContext& ui, Point top_left, KeyLayer layer) {
  const Grid grid{top_left, 137, 94};
  const viewer::Words& words = ui.words();
  const KeyFilter all = [](const std::string&) { return true; };
  std::optional<KeyStroke> stroke;
  const LetterRows rows = form_rows(layer);
  letter_row(ui, grid, 0, 0, rows.first, all, &stroke);
  letter_row(ui, grid, 1, 0, rows.second, all, &stroke);
  const bool capitals = layer == KeyLayer::capitals, symbols = layer == KeyLayer::symbols,
             accents = layer == KeyLayer::accents;
  const KeyLook shift{"shift", "", icon::kShift, capitals ? Cap::main : Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 2), shift, capitals ? KeyLayer::letters : KeyLayer::capitals)) stroke = to;
  letter_row(ui, grid, 2, 1, rows.third, all, &stroke);
  special(ui, grid.at(9, 2), {"delete", "", icon::kDelete, Cap::function}, {KeyStroke::Kind::erase, {}, {}}, &stroke);
  const KeyLook digits{"123", symbols ? words[Word::key_letters] : "123", nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 3), digits, symbols ? KeyLayer::letters : KeyLayer::symbols)) stroke = to;
  const KeyLook accent{"accents", accents ? words[Word::key_letters] : words[Word::key_accents], nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(1, 3), accent, accents ? KeyLayer::letters : KeyLayer::accents)) stroke = to;
  special(ui, grid.at(2, 3), {"@", "@", nullptr, Cap::function}, {KeyStroke::Kind::text, "@", {}}, &stroke);
  special(ui, grid.at(3, 3, 5), {"space", words[Word::key_space], nullptr, Cap::function}, {KeyStroke::Kind::text, " ", {}},
          &stroke);
  special(ui, grid.at(8, 3, 2), {"next", words[Word::key_next], icon::kForward, Cap::main}, {KeyStroke::Kind::next, {}, {}},
          &stroke);
  return stroke;
}

}  // namespace maquette::ui
