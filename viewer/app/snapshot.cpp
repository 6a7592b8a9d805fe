#include "app/snapshot.h"

#include <algorithm>
#include <array>
#include <future>

#include "gl/context.h"
#include "maquette/localized.h"
#include "scene/data_root.h"
#include "scene/glb_export.h"

namespace maquette::app {
namespace {

using scene::NamedView;

constexpr std::array kViews{NamedView::front, NamedView::side, NamedView::back, NamedView::three_quarter};
constexpr int kLeastEdge = 16, kMostEdge = 8192;

/// "Court sneaker, front view: Vamp Smooth leather, White; ..." for who cannot see the picture.
std::string alt_text(const Model& model, const Variant& variant, NamedView view, std::string_view language) {
  const bool french = language == "fr";
  const auto words = [&](const char* english, const char* in_french) { return std::string(french ? in_french : english); };
  std::string name;
  switch (view) {
    case NamedView::front:
      name = words("front view", "vue de face");
      break;
    case NamedView::side:
      name = words("side view", "vue de côté");
      break;
    case NamedView::back:
      name = words("back view", "vue arrière");
      break;
    default:
      name = words("three-quarter view", "vue de trois quarts");
  }
  std::string text = in_language(model.label, language) + ", " + name;
  for (const Group& group : model.groups) {
    std::string choices;
    for (const PartIndex part : group.parts) {
      if (model.parts[part].slots.empty() && group.parts.size() > 1) continue;
      if (const auto words_on = variant.texts.find(part); words_on != variant.texts.end()) {
        choices += (choices.empty() ? "" : ", ") + ('"' + words_on->second + '"');
      } else if (model.parts[part].kind == PartKind::choice && !model.parts[part].slots.empty()) {
        choices +=
            (choices.empty() ? "" : ", ") + in_language(model.parts[part].options[variant.options[part]].label, language);
      }
    }
    if (!choices.empty()) text += "; " + in_language(group.label, language) + ": " + choices;
  }
  return text + ".";
}

gl::Frame make_frame(const scene::Bounds& bounds, const scene::Orbit& orbit, const SnapshotOptions& options) {
  gl::Frame frame;
  frame.width = options.width;
  frame.height = options.height;
  frame.stage = options.stage;
  const auto width = static_cast<float>(options.width), height = static_cast<float>(options.height);
  const scene::ScreenBox box{0.08F * width, 0.08F * height, 0.84F * width, 0.84F * height};
  frame.camera = scene::frame(bounds, orbit, box, options.width, options.height);
  return frame;
}

}  // namespace

Snapshot take_snapshot(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
                       std::string_view language) {
  Snapshot result;
  if (std::min(options.width, options.height) < kLeastEdge || std::max(options.width, options.height) > kMostEdge) {
    result.problem = "A picture's edges must be 16 to 8192 pixels.";
    return result;
  }
  const scene::Appearance looks = scene::appearance(model, variant);
  std::vector<std::future<std::string>> encoded;
  for (const NamedView view : kViews) {
    const scene::Orbit orbit = scene::named_view(view);
    gl::Frame frame = make_frame(renderer.bounds(looks), orbit, options);
    frame.appearance = looks;
    result.renders.push_back({std::string(scene::name_of(view)),
                              {},
                              alt_text(model, variant, view, language),
                              orbit.azimuth,
                              orbit.elevation,
                              orbit.distance});
    // One picture is compressed while the next is drawn.
    encoded.push_back(std::async(std::launch::async, scene::encode_png, renderer.read(frame)));
  }
  const std::string credit = renderer.product().copyright.empty() ? "Maquette, Apache-2.0" : renderer.product().copyright;
  scene::ExportResult exported =
      scene::export_glb(model, renderer.product(), looks, {in_language(model.label, language), credit});
  for (std::size_t i = 0; i < encoded.size(); ++i) result.renders[i].png = encoded[i].get();
  result.glb = std::move(exported.glb);
  result.problem = std::move(exported.problem);
  return result;
}

Snapshot snapshot(std::shared_ptr<const Model> model, const Variant& variant, const SnapshotOptions& options,
                  std::string_view language) {
  Snapshot result;
  // The context is made first, so that it dies last.
  const gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) {
    result.problem = context.problem;
    return result;
  }
  const auto assets = std::make_shared<scene::Assets>(model);
  assets->read_ahead(scene::appearance(*model, variant));
  if (!assets->product().product) {
    result.problem = assets->product().problem;
    return result;
  }
  gl::Renderer renderer(assets, scene::data_root());
  return take_snapshot(renderer, *model, variant, options, language);
}

}  // namespace maquette::app
