#include "app/product_stage.h"

#include <glad/gl.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <utility>

#include "app/pace.h"
#include "app/stage_camera.h"
#include "app/stage_outlines.h"
#include "gl/thumbnails.h"
#include "scene/fit.h"
#include "scene/morph.h"
#include "scene/shown.h"
#include "state/swatch_kind.h"
#include "state/views.h"
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
  float blend = 1, apart = 0, dim = 0;
  Quality quality;
  std::vector<std::string> focus;
  std::vector<gl::Outline> outlines;
  gl::Stage stage = gl::Stage::light;
  bool operator==(const Seen&) const = default;
};

constexpr float kCoarse = 0.5F;          ///< of the very first picture
constexpr double kApartSeconds = 0.700;  ///< to take the product apart, and to put it together
constexpr float kDrop = 0.08F;           ///< of the product's length: from how far parts drop in

class Studio3D final : public ProductStage {
 public:
  Studio3D(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& root)
      : assets_(std::move(assets)),
        model_(assets_->model()),
        product_(assets_->product().product),
        renderer_(assets_, root),
        thumbnails_(renderer_),
        camera_(product_->bounds) {}

  gl::Renderer& renderer() override { return renderer_; }

  bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) override;
  bool work(double seconds) override { return thumbnails_.work(seconds); }

  void grab() override { camera_.motion().grab(); }
  void drag(float dx, float dy, float seconds) override { camera_.motion().drag({dx / scale_, dy / scale_}, seconds); }
  void release() override { camera_.motion().release(); }
  void zoom(float notches) override { camera_.motion().zoom(notches); }

  void use_model(std::shared_ptr<const Model> model) override {
    model_ = std::move(model);
    assets_->set_model(model_);
    anchors_.clear();
    camera_.stay();
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
  std::optional<scene::Orbit> camera() const override { return camera_.orbit(); }
  void set_camera(const scene::Orbit& orbit) override {
    camera_.motion().jump_to(orbit);
    camera_.stay();
  }
  std::optional<GroupIndex> pick(float x, float y) const override;

  ui::Picture swatch(std::string_view place, const Variant& shown, Choice choice, float width, float height) override {
    if (viewer::swatch_kind(*model_, choice.part) == viewer::SwatchKind::form)
      return form(place, shown, choice, width, height);
    const scene::Look look = scene::swatch_look(*model_, shown, choice.part, choice.option);
    return as_picture(thumbnails_.swatch(place, look, pixels(width), pixels(height)));
  }
  ui::Picture view(std::string_view place, const Variant& shown, int view, float width, float height) override {
    const bool apart = view == viewer::kApartView;
    const scene::NamedView named = named_view_of(view);
    scene::Appearance looks = scene::appearance(*model_, shown);
    looks.images = (looks.images && !apart) || named == scene::NamedView::pair;
    ui::Picture picture = as_picture(
        thumbnails_.product(place, looks, named, pixels(width), pixels(height), gl::Stage::none, 4, apart ? 1.0F : 0.0F));
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
    scene::Appearance looks = scene::appearance(*model_, shown);
    looks.images = false;
    return as_picture(thumbnails_.product(place, looks, from, pixels(width), pixels(height), gl::Stage::light));
  }
  int pixels(float length) const { return std::max(1, static_cast<int>(std::lround(length * scale_))); }
  void follow_look(const viewer::ViewerState& state, double now);
  bool wants_pair(const viewer::ViewerState& state) const;
  void look_at(Subject subject, const StageFrame& frame);
  void take_apart(const viewer::ViewerState& state, const StageFrame& frame);
  scene::Bounds bounds_of(Subject subject, const scene::Appearance& looks);
  scene::Bounds bounds_now(const StageFrame& frame);
  scene::ScreenBox box_of(const viewer::ViewerState& state, const StageFrame& frame) const;
  scene::ScreenBox in_pixels(const ui::Rect& box) const;
  void draw_if_changed(const scene::ScreenBox& box);
  bool fill_frame(const viewer::ViewerState& state, const StageFrame& frame);
  void dress_workshop(const viewer::ViewerState& state, const StageFrame& frame);
  void add(std::optional<gl::Outline> line) {
    if (!line) return;
    line->slots = scene::on_both(*product_, frame_.appearance, std::move(line->slots));
    frame_.outlines.push_back(std::move(*line));
  }

  std::shared_ptr<scene::Assets> assets_;
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const scene::Product> product_;
  gl::Renderer renderer_;
  gl::Thumbnails thumbnails_;
  StageCamera camera_;

  float scale_ = 1;
  double last_ = 0;
  gl::Frame frame_;
  gl::Texture picture_;
  std::optional<Seen> seen_;
  Pace pace_;
  bool shown_once_ = false;

  bool pair_ = false;  ///< both of what comes in twos are to be seen, even where they are alike
  GroupIndex group_ = 0;
  Subject subject_ = Subject::whole;
  scene::Bounds left_from_;  ///< what was framed before the subject changed
  double left_ = -1e9;       ///< when it did

  double faded_ = -1e9;  ///< when the look last changed
  ui::Glide dim_{0.0F}, apart_{0.0F};
  bool coming_apart_ = false;  ///< or together: parts are where no picker knows them
  MovedOutline moved_;

  std::map<GroupIndex, std::optional<ui::Point>> anchors_;
};

/// Both of a pair are seen in its own view, and beside the parts of the other one, until something else is looked at.
bool Studio3D::wants_pair(const viewer::ViewerState& state) const {
  const bool same_group = group_ == state.group;
  if (!scene::has_images(*product_)) return false;
  if (state.view >= 0) return state.view == viewer::kPairView;
  return scene::is_of_image(*model_, state.group) || (pair_ && same_group);
}

/// The camera turns to another of the two; what it frames glides along.
void Studio3D::look_at(Subject subject, const StageFrame& frame) {
  if (subject == subject_) return;
  left_from_ = bounds_now(frame);
  left_ = frame.reduced_motion || !shown_once_ ? -1e9 : frame.now;
  subject_ = subject;
}

void Studio3D::follow_look(const viewer::ViewerState& state, double now) {
  scene::Appearance look = scene::appearance(*model_, state.design.shown);
  pair_ = wants_pair(state);
  group_ = state.group;
  const bool apart = state.screen == Screen::studio && state.view == viewer::kApartView;
  look.images = (look.images || pair_) && !apart;  // one of the two is enough to take apart
  if (!shown_once_) {
    frame_.appearance = std::move(look);
    return;
  }
  if (look == frame_.appearance) return;
  frame_.previous = std::exchange(frame_.appearance, std::move(look));
  faded_ = now;
}

scene::Bounds Studio3D::bounds_of(Subject subject, const scene::Appearance& looks) {
  if (subject == Subject::whole || !looks.images) return renderer_.bounds(looks, frame_.apart);
  scene::SlotMask shown = scene::shown_slots(*product_, looks);
  for (scene::SlotIndex slot = 0; slot < shown.size(); ++slot) {
    shown[slot] = shown[slot] && product_->slots[slot].image == (subject == Subject::image);
  }
  return scene::bounds_of(*product_, shown);
}

/// The subject's box, on its way from one shape to the next while the look fades, and from one subject to the next.
scene::Bounds Studio3D::bounds_now(const StageFrame& frame) {
  scene::Bounds goal = bounds_of(subject_, frame_.appearance);
  if (frame_.previous && frame_.blend < 1.0F)
    goal = scene::mixed(bounds_of(subject_, *frame_.previous), goal, frame_.blend);
  const float turned = ui::progress(frame.now, left_, ui::motion::kRail);
  return turned < 1.0F ? scene::mixed(left_from_, goal, ui::ease_in_out(turned)) : goal;
}

/// The customer's stage takes the product apart and puts it together again; other screens show it whole.
void Studio3D::take_apart(const viewer::ViewerState& state, const StageFrame& frame) {
  const float goal = state.screen == Screen::studio && state.view == viewer::kApartView ? 1.0F : 0.0F;
  if (goal != apart_.goal()) anchors_.clear();
  apart_.aim(goal, frame.now, frame.reduced_motion ? 0.0 : kApartSeconds);
  frame_.apart = apart_.at(frame.now);
  coming_apart_ = apart_.moving(frame.now);
}

/// The author's stage is dark, stands in a pane, and shows what the selected rule speaks of.
void Studio3D::dress_workshop(const viewer::ViewerState& state, const StageFrame& frame) {
  const bool workshop = state.screen == Screen::workshop;
  frame_.stage = workshop ? gl::Stage::dark : gl::Stage::light;
  frame_.stage_box.reset();
  if (!workshop) return;
  frame_.stage_box = in_pixels(
      ui::stage_box(state.screen, static_cast<float>(frame.width) / scale_, static_cast<float>(frame.height) / scale_));
  add(outline_pointed(state, frame.scale));
}

scene::ScreenBox Studio3D::in_pixels(const ui::Rect& box) const {
  return {box.x * scale_, box.y * scale_, box.w * scale_, box.h * scale_};
}

scene::ScreenBox Studio3D::box_of(const viewer::ViewerState& state, const StageFrame& frame) const {
  const float width = static_cast<float>(frame.width) / scale_, height = static_cast<float>(frame.height) / scale_;
  return in_pixels(ui::product_box(state.screen, width, height));
}

void Studio3D::draw_if_changed(const scene::ScreenBox& box) {
  const Quality quality{frame_.resolution, frame_.samples, frame_.light};
  Seen now{camera_.orbit(), box,        frame_.width, frame_.height, frame_.appearance, frame_.blend,
           frame_.apart,    frame_.dim, quality,      frame_.focus,  frame_.outlines,   frame_.stage};
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
  frame_.drop = frame.reduced_motion ? 0.0F : kDrop * product_->bounds.size().x;
  take_apart(state, frame);
  frame_.camera = scene::frame(bounds_now(frame), camera_.orbit(), box_of(state, frame), frame.width, frame.height);
  if (frame_.blend >= 1) frame_.previous.reset();

  const bool explaining = state.screen == Screen::why_not && state.why_not && state.why_not->explained;
  dim_.aim(explaining ? 1.0F : 0.0F, frame.now, ui::motion::kFade);
  frame_.dim = dim_.at(frame.now);
  frame_.outlines.clear();
  if (explaining) {
    frame_.focus = scene::on_both(*product_, frame_.appearance, slots_in_the_way(state));
    add(outline_in_the_way(state, frame.scale, frame_.dim));
  }
  add(moved_.at(state, frame));
  dress_workshop(state, frame);
  const bool turning = frame.now - left_ < ui::motion::kRail;
  return frame_.previous.has_value() || turning || dim_.moving(frame.now) || apart_.moving(frame.now) ||
         moved_.moving(frame.now);
}

bool Studio3D::draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) {
  scale_ = frame.scale;
  const double since = frame.now - std::exchange(last_, frame.now);
  const float step = shown_once_ ? static_cast<float>(std::clamp(since, 0.0, 0.1)) : 0.0F;
  follow_look(state, frame.now);
  const auto whole_view = [&](scene::NamedView view, bool apart) {
    return renderer_.view(frame_.appearance, view, box_of(state, frame), frame.width, frame.height, apart);
  };
  camera_.follow(state, frame, !shown_once_, renderer_.bounds(frame_.appearance), whole_view);
  look_at(camera_.subject(), frame);
  const bool turning = camera_.motion().advance(step);
  // The first picture is coarse: what counts is that it is there. The next one is drawn at once, at its best.
  const bool first = !std::exchange(shown_once_, true);
  const bool changing = fill_frame(state, frame);
  const Quality quality = pace_.next(turning || changing, since);
  frame_.resolution = quality.resolution;
  frame_.samples = quality.samples;
  frame_.light = quality.light;
  if (first) frame_.resolution = kCoarse;
  draw_if_changed(box_of(state, frame));
  const auto w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
  list.AddImage(picture_.id(), {0, 0}, {w, h}, {0, 1}, {1, 0});
  return turning || changing || first;
}

std::optional<GroupIndex> Studio3D::pick(float x, float y) const {
  const auto hit = assets_->picker(frame_.appearance.morphs, apart_.goal() > 0.5F)
                       .pick(frame_.camera, {x, y}, scene::shown_slots(*product_, frame_.appearance), 12 * scale_);
  if (!hit) return std::nullopt;
  return scene::group_of_slot(*model_, product_->slots[hit->slot].name);
}

std::optional<ui::Point> Studio3D::anchor(GroupIndex group) {
  if (coming_apart_) return std::nullopt;
  const auto known = anchors_.find(group);
  if (known != anchors_.end()) return known->second;
  std::vector<scene::SlotIndex> slots;
  for (const std::string& name : scene::slots_of_group(*model_, group)) {
    const auto found = scene::find_slots(*product_, name);
    slots.insert(slots.end(), found.begin(), found.end());
  }
  std::optional<ui::Point> result;
  const auto point = slots.empty() ? std::nullopt
                                   : assets_->picker(frame_.appearance.morphs, apart_.goal() > 0.5F)
                                         .anchor(frame_.camera, slots, scene::shown_slots(*product_, frame_.appearance));
  if (point) {
    if (const auto at = scene::project(frame_.camera, *point)) result = ui::Point{at->x / scale_, at->y / scale_};
  }
  anchors_.emplace(group, result);
  return result;
}

}  // namespace

std::unique_ptr<ProductStage> make_product_stage(std::shared_ptr<scene::Assets> assets,
                                                 const std::filesystem::path& data_root) {
  for (const Finding& finding : assets->ways().findings) std::cerr << to_string(finding) << '\n';
  return std::make_unique<Studio3D>(std::move(assets), data_root);
}

}  // namespace maquette::app
