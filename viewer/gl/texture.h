// Two-dimensional textures.
#pragma once

#include <cstdint>

#include "gl/handle.h"
#include "scene/image.h"

namespace maquette::gl {

enum class Wrap : std::uint8_t { clamp, repeat };

struct TextureOptions {
  bool mipmaps = true;
  bool trilinear = true;    ///< between mip levels, too: what has no fine detail does without
  bool anisotropic = true;  ///< where the driver has it
  Wrap wrap = Wrap::clamp;
};

/// A texture and its size. Row 0 is the bottom for textures that were drawn into, the top for those made from an Image.
class Texture {
 public:
  Texture() = default;
  explicit Texture(const scene::Image& image, const TextureOptions& options = {});
  /// Storage to draw into: `internal_format` such as GL_RGBA8; linear filtering, no mipmaps.
  Texture(int width, int height, GLenum internal_format);

  GLuint name() const { return handle_.name(); }
  /// For ImGui's draw lists.
  void* id() const { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(handle_.name())); }
  int width() const { return width_; }
  int height() const { return height_; }
  explicit operator bool() const { return static_cast<bool>(handle_); }

 private:
  TextureHandle handle_;
  int width_ = 0, height_ = 0;
};

}  // namespace maquette::gl
