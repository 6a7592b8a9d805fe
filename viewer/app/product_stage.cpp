#include "app/product_stage.h"

#include <glad/gl.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/pace.h"
#include "gl/thumbnails.h"
#include "scene/morph.h"
#include "state/derive.h"
#include "state/derive_workshop.h"
#include "state/swatch_kind.h"
#include "ui/motion.h"
#include "ui/screens.h"
#include "ui/theme.h"

namespace maquette::app {

using viewer::Screen;

namespace {

ui::Picture as_picture(const gl::Thumbnail& thumbnail) { return {thumbnail.texture, {0, 1}, {1, 0}, nullptr}; }

void premultiplied(const ImDrawList*, const ImDrawCmd*) { glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }

/// What the last picture depended on, beyond its size: an equal one need not be drawn again.
struct Seen {
  scene::Orbit orbit;
  scene::ScreenBox box;
  int width = 0, height = 0;
  scene::Appearance appearance;
  float blend = 1, dim = 0, resolution = 1;
  int samples = 4;
  std::vector<std::string> focus;
  std::vector<gl::Outline> outlines;
  gl::Stage stage = gl::Stage::light;
  bool operator==(const Seen&) const = default;
};

constexpr float kCoarse = 0.5F;  ///< of the very first picture

class Studio3D final : public ProductStage {
 public:
  Studio3D(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& root)
      : assets_(std::move(assets)),
        model_(assets_->model()),
        product_(assets_->product().product),
        renderer_(assets_, root),
        thumbnails_(renderer_),
        motion_(product_->bounds, scene::named_view(scene::NamedView::three_quarter)) {}

  gl::Renderer& renderer() override { return renderer_; }

  bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) override;
  bool work(double seconds) override { return thumbnails_.work(seconds); }

  void grab() override { motion_.grab(); }
  void drag(float dx, float dy, float seconds) override { motion_.drag({dx / scale_, dy / scale_}, seconds); }
  void release() override { motion_.release(); }
  void zoom(float notches) override { motion_.zoom(notches); }

  void use_model(std::shared_ptr<const Model> model) override {
    model_ = std::move(model);
    assets_->set_model(model_);
    anchors_.clear();
    camera_stays_ = true;
  }
  void renew_surfaces() override {
    renderer_.renew_materials();
    renew_pictures();
  }
  std::optional<std::string> reload_shaders() override {
    auto problem = renderer_.reload_shaders();
    if (!problem) renew_pictures();
    return problem;
  }
  std::optional<scene::Orbit> camera() const override { return motion_.orbit(); }
  void set_camera(const scene::Orbit& orbit) override {
    motion_.jump_to(orbit);
    camera_stays_ = true;
  }
  std::optional<GroupIndex> pick(float x, float y) const override;

  ui::Picture swatch(std::string_view place, const Variant& shown, Choice choice, float width, float height) override {
    if (viewer::swatch_kind(*model_, choice.part) == viewer::SwatchKind::form)
      return form(place, shown, choice, width, height);
    const scene::Look look = scene::swatch_look(*model_, shown, choice.part, choice.option);
    return as_picture(thumbnails_.swatch(place, look, pixels(width), pixels(height)));
  }
  ui::Picture view(std::string_view place, const Variant& shown, int view, float width, float height) override {
    const scene::NamedView named = scene::kNamedViews[static_cast<std::size_t>(view)];
    ui::Picture picture = as_picture(thumbnails_.product(place, scene::appearance(*model_, shown), named, pixels(width),
                                                         pixels(height), gl::Stage::none));
    picture.blend = premultiplied;
    return picture;
  }
  ui::Picture scene(std::string_view place, const Variant& shown, float width, float height) override {
    return as_picture(thumbnails_.product(place, scene::appearance(*model_, shown), scene::NamedView::three_quarter,
                                          pixels(width), pixels(height), gl::Stage::light, pixels(12)));
  }
  std::optional<ui::Point> anchor(GroupIndex group) override;

 private:
  void renew_pictures() {
    thumbnails_.renew();
    seen_.reset();
  }
  /// The product with the option, as one looks at its group.
  ui::Picture form(std::string_view place, Variant shown, Choice choice, float width, float height) {
    shown.options[choice.part] = choice.option;
    const auto& camera = model_->groups[model_->parts[choice.part].group].camera;
    const gl::Viewpoint from = camera ? gl::Viewpoint(scene::to_orbit(*camera)) : scene::NamedView::three_quarter;
    return as_picture(thumbnails_.product(place, scene::appearance(*model_, shown), from, pixels(width), pixels(height),
                                          gl::Stage::light));
  }
  int pixels(float length) const { return std::max(1, static_cast<int>(std::lround(length * scale_))); }
  scene::Orbit whole_view(const viewer::ViewerState& state, const StageFrame& frame, scene::NamedView view);
  scene::Orbit why_not_view(const viewer::ViewerState& state, const StageFrame& frame);
  void turn_camera(const viewer::ViewerState& state, const StageFrame& frame);
  void follow_look(const viewer::ViewerState& state, double now);
  scene::Bounds bounds_now();
  scene::ScreenBox box_of(const viewer::ViewerState& state, const StageFrame& frame) const;
  scene::ScreenBox in_pixels(const ui::Rect& box) const;
  void draw_if_changed(const scene::ScreenBox& box);
  bool fill_frame(const viewer::ViewerState& state, const StageFrame& frame);
  void outline_moved(const viewer::ViewerState& state, const StageFrame& frame);
  void dress_workshop(const viewer::ViewerState& state, const StageFrame& frame);
  std::vector<std::string> slots_in_the_way(const viewer::ViewerState& state) const;

  std::shared_ptr<scene::Assets> assets_;
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const scene::Product> product_;
  gl::Renderer renderer_;
  gl::Thumbnails thumbnails_;
  scene::OrbitMotion motion_;

  float scale_ = 1;
  double last_ = 0;
  gl::Frame frame_;
  gl::Texture picture_;
  std::optional<Seen> seen_;
  Pace pace_;
  bool shown_once_ = false, camera_stays_ = false;

  // What the camera was last told, so that it turns only when the state says something new.
  Screen screen_ = Screen::studio;
  GroupIndex group_ = 0;
  int view_ = 1;
  bool explained_ = false;
  scene::Bounds extent_;

  double faded_ = -1e9;  ///< when the look last changed
  ui::Glide dim_{0.0F};
  std::uint64_t moves_ = 0;
  double moved_ = -1e9;

  std::map<GroupIndex, std::optional<ui::Point>> anchors_;
};

/// Where everything that is in the way can be seen: a single part from its own side, several from three quarters.
scene::Orbit Studio3D::why_not_view(const viewer::ViewerState& state, const StageFrame& frame) {
  const auto in_the_way = viewer::obstacles(state);
  if (in_the_way.size() == 1) {
    if (const auto& camera = model_->groups[in_the_way[0].group].camera) {
      scene::Orbit orbit = scene::to_orbit(*camera);
      orbit.distance = 1.0F;
      orbit.target = glm::vec3(0.0F);
      return orbit;
    }
  }
  return whole_view(state, frame, scene::NamedView::three_quarter);
}

/// A named view of the product as it is chosen now: all of it, in the room the screen leaves it.
scene::Orbit Studio3D::whole_view(const viewer::ViewerState& state, const StageFrame& frame, scene::NamedView view) {
  return renderer_.view(frame_.appearance, view, box_of(state, frame), frame.width, frame.height);
}

void Studio3D::turn_camera(const viewer::ViewerState& state, const StageFrame& frame) {
  const bool explained = state.screen == Screen::why_not && state.why_not && state.why_not->explained;
  const bool just_explained = std::exchange(explained_, explained) != explained && explained;
  const bool screen_changed = std::exchange(screen_, state.screen) != state.screen;
  const bool group_changed = std::exchange(group_, state.group) != state.group;
  const bool view_changed = std::exchange(view_, state.view) != state.view;
  const scene::Bounds extent = renderer_.bounds(frame_.appearance);
  const bool grown = std::exchange(extent_, extent) != extent;  // a higher heel, another strap
  if (std::exchange(camera_stays_, false)) return;
  if (shown_once_ && !screen_changed && !group_changed && !view_changed && !just_explained && !grown) return;
  std::optional<scene::Orbit> goal;
  const bool of_group = state.screen == Screen::personalise || (state.screen == Screen::studio && state.view < 0);
  if (of_group && (group_changed || screen_changed || !shown_once_)) {
    const auto& camera = model_->groups[state.group].camera;
    if (camera) goal = scene::to_orbit(*camera);
  } else if (state.view >= 0 && state.view < ui::kViews && state.screen != Screen::why_not &&
             (screen_changed || view_changed || grown || !shown_once_)) {
    goal = whole_view(state, frame, scene::kNamedViews[static_cast<std::size_t>(state.view)]);
  } else if (just_explained) {
    goal = why_not_view(state, frame);
  }
  if (!goal) return;
  if (!shown_once_ || frame.reduced_motion) return motion_.jump_to(*goal);
  motion_.go_to(*goal, static_cast<float>(ui::motion::kRail));
}

void Studio3D::follow_look(const viewer::ViewerState& state, double now) {
  scene::Appearance look = scene::appearance(*model_, state.design.shown);
  if (!shown_once_) {
    frame_.appearance = std::move(look);
    return;
  }
  if (look == frame_.appearance) return;
  frame_.previous = std::exchange(frame_.appearance, std::move(look));
  faded_ = now;
}

/// The product's box, on its way from one shape to the next while the look fades.
scene::Bounds Studio3D::bounds_now() {
  const scene::Bounds goal = renderer_.bounds(frame_.appearance);
  if (!frame_.previous || frame_.blend >= 1.0F) return goal;
  return scene::mixed(renderer_.bounds(*frame_.previous), goal, frame_.blend);
}

std::vector<std::string> Studio3D::slots_in_the_way(const viewer::ViewerState& state) const {
  std::vector<std::string> slots;
  for (const viewer::Obstacle& obstacle : viewer::obstacles(state)) {
    const auto of_group = scene::slots_of_group(*model_, obstacle.group);
    slots.insert(slots.end(), of_group.begin(), of_group.end());
  }
  return slots;
}

void Studio3D::outline_moved(const viewer::ViewerState& state, const StageFrame& frame) {
  if (std::exchange(moves_, state.moves) != state.moves) moved_ = frame.now;
  const double age = frame.now - moved_;
  const double in = ui::motion::kMovedIn, hold = in + ui::motion::kMovedHold, out = hold + ui::motion::kMovedOut;
  if (age > out || state.screen != Screen::studio) return;
  gl::Outline outline;
  outline.width = 4 * frame.scale;
  outline.opacity = static_cast<float>(age < in ? age / in : age < hold ? 1.0 : (out - age) / (out - hold));
  for (const PartIndex part : state.moved) {
    const auto& slots = model_->parts[part].slots;
    outline.slots.insert(outline.slots.end(), slots.begin(), slots.end());
  }
  if (!outline.slots.empty()) frame_.outlines.push_back(std::move(outline));
}

/// The author's stage is dark, stands in a pane, and shows what the selected rule speaks of.
void Studio3D::dress_workshop(const viewer::ViewerState& state, const StageFrame& frame) {
  const bool workshop = state.screen == Screen::workshop;
  frame_.stage = workshop ? gl::Stage::dark : gl::Stage::light;
  frame_.stage_box.reset();
  if (!workshop) return;
  frame_.stage_box = in_pixels(
      ui::stage_box(state.screen, static_cast<float>(frame.width) / scale_, static_cast<float>(frame.height) / scale_));
  gl::Outline outline;
  outline.width = 4 * frame.scale;
  outline.color = {0xFF, 0x7F, 0x61};
  for (const PartIndex part : viewer::pointed_parts(state)) {
    const auto& slots = model_->parts[part].slots;
    outline.slots.insert(outline.slots.end(), slots.begin(), slots.end());
  }
  if (!outline.slots.empty()) frame_.outlines.push_back(std::move(outline));
}

scene::ScreenBox Studio3D::in_pixels(const ui::Rect& box) const {
  return {box.x * scale_, box.y * scale_, box.w * scale_, box.h * scale_};
}

scene::ScreenBox Studio3D::box_of(const viewer::ViewerState& state, const StageFrame& frame) const {
  const float width = static_cast<float>(frame.width) / scale_, height = static_cast<float>(frame.height) / scale_;
  return in_pixels(ui::product_box(state.screen, width, height));
}

void Studio3D::draw_if_changed(const scene::ScreenBox& box) {
  Seen now{motion_.orbit(),   box,          frame_.width,    frame_.height,
           frame_.appearance, frame_.blend, frame_.dim,      frame_.resolution,
           frame_.samples,    frame_.focus, frame_.outlines, frame_.stage};
  if (seen_ == now) return;
  seen_ = std::move(now);
  picture_ = renderer_.picture(frame_);
  anchors_.clear();
}

bool Studio3D::fill_frame(const viewer::ViewerState& state, const StageFrame& frame) {
  frame_.width = frame.width;
  frame_.height = frame.height;
  const double fade = frame.reduced_motion ? ui::motion::kReducedFade : ui::motion::kFade;
  frame_.blend = frame_.previous ? ui::ease_in_out(ui::progress(frame.now, faded_, fade)) : 1.0F;
  frame_.camera = scene::frame(bounds_now(), motion_.orbit(), box_of(state, frame), frame.width, frame.height);
  if (frame_.blend >= 1) frame_.previous.reset();

  const bool explaining = state.screen == Screen::why_not && state.why_not && state.why_not->explained;
  dim_.aim(explaining ? 1.0F : 0.0F, frame.now, ui::motion::kFade);
  frame_.dim = dim_.at(frame.now);
  frame_.outlines.clear();
  if (explaining) {
    frame_.focus = slots_in_the_way(state);
    gl::Outline outline;
    outline.slots = frame_.focus;
    outline.width = 5 * frame.scale;
    outline.opacity = frame_.dim;
    if (!outline.slots.empty()) frame_.outlines.push_back(std::move(outline));
  }
  outline_moved(state, frame);
  dress_workshop(state, frame);
  const bool outlining = frame.now - moved_ < 0.9;
  return frame_.previous.has_value() || dim_.moving(frame.now) || outlining;
}

bool Studio3D::draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) {
  scale_ = frame.scale;
  const double since = frame.now - std::exchange(last_, frame.now);
  const float step = shown_once_ ? static_cast<float>(std::clamp(since, 0.0, 0.1)) : 0.0F;
  follow_look(state, frame.now);
  turn_camera(state, frame);
  const bool turning = motion_.advance(step);
  // The first picture is coarse: what counts is that it is there. The next one is drawn at once, at its best.
  const bool first = !std::exchange(shown_once_, true);
  const bool changing = fill_frame(state, frame);
  const Quality quality = pace_.next(turning || changing, since);
  frame_.resolution = quality.resolution;
  frame_.samples = quality.samples;
  if (first) frame_.resolution = kCoarse;
  draw_if_changed(box_of(state, frame));
  const auto w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
  list.AddImage(picture_.id(), {0, 0}, {w, h}, {0, 1}, {1, 0});
  return turning || changing || first;
}

std::optional<GroupIndex> Studio3D::pick(float x, float y) const {
  const auto hit = assets_->picker(frame_.appearance.morphs)
                       .pick(frame_.camera, {x, y}, gl::shown_slots(*product_, frame_.appearance), 12 * scale_);
  if (!hit) return std::nullopt;
  return scene::group_of_slot(*model_, product_->slots[hit->slot].name);
}

std::optional<ui::Point> Studio3D::anchor(GroupIndex group) {
  const auto known = anchors_.find(group);
  if (known != anchors_.end()) return known->second;
  std::vector<scene::SlotIndex> slots;
  for (const std::string& name : scene::slots_of_group(*model_, group)) {
    const auto found = scene::find_slots(*product_, name);
    slots.insert(slots.end(), found.begin(), found.end());
  }
  std::optional<ui::Point> result;
  const auto point = slots.empty() ? std::nullopt
                                   : assets_->picker(frame_.appearance.morphs)
                                         .anchor(frame_.camera, slots, gl::shown_slots(*product_, frame_.appearance));
  if (point) {
    if (const auto at = scene::project(frame_.camera, *point)) result = ui::Point{at->x / scale_, at->y / scale_};
  }
  anchors_.emplace(group, result);
  return result;
}

}  // namespace

std::unique_ptr<ProductStage> make_product_stage(std::shared_ptr<scene::Assets> assets,
                                                 const std::filesystem::path& data_root) {
  return std::make_unique<Studio3D>(std::move(assets), data_root);
}

}  // namespace maquette::app
