// The small pictures of the panels: a swatch of each option, the product from each view, a scene for a card.
#pragma once

#include <memory>
#include <string_view>

#include "gl/thumbnails.h"
#include "maquette/model.h"
#include "ui/pictures.h"

namespace maquette::app {

/// In pixels of the screen.
struct PictureSize {
  int width = 1, height = 1;
};

class StagePictures {
 public:
  StagePictures(gl::Renderer& renderer, std::shared_ptr<const Model> model)
      : thumbnails_(renderer), model_(std::move(model)) {}

  void use_model(std::shared_ptr<const Model> model) { model_ = std::move(model); }
  void renew() { thumbnails_.renew(); }
  bool work(double seconds) { return thumbnails_.work(seconds); }

  /// What the option is made of, or, where it is a form, the product with it.
  ui::Picture swatch(std::string_view place, const Variant& shown, Choice choice, PictureSize size);
  /// The product as a view button shows it, on nothing.
  ui::Picture view(std::string_view place, const Variant& shown, int view, PictureSize size);
  /// The product on its stage, `margin` pixels from the edges.
  ui::Picture scene(std::string_view place, const Variant& shown, PictureSize size, int margin);

 private:
  ui::Picture form(std::string_view place, Variant shown, Choice choice, PictureSize size);

  gl::Thumbnails thumbnails_;
  std::shared_ptr<const Model> model_;
};

}  // namespace maquette::app
