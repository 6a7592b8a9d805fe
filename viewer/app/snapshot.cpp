#include "app/snapshot.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <future>

#include "app/snapshot_tiles.h"
#include "maquette/localized.h"
#include "scene/data_root.h"
#include "scene/glb_export.h"
#include "state/taken.h"

namespace maquette::app {
namespace {

using scene::NamedView;
using viewer::Word;

constexpr int kLeastEdge = 16, kMostEdge = 8192;

std::string refuse(const SnapshotOptions& options) {
  const auto [least, most] = std::minmax(options.width, options.height);
  return least < kLeastEdge || most > kMostEdge ? "A picture's edges must be 16 to 8192 pixels." : "";
}

scene::ScreenBox middle_of(const SnapshotOptions& options) {
  const auto width = static_cast<float>(options.width), height = static_cast<float>(options.height);
  return {0.08F * width, 0.08F * height, 0.84F * width, 0.84F * height};
}

std::shared_ptr<scene::PngWriter> png_for(const SnapshotOptions& options, scene::ByteSink sink) {
  const int channels = options.stage == gl::Stage::none ? 4 : 3;
  return std::make_shared<scene::PngWriter>(scene::PngFormat{options.width, options.height, channels}, std::move(sink));
}

scene::ByteSink into(std::string& bytes) {
  return [&bytes](std::string_view more) {
    bytes += more;
    return true;
  };
}

/// Whether the choice made of a part can be seen: it dresses slots of the mesh, or its options show some.
bool shows(const Model& model, PartIndex part) {
  const Part& of = model.parts[part];
  const auto seen = [](const Option& option) { return !option.shows.empty(); };
  return of.kind == PartKind::choice && (!of.slots.empty() || std::any_of(of.options.begin(), of.options.end(), seen));
}

}  // namespace

std::string alt_text(const Model& model, const Variant& variant, NamedView view, const viewer::Words& words) {
  constexpr std::array kWords{Word::view_side, Word::view_three_quarter, Word::view_front,        Word::view_top,
                              Word::view_back, Word::view_medial,        Word::view_three_quarter};
  const std::string& language = words.language();
  std::string text = in_language(model.label, language) + ", " + words[kWords[static_cast<std::size_t>(view)]];
  for (const Group& group : model.groups) {
    std::string choices;
    for (const PartIndex part : group.parts) {
      if (const auto words_on = variant.texts.find(part); words_on != variant.texts.end()) {
        choices += (choices.empty() ? "" : ", ") + ('"' + words_on->second + '"');
      } else if (shows(model, part)) {
        for (const std::string& name : viewer::names_taken(model, part, variant.options, words)) {
          choices += (choices.empty() ? "" : ", ") + name;
        }
      }
    }
    if (!choices.empty()) text += "; " + in_language(group.label, language) + ": " + choices;
  }
  return text + ".";
}

gl::Frame frame_of(const scene::Bounds& bounds, const scene::Orbit& orbit, const SnapshotOptions& options) {
  gl::Frame frame;
  frame.width = options.width;
  frame.height = options.height;
  frame.stage = options.stage;
  frame.apart = options.apart ? 1.0F : 0.0F;
  frame.camera = scene::frame(bounds, orbit, middle_of(options), options.width, options.height);
  return frame;
}

scene::Orbit orbit_of(gl::Renderer& renderer, const scene::Appearance& looks, NamedView view,
                      const SnapshotOptions& options) {
  return renderer.view(looks, view, middle_of(options), options.width, options.height, options.apart);
}

scene::Orbit turn_of(gl::Renderer& renderer, const scene::Appearance& looks, NamedView view,
                     const SnapshotOptions& options) {
  constexpr int kSteps = 24;
  scene::Orbit start = scene::named_view(view, renderer.bounds(looks));
  float distance = 0.0F;
  for (int i = 0; i < kSteps; ++i) {
    scene::Orbit orbit = start;
    orbit.azimuth += 360.0F * static_cast<float>(i) / static_cast<float>(kSteps);
    distance = std::max(
        distance, renderer.fitted(looks, orbit, middle_of(options), options.width, options.height, options.apart).distance);
  }
  start.distance = distance;
  return start;
}

scene::ByteSink file_sink(const std::filesystem::path& path) {
  const auto file = std::make_shared<std::ofstream>();
  file->rdbuf()->pubsetbuf(nullptr, 0);
  file->open(path, std::ios::binary | std::ios::trunc);
  return [file](std::string_view bytes) {
    return static_cast<bool>(file->write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  };
}

KeepPicture keep_in(const std::filesystem::path& folder) {
  return [folder](const std::string& name) { return file_sink(folder / (name + ".png")); };
}

Snapshot take_snapshot(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
                       const viewer::Words& words, const KeepPicture& keep) {
  Snapshot result;
  if (result.problem = refuse(options); !result.problem.empty()) return result;
  const scene::Appearance chosen = scene::appearance(model, variant);
  result.renders.reserve(options.views.size());  // pictures are written into them from other threads
  std::vector<std::future<bool>> written;
  for (const NamedView view : options.views) {
    scene::Appearance looks = chosen;
    looks.images |= view == NamedView::pair;
    const scene::Orbit orbit = orbit_of(renderer, looks, view, options);
    EntryRender& render = result.renders.emplace_back();
    render = {std::string(scene::name_of(view)),
              {},
              alt_text(model, variant, view, words),
              orbit.azimuth,
              orbit.elevation,
              orbit.distance};
    gl::Frame frame = frame_of(renderer.bounds(looks, options.apart ? 1.0F : 0.0F), orbit, options);
    frame.appearance = looks;
    // One picture is compressed while the next is drawn.
    written.push_back(draw_picture(renderer, frame, png_for(options, keep ? keep(render.name) : into(render.png))));
  }
  const std::string credit = renderer.product().copyright.empty() ? "Maquette, Apache-2.0" : renderer.product().copyright;
  scene::ExportResult exported =
      scene::export_glb(model, renderer.product(), chosen, {in_language(model.label, words.language()), credit});
  result.glb = std::move(exported.glb);
  result.problem = std::move(exported.problem);
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!written[i].get()) result.problem = "The picture " + result.renders[i].name + " could not be written.";
  }
  return result;
}

std::string take_turntable(gl::Renderer& renderer, const Model& model, const Variant& variant,
                           const SnapshotOptions& options, int count, const KeepPicture& keep,
                           const std::function<void(int done)>& said) {
  if (std::string problem = refuse(options); !problem.empty()) return problem;
  if (count < 2 || count > kMostTurns) return "A turn has 2 to 720 pictures.";
  const NamedView first = options.views.empty() ? NamedView::three_quarter : options.views.front();
  scene::Appearance looks = scene::appearance(model, variant);
  looks.images |= first == NamedView::pair;
  const scene::Orbit start = turn_of(renderer, looks, first, options);
  std::future<bool> before;
  for (int i = 0; i <= count; ++i) {
    std::future<bool> written;
    if (i < count) {
      scene::Orbit orbit = start;
      orbit.azimuth += 360.0F * static_cast<float>(i) / static_cast<float>(count);
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), "turn-%03d", i + 1);
      gl::Frame frame = frame_of(renderer.bounds(looks, options.apart ? 1.0F : 0.0F), orbit, options);
      frame.appearance = looks;
      written = draw_picture(renderer, frame, png_for(options, keep(name.data())));
    }
    // Picture i is drawn while the one before is compressed, and none is said to be done before it is.
    if (before.valid()) {
      if (!before.get()) return "Picture " + std::to_string(i) + " of the turn could not be written.";
      said(i);
    }
    before = std::move(written);
  }
  return {};
}

Darkroom::Result Darkroom::open(std::shared_ptr<const Model> model, const scene::Appearance& look,
                                const std::string& room) {
  gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) return {nullptr, context.problem};
  const auto assets = std::make_shared<scene::Assets>(std::move(model));
  assets->read_ahead(look, scene::Assets::Use::pictures);
  const scene::StudioLightResult light = scene::load_studio_light(scene::environment_file(room, scene::data_root()));
  if (!light.light) return {nullptr, light.problem};
  if (!assets->product().product) return {nullptr, assets->product().problem};
  auto darkroom = std::make_unique<Darkroom>();
  darkroom->context_ = std::move(context.context);
  darkroom->renderer_ = std::make_unique<gl::Renderer>(assets, scene::data_root(), *light.light);
  return {std::move(darkroom), {}};
}

Snapshot snapshot(std::shared_ptr<const Model> model, const Variant& variant, const viewer::Words& words,
                  const SnapshotOptions& options) {
  const Darkroom::Result opened = Darkroom::open(model, scene::appearance(*model, variant));
  if (!opened.darkroom) return {{}, {}, opened.problem};
  return take_snapshot(opened.darkroom->renderer(), *model, variant, options, words);
}

}  // namespace maquette::app
