#include "app/stage_pictures.h"

#include <glad/gl.h>
#include <imgui.h>

#include "app/stage_camera.h"
#include "scene/camera.h"
#include "state/swatch_kind.h"
#include "state/views.h"

namespace maquette::app {

namespace {

ui::Picture as_picture(const gl::Thumbnail& thumbnail) { return {thumbnail.texture, {0, 1}, {1, 0}, nullptr}; }

void premultiplied(const ImDrawList*, const ImDrawCmd*) { glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }

}  // namespace

ui::Picture StagePictures::swatch(std::string_view place, const Variant& shown, Choice choice, PictureSize size) {
  if (viewer::swatch_kind(*model_, choice.part) == viewer::SwatchKind::form) return form(place, shown, choice, size);
  const scene::Look look = scene::swatch_look(*model_, shown, choice.part, choice.option);
  return as_picture(thumbnails_.swatch(place, look, size.width, size.height));
}

ui::Picture StagePictures::view(std::string_view place, const Variant& shown, int view, PictureSize size) {
  const bool apart = view == viewer::kApartView;
  const scene::NamedView named = named_view_of(view);
  scene::Appearance looks = scene::appearance(*model_, shown);
  looks.images = (looks.images && !apart) || named == scene::NamedView::pair;
  ui::Picture picture = as_picture(
      thumbnails_.product(place, looks, named, size.width, size.height, gl::Stage::none, 4, apart ? 1.0F : 0.0F));
  picture.blend = premultiplied;
  return picture;
}

ui::Picture StagePictures::scene(std::string_view place, const Variant& shown, PictureSize size, int margin) {
  return as_picture(thumbnails_.product(place, scene::appearance(*model_, shown), scene::NamedView::three_quarter,
                                        size.width, size.height, gl::Stage::light, margin));
}

/// The product with the option, as one looks at its group.
ui::Picture StagePictures::form(std::string_view place, Variant shown, Choice choice, PictureSize size) {
  shown.options[choice.part] = choice.option;
  const auto& camera = model_->groups[model_->parts[choice.part].group].camera;
  const gl::Viewpoint from = camera ? gl::Viewpoint(scene::to_orbit(*camera)) : scene::NamedView::three_quarter;
  scene::Appearance looks = scene::appearance(*model_, shown);
  looks.images = false;
  return as_picture(thumbnails_.product(place, looks, from, size.width, size.height, gl::Stage::light));
}

}  // namespace maquette::app
