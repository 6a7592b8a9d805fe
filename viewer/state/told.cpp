#include "state/told.h"

#include <algorithm>
#include <iterator>

namespace maquette::viewer {

Told told_parts(const Model& model, const Variant& shown, GroupIndex group) {
  const std::vector<PartIndex>& parts = model.groups[group].parts;
  const auto may_be_left = [&](PartIndex part) {
    const Option& first = model.parts[part].options.front();
    return model.parts[part].kind == PartKind::choice && first.id == "none" && first.material.empty() && !first.color &&
           first.shows.empty() && !model.parts[part].slots.empty();
  };
  if (std::count_if(parts.begin(), parts.end(), may_be_left) < 2) return {parts, false};
  Told told{{}, true};
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(told.parts),
               [&](PartIndex part) { return !may_be_left(part) || shown.options[part] != 0; });
  return told.parts.empty() ? Told{{parts.front()}, false} : told;
}

bool comes_in_twos(const Model& model) {
  return std::any_of(model.parts.begin(), model.parts.end(), [](const Part& part) {
    return std::any_of(part.slots.begin(), part.slots.end(),
                       [](const std::string& slot) { return slot.find(':') != std::string::npos; });
  });
}

}  // namespace maquette::viewer
