// Small pictures, made when there is time and kept while they are wanted.
//
// A panel asks for a picture every frame; what is not there yet is queued and the nearest older picture of the same place
// is shown meanwhile. `work` makes what is queued, a little each frame, so that a tray of swatches never stalls the hand.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "gl/renderer.h"

namespace maquette::gl {

/// A picture for ImGui: texture null while there is none. Draw with uv0 {0, 1}, uv1 {1, 0}.
struct Thumbnail {
  void* texture = nullptr;
  int width = 0, height = 0;
  bool current = false;  ///< false: an older picture stands in, or none
};

/// Where a small picture is taken from: a named view shows all of the product, an orbit is taken as it is.
using Viewpoint = std::variant<scene::NamedView, scene::Orbit>;

class Thumbnails {
 public:
  /// At most `most` pictures are kept; the longest unused go first.
  explicit Thumbnails(Renderer& renderer, std::size_t most = 512);
  ~Thumbnails();
  Thumbnails(Thumbnails&&) noexcept;
  Thumbnails& operator=(Thumbnails&&) noexcept;

  /// `place` names where it is shown ("tray/vamp.colour/3"), so that an older picture can stand in.
  Thumbnail swatch(std::string_view place, const scene::Look& look, int width, int height);

  /// The product from there, whole or taken apart, filling the picture but for `margin` pixels; on the stage or
  /// transparent.
  Thumbnail product(std::string_view place, const scene::Appearance& appearance, const Viewpoint& from, int width,
                    int height, Stage stage, int margin = 4, float apart = 0.0F);

  /// Makes queued pictures for about `seconds` (at least one). True when it made any: a frame must follow that shows them.
  bool work(double seconds);
  bool idle() const;

  /// What pictures are made of is other than before: all are made again, and the old ones stand in until then.
  void renew();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette::gl
