// The checked model of a catalog: everything the engine and the viewer need, proven well formed by the reader.
//
// A *part* is a variation point, an *option* one value of it, a *rule* a constraint with an id and a because. Each part
// takes exactly one option in a variant. A number part's options are its values; a text part's options are the lengths
// 0..max, in graphemes, so that rules and prices can speak of them; the text itself travels beside the selections. A part
// of which a customer takes several options ("toppings") is a `Several`: one part of two options, no and yes, for each.
//
// Plain data, immutable once built, shared between threads as std::shared_ptr<const Model>.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"
#include "maquette/formula.h"
#include "maquette/localized.h"

namespace maquette {

using RuleIndex = std::uint32_t;
using GroupIndex = std::uint32_t;
using AttributeIndex = std::uint32_t;

/// A linear-light independent, display-referred sRGB colour, 8 bits a channel, as written in the catalog (#RRGGBB).
struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

/// How an attribute of the chosen options becomes an attribute of the design.
enum class Aggregate : std::uint8_t { sum, max };

/// Something counted: price, weight, lead time, and what a catalog adds. Values are integers in `unit` / 10^decimals.
struct Attribute {
  std::string id;    ///< "price", "weight", "lead_time", ...
  std::string unit;  ///< "EUR", "g", "day"
  int decimals = 0;  ///< 2 for cents, 1 for tenths of a gram
  Aggregate aggregate = Aggregate::sum;
  std::int64_t base = 0;  ///< added to the aggregate: the product itself
  LocalizedText label;
};

/// The first three attributes exist in every model, in this order.
inline constexpr AttributeIndex kPrice = 0;
inline constexpr AttributeIndex kWeight = 1;
inline constexpr AttributeIndex kLeadTime = 2;

/// How letters are put on what they are written on: sewn, stamped with metal leaf, pressed in, or printed.
enum class Technique : std::uint8_t { embroidery, foil, deboss, print };

struct Option {
  std::string id;
  LocalizedText label;
  std::vector<std::int64_t> attributes;  ///< one value for each of Model::attributes
  std::vector<std::string> tags;         ///< sorted
  std::int64_t number = 0;               ///< value of a number part; length of a text part
  std::string material;                  ///< id in Model::materials, or empty: this option does not set the material
  std::optional<Rgb> color;              ///< set: this option tints its slots
  std::optional<Technique> technique;    ///< set: the texts of its group are worked so
  std::vector<std::string> shows;        ///< mesh nodes shown only with this option
  std::vector<std::string> morphs;       ///< morph targets of the mesh that are at weight 1 with this option
  std::string variant;                   ///< of the mesh's own materials (KHR_materials_variants); may be empty
  std::string sku;                       ///< for the bill of materials; may be empty
  LocalizedText spoken;                  ///< what a screen reader says instead of the label; may be empty
  Position where;
};

enum class PartKind : std::uint8_t { choice, number, text };

/// What a text part accepts, beyond its length.
struct TextLimits {
  std::uint32_t max_length = 0;   ///< graphemes
  std::string characters;         ///< every accepted code point, UTF-8; empty: letters and digits of `scripts`, and space
  std::vector<std::string> deny;  ///< words refused wherever they appear, also where they are only made to look so
  std::vector<std::string> scripts;         ///< Unicode's names of scripts ("Latin", "Greek"); empty: Latin
  std::map<char32_t, std::int64_t> widths;  ///< of characters as they are made, in micrometres; empty: not measured
  std::int64_t max_width = 0;               ///< in micrometres; 0: any
};

struct Part {
  std::string id;  ///< "vamp.material": group id, dot, name; or just the group's id
  PartKind kind = PartKind::choice;
  GroupIndex group = 0;
  LocalizedText label;
  LocalizedText help;
  LocalizedText spoken;         ///< what a screen reader says instead of the label; may be empty
  std::vector<Option> options;  ///< never empty
  OptionIndex default_option = 0;
  std::vector<std::string> slots;  ///< material slots of the mesh that this part's material and colour apply to
  TextLimits text;                 ///< for PartKind::text
  std::uint32_t importance = 1;    ///< what changing the customer's selection here weighs in a repair: 1 to 100
  Position where;
};

/// Where the camera looks for a group, in degrees around the product and as a multiple of the framing distance.
struct CameraView {
  float azimuth = 35.0F;
  float elevation = 18.0F;
  float distance = 1.0F;
  std::array<float, 3> target{0.0F, 0.0F, 0.0F};  ///< metres from the product's centre
};

/// Parts that belong together for a customer: one row of the part list ("Vamp": material, colour).
struct Group {
  std::string id;
  LocalizedText label;
  LocalizedText help;
  std::vector<PartIndex> parts;
  std::optional<CameraView> camera;
};

/// A part as its author sees it, of which a design takes `least` to `most` options. Each option is a part of its own in
/// the Model, "toppings.olives", whose option 0 means without it; any other means with it.
struct Several {
  std::string id;
  LocalizedText label;
  LocalizedText help;
  std::vector<PartIndex> parts;  ///< in the order written
  std::uint32_t least = 0;
  std::uint32_t most = 0;         ///< at most parts.size()
  std::optional<RuleIndex> rule;  ///< the one that says so; none where any number is fine
  Position where;
};

/// What yesterday's designs call something that now has another name. `option` empty: the whole part was renamed, its
/// options are looked up in the new one.
struct Replacement {
  std::string part;
  std::string option;
  PartIndex new_part = 0;
  std::optional<OptionIndex> new_option;
  Position where;
};

/// Something a design had better be, where the customer did not say otherwise. Never makes a design valid or invalid.
struct Preference {
  std::string id;
  Formula formula;
  std::int64_t weight = 1;       ///< how much it counts against others, 1 to 1000
  std::vector<PartIndex> parts;  ///< sorted: the parts it speaks of
  std::string source;            ///< as the author wrote it
  Position where;
};

struct Rule {
  std::string id;
  LocalizedText because;
  Formula formula;
  std::vector<PartIndex> parts;  ///< sorted: the parts it speaks of
  std::string source;            ///< as the author wrote it
  Position where;
};

/// How a surface looks, independent of its colour. Texture paths are relative to the catalogs' root folder.
struct Material {
  std::string id;
  LocalizedText label;
  std::string base_texture;    ///< tileable detail multiplied with the colour; may be empty
  std::string normal_texture;  ///< tileable tangent-space normals, +Y up; may be empty
  std::string roughness_texture;
  float tile_mm = 20.0F;  ///< edge of one tile on the product
  float normal_scale = 1.0F;
  float roughness = 0.6F;
  float metallic = 0.0F;
  float clearcoat = 0.0F;
  float clearcoat_roughness = 0.1F;
  float sheen = 0.0F;                ///< strength of a cloth-like rim
  float anisotropy = 0.0F;           ///< how far highlights are drawn out
  float anisotropy_rotation = 0.0F;  ///< in which direction, degrees counter-clockwise from the texture's x
  float transmission = 0.0F;         ///< share of the light that goes through: crystal, mesh
  float ior = 1.5F;                  ///< index of refraction
  Rgb color{255, 255, 255};          ///< used where no option gives a colour
  Position where;
};

/// What a shape follows: `offset` and `factor` times the number of each part, in the unit of the parts.
struct LinearSum {
  struct Term {
    PartIndex part = 0;
    double factor = 1.0;
  };
  double offset = 0.0;
  std::vector<Term> terms;
};

/// The mesh follows a number: at each key the product looks as one morph target has it, between the keys it changes
/// smoothly, beyond them it goes on in a straight line.
struct Shape {
  struct Key {
    double at = 0.0;    ///< in the unit of what is followed
    std::string morph;  ///< morph target of the mesh; empty: the mesh as it lies
  };
  enum class Between : std::uint8_t { spline, linear };
  LinearSum follows;
  Between between = Between::spline;  ///< a natural cubic spline, or straight lines
  std::vector<Key> keys;              ///< two or more, `at` ascending, at most one without a morph
  std::string source;                 ///< what it follows, as the author wrote it
  Position where;
};

struct Model {
  std::string id;
  std::string version;
  std::string digest;  ///< lower-case hex SHA-256 over the catalog's files (see docs/catalog-format.md)
  LocalizedText label;
  LocalizedText description;
  std::vector<std::string> languages;
  std::string currency;  ///< ISO 4217
  std::vector<Attribute> attributes;
  std::vector<Group> groups;
  std::vector<Part> parts;
  std::vector<Rule> rules;
  std::vector<Several> several;
  std::vector<Preference> preferences;
  std::vector<Replacement> replacements;  ///< sorted by part, then option
  std::vector<std::string> markets;       ///< every market and channel the catalog speaks of, sorted
  std::vector<std::string> channels;
  std::vector<Material> materials;
  std::vector<Shape> shapes;
  std::string mesh;  ///< path of the product's .glb relative to the catalogs' root; may be empty
  std::string root;  ///< the catalogs' root folder on this machine; empty when read from memory
};

std::optional<PartIndex> find_part(const Model& model, std::string_view id);
std::optional<OptionIndex> find_option(const Part& part, std::string_view id);
std::optional<RuleIndex> find_rule(const Model& model, std::string_view id);
const Material* find_material(const Model& model, std::string_view id);

}  // namespace maquette
