// What our own products cost to draw, in the CPU time of all threads (Google Benchmark; "real time" beside it).
//
//   build/release/bin/frame_bench [--benchmark_filter=REGEX]
//
// PRODUCT/LEVEL draws the product at a kiosk's 1920 x 1080 while the camera goes round, at each of the levels among which
// app/pace chooses while something moves, "full" being what stands still; "half, full mesh" is there to show what the
// lighter mesh is worth. PRODUCT/views is an entry's four pictures of 1600 x 1200, from the catalog in memory to the PNGs.
#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include "app/snapshot.h"
#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/catalog.h"
#include "scene/appearance.h"
#include "scene/data_root.h"
#include "scene/environment.h"
#include "scene/studio_light.h"
#include "state/reduce.h"
#include "state/words.h"

namespace {

using namespace maquette;

constexpr int kWidth = 1920, kHeight = 1080;
constexpr float kStep = 7.0F;  // degrees from picture to picture

struct Level {
  const char* name;
  float resolution;
  int samples;
  bool light;
};
constexpr std::array kLevels{Level{"full", 1.0F, 4, false},
                             Level{"one sample", 1.0F, 1, false},
                             Level{"three quarters", 0.75F, 1, false},
                             Level{"half, full mesh", 0.5F, 1, false},
                             Level{"half", 0.5F, 1, true},
                             Level{"a third", 0.35F, 1, true}};
constexpr std::array kProducts{"court-sneaker", "stiletto-pump", "pizza"};

struct Subject {
  std::shared_ptr<const Model> model;
  Variant shown;
};

/// As a kiosk shows it first.
Subject read_subject(const std::string& name) {
  Subject subject;
  subject.model = load_catalog(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / name).model;
  if (subject.model) subject.shown = viewer::first_state(subject.model, "en", viewer::Date{}).design.shown;
  return subject;
}

void orbit(benchmark::State& state, const Subject& subject, const Level& level) {
  const scene::StudioLightResult light = scene::load_studio_light(scene::environment_file("showroom", scene::data_root()));
  if (!light.light) return state.SkipWithError(light.problem.c_str());
  gl::Renderer renderer(std::make_shared<scene::Assets>(subject.model), scene::data_root(), *light.light);
  gl::Frame frame;
  frame.width = kWidth;
  frame.height = kHeight;
  frame.appearance = scene::appearance(*subject.model, subject.shown);
  frame.resolution = level.resolution;
  frame.samples = level.samples;
  frame.light = level.light;
  scene::Orbit orbit = scene::named_view(scene::NamedView::three_quarter);
  const auto draw = [&] {
    frame.camera = scene::frame(renderer.product().bounds, orbit, {600, 120, 1200, 820}, kWidth, kHeight);
    renderer.draw(frame);
    glFinish();
    orbit.azimuth += kStep;
  };
  draw();  // what is made once is made
  for (auto _ : state) draw();
}

void views(benchmark::State& state, const Subject& subject) {
  const viewer::Languages languages = viewer::load_languages(scene::data_root() / "viewer" / "words");
  const viewer::Words& words = languages.words.at("en");
  for (auto _ : state) benchmark::DoNotOptimize(app::snapshot(subject.model, subject.shown, words));
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const maquette::gl::HeadlessContext::Result context = maquette::gl::HeadlessContext::create();
  if (!context.context) return std::cerr << context.problem << '\n', 2;
  const auto add = [](const std::string& name, const auto& draw, const auto&... how) {
    benchmark::RegisterBenchmark(name.c_str(), draw, how...)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
  };
  std::map<std::string, Subject> subjects;
  for (const std::string product : kProducts) {
    const Subject& subject = subjects[product] = read_subject(product);
    if (!subject.model) return std::cerr << "The catalog of " << product << " cannot be used.\n", 2;
    for (const Level& level : kLevels) add(product + "/" + level.name, orbit, subject, level);
  }
  // Last: they open a context of their own.
  for (const auto& [product, subject] : subjects) add(product + "/views", views, subject);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
