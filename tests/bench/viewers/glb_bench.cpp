// Our half of tests/bench/viewers/compare: opens any .glb, turns around it at full quality, and says how far it is.
//
//   glb_bench FILE.glb FRAMES [PICTURE.png]
//
// One JSON object a line on standard output, as the page in Chromium posts them: "first" with the framing the other viewer
// is to copy, "turn", "turned" with the frames drawn, "switch", "switched" with how long each took, "done". After each it
// waits for a line on standard input, so that whoever measures is not measured.
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <glm/gtc/constants.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gl/context.h"
#include "gl/renderer.h"
#include "scene/assets.h"
#include "scene/data_root.h"
#include "scene/environment.h"
#include "scene/glb_catalog.h"
#include "scene/image.h"
#include "scene/studio_light.h"

namespace {

using namespace maquette;
using Json = nlohmann::ordered_json;

constexpr int kWidth = 1280, kHeight = 720;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void tell(const Json& event) {
  std::cout << event.dump() << std::endl;
  std::string line;
  std::getline(std::cin, line);
}

/// Straight at the middle: the other viewer has no lens shift.
gl::Frame frame_at(const scene::Product& product, float azimuth) {
  gl::Frame frame;
  frame.width = kWidth;
  frame.height = kHeight;
  scene::Orbit orbit = scene::named_view(scene::NamedView::three_quarter);
  orbit.azimuth = azimuth;
  frame.camera = scene::frame(product.bounds, orbit, {102, 58, 1076, 604}, kWidth, kHeight);
  frame.camera.projection[2][0] = frame.camera.projection[2][1] = 0.0F;
  return frame;
}

Json framing_of(const scene::Product& product, const gl::Frame& frame) {
  const glm::vec3 target = product.bounds.center();
  const scene::Orbit orbit = scene::named_view(scene::NamedView::three_quarter);
  return {{"event", "first"},
          {"fov", glm::degrees(2.0F * std::atan(1.0F / frame.camera.projection[1][1]))},
          {"radius", glm::distance(frame.camera.eye, target)},
          {"target", {target.x, target.y, target.z}},
          {"azimuth", orbit.azimuth},
          {"elevation", orbit.elevation}};
}

void draw(gl::Renderer& renderer, const gl::Frame& frame) {
  renderer.draw(frame);
  glFinish();
}

/// Once round, never twice from the same place.
Json turn(gl::Renderer& renderer, gl::Frame frame, float from, int frames) {
  const double start = now();
  for (int i = 1; i <= frames; ++i) {
    const float turned = 360.0F * static_cast<float>(i) / static_cast<float>(frames + 1);
    frame.camera = frame_at(renderer.product(), from + turned).camera;
    draw(renderer, frame);
  }
  return {{"event", "turned"}, {"frames", frames}, {"seconds", now() - start}};
}

/// The mesh's variants, or how it came.
std::vector<scene::Appearance> looks_of(const Model& model) {
  std::vector<scene::Appearance> looks;
  const auto part = find_part(model, scene::kVariantPart);
  for (OptionIndex option = 0; part && option < model.parts[*part].options.size(); ++option) {
    Variant variant{std::vector<OptionIndex>(model.parts.size(), 0), {}};
    variant.options[*part] = option;
    looks.push_back(scene::appearance(model, variant));
  }
  return looks.empty() ? std::vector<scene::Appearance>(1) : looks;
}

/// Milliseconds until the picture shows the other look: with one sample a pixel, as app/pace has what moves first. The
/// picture at its best follows.
double switch_to(gl::Renderer& renderer, gl::Frame& frame, const scene::Appearance& look) {
  const double start = now();
  frame.appearance = look;
  frame.samples = 1;
  draw(renderer, frame);
  const double shown = 1000 * (now() - start);
  frame.samples = 4;
  draw(renderer, frame);
  return shown;
}

/// Of each switch, after each look was seen once and has loaded what it needs.
Json switch_looks(gl::Renderer& renderer, gl::Frame frame, const std::vector<scene::Appearance>& looks) {
  Json latencies = Json::array();
  if (looks.size() > 1) {
    for (const scene::Appearance& look : looks) switch_to(renderer, frame, look);
    tell({{"event", "switch"}});
    for (std::size_t i = 0; i < 9; ++i) latencies.push_back(switch_to(renderer, frame, looks[i % looks.size()]));
  }
  return {{"event", "switched"}, {"latencies", latencies}};
}

int run(const std::filesystem::path& file, int frames, const std::string& picture) {
  const gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) return std::cerr << context.problem << '\n', 3;
  const std::shared_ptr<const Model> model = scene::load_catalog_or_mesh(file).model;
  if (!model) return std::cerr << file.string() << " cannot be read.\n", 2;
  const std::vector<scene::Appearance> looks = looks_of(*model);
  const auto assets = std::make_shared<scene::Assets>(model);
  assets->read_ahead(looks.front(), scene::Assets::Use::pictures);
  if (!assets->product().product) return std::cerr << assets->product().problem << '\n', 2;
  const scene::StudioLightResult light = scene::load_studio_light(scene::environment_file("showroom", scene::data_root()));
  if (!light.light) return std::cerr << light.problem << '\n', 2;
  gl::Renderer renderer(assets, scene::data_root(), *light.light);
  const float azimuth = scene::named_view(scene::NamedView::three_quarter).azimuth;
  gl::Frame first = frame_at(renderer.product(), azimuth);
  first.appearance = looks.front();
  draw(renderer, first);
  tell(framing_of(renderer.product(), first));
  turn(renderer, first, azimuth, 3);
  tell({{"event", "turn"}});
  tell(turn(renderer, first, azimuth, frames));
  tell(switch_looks(renderer, first, looks));
  if (!picture.empty()) std::ofstream(picture, std::ios::binary) << scene::encode_png(renderer.read(first));
  tell({{"event", "done"}});
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const long frames = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 0;
  if (frames < 1 || frames > 100'000) {
    std::cerr << "glb_bench FILE.glb FRAMES [PICTURE.png]\n";
    return 2;
  }
  return run(argv[1], static_cast<int>(frames), argc > 3 ? argv[3] : "");
}
