// Where panels get pictures of the product from. The window implements this with the renderer; a picture that is not ready
// yet is empty and the panel shows its place.
#pragma once

#include <optional>
#include <string_view>

#include "maquette/design.h"
#include "ui/canvas.h"

namespace maquette::ui {

class Pictures {
 public:
  virtual ~Pictures() = default;

  /// A material in its colour, as it would look beside the rest of `shown`. `place` names where it is drawn.
  virtual Picture swatch(std::string_view place, const Variant& shown, Choice choice, float width, float height) = 0;
  /// One of the six standard views of a variant, small, without a background.
  virtual Picture view(std::string_view place, const Variant& shown, int view, float width, float height) = 0;
  /// A variant on the stage, for a repair card.
  virtual Picture scene(std::string_view place, const Variant& shown, float width, float height) = 0;
  /// Where on the screen (design pixels) the middle of what can be seen of a group is; none when it is out of sight.
  virtual std::optional<Point> anchor(GroupIndex group) = 0;
};

inline constexpr int kViews = 6;  ///< outer side, three-quarter, front, top, back, inner side

}  // namespace maquette::ui
