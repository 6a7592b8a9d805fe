#include "product_studio.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "scene/assets.h"
#include "scene/data_root.h"
#include "viewer/gl/compare.h"
#include "viewer/gl/still_life.h"

namespace maquette::testing {
namespace {

constexpr int kWidth = 480, kHeight = 360;

std::filesystem::path folder_of(const std::string& catalog) {
  return std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / catalog;
}

void choose(const Model& model, const std::string& part, const std::string& option, Selections& selections) {
  const auto index = find_part(model, part);
  if (!index) throw std::runtime_error("there is no part " + part);
  if (model.parts[*index].kind == PartKind::text) {
    selections.texts[*index] = option;
    return;
  }
  const auto chosen = find_option(model.parts[*index], option);
  if (!chosen) throw std::runtime_error(part + " has no option " + option);
  selections.chosen[*index] = *chosen;
}

}  // namespace

ProductStudio::ProductStudio(const std::string& catalog) : catalog_(catalog) {
  model_ = load_catalog(folder_of(catalog)).model;
  if (!model_) throw std::runtime_error(catalog + " cannot be loaded");
  session_ = std::make_unique<Session>(model_);
  gl::HeadlessContext::Result made = gl::HeadlessContext::create();
  no_drawing_ = made.problem;
  if (!made.context) return;
  context_ = std::move(made.context);
  const auto assets = std::make_shared<scene::Assets>(model_);
  if (!assets->product().product) throw std::runtime_error(assets->product().problem);
  renderer_ = std::make_unique<gl::Renderer>(assets, scene::data_root(), testing::showroom());
}

scene::Appearance ProductStudio::completed(Selections selections, const Choices& choices) {
  for (const auto& [part, option] : choices) choose(*model_, part, option, selections);
  const Completion completion = session_->complete(selections);
  EXPECT_EQ(completion.found, Verdict::yes);
  return scene::appearance(*model_, completion.variant);
}

scene::Appearance ProductStudio::looks(const Choices& choices) { return completed({}, choices); }

scene::Appearance ProductStudio::design(const std::string& design, const Choices& beside) {
  std::ifstream file(folder_of(catalog_) / "designs" / (design + ".json"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const DesignResult parsed = parse_design(*model_, text, design);
  EXPECT_TRUE(parsed.selections) << design;
  return completed(parsed.selections.value_or(Selections{}), beside);
}

scene::Image ProductStudio::draw(const scene::Appearance& looks, scene::NamedView view) {
  gl::Frame frame;
  frame.width = kWidth;
  frame.height = kHeight;
  const scene::ScreenBox box{0.08F * kWidth, 0.08F * kHeight, 0.84F * kWidth, 0.84F * kHeight};
  const scene::Orbit orbit = renderer_->view(looks, view, box, kWidth, kHeight);
  frame.camera = scene::frame(renderer_->bounds(looks), orbit, box, kWidth, kHeight);
  frame.appearance = looks;
  return renderer_->read(frame);
}

bool ProductStudio::look_alike(const scene::Appearance& one, const scene::Appearance& other, scene::NamedView view) {
  return within_tolerance(compare(draw(one, view), draw(other, view)));
}

std::string ProductStudio::differs_from_golden(const std::string& design, scene::NamedView view) {
  const std::string name = catalog_ + "-" + design + "-" + std::string(scene::name_of(view));
  return testing::differs_from_golden(draw(this->design(design), view), name);
}

}  // namespace maquette::testing
