// Movement by the wall clock: easing curves and values that glide to their goals. Never by frame count, so a slow machine
// shows fewer steps of the same movement.
#pragma once

namespace maquette::ui {

/// cubic-bezier(.2,.8,.2,1): quick start, gentle end.
float ease_out(float t);
/// cubic-bezier(.6,0,.2,1): gentle start and end.
float ease_in_out(float t);

/// t of [0, 1] for something that started at `start` and takes `seconds`.
float progress(double now, double start, double seconds);

/// A number on its way to a goal.
class Glide {
 public:
  explicit Glide(float value = 0) : from_(value), to_(value) {}

  /// Sets the goal; a new goal starts from wherever the value is now.
  void aim(float goal, double now, double seconds);
  void jump(float value) { from_ = to_ = value, seconds_ = 0; }
  float at(double now) const;
  bool moving(double now) const { return seconds_ > 0 && now < start_ + seconds_; }
  float goal() const { return to_; }

 private:
  float from_, to_;
  double start_ = 0, seconds_ = 0;
};

}  // namespace maquette::ui
