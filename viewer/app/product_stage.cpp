#include "app/product_stage.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/light_fade.h"
#include "app/pace.h"
#include "app/stage_camera.h"
#include "app/stage_framing.h"
#include "app/stage_outlines.h"
#include "app/stage_pictures.h"
#include "scene/shown.h"
#include "state/views.h"
#include "ui/motion.h"
#include "ui/screens.h"
#include "ui/theme.h"

namespace maquette::app {

using viewer::Screen;

namespace {

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
  Studio3D(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& root, const scene::StudioLight& light)
      : assets_(std::move(assets)),
        model_(assets_->model()),
        product_(assets_->product().product),
        renderer_(assets_, root, light),
        small_(renderer_, model_),
        camera_(product_->bounds),
        framing_(product_) {}

  gl::Renderer& renderer() override { return renderer_; }

  bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) override;
  bool work(double seconds) override { return small_.work(seconds); }

  void set_light(const scene::StudioLight& light) override {
    renderer_.set_light(light);
    seen_.reset();
    if (shown_once_) fade_.begin(std::move(picture_));
  }

  void grab() override { camera_.motion().grab(); }
  void drag(float dx, float dy, float seconds) override { camera_.motion().drag({dx / scale_, dy / scale_}, seconds); }
  void release() override { camera_.motion().release(); }
  void zoom(float notches) override { camera_.motion().zoom(notches); }

  void use_model(std::shared_ptr<const Model> model) override {
    model_ = std::move(model);
    assets_->set_model(model_);
    small_.use_model(model_);
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
    return small_.swatch(place, shown, choice, {pixels(width), pixels(height)});
  }
  ui::Picture view(std::string_view place, const Variant& shown, int view, float width, float height) override {
    return small_.view(place, shown, view, {pixels(width), pixels(height)});
  }
  ui::Picture scene(std::string_view place, const Variant& shown, float width, float height) override {
    return small_.scene(place, shown, {pixels(width), pixels(height)}, pixels(12));
  }
  std::optional<ui::Point> anchor(GroupIndex group) override;

 private:
  void renew_pictures() {
    small_.renew();
    seen_.reset();
  }
  int pixels(float length) const { return std::max(1, static_cast<int>(std::lround(length * scale_))); }
  void follow_look(const viewer::ViewerState& state, double now);
  bool wants_pair(const viewer::ViewerState& state) const;
  void take_apart(const viewer::ViewerState& state, const StageFrame& frame);
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
  StagePictures small_;
  StageCamera camera_;

  float scale_ = 1;
  double last_ = 0;
  gl::Frame frame_;
  gl::Texture picture_;
  std::optional<Seen> seen_;
  LightFade fade_;
  Pace pace_;
  bool shown_once_ = false, coarse_ = true;

  bool pair_ = false;  ///< both of what comes in twos are to be seen, even where they are alike
  GroupIndex group_ = 0;
  StageFraming framing_;
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
  frame_.in_room = true;
  frame_.width = frame.width;
  frame_.height = frame.height;
  const double fade = frame.reduced_motion ? ui::motion::kReducedFade : ui::motion::kFade;
  frame_.blend = frame_.previous ? ui::ease_in_out(ui::progress(frame.now, faded_, fade)) : 1.0F;
  frame_.drop = frame.reduced_motion ? 0.0F : kDrop * product_->bounds.size().x;
  take_apart(state, frame);
  frame_.camera = scene::frame(framing_.bounds(renderer_, frame_, frame), camera_.orbit(), box_of(state, frame),
                               frame.width, frame.height);
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
  return frame_.previous.has_value() || framing_.moving(frame.now) || dim_.moving(frame.now) || apart_.moving(frame.now) ||
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
  framing_.look_at(camera_.subject(), renderer_, frame_, frame, !shown_once_);
  const bool turning = camera_.motion().advance(step);
  // The first picture is coarse: what counts is that it is there. The next one is drawn at once, at its best.
  const bool first = coarse_ = !std::exchange(shown_once_, true);
  const bool changing = fill_frame(state, frame);
  if (turning || changing) fade_.stop();
  const Quality quality = pace_.next(turning || changing, since);
  frame_.resolution = quality.resolution;
  frame_.samples = quality.samples;
  frame_.light = quality.light;
  if (first) frame_.resolution = kCoarse;
  draw_if_changed(box_of(state, frame));
  return fade_.draw(picture_, frame, list) || turning || changing || first;
}

std::optional<GroupIndex> Studio3D::pick(float x, float y) const {
  const auto hit = assets_->picker(frame_.appearance.morphs, apart_.goal() > 0.5F)
                       .pick(frame_.camera, {x, y}, scene::shown_slots(*product_, frame_.appearance), 12 * scale_);
  if (!hit) return std::nullopt;
  return scene::group_of_slot(*model_, product_->slots[hit->slot].name);
}

std::optional<ui::Point> Studio3D::anchor(GroupIndex group) {
  if (coming_apart_ || coarse_) return std::nullopt;  // the first picture waits for nothing that it can do without
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
                                                 const std::filesystem::path& data_root, const scene::StudioLight& light) {
  return std::make_unique<Studio3D>(std::move(assets), data_root, light);
}

}  // namespace maquette::app
