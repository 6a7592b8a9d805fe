// The panels: each draws one part of a screen from the state and returns what the customer did, if anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "state/action.h"
#include "ui/context.h"

namespace maquette::ui {

using MaybeAction = std::optional<viewer::Action>;

/// A language that can be switched to: its BCP 47 tag, and what it calls itself.
struct LanguageName {
  std::string tag, name;
};

// studio
MaybeAction draw_top_bar(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages);
MaybeAction draw_rail(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_tray(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_action_row(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_bottom_bar(const viewer::ViewerState& state, UiContext& ui);
void draw_leader(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_views(const viewer::ViewerState& state, UiContext& ui, Point top_left);
MaybeAction draw_light(const viewer::ViewerState& state, UiContext& ui, Rect box);

// other screens
MaybeAction draw_why_not(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_personalise(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_review(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_contest(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_done(const viewer::ViewerState& state, UiContext& ui, const std::string& address);

// over all screens
MaybeAction draw_languages(const viewer::ViewerState& state, UiContext& ui, const std::vector<LanguageName>& languages);
MaybeAction draw_help(const viewer::ViewerState& state, UiContext& ui);
MaybeAction draw_toast(const viewer::ViewerState& state, UiContext& ui);

}  // namespace maquette::ui
