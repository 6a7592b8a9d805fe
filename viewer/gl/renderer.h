// The product on its stage: from a variant's appearance and a camera to a picture.
//
//   gl::load(glfwGetProcAddress);                         once, with the context current
//   gl::Renderer renderer(assets, scene::data_root(), *scene::load_studio_light(room).light);
//   const gl::Texture& picture = renderer.draw(frame);    only when the frame changed
//   ImGui::GetBackgroundDrawList()->AddImage(picture.id(), {0, 0}, {w, h}, {0, 1}, {1, 0});   row 0 is the bottom
//
// How the light works. The studio is a room in a picture (scene/environment.h); it turns with the camera, as if the product
// stood on a turntable. Surfaces are metallic-roughness (GGX) with clearcoat and sheen, lit by that picture: nine
// harmonics for the diffuse part, prefiltered reflections for the specular part (Karis, "Real shading in Unreal Engine 4",
// 2013). Tone mapping is Khronos PBR Neutral, which keeps a brand's colours.
//
// Every method must be called on the context's thread. Sets the GL state it needs, leaves framebuffer 0 bound.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gl/texture.h"
#include "scene/appearance.h"
#include "scene/assets.h"
#include "scene/camera.h"
#include "scene/image.h"
#include "scene/studio_light.h"

namespace maquette::gl {

/// `none` leaves the background transparent (premultiplied alpha).
enum class Stage : std::uint8_t { light, dark, none };

/// An accent line around what can be seen of some slots, in front of everything.
struct Outline {
  std::vector<std::string> slots;
  Rgb color{0xC8, 0x36, 0x1B};
  float width = 5.0F;  ///< pixels
  float opacity = 1.0F;
  bool operator==(const Outline&) const = default;
};

/// Everything a picture depends on. Equal frames give equal pictures.
struct Frame {
  int width = 0, height = 0;  ///< pixels
  scene::Camera camera;
  scene::Appearance appearance;
  std::optional<scene::Appearance> previous;  ///< the look to fade from
  float blend = 1.0F;                         ///< 0: previous, 1: appearance
  float drop = 0.0F;     ///< metres that parts which come or go fall or rise in a fade; 0: they only fade
  float apart = 0.0F;    ///< 0: the product as it is, 1: taken apart
  bool light = false;    ///< with fewer triangles: while moving on a weak machine
  bool in_room = false;  ///< lit by the room of `set_light`; else by the light the renderer was made with
  Stage stage = Stage::light;
  std::optional<scene::ScreenBox> stage_box;  ///< the part of the picture the stage fills; none: all of it
  std::vector<std::string> focus;             ///< slots that keep their colours when `dim` > 0
  float dim = 0.0F;                           ///< 0: none, 1: every slot not in focus is light grey
  std::vector<Outline> outlines;              ///< at most four
  int samples = 4;                            ///< a pixel where neighbours differ, 1 to 4; elsewhere one
  float shadow_edge = 0.0F;  ///< pixels over which the shadow fades towards the picture's edges; 0: the picture cuts it
  float resolution = 1.0F;  ///< of the product, 0.25 to 1: below 1, while moving on a weak machine, with one sample a pixel
};

class Renderer {
 public:
  /// Throws std::runtime_error, with file and line, when a shader does not compile. Missing textures of materials fall back
  /// to plain surfaces and are named in `warnings`.
  /// The mesh of `assets` must have been loaded without a problem.
  Renderer(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& data_root, const scene::StudioLight& light);
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  /// The finished picture, valid until the next draw. Stage and contact shadow included.
  const Texture& draw(const Frame& frame);

  /// The finished picture as a texture of its own.
  Texture picture(const Frame& frame);

  /// A material in a colour on a gently curved, softly lit surface: opaque, fills the rectangle.
  Texture swatch(const scene::Look& look, int width, int height);

  /// The finished picture in memory, rows from the top, 4 channels.
  scene::Image read(const Frame& frame);

  /// Compiles the shaders again from their files. On an error keeps the old ones and returns the message.
  std::optional<std::string> reload_shaders();

  /// Reads the materials of the assets' model again when they are next needed, pictures and all.
  void renew_materials();

  /// The room for frames that are to be in it. Swatches stay in the light the renderer was made with: a colour is one to
  /// choose by, wherever the product is looked at.
  void set_light(const scene::StudioLight& light);

  const std::vector<std::string>& warnings() const;
  const scene::Product& product() const;
  /// Of what this appearance shows, in the shape it gives the product, taken apart by this share: what a camera frames.
  scene::Bounds bounds(const scene::Appearance& appearance, float apart = 0.0F);
  /// A named view of it, whole or taken apart, that shows all of it inside `box` of a picture of `width` x `height` pixels.
  scene::Orbit view(const scene::Appearance& appearance, scene::NamedView view, const scene::ScreenBox& box, int width,
                    int height, bool apart = false);
  /// Likewise from anywhere.
  scene::Orbit fitted(const scene::Appearance& appearance, const scene::Orbit& orbit, const scene::ScreenBox& box,
                      int width, int height, bool apart = false);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette::gl
