// The stage of a catalog without a mesh: the studio's floor, and swatches as plain colours.
#include <imgui.h>

#include <map>

#include "app/gl_textures.h"
#include "app/stage.h"
#include "ui/screens.h"
#include "ui/theme.h"

namespace maquette::app {

namespace {

class PlainStage : public Stage {
 public:
  bool draw(const viewer::ViewerState& state, const StageFrame& frame, ImDrawList& list) override {
    model_ = state.model;
    const float w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
    list.AddRectFilledMultiColor({0, 0}, {w, h * 0.46F}, ui::color::kStage1, ui::color::kStage1, ui::color::kStage0,
                                 ui::color::kStage0);
    list.AddRectFilledMultiColor({0, h * 0.46F}, {w, h}, ui::color::kStage0, ui::color::kStage0, ui::color::kStage3,
                                 ui::color::kStage3);
    return false;
  }
  bool work(double) override { return false; }
  void grab() override {}
  void drag(float, float, float) override {}
  void release() override {}
  void zoom(float) override {}
  std::optional<GroupIndex> pick(float, float) const override { return std::nullopt; }

  ui::Picture swatch(std::string_view, const Variant& shown, Choice choice, float, float) override {
    return {color_texture(color_of(shown, choice)), {0, 0}, {1, 1}, nullptr};
  }
  ui::Picture view(std::string_view, const Variant&, int, float, float) override { return {}; }
  ui::Picture scene(std::string_view, const Variant&, float, float) override { return {}; }
  std::optional<ui::Point> anchor(GroupIndex) override { return std::nullopt; }

 private:
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
  std::map<int, gl::Texture> colors_;
};

}  // namespace

std::unique_ptr<Stage> make_plain_stage() { return std::make_unique<PlainStage>(); }

}  // namespace maquette::app
