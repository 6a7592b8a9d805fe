// What a variant looks like: for every slot of the mesh its material, its colour, whether it is there at all, and its text.
//
// The catalog says which slots a part colours (Part::slots) and what an option brings (Option::material, color, shows).
// Parts are applied in catalog order, so a later part has the last word on a slot, and a part may set the material where
// another sets the colour. A text part writes on its slots: in the colour, the style (font) and the technique that the
// other parts of its group give. A slot that is the image of another ("left:vamp", scene/shown.h) looks as that one does
// but for what its own parts say. Which shape the mesh takes follows from the numbers and options chosen (scene/shape.h).
//
// Plain data; a pure function of model and variant.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::scene {

/// Words on a slot. `style` is the id of the option chosen for the group's part whose id ends in ".style" or ".font"; may
/// be empty. `technique` is what a chosen option of the group says, sewn unless one does.
struct SlotText {
  std::string text;  ///< UTF-8; empty: nothing is written
  std::string style;
  std::string stitch;
  Technique technique = Technique::embroidery;
  bool bare = false;  ///< pressed in without a colour: the letters look like what they are pressed into (scene/ground.h)
  bool operator==(const SlotText&) const = default;
};

/// How one slot looks.
struct Look {
  std::string material;      ///< id in Model::materials; empty: as the mesh came
  std::optional<Rgb> color;  ///< none: the material's own colour
  bool visible = true;
  std::optional<SlotText> text;  ///< set on slots of a text part: only the text is drawn there, nothing when it is empty
  bool operator==(const Look&) const = default;
};

/// How far each morph target is taken, by name; often outside 0 to 1. One that is not named stays as the mesh says.
using MorphWeights = std::map<std::string, float, std::less<>>;

/// Looks by slot name. A slot that is not named looks as the mesh came.
struct Appearance {
  std::map<std::string, Look, std::less<>> looks;
  MorphWeights morphs;  ///< every target the catalog names
  std::string variant;  ///< of the mesh's own materials; empty: those it came with
  bool images = false;  ///< whether images of slots are seen: where one differs from its original, or a pair is wanted
  bool operator==(const Appearance&) const = default;
};

Appearance appearance(const Model& model, const Variant& variant);

/// The slots that the parts of a group apply to, sorted and unique: what to outline, and where the leader line ends.
std::vector<std::string> slots_of_group(const Model& model, GroupIndex group);

/// The group that a tap on `slot` selects: the first whose parts name it; of an image that none names, its original's.
std::optional<GroupIndex> group_of_slot(const Model& model, std::string_view slot);

/// Whether a group dresses images alone: it is about the other one of a pair.
bool is_of_image(const Model& model, GroupIndex group);

/// The colour and material of one option as a swatch shows it, with what the part's group gives in `variant` for the rest
/// (a colour option is shown on the material chosen beside it, not on that of the group's other slots).
Look swatch_look(const Model& model, const Variant& variant, PartIndex part, OptionIndex option);

}  // namespace maquette::scene
