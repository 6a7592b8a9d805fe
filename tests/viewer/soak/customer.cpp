#include "viewer/soak/customer.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "state/derive.h"

namespace maquette::soak {
namespace {

using Json = nlohmann::json;

constexpr double kFrame = 0.1;                        // seconds of the studio's time
constexpr int kMostFrames = 300, kMostWaits = 3'000;  // until it rests
constexpr double kAwayFor = 120;                      // seconds: the last screen has cleared itself

ui::Input held() {
  ui::Input input;
  input.down = true;
  return input;
}

ui::Input pressed() {
  ui::Input input = held();
  input.pressed = true;
  return input;
}

ui::Input released() {
  ui::Input input;
  input.released = true;
  return input;
}

ui::Input hovering() {
  ui::Input input;
  input.hovers = true;
  return input;
}

ui::Input wheeled(float notches) {
  ui::Input input;
  input.wheel = notches;
  return input;
}

ui::Input with_key(ui::Key key) {
  ui::Input input;
  input.keys = {key};
  return input;
}

ui::Input typed(std::string text) {
  ui::Input input;
  input.typed = std::move(text);
  return input;
}

}  // namespace

void Customer::visit(std::uint64_t seed, int gestures) {
  random_.seed(seed);
  for (int i = 0; i < gestures && !watch_.over(); ++i) {
    gesture();
    settle();  // else what is on the screen next depends on how quick the machine is, and no day is like another
  }
}

/// A surprise that the contest takes: its conditions refuse some.
void Customer::bring_design(std::uint64_t seed) {
  constexpr std::uint64_t kTries = 20;
  for (std::uint64_t i = 0; i < kTries && !watch_.over(); ++i) {
    studio_.apply(viewer::StartAgain{});
    settle();
    studio_.apply(viewer::WantSurprise{seed + i});
    settle();
    studio_.apply(viewer::OpenReview{});
    studio_.apply(viewer::OpenContest{});
    if (!studio_.state().entry.refusal) return;
  }
}

bool Customer::enter(std::uint64_t seed) {
  using namespace viewer;
  bring_design(seed);
  for (const auto& [field, text] : {std::pair{EntryField::name, "Ada"}, std::pair{EntryField::title, "Soak"},
                                    std::pair{EntryField::email, "ada@example.com"}}) {
    studio_.apply(EditField{field, text});
  }
  studio_.apply(viewer::ToggleConsent{viewer::Consent::show_publicly});
  studio_.apply(viewer::ToggleConsent{viewer::Consent::age_or_guardian});
  studio_.apply(SubmitEntry{});
  settle();
  const bool entered = !studio_.state().entry.code.empty();
  leave();
  return entered;
}

void Customer::leave() {
  settle();
  now_ += kAwayFor;
  settle();
  studio_.apply(viewer::FinishVisit{});
  studio_.apply(viewer::StartAgain{});
  studio_.apply(viewer::SetLanguage{"en"});
  settle();
}

void Customer::settle() {
  int quiet = 0, frames = 0, waits = 0;
  while (quiet < 2 && frames < kMostFrames && waits < kMostWaits && !watch_.over()) {
    const app::FrameResult result = step({});
    quiet = studio_.settled() && !result.moving ? quiet + 1 : 0;
    const bool waits_for_worker = !result.moving && quiet == 0;
    ++(waits_for_worker ? waits : frames);
    if (waits_for_worker) bell_.wait();
  }
  report_.restless += frames == kMostFrames || waits == kMostWaits ? 1 : 0;
}

app::FrameResult Customer::step(ui::Input input) {
  input.now = now_ += kFrame;
  input.pointer = finger_;
  studio_.set_target(screen_.framebuffer());
  return studio_.frame(std::move(input), screen_.width(), screen_.height());
}

ui::Point Customer::anywhere() {
  return {static_cast<float>(draw(static_cast<std::size_t>(screen_.width()))),
          static_cast<float>(draw(static_cast<std::size_t>(screen_.height())))};
}

void Customer::gesture() {
  switch (draw(12)) {
    case 0:
      return tap(anywhere());
    case 1:
      return drag();
    case 2:
      return press_key();
    case 3:
      return type();
    case 4:
      static_cast<void>(step(wheeled(draw(2) == 0 ? 1.0F : -1.0F)));
      return;
    default:
      return tap_control();
  }
}

void Customer::tap(ui::Point at) {
  finger_ = at;
  static_cast<void>(step(hovering()));
  static_cast<void>(step(pressed()));
  static_cast<void>(step(released()));
}

/// Any control that is on the screen now.
void Customer::tap_control() {
  std::ifstream file(trace_);
  const Json seen = Json::parse(file, nullptr, false);
  if (seen.is_discarded() || !seen.contains("controls") || seen["controls"].empty()) return tap(anywhere());
  auto control = seen["controls"].begin();
  std::advance(control, static_cast<std::ptrdiff_t>(draw(seen["controls"].size())));
  const auto of = [&](const char* key) { return control->value(key, 0.0F); };
  ++report_.taps;
  tap({of("x") + of("w") / 2, of("y") + of("h") / 2});
}

void Customer::drag() {
  finger_ = anywhere();
  static_cast<void>(step(pressed()));
  for (int i = 0; i < 4; ++i) {
    finger_.x += 24;
    static_cast<void>(step(held()));
  }
  static_cast<void>(step(released()));
}

void Customer::press_key() {
  constexpr ui::Key kKeys[] = {ui::Key::tab,  ui::Key::back_tab, ui::Key::enter, ui::Key::escape, ui::Key::undo,
                               ui::Key::redo, ui::Key::left,     ui::Key::right, ui::Key::space,  ui::Key::backspace};
  static_cast<void>(step(with_key(kKeys[draw(std::size(kKeys))])));
}

/// A text on the product, each time another.
void Customer::type() {
  const viewer::ViewerState& state = studio_.state();
  for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
    if (!viewer::text_part(*state.model, group)) continue;
    std::string text;
    for (std::size_t i = 0; i < 1 + draw(6); ++i) text += static_cast<char>('A' + draw(26));
    studio_.apply(viewer::SelectGroup{group});
    studio_.apply(viewer::TypeText{text});
    static_cast<void>(step({}));
    studio_.apply(viewer::SewOn{});
    break;
  }
  static_cast<void>(step(typed("x")));
}

}  // namespace maquette::soak
