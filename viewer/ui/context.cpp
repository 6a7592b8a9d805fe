#include "ui/context.h"

#include <algorithm>
#include <cmath>

namespace maquette::ui {

namespace {

Rect clipped(Rect box, Rect by) {
  const float x = std::max(box.x, by.x), y = std::max(box.y, by.y);
  return {x, y, std::max(0.0F, std::min(box.right(), by.right()) - x),
          std::max(0.0F, std::min(box.bottom(), by.bottom()) - y)};
}

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

void UiContext::begin(ImDrawList& list, Input input, float width, float height, const viewer::Words& words) {
  const float scale = std::min(width / 1920.0F, height / 1080.0F);
  input_ = std::move(input);
  input_.pointer = {input_.pointer.x / scale, input_.pointer.y / scale};
  width_ = width / scale;
  height_ = height / scale;
  words_ = &words;
  canvas_.emplace(list, *fonts_, *shadows_, scale);
  texts_.clear();
  if (logs_texts_) canvas_->log_texts(&texts_);
  traced_.clear();
  last_focusables_ = std::move(focusables_);
  focusables_.clear();
  moving_ = false;
  wake_.reset();
  inert_ = false;
  text_entry_ = false;
  press_taken_ = false;
  wheel_taken_ = false;
  stage_pressed_ = false;
  focus_moved_ = false;
  activated_.clear();
  if (input_.pressed) {
    pressed_at_ = input_.pointer;
    focus_visible_ = false;
  }
  move_focus();
}

void UiContext::end() {
  if (input_.pressed && !press_taken_) stage_pressed_ = stage_held_ = true;
  if (!input_.down) {
    captured_.clear();
    stage_held_ = false;
  }
}

UiContext::Memory& UiContext::memory(std::string_view name) { return memory_[std::string(name)]; }

Touch UiContext::capture(std::string_view name, Rect box, bool reachable) {
  Touch touch;
  if (reachable && input_.pressed && !press_taken_ && box.contains(input_.pointer)) {
    captured_ = name;
    press_taken_ = true;
  }
  const bool mine = captured_ == name;
  const bool inside = box.grown(16).contains(input_.pointer);
  touch.held = mine && input_.down && inside;
  touch.tapped = mine && input_.released && inside && reachable;
  return touch;
}

Touch UiContext::touch(std::string_view name, Rect box, bool enabled) {
  const Rect seen = in_scroll_ ? clipped(box, scroll_box_) : box;
  const bool reachable = enabled && !inert_ && seen.w > 0 && seen.h > 0;
  traced_.push_back({std::string(name), seen, reachable});
  Touch touch = capture(name, seen, reachable);
  if (enabled && !inert_) focusables_.push_back({std::string(name), box});
  if (focus_ == name && enabled && !inert_) {
    touch.focused = focus_visible_;
    if (activated_ == name) touch.tapped = true;
    if (focus_moved_ && in_scroll_ && seen.h < box.h) {
      Scroll& scroll = scrolls_[scroll_name_];
      scroll.goal =
          scroll.offset + (box.y < scroll_box_.y ? box.y - scroll_box_.y - 24 : box.bottom() - scroll_box_.bottom() + 24);
    }
  }
  Memory& mine = memory(name);
  mine.press.aim(touch.held && !reduced_motion ? kPressScale : 1.0F, now(), touch.held ? motion::kPress : motion::kRelease);
  touch.scale = mine.press.at(now());
  if (mine.press.moving(now())) keep_moving();
  return touch;
}

void UiContext::trace(std::string_view name, Rect box) { traced_.push_back({std::string(name), box, false}); }

bool UiContext::take_key(Key key) {
  const auto found = std::find(input_.keys.begin(), input_.keys.end(), key);
  if (found == input_.keys.end()) return false;
  input_.keys.erase(found);
  return true;
}

std::string UiContext::take_typed() { return std::exchange(input_.typed, {}); }

float UiContext::glide(std::string_view name, float goal, double seconds, float first) {
  Memory& mine = memory(name);
  if (!mine.value_known) {
    mine.value.jump(first);
    mine.value_known = true;
  }
  mine.value.aim(goal, now(), reduced_motion ? std::min(seconds, motion::kReducedFade) : seconds);
  if (mine.value.moving(now())) keep_moving();
  return mine.value.at(now());
}

double UiContext::since_change(std::string_view name, std::int64_t value, bool first_counts) {
  Memory& mine = memory(name);
  if (mine.seen_known ? mine.seen != value : first_counts) mine.changed = now();
  mine.seen = value;
  mine.seen_known = true;
  return now() - mine.changed;
}

TextChange UiContext::text_change(std::string_view name, const std::string& text) {
  Memory& mine = memory(name);
  if (mine.text_known && mine.text != text) {
    mine.text_before = mine.text;
    mine.text_changed = now();
  }
  mine.text = text;
  mine.text_known = true;
  return {mine.text_before, now() - mine.text_changed};
}

NumberChange UiContext::change_of(std::string_view name, std::int64_t value, double stays) {
  Memory& mine = memory(name);
  if (mine.seen_known && mine.seen != value) {
    mine.changed_by = value - mine.seen;
    mine.changed = now();
  }
  mine.seen = value;
  mine.seen_known = true;
  const double age = now() - mine.changed;
  if (age >= stays) return {};
  keep_moving();
  return {mine.changed_by, static_cast<float>(age / stays)};
}

void UiContext::remember(std::string_view name, float value) {
  float& length = memory(name).length;
  if (length != value) keep_moving();
  length = value;
}

float UiContext::remembered(std::string_view name) { return memory(name).length; }

// Focus: Tab walks the reading order, arrows go to the nearest control in their direction.

void UiContext::move_focus() {
  std::vector<Key> others;
  for (const Key key : std::exchange(input_.keys, {})) {
    const bool arrow = key == Key::up || key == Key::down || key == Key::left || key == Key::right;
    if (key == Key::tab || key == Key::back_tab) {
      step_focus(key == Key::tab ? 1 : -1);
    } else if (arrow && focus_visible_) {
      point_focus(key);
    } else if (focus_visible_ && (key == Key::enter || key == Key::space)) {
      activated_ = focus_;
      if (key == Key::space) input_.typed.clear();
    } else {
      others.push_back(key);
    }
  }
  input_.keys = std::move(others);
}

void UiContext::step_focus(int by) {
  if (last_focusables_.empty()) return;
  const auto count = static_cast<int>(last_focusables_.size());
  int index = by > 0 ? -1 : 0;
  for (int i = 0; i < count; ++i) {
    if (last_focusables_[static_cast<std::size_t>(i)].name == focus_) index = i;
  }
  if (focus_visible_ || index < 0) index = (index + by + count) % count;
  focus_ = last_focusables_[static_cast<std::size_t>(index)].name;
  focus_visible_ = focus_moved_ = true;
}

void UiContext::point_focus(Key direction) {
  const auto here = std::find_if(last_focusables_.begin(), last_focusables_.end(),
                                 [this](const Focusable& f) { return f.name == focus_; });
  if (here == last_focusables_.end()) return step_focus(1);
  const Point from = here->box.center();
  const Focusable* best = nullptr;
  float least = 1e9F;
  for (const Focusable& candidate : last_focusables_) {
    const Point to = candidate.box.center();
    const float dx = to.x - from.x, dy = to.y - from.y;
    const float along = direction == Key::left ? -dx : direction == Key::right ? dx : direction == Key::up ? -dy : dy;
    const float across = direction == Key::left || direction == Key::right ? std::fabs(dy) : std::fabs(dx);
    if (along < 4 || across > 2 * along) continue;
    const float cost = distance(from, to) + 2 * across;
    if (cost < least) least = cost, best = &candidate;
  }
  if (best != nullptr) focus_ = best->name, focus_moved_ = true;
}

}  // namespace maquette::ui
