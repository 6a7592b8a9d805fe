// Scrolling with a finger: the content follows 1:1, coasts with exponential decay when let go (speed falls to 1/e in
// 325 ms), gives way at its ends up to 56 px and springs back. A drag of more than 12 px takes the finger away from the
// control it went down on, so a scroll never fires the swatch underneath.
#include <algorithm>
#include <cmath>

#include "ui/context.h"

namespace maquette::ui {

namespace {

/// Past an end the content follows ever less: the offset beyond approaches kOverScroll.
float rubber(float beyond) { return kOverScroll * (1 - std::exp(-beyond / kOverScroll)); }

float with_rubber(float offset, float limit) {
  if (offset < 0) return -rubber(-offset);
  if (offset > limit) return limit + rubber(offset - limit);
  return offset;
}

}  // namespace

void UiContext::drive_scroll(Scroll& scroll, Rect box, float limit) {
  const bool started_here = input_.down && box.contains(pressed_at_) && !stage_held_;
  const float pulled = input_.pointer.y - pressed_at_.y;
  const double dt = std::max(now() - scroll.last, 1e-4);
  scroll.last = now();
  if (input_.pressed && box.contains(input_.pointer) && !inert_) {
    scroll.speed = 0;
    scroll.goal.reset();
    scroll.grabbed_at = scroll.offset;
    scroll.finger_at = input_.pointer.y;
  }
  if (started_here && !inert_ && !scroll.dragging && limit > 0 && std::fabs(pulled) > kDragThreshold) {
    scroll.dragging = true;
    scroll.grabbed_at = scroll.offset + (pulled > 0 ? kDragThreshold : -kDragThreshold);
    captured_.clear();
  }
  if (scroll.dragging && input_.down) {
    const float before = scroll.offset;
    scroll.offset = with_rubber(scroll.grabbed_at - pulled, limit);
    const float speed = (scroll.offset - before) / static_cast<float>(dt);
    scroll.speed += (speed - scroll.speed) * 0.5F;
    return;
  }
  if (scroll.dragging) {
    scroll.dragging = false;
    if (dt > 0.1) scroll.speed = 0;  // it lay still under the finger before it was let go
  }
  if (input_.wheel != 0 && input_.hovers && box.contains(input_.pointer) && !inert_) {
    wheel_taken_ = true;
    scroll.goal = std::clamp(scroll.goal.value_or(scroll.offset) - input_.wheel * 96, 0.0F, limit);
    scroll.speed = 0;
  }
  const float outside = scroll.offset < 0 ? 0 : scroll.offset > limit ? limit : -1;
  if (outside >= 0) scroll.goal = outside, scroll.speed = 0;
  const auto step = static_cast<float>(std::min(dt, 0.05));
  if (scroll.goal) {
    const float goal = std::clamp(*scroll.goal, 0.0F, limit);
    scroll.offset += (goal - scroll.offset) * (reduced_motion ? 1.0F : 1 - std::exp(-step / 0.07F));
    if (std::fabs(goal - scroll.offset) < 0.5F) scroll.offset = goal, scroll.goal.reset();
  } else if (std::fabs(scroll.speed) > 8) {
    scroll.offset = with_rubber(scroll.offset + scroll.speed * step, limit);
    scroll.speed *= std::exp(-step / static_cast<float>(motion::kScrollTau));
  } else {
    scroll.speed = 0;
  }
  if (scroll.goal || scroll.speed != 0) keep_moving();
}

float UiContext::begin_scroll(std::string_view name, Rect box, float content) {
  Scroll& scroll = scrolls_[std::string(name)];
  drive_scroll(scroll, box, std::max(0.0F, content - box.h));
  scroll_name_ = name;
  scroll_box_ = box;
  in_scroll_ = true;
  trace("scroll:" + scroll_name_, box);
  canvas_->push_clip(box);
  return scroll.offset;
}

void UiContext::end_scroll() {
  canvas_->pop_clip();
  // The area itself takes the finger where no control does, so that dragging it never turns the product.
  if (input_.pressed && !press_taken_ && !inert_ && scroll_box_.contains(input_.pointer)) {
    captured_ = scroll_name_;
    press_taken_ = true;
  }
  in_scroll_ = false;
}

float UiContext::scrolled(std::string_view name) const {
  const auto found = scrolls_.find(name);
  return found == scrolls_.end() ? 0.0F : found->second.offset;
}

void UiContext::scroll_to(std::string_view name, float top) { scrolls_[std::string(name)].goal = top; }

}  // namespace maquette::ui
