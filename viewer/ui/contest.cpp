// Entering the contest: the fields and consents its catalog asks for, and what happens while the entry is written.
#include <algorithm>

#include "state/format.h"
#include "state/kana.h"
#include "ui/controls.h"
#include "ui/field.h"
#include "ui/keyboard.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace maquette::ui {

using viewer::EntryField;
using viewer::EntryStage;
using viewer::Word;

namespace {

struct FieldSpot {
  EntryField field;
  const char* name;
  std::string label, hint;
  Rect box;
};

/// Name and title share the first row, each other field has one of its own.
std::vector<FieldSpot> spots(const viewer::ViewerState& state, UiContext& ui) {
  const viewer::Words& words = ui.words();
  const float x = ui.width() - 1160, width = 1120, half = (width - 20) / 2;
  std::vector<FieldSpot> all;
  float y = 134;
  for (const EntryField field : viewer::form_fields(state)) {
    switch (field) {
      case EntryField::name:
        all.push_back({field, "entry/name", words[Word::field_name], "", {x, y, half, 76}});
        break;
      case EntryField::title:
        all.push_back({field, "entry/title", words[Word::field_title], "", {x + half + 20, y, half, 76}});
        y += 120;
        break;
      case EntryField::email: {
        const std::string deleted = viewer::long_date(words, viewer::contest_calendar(state).email_deleted);
        const std::string label = words.say(Word::field_email, {{"deleted", deleted}});
        all.push_back({field, "entry/email", label, words[Word::hint_email], {x, y, width, 76}});
        y += 120;
        break;
      }
      case EntryField::story:
        all.push_back({field, "entry/story", words[Word::field_story], words[Word::hint_story], {x, y, width, 76}});
        y += 120;
        break;
    }
  }
  return all;
}

viewer::Missing missing_of(EntryField field) {
  switch (field) {
    case EntryField::title:
      return viewer::Missing::title;
    case EntryField::email:
      return viewer::Missing::email;
    case EntryField::story:
      return viewer::Missing::story;
    case EntryField::name:
      break;
  }
  return viewer::Missing::name;
}

bool good(const viewer::ViewerState& state, EntryField field) {
  if (viewer::field_text(state.entry.form, field).empty()) return false;
  const auto left = viewer::things_left(state);
  return std::find(left.begin(), left.end(), missing_of(field)) == left.end();
}

EntryField next_field(const viewer::ViewerState& state) {
  const auto fields = viewer::form_fields(state);
  const auto here = std::find(fields.begin(), fields.end(), state.entry.form.focus);
  return here == fields.end() || here + 1 == fields.end() ? fields.front() : *(here + 1);
}

MaybeAction draw_fields(const viewer::ViewerState& state, UiContext& ui, bool writing) {
  const viewer::EntryForm& form = state.entry.form;
  MaybeAction action;
  for (const FieldSpot& spot : spots(state, ui)) {
    ui.canvas().text({spot.box.x, spot.box.y - 32}, Style::small_medium, color::kInk, spot.label);
    FieldLook look{viewer::field_text(form, spot.field), spot.hint, "", form.focus == spot.field && !writing,
                   good(state, spot.field)};
    if (field(ui, spot.name, spot.box, look)) action = viewer::FocusField{spot.field};
  }
  return action;
}

MaybeAction draw_consents(const viewer::ViewerState& state, UiContext& ui) {
  const viewer::Words& words = ui.words();
  const float x = ui.width() - 1160, half = 550;
  MaybeAction action;
  if (checkbox(ui, "entry/show", {x, 472, half, 72}, state.entry.form.show_publicly, words[Word::consent_show])) {
    action = viewer::ToggleConsent{viewer::Consent::show_publicly};
  }
  if (checkbox(ui, "entry/age", {x + half + 20, 472, half, 72}, state.entry.form.age_or_guardian,
               words[Word::consent_age])) {
    action = viewer::ToggleConsent{viewer::Consent::age_or_guardian};
  }
  return action;
}

Word stage_word(EntryStage stage) {
  switch (stage) {
    case EntryStage::rendering:
      return Word::stage_rendering;
    case EntryStage::sealing:
      return Word::stage_sealing;
    case EntryStage::checking:
      return Word::stage_checking;
    default:
      return Word::stage_preparing;
  }
}

/// A pill that fills as the entry is written, and what is being done.
void draw_progress(const viewer::ViewerState& state, UiContext& ui, Rect box) {
  Canvas& canvas = ui.canvas();
  const float part = ui.glide("entry/progress", state.entry.progress, 0.4, 0.0F);
  canvas.fill(box, color::kStage3, corner::kBigButton);
  canvas.push_clip({box.x, box.y, box.w * part, box.h});
  canvas.fill(box, color::kInk, corner::kBigButton);
  canvas.pop_clip();
  const std::string percent = std::to_string(static_cast<int>(part * 100)) + " %";
  canvas.number({box.center().x, box.center().y - 16}, Style::button_large, part > 0.55F ? color::kWhite : color::kInk,
                percent, Align::center);
  canvas.paragraph({box.x, box.bottom() + 14, box.w, 0}, Style::small, color::kInk2,
                   ui.words()[stage_word(state.entry.stage)], 2);
  ui.trace("entry/progress", box);
}

MaybeAction draw_side(const viewer::ViewerState& state, UiContext& ui, float floor, bool writing) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const float x = ui.width() - 380, width = 340, top = floor + 27;
  canvas.text({x, top}, Style::head, color::kInk, words[Word::next_title]);
  const std::string closes = viewer::long_date(words, viewer::contest_calendar(state).last_day);
  float y = top + 40;
  for (const std::string& line : canvas.wrap(Style::small, words.say(Word::next_body, {{"closes", closes}}), width, 5)) {
    canvas.text({x, y}, Style::small, color::kInk2, line);
    y += 28;
  }
  const Rect box{x, floor + 195, width, 96};
  if (writing) return draw_progress(state, ui, box), std::nullopt;
  const auto left = viewer::things_left(state);
  const bool failed = state.entry.stage == EntryStage::failed;
  const auto& refusal = state.entry.refusal;
  const ButtonLook enter{ButtonKind::primary,     words[failed ? Word::try_again : Word::enter_now], nullptr, nullptr, true,
                         left.empty() && !refusal};
  MaybeAction action;
  if (button(ui, "entry/submit", box, enter)) action = viewer::SubmitEntry{};
  const std::string note = failed ? words[Word::entry_failed] : refusal ? *refusal : left_sentence(words, left);
  const bool matters = failed || refusal;
  canvas.paragraph({x, box.bottom() + 14, width, 0}, Style::small, matters ? color::kInk : color::kInk2, note, 4);
  if (refusal) ui.trace("entry/refused", {x, box.bottom() + 14, width, 96});
  if (failed) ui.trace("entry/failed", {x, box.bottom() + 14, width, 96});
  return action;
}

viewer::Action apply_stroke(const viewer::ViewerState& state, const KeyStroke& stroke) {
  const viewer::EntryForm& form = state.entry.form;
  const std::string& text = viewer::field_text(form, form.focus);
  switch (stroke.kind) {
    case KeyStroke::Kind::text:
      return viewer::EditField{form.focus, text + stroke.text};
    case KeyStroke::Kind::erase:
      return viewer::EditField{form.focus, viewer::without_last(text)};
    case KeyStroke::Kind::clear:
      return viewer::EditField{form.focus, ""};
    case KeyStroke::Kind::layer:
      return viewer::SetKeyLayer{stroke.layer};
    case KeyStroke::Kind::kana_form:
      return viewer::EditField{form.focus, viewer::with_next_kana_form(text)};
    case KeyStroke::Kind::next:
      break;
  }
  return viewer::FocusField{next_field(state)};
}

}  // namespace

MaybeAction draw_contest(const viewer::ViewerState& state, UiContext& ui) {
  Canvas& canvas = ui.canvas();
  const viewer::Words& words = ui.words();
  const EntryStage stage = state.entry.stage;
  const bool writing = stage != EntryStage::filling && stage != EntryStage::failed && stage != EntryStage::finished;
  const float floor = ui.height() - 485, x = ui.width() - 1160;
  ui.set_text_entry(true);
  MaybeAction action;
  if (!writing && back_pill(ui, words[Word::back_to_product])) action = viewer::GoBack{};
  const std::string& called = in_language(viewer::contest_profile(state).title, state.language);
  const float title =
      canvas.text({x, 30}, Style::title_m, color::kInk,
                  canvas.shorten(Style::title_m, called.empty() ? words[Word::contest_title] : called, 700));
  canvas.text({x + title + 20, 43}, Style::body, color::kInk2, words[Word::contest_sub]);
  if (auto focused = draw_fields(state, ui, writing)) action = focused;
  if (auto consent = draw_consents(state, ui)) action = consent;
  canvas.fill({0, floor, ui.width(), ui.height() - floor}, color::kStage2);
  ui.set_inert(writing || ui.inert());
  if (auto stroke = draw_form_keyboard(ui, {40, floor + 27}, state.keys)) action = apply_stroke(state, *stroke);
  if (auto side = draw_side(state, ui, floor, writing)) action = side;
  if (writing) return {};
  if (auto typed = typed_into(ui, viewer::field_text(state.entry.form, state.entry.form.focus))) {
    action = viewer::EditField{state.entry.form.focus, *typed};
  }
  if (ui.take_key(Key::enter)) action = viewer::FocusField{next_field(state)};
  return action;
}

}  // namespace maquette::ui
