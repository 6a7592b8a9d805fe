#include "state/swatch_kind.h"

#include <algorithm>

namespace maquette::viewer {

/// A colour that is not for a slot of the mesh gives way to the form it stands for.
SwatchKind swatch_kind(const Model& model, PartIndex part) {
  const Part& spec = model.parts[part];
  const auto any = [&](auto property) { return std::any_of(spec.options.begin(), spec.options.end(), property); };
  const bool paint = any([](const Option& option) { return !option.material.empty() || option.color.has_value(); });
  const bool form = !model.mesh.empty() && any([](const Option& option) {
    return !option.shows.empty() || !option.morphs.empty() || !option.variant.empty();
  });
  if (paint && (!spec.slots.empty() || !form)) return SwatchKind::paint;
  return form ? SwatchKind::form : SwatchKind::words;
}

}  // namespace maquette::viewer
