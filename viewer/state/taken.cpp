#include "state/taken.h"

#include <algorithm>
#include <string_view>

#include "maquette/localized.h"

namespace maquette::viewer {
namespace {

constexpr std::string_view kNothing = "–";  // the label of "none" where what comes before has said it: no strap, no buckle

}  // namespace

const Several* several_of(const Model& model, PartIndex part) {
  const auto found = std::find_if(model.several.begin(), model.several.end(), [part](const Several& several) {
    return std::find(several.parts.begin(), several.parts.end(), part) != several.parts.end();
  });
  return found == model.several.end() ? nullptr : &*found;
}

std::vector<std::string> names_taken(const Model& model, PartIndex part, const std::vector<OptionIndex>& options,
                                     const Words& words) {
  const auto label = [&](PartIndex of) {
    return in_language(model.parts[of].options[options[of]].label, words.language());
  };
  const Several* const several = several_of(model, part);
  if (several == nullptr) {
    const std::string own = label(part);
    const bool leads = model.groups[model.parts[part].group].parts.front() == part;
    return own == kNothing && !leads ? std::vector<std::string>{} : std::vector{own};
  }
  if (several->parts.front() != part) return {};
  std::vector<std::string> names;
  for (const PartIndex one : several->parts) {
    if (options[one] == 0) continue;
    const std::string name = in_language(model.parts[one].label, words.language());
    const bool with_places = model.parts[one].options.size() > 2;
    names.push_back(with_places ? name + "\u00A0(" + words.inside(label(one)) + ")" : name);
  }
  if (names.empty()) names.push_back(label(part));
  return names;
}

}  // namespace maquette::viewer
