// Our half of tests/bench/viewers/compare: opens any .glb, turns around it at full quality, and says how far it is.
//
//   glb_bench FILE.glb SECONDS [PICTURE.png]
//
// One JSON object a line on standard output, as the page in Chromium posts them: "first" with the framing the other viewer
// is to copy, "turn", "turned" with the frames drawn, "switched", "done". After each it waits for a line on standard input,
// so that whoever measures is not measured.
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
#include "scene/glb_catalog.h"
#include "scene/image.h"

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

void turn(gl::Renderer& renderer, gl::Frame frame, float from, double seconds) {
  tell({{"event", "turn"}});
  int frames = 0;
  const double start = now();
  while (now() - start < seconds) {
    frame.camera = frame_at(renderer.product(), from + static_cast<float>(++frames)).camera;
    draw(renderer, frame);
  }
  tell({{"event", "turned"}, {"frames", frames}, {"seconds", now() - start}});
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

/// Milliseconds until each switch is seen, the first of each with what it loads.
Json switch_looks(gl::Renderer& renderer, gl::Frame frame, const std::vector<scene::Appearance>& looks) {
  Json latencies = Json::array();
  for (std::size_t i = 1; looks.size() > 1 && i <= 12; ++i) {
    const double start = now();
    frame.appearance = looks[i % looks.size()];
    draw(renderer, frame);
    latencies.push_back(1000 * (now() - start));
  }
  return latencies;
}

int run(const std::filesystem::path& file, double seconds, const std::string& picture) {
  const gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) return std::cerr << context.problem << '\n', 3;
  const std::shared_ptr<const Model> model = scene::load_catalog_or_mesh(file).model;
  if (!model) return std::cerr << file.string() << " cannot be read.\n", 2;
  const std::vector<scene::Appearance> looks = looks_of(*model);
  const auto assets = std::make_shared<scene::Assets>(model);
  assets->read_ahead(looks.front());
  if (!assets->product().product) return std::cerr << assets->product().problem << '\n', 2;
  gl::Renderer renderer(assets, scene::data_root());
  const float azimuth = scene::named_view(scene::NamedView::three_quarter).azimuth;
  gl::Frame first = frame_at(renderer.product(), azimuth);
  first.appearance = looks.front();
  draw(renderer, first);
  tell(framing_of(renderer.product(), first));
  turn(renderer, first, azimuth, seconds);
  tell({{"event", "switched"}, {"latencies", switch_looks(renderer, first, looks)}});
  if (!picture.empty()) std::ofstream(picture, std::ios::binary) << scene::encode_png(renderer.read(first));
  tell({{"event", "done"}});
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 2 ? std::strtod(argv[2], nullptr) : 0;
  if (argc < 3 || !(seconds > 0)) {
    std::cerr << "glb_bench FILE.glb SECONDS [PICTURE.png]\n";
    return 2;
  }
  return run(argv[1], seconds, argc > 3 ? argv[3] : "");
}
