#include "ui/keyboard.h"

#include <vector>

#include "state/utf8.h"
#include "ui/controls.h"
#include "ui/key_layouts.h"

namespace maquette::ui {

using viewer::KeyLayer;
using viewer::Word;

namespace {

/// A rectangle divided into keys of one size.
struct Grid {
  Rect box;
  int columns, rows;
  float gap = 10;
  Rect at(int column, int row, int span = 1) const {
    const float width = (box.w + gap) / static_cast<float>(columns), height = (box.h + gap) / static_cast<float>(rows);
    return {box.x + static_cast<float>(column) * width, box.y + static_cast<float>(row) * height,
            width * static_cast<float>(span) - gap, height - gap};
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

std::optional<KeyStroke> layer_key(UiContext& ui, Rect box, const KeyLook& look, KeyLayer to) {
  if (!draw_key(ui, box, look)) return std::nullopt;
  return KeyStroke{KeyStroke::Kind::layer, {}, to};
}

void special(UiContext& ui, Rect box, const KeyLook& look, KeyStroke meaning, std::optional<KeyStroke>* stroke) {
  if (draw_key(ui, box, look)) *stroke = std::move(meaning);
}

/// Both kana layers: the fifty sounds, and below them what a letter can be turned into.
std::optional<KeyStroke> draw_kana(UiContext& ui, Rect box, KeyLayer layer) {
  const viewer::Words& words = ui.words();
  const KeyFilter all = [](const std::string&) { return true; };
  const KeyRows rows = form_rows(words.language(), layer);
  const Grid grid{box, static_cast<int>(viewer::count_code_points(rows.front())), static_cast<int>(rows.size()) + 1, 8};
  std::optional<KeyStroke> stroke;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row)
    letter_row(ui, grid, row, 0, rows[static_cast<std::size_t>(row)], all, &stroke);
  const int last = grid.rows - 1;
  const bool hiragana = layer == KeyLayer::kana;
  special(ui, grid.at(0, last), {"form", words[Word::key_kana_form], nullptr, Cap::function},
          {KeyStroke::Kind::kana_form, {}, {}}, &stroke);
  const KeyLook other{"kana", words[hiragana ? Word::key_katakana : Word::key_kana], nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(1, last), other, hiragana ? KeyLayer::katakana : KeyLayer::kana)) stroke = to;
  const KeyLook letters{"abc", words[Word::key_letters], nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(2, last), letters, KeyLayer::letters)) stroke = to;
  const KeyLook digits{"123", "123", nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(3, last), digits, KeyLayer::symbols)) stroke = to;
  special(ui, grid.at(4, last, 3), {"space", words[Word::key_space], nullptr, Cap::function},
          {KeyStroke::Kind::text, " ", {}}, &stroke);
  special(ui, grid.at(7, last), {"delete", "", icon::kDelete, Cap::function}, {KeyStroke::Kind::erase, {}, {}}, &stroke);
  special(ui, grid.at(8, last, 2), {"next", words[Word::key_next], icon::kForward, Cap::main},
          {KeyStroke::Kind::next, {}, {}}, &stroke);
  return stroke;
}

/// The lowest row of a form's keyboard: other layers, the space, the next field.
void form_functions(UiContext& ui, const Grid& grid, KeyLayer layer, std::optional<KeyStroke>* stroke) {
  const viewer::Words& words = ui.words();
  const bool symbols = layer == KeyLayer::symbols, accents = layer == KeyLayer::accents;
  const bool japanese = words.language() == "ja";
  const KeyLook digits{"123", symbols ? words[Word::key_letters] : "123", nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 3), digits, symbols ? KeyLayer::letters : KeyLayer::symbols)) *stroke = to;
  const KeyLook accent{"accents", accents ? words[Word::key_letters] : words[Word::key_accents], nullptr, Cap::function};
  const KeyLook kana{"kana", words[Word::key_kana], nullptr, Cap::function};
  const KeyLayer other = japanese ? KeyLayer::kana : accents ? KeyLayer::letters : KeyLayer::accents;
  if (auto to = layer_key(ui, grid.at(1, 3), japanese ? kana : accent, other)) *stroke = to;
  special(ui, grid.at(2, 3), {"@", "@", nullptr, Cap::function}, {KeyStroke::Kind::text, "@", {}}, stroke);
  special(ui, grid.at(3, 3, grid.columns - 5), {"space", words[Word::key_space], nullptr, Cap::function},
          {KeyStroke::Kind::text, " ", {}}, stroke);
  special(ui, grid.at(grid.columns - 2, 3, 2), {"next", words[Word::key_next], icon::kForward, Cap::main},
          {KeyStroke::Kind::next, {}, {}}, stroke);
}

}  // namespace

std::optional<KeyStroke> draw_lettering_keyboard(UiContext& ui, Point top_left, KeyLayer layer, const KeyFilter& may) {
  const viewer::Words& words = ui.words();
  std::optional<KeyStroke> stroke;
  const bool accents = layer == KeyLayer::accents;
  const KeyRows rows = lettering_rows(words.language(), layer);
  const Grid grid{{top_left.x, top_left.y, 1400, 460}, static_cast<int>(viewer::count_code_points(rows.front())), 5};
  for (int row = 0; row < 4; ++row)
    letter_row(ui, grid, row, row == 3 ? 1 : 0, rows[static_cast<std::size_t>(row)], may, &stroke);
  const int last = grid.columns - 1;
  const KeyLook accent{"accents", accents ? "ABC" : words[Word::key_accents_capital], nullptr, Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 3), accent, accents ? KeyLayer::capitals : KeyLayer::accents)) stroke = to;
  special(ui, grid.at(last, 3), {"delete", "", icon::kDelete, Cap::function}, {KeyStroke::Kind::erase, {}, {}}, &stroke);
  special(ui, grid.at(0, 4, 2), {"clear", words[Word::key_clear], nullptr, Cap::function}, {KeyStroke::Kind::clear, {}, {}},
          &stroke);
  special(ui, grid.at(2, 4, last - 3), {"space", words[Word::key_space], nullptr, Cap::function, may(" ")},
          {KeyStroke::Kind::text, " ", {}}, &stroke);
  special(ui, grid.at(last - 1, 4), {"&", "&", nullptr, Cap::function, may("&")}, {KeyStroke::Kind::text, "&", {}},
          &stroke);
  special(ui, grid.at(last, 4), {".", ".", nullptr, Cap::function, may(".")}, {KeyStroke::Kind::text, ".", {}}, &stroke);
  return stroke;
}

std::optional<KeyStroke> draw_form_keyboard(UiContext& ui, Point top_left, KeyLayer layer) {
  const Rect box{top_left.x, top_left.y, 1460, 406};
  if (layer == KeyLayer::kana || layer == KeyLayer::katakana) return draw_kana(ui, box, layer);
  const KeyFilter all = [](const std::string&) { return true; };
  std::optional<KeyStroke> stroke;
  const KeyRows rows = form_rows(ui.words().language(), layer);
  const Grid grid{box, static_cast<int>(viewer::count_code_points(rows.front())), 4};
  letter_row(ui, grid, 0, 0, rows[0], all, &stroke);
  letter_row(ui, grid, 1, 0, rows[1], all, &stroke);
  letter_row(ui, grid, 2, 1, rows[2], all, &stroke);
  const bool capitals = layer == KeyLayer::capitals;
  const KeyLook shift{"shift", "", icon::kShift, capitals ? Cap::main : Cap::function};
  if (auto to = layer_key(ui, grid.at(0, 2), shift, capitals ? KeyLayer::letters : KeyLayer::capitals)) stroke = to;
  special(ui, grid.at(grid.columns - 1, 2), {"delete", "", icon::kDelete, Cap::function}, {KeyStroke::Kind::erase, {}, {}},
          &stroke);
  form_functions(ui, grid, layer, &stroke);
  return stroke;
}

}  // namespace maquette::ui
