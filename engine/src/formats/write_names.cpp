#include "formats/write_names.h"

#include <algorithm>

#include "support/one_line.h"

namespace maquette::formats {
namespace {

template <class Has>
std::size_t count_parts(const Model& model, const Has& has) {
  return static_cast<std::size_t>(std::count_if(model.parts.begin(), model.parts.end(), has));
}

bool says_more(const LocalizedText& label, std::string_view id) {
  return std::any_of(label.begin(), label.end(), [&](const auto& text) { return text.second != id; });
}

bool has_totals(const Model& model) {
  for (AttributeIndex index = 0; index < model.attributes.size(); ++index) {
    if (model.attributes[index].base != 0) return true;
    for (const Part& part : model.parts) {
      for (const Option& option : part.options) {
        if (option.attributes[index] != 0) return true;
      }
    }
  }
  return false;
}

bool has_looks(const Part& part) {
  return !part.slots.empty() ||
         std::any_of(part.options.begin(), part.options.end(), [](const Option& option) {
           return !option.material.empty() || option.color || !option.shows.empty() || !option.morphs.empty() ||
                  !option.variant.empty() || option.technique;
         });
}

}  // namespace

bool is_feature(const Part& part) {
  return part.kind == PartKind::choice && part.options.size() == 2 && part.options[0].id == "false" &&
         part.options[1].id == "true";
}

std::string option_name(const Part& part, OptionIndex option) {
  return is_feature(part) ? part.id : part.id + "=" + part.options[option].id;
}

std::string NameTable::add(std::string_view wanted) {
  std::string name(wanted);
  std::replace_if(
      name.begin(), name.end(), [this](char c) { return !accepted_(c); }, '_');
  if (name.empty()) name = "_";
  for (std::size_t number = 2; !taken_.insert(name).second; ++number) {
    name.resize(std::min(name.size(), name.find_last_of('~')));
    name += "~" + std::to_string(number);
  }
  return name;
}

std::vector<Loss> common_losses(const Model& model, bool keeps_totals) {
  std::vector<Loss> lost;
  const bool labels =
      says_more(model.label, model.id) ||
      std::any_of(model.parts.begin(), model.parts.end(), [](const Part& part) { return says_more(part.label, part.id); });
  if (labels)
    lost.push_back({"labels", "Labels, help and reasons for people are not written; names are the catalog's ids."});
  if (!keeps_totals && has_totals(model)) {
    lost.push_back({"totals", "Prices, weights and lead times are not written; rules about them are."});
  }
  if (const auto texts = count_parts(model, [](const Part& part) { return part.kind == PartKind::text; }); texts > 0) {
    lost.push_back({"texts", std::to_string(texts) + " text part(s) are written as their length; accepted characters and "
                                                     "denied words are not."});
  }
  if (count_parts(model, has_looks) > 0 || !model.mesh.empty()) {
    lost.push_back({"looks", "Materials, colours, meshes and cameras are not written."});
  }
  if (count_parts(model, [](const Part& part) { return part.default_option != 0; }) > 0) {
    lost.push_back({"defaults", "Default options are not written."});
  }
  return lost;
}

Loss lost_rule(const Rule& rule, std::string_view why) {
  return {"rule", "The rule " + one_line(rule.id, 200) + " is left out: " + std::string(why)};
}

}  // namespace maquette::formats
