// What every panel is handed: the canvas, the words, the input, and the memory that gives controls their feel.
//
// A control is a name and a rectangle, registered anew each frame: `touch("tray/vamp.colour/3", box)` says whether it was
// tapped. The context keeps what must outlive a frame: what the finger went down on, how far a button has given way, where
// the keyboard's focus is. The first registered control under the pointer gets it, unless a scroll area takes the finger
// over. Registered order is reading order, and the order of the keyboard's focus.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "state/action.h"
#include "state/words.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/motion.h"
#include "ui/pictures.h"

namespace maquette::ui {

/// What came of a control this frame.
struct Touch {
  bool tapped = false;
  bool held = false;     ///< the finger is down on it
  float scale = 1.0F;    ///< how far it gives way under the finger
  bool focused = false;  ///< show the focus ring
};

/// A named rectangle of the last frame, for tests that drive the window.
struct Traced {
  std::string name;
  Rect box;  ///< design pixels, as seen (clipped)
  bool enabled = true;
};

/// A finger-scrolled distance with inertia, for one axis of one area.
struct Scroll {
  float offset = 0;      ///< design pixels scrolled away at the top or left
  float speed = 0;       ///< design pixels a second
  float grabbed_at = 0;  ///< offset when the finger went down
  float finger_at = 0;
  bool dragging = false;
  double last = 0;
  std::optional<float> goal;  ///< gliding there
};

/// What a text was before it last changed, and how long ago that was in seconds.
struct TextChange {
  std::string before;
  double age = 1e9;
};

/// By how much a number has just changed; 0 when it is longer ago than it stays.
struct NumberChange {
  std::int64_t by = 0;
  float age = 1;  ///< 0..1 of the time it stays
};

class UiContext {
 public:
  UiContext(const Fonts& fonts, Shadows& shadows, Pictures& pictures)
      : fonts_(&fonts), shadows_(&shadows), pictures_(&pictures) {}

  /// Starts a frame of `width` x `height` screen pixels. Text of the panels comes from `words`.
  void begin(ImDrawList& list, Input input, float width, float height, const viewer::Words& words);
  /// Ends it: focus and capture are settled.
  void end();

  Canvas& canvas() { return *canvas_; }
  const Canvas& canvas() const { return *canvas_; }
  const viewer::Words& words() const { return *words_; }
  Pictures& pictures() { return *pictures_; }
  void set_pictures(Pictures& pictures) { pictures_ = &pictures; }
  const Input& input() const { return input_; }
  double now() const { return input_.now; }
  float width() const { return width_; }    ///< design pixels
  float height() const { return height_; }  ///< design pixels
  bool reduced_motion = false;

  /// Registers a control. Disabled ones are drawn and named, but cannot be tapped or focused.
  Touch touch(std::string_view name, Rect box, bool enabled = true);
  /// Registers a place that is only looked at, for tests.
  void trace(std::string_view name, Rect box);
  const std::vector<Traced>& traced() const { return traced_; }
  /// The lines of text of the last frame, once they are asked for.
  void log_texts() { logs_texts_ = true; }
  const std::vector<DrawnText>& texts() const { return texts_; }

  /// While inert, controls are drawn and named but cannot be tapped: what lies under an overlay.
  void set_inert(bool inert) { inert_ = inert; }
  bool inert() const { return inert_; }

  /// A vertical scroll area. `content` is the height of all of it. Returns how far it is scrolled. Draw between begin and
  /// end.
  float begin_scroll(std::string_view name, Rect box, float content);
  void end_scroll();
  /// Brings what begins at `top` of the area's content to the area's top, gliding.
  void scroll_to(std::string_view name, float top);

  float scrolled(std::string_view name) const;

  /// True in frames in which `key` went down; the key is then used up.
  bool take_key(Key key);
  /// Text typed on a real keyboard, used up.
  std::string take_typed();
  /// True when a control other than a text field shows the focus ring: Enter and Space belong to it.
  bool keyboard_leads() const { return focus_visible_; }
  void set_text_entry(bool on) { text_entry_ = on; }

  /// A value by name that glides to `goal`.
  float glide(std::string_view name, float goal, double seconds, float first);
  /// Seconds since `value` was last different, by name. `first_counts`: seeing it for the first time is a change too.
  double since_change(std::string_view name, std::int64_t value, bool first_counts = false);

  TextChange text_change(std::string_view name, const std::string& text);
  NumberChange change_of(std::string_view name, std::int64_t value, double stays);

  /// A length that is only known after drawing (the height of a scroll area's content), kept for the next frame.
  void remember(std::string_view name, float value);
  float remembered(std::string_view name);

  /// Another frame is wanted at once, or at a time.
  void keep_moving() { moving_ = true; }
  void wake_at(double time) { wake_ = wake_ ? std::min(*wake_, time) : time; }
  bool moving() const { return moving_; }
  std::optional<double> wake() const { return wake_; }

  /// The finger went down on nothing: the stage may turn the product.
  bool stage_pressed() const { return stage_pressed_; }
  bool stage_held() const { return stage_held_; }
  /// The wheel turned over nothing that scrolls.
  bool wheel_is_free() const { return !wheel_taken_ && !inert_; }

 private:
  struct Memory {
    Glide press{1.0F};
    Glide value;
    bool value_known = false;
    std::int64_t seen = 0;
    double changed = -1e9;
    bool seen_known = false;
    std::int64_t changed_by = 0;
    std::string text, text_before;
    double text_changed = -1e9;
    bool text_known = false;
    float length = 0;
  };
  struct Focusable {
    std::string name;
    Rect box;
  };

  Memory& memory(std::string_view name);
  void move_focus();
  void step_focus(int by);
  void point_focus(Key direction);
  Touch capture(std::string_view name, Rect box, bool reachable);
  void drive_scroll(Scroll& scroll, Rect box, float limit);

  const Fonts* fonts_;
  Shadows* shadows_;
  Pictures* pictures_;
  const viewer::Words* words_ = nullptr;
  std::optional<Canvas> canvas_;
  Input input_;
  float width_ = 1920, height_ = 1080;

  std::unordered_map<std::string, Memory> memory_;
  std::map<std::string, Scroll, std::less<>> scrolls_;
  std::string scroll_name_;
  Rect scroll_box_{};
  bool in_scroll_ = false;

  std::string captured_;  ///< the control the finger went down on
  bool press_taken_ = false;
  bool stage_pressed_ = false, stage_held_ = false, wheel_taken_ = false;
  Point pressed_at_;
  bool inert_ = false, moving_ = false, text_entry_ = false;
  std::optional<double> wake_;

  std::vector<Focusable> focusables_, last_focusables_;
  std::string focus_, activated_;
  bool focus_visible_ = false, focus_moved_ = false;
  std::vector<Traced> traced_;
  std::vector<DrawnText> texts_;
  bool logs_texts_ = false;
};

}  // namespace maquette::ui
