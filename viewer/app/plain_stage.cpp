// The stage of a catalog without a mesh: the design as a board of colours, a tile for each row of the part list, and
// swatches as plain colours.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "app/gl_textures.h"
#include "app/stage.h"
#include "state/derive_workshop.h"
#include "ui/screens.h"
#include "ui/theme.h"

namespace maquette::app {

namespace {

class PlainStage : public Stage {
 public:
  bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) override {
    model_ = state.model;
    draw_floor(state, frame, list);
    lay_tiles(state, frame);
    for (GroupIndex group = 0; group < tiles_.size(); ++group) draw_tile(state, group, frame.scale, list);
    point_at_parts(state, frame.scale, list);
    return false;
  }
  bool work(double) override { return false; }
  void set_light(const scene::StudioLight&) override {}
  void grab() override {}
  void drag(float, float, float) override {}
  void release() override {}
  void zoom(float) override {}
  void use_model(std::shared_ptr<const Model> model) override { model_ = std::move(model); }
  void renew_surfaces() override {}
  std::optional<std::string> reload_shaders() override { return std::nullopt; }
  std::optional<scene::Orbit> camera() const override { return std::nullopt; }
  void set_camera(const scene::Orbit&) override {}
  std::optional<GroupIndex> pick(float x, float y) const override {
    for (GroupIndex group = 0; group < tiles_.size(); ++group) {
      if (tiles_[group].contains({x, y})) return group;
    }
    return std::nullopt;
  }

  ui::Picture swatch(std::string_view, const Variant& shown, Choice choice, float, float) override {
    return {color_texture(color_of(shown, choice)), {0, 0}, {1, 1}, nullptr};
  }
  ui::Picture view(std::string_view, const Variant&, int, float, float) override { return {}; }
  ui::Picture scene(std::string_view, const Variant&, float, float) override { return {}; }
  std::optional<ui::Point> anchor(GroupIndex group) override {
    if (group >= tiles_.size()) return std::nullopt;
    const ui::Point middle = tiles_[group].center();
    return ui::Point{middle.x / scale_, middle.y / scale_};
  }

 private:
  /// Light for customers; in the workshop's pane dark.
  static void draw_floor(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) {
    const bool dark = state.screen == viewer::Screen::workshop;
    const ui::Color top = dark ? ui::bench::kPane : ui::color::kStage1,
                    low = dark ? ui::bench::kRaised : ui::color::kStage0,
                    bottom = dark ? ui::bench::kFloor : ui::color::kStage3;
    const float w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
    const ui::Rect box = ui::stage_box(state.screen, w / frame.scale, h / frame.scale);
    const float middle = dark ? (box.y + box.h * 0.55F) * frame.scale : h * 0.46F,
                end = dark ? box.bottom() * frame.scale : h;
    list.AddRectFilledMultiColor({0, dark ? box.y * frame.scale : 0}, {w, middle}, top, top, low, low);
    list.AddRectFilledMultiColor({0, middle}, {w, end}, low, low, bottom, bottom);
  }

  /// The author's selected rule speaks of these.
  void point_at_parts(const viewer::ViewerState& state, float scale, ImDrawList& list) const {
    for (const PartIndex part : viewer::pointed_parts(state)) {
      const ui::Rect tile = tiles_[model_->parts[part].group].grown(5 * scale);
      list.AddRect({tile.x, tile.y}, {tile.right(), tile.bottom()}, ui::rgb(0xFF7F61), (ui::corner::kCard + 5) * scale, 0,
                   3 * scale);
    }
  }

  /// As many columns as keep the tiles near square, in the place the product would have.
  void lay_tiles(const viewer::ViewerState& state, const StageFrame& frame) {
    scale_ = frame.scale;
    const auto width = static_cast<float>(frame.width), height = static_cast<float>(frame.height);
    const ui::Rect box = ui::product_box(state.screen, width / scale_, height / scale_);
    const std::size_t groups = model_->groups.size();
    const float gap = 16 * scale_, side = std::min(box.w, box.h) * 0.9F * scale_;
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(groups))));
    const float tile = (side - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float rows = std::ceil(static_cast<float>(groups) / static_cast<float>(columns));
    const float left = (box.x + box.w / 2) * scale_ - side / 2;
    const float top = (box.y + box.h / 2) * scale_ - (rows * (tile + gap) - gap) / 2;
    tiles_.clear();
    for (std::size_t i = 0; i < groups; ++i) {
      const auto column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
      tiles_.push_back({left + column * (tile + gap), top + row * (tile + gap), tile, tile});
    }
  }

  void draw_tile(const viewer::ViewerState& state, GroupIndex group, float scale, ImDrawList& list) const {
    const ui::Rect& tile = tiles_[group];
    const PartIndex part = model_->groups[group].parts.front();
    const Rgb color = color_of(state.design.shown, {part, state.design.shown.options[part]});
    const float round = ui::corner::kCard * scale, drop = 6 * scale;
    const ImVec2 low{tile.x, tile.y}, high{tile.right(), tile.bottom()};
    list.AddRectFilled({low.x, low.y + drop}, {high.x, high.y + drop}, IM_COL32(20, 24, 32, 18), round);
    list.AddRectFilled(low, high, IM_COL32(color.r, color.g, color.b, 255), round);
  }

  Rgb color_of(const Variant& shown, Choice choice) const {
    const Part& part = model_->parts[choice.part];
    const Option& option = part.options[choice.option];
    if (option.color) return *option.color;
    for (const PartIndex sibling : model_->groups[part.group].parts) {
      const Option& beside = model_->parts[sibling].options[shown.options[sibling]];
      if (beside.color) return *beside.color;
    }
    const Material* material = find_material(*model_, option.material);
    return material != nullptr ? material->color : Rgb{205, 208, 214};
  }

  void* color_texture(Rgb color) {
    const int key = color.r << 16 | color.g << 8 | color.b;
    auto found = colors_.find(key);
    if (found == colors_.end()) {
      found = colors_.emplace(key, make_texture(1, 1, {color.r, color.g, color.b, 255})).first;
    }
    return found->second.id();
  }

  std::shared_ptr<const Model> model_;
  std::vector<ui::Rect> tiles_;  ///< by group, in screen pixels
  float scale_ = 1;
  std::map<int, gl::Texture> colors_;
};

}  // namespace

std::unique_ptr<Stage> make_plain_stage() { return std::make_unique<PlainStage>(); }

}  // namespace maquette::app
