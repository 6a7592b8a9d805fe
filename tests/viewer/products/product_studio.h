// A product and what draws it. Loading is most of the work, so a suite of tests has one of these for all of them.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "gl/context.h"
#include "gl/renderer.h"
#include "maquette/session.h"

namespace maquette::testing {

/// Options by their parts, on top of a design or of the product as it comes.
using Choices = std::map<std::string, std::string>;

class ProductStudio {
 public:
  /// `catalog` is a folder's name in catalogs/.
  explicit ProductStudio(const std::string& catalog);

  /// Why nothing can be drawn here; empty otherwise.
  const std::string& no_drawing() const { return no_drawing_; }
  const Model& model() const { return *model_; }
  const scene::Product& product() const { return renderer_->product(); }

  scene::Appearance looks(const Choices& choices = {});
  /// Of designs/`design`.json, with other choices beside.
  scene::Appearance design(const std::string& design, const Choices& beside = {});

  /// 480 x 360 pixels, all of what is shown.
  scene::Image draw(const scene::Appearance& looks, scene::NamedView view);
  bool look_alike(const scene::Appearance& one, const scene::Appearance& other, scene::NamedView view);

  /// Empty, or how the design differs from its golden picture CATALOG-DESIGN-VIEW.png.
  std::string differs_from_golden(const std::string& design, scene::NamedView view);

 private:
  scene::Appearance completed(Selections selections, const Choices& choices);

  std::string catalog_, no_drawing_;
  std::shared_ptr<const Model> model_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<gl::HeadlessContext> context_;  ///< before the renderer, so that it dies after it
  std::unique_ptr<gl::Renderer> renderer_;
};

}  // namespace maquette::testing
