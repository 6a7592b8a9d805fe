#include "scene/appearance.h"

#include <algorithm>
#include <utility>

#include "scene/product.h"
#include "scene/shape.h"

namespace maquette::scene {
namespace {

bool ends_with_any(std::string_view id, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return id.ends_with(ending); });
}

const Option& chosen(const Model& model, const Variant& variant, PartIndex part) {
  return model.parts[part].options[variant.options[part]];
}

void apply(const Option& option, Look& look) {
  if (!option.material.empty()) look.material = option.material;
  if (option.color) look.color = option.color;
}

/// Whether two parts of a group dress the same thing: a slot they both name, or the group's text.
bool dress_together(const Model& model, PartIndex a, PartIndex b) {
  const std::vector<std::string>& slots = model.parts[a].slots;
  const std::vector<std::string>& others = model.parts[b].slots;
  const bool shared = std::find_first_of(slots.begin(), slots.end(), others.begin(), others.end()) != slots.end();
  const std::vector<PartIndex>& group = model.groups[model.parts[a].group].parts;
  return shared ||
         std::any_of(group.begin(), group.end(), [&](PartIndex part) { return model.parts[part].kind == PartKind::text; });
}

/// A node that options show is seen when a chosen option shows it, in every part that has such options: the stitches of a
/// side mark's shape need that shape, and a style that is sewn.
void hide_what_no_choice_shows(const Model& model, const Variant& variant, Appearance& result) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const std::vector<std::string>& shown = chosen(model, variant, part).shows;
    for (const Option& option : model.parts[part].options) {
      for (const std::string& node : option.shows) {
        Look& look = result.looks[node];
        if (std::find(shown.begin(), shown.end(), node) == shown.end()) look.visible = false;
      }
    }
  }
}

SlotText text_of(const Model& model, const Variant& variant, PartIndex text_part) {
  SlotText text;
  if (const auto found = variant.texts.find(text_part); found != variant.texts.end()) text.text = found->second;
  for (const PartIndex sibling : model.groups[model.parts[text_part].group].parts) {
    if (ends_with_any(model.parts[sibling].id, {".style", ".font"})) text.style = chosen(model, variant, sibling).id;
    if (ends_with_any(model.parts[sibling].id, {".stitch"})) text.stitch = chosen(model, variant, sibling).id;
    text.technique = chosen(model, variant, sibling).technique.value_or(text.technique);
  }
  return text;
}

/// A text is made in the colour its group names, even where only the text part itself names the slot. Pressing letters in
/// adds no colour: they have what the text part itself says, or none.
void write_texts(const Model& model, const Variant& variant, Appearance& result) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (model.parts[part].kind != PartKind::text) continue;
    const SlotText text = text_of(model, variant, part);
    for (const std::string& slot : model.parts[part].slots) {
      if (!original_of(slot).empty()) continue;
      Look& look = result.looks[slot];
      look.text = text;
      if (text.technique == Technique::deboss) continue;
      for (const PartIndex sibling : model.groups[model.parts[part].group].parts) {
        if (model.parts[sibling].slots.empty()) apply(chosen(model, variant, sibling), look);
      }
    }
  }
}

/// The look of an image, begun where its original's ends.
Look& image_look(Appearance& result, const std::string& slot) {
  const auto original = result.looks.find(original_of(slot));
  Look begun = original == result.looks.end() ? Look{} : original->second;
  return result.looks.try_emplace(slot, std::move(begun)).first->second;
}

/// What parts say of images changes what these have of their originals. A text that says nothing leaves the original's.
void dress_images(const Model& model, const Variant& variant, Appearance& result) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const SlotText text = model.parts[part].kind == PartKind::text ? text_of(model, variant, part) : SlotText{};
    for (const std::string& slot : model.parts[part].slots) {
      if (original_of(slot).empty()) continue;
      Look& look = image_look(result, slot);
      apply(chosen(model, variant, part), look);
      if (text.text.empty()) continue;
      if (!look.text) look.text.emplace();
      look.text->text = text.text;
      if (!text.style.empty()) look.text->style = text.style;
      if (!text.stitch.empty()) look.text->stitch = text.stitch;
    }
  }
}

bool any_image_differs(const Appearance& appearance) {
  return std::any_of(appearance.looks.begin(), appearance.looks.end(), [&](const auto& named) {
    const auto original = appearance.looks.find(original_of(named.first));
    return original != appearance.looks.end() && original->second.visible && original->second != named.second;
  });
}

/// The first slot of a part that is an image's; null where there is none.
const std::string* image_slot(const Part& part) {
  const auto found = std::find_if(part.slots.begin(), part.slots.end(),
                                  [](const std::string& slot) { return !original_of(slot).empty(); });
  return found == part.slots.end() ? nullptr : &*found;
}

}  // namespace

Appearance appearance(const Model& model, const Variant& variant) {
  Appearance result;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (const std::string& slot : model.parts[part].slots) {
      if (original_of(slot).empty()) apply(chosen(model, variant, part), result.looks[slot]);
    }
  }
  write_texts(model, variant, result);
  hide_what_no_choice_shows(model, variant, result);
  dress_images(model, variant, result);
  result.images = any_image_differs(result);
  result.morphs = morph_weights(model, variant);
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (const std::string& own = chosen(model, variant, part).variant; !own.empty()) result.variant = own;
  }
  return result;
}

std::vector<std::string> slots_of_group(const Model& model, GroupIndex group) {
  std::vector<std::string> slots;
  for (const PartIndex part : model.groups[group].parts) {
    slots.insert(slots.end(), model.parts[part].slots.begin(), model.parts[part].slots.end());
  }
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

std::optional<GroupIndex> group_of_slot(const Model& model, std::string_view slot) {
  for (const Part& part : model.parts) {
    if (std::find(part.slots.begin(), part.slots.end(), slot) != part.slots.end()) return part.group;
  }
  const std::string_view original = original_of(slot);
  return original.empty() ? std::nullopt : group_of_slot(model, original);
}

bool is_of_image(const Model& model, GroupIndex group) {
  const std::vector<PartIndex>& parts = model.groups[group].parts;
  return !slots_of_group(model, group).empty() && std::all_of(parts.begin(), parts.end(), [&](PartIndex part) {
    return model.parts[part].slots.empty() || image_slot(model.parts[part]) != nullptr;
  });
}

Look swatch_look(const Model& model, const Variant& variant, PartIndex part, OptionIndex option) {
  if (const std::string* image = image_slot(model.parts[part])) {
    Variant shown = variant;
    shown.options[part] = option;
    Look look = appearance(model, shown).looks.at(*image);
    look.visible = true;
    return look;
  }
  Look look;
  for (const PartIndex sibling : model.groups[model.parts[part].group].parts) {
    if (sibling == part) {
      apply(model.parts[part].options[option], look);
    } else if (dress_together(model, part, sibling)) {
      apply(chosen(model, variant, sibling), look);
    }
  }
  return look;
}

}  // namespace maquette::scene
