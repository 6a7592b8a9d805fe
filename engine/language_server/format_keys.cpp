#include "language_server/format_keys.h"

#include <algorithm>
#include <array>

namespace maquette::lsp {
namespace {

using Type = FormatKey::Type;

constexpr double kMostNumber = 1'000'000'000;

constexpr std::array kTop{
    FormatKey{"format", Type::whole, false, "The format's version: 1. Only in catalog.toml, which it begins.", {}},
    FormatKey{"include", Type::texts, false, "Other TOML files of this catalog, relative to this one.", {}},
    FormatKey{"catalog", Type::table, false, "The product itself. Only in catalog.toml.", "catalog"},
    FormatKey{"base", Type::table, false, "What the product has before any option is chosen. Only in catalog.toml.",
              "base"},
    FormatKey{"contest", Type::table, false, "The contest designs may enter. Only in catalog.toml.", "contest"},
    FormatKey{"moderation", Type::table, false, "What strangers must not read. Only in catalog.toml.", "moderation"},
    FormatKey{"attribute", Type::tables, false, "Something counted besides price, weight and lead time.", "attribute"},
    FormatKey{"derived", Type::tables, false, "An attribute worked out from others.", "derived"},
    FormatKey{"assembly", Type::tables, false, "Groups a product has several times.", "assembly"},
    FormatKey{"group", Type::tables, false, "A row of the customer's list.", "group"},
    FormatKey{"part", Type::tables, false, "Something the customer decides.", "part"},
    FormatKey{"material", Type::tables, false, "How a surface looks.", "material"},
    FormatKey{"rule", Type::tables, false, "What the factory can make, and why.", "rule"},
    FormatKey{"preference", Type::tables, false, "What is nicer where customers leave it open.", "preference"},
    FormatKey{"shape", Type::tables, false, "How the mesh follows a number.", "shape"},
    FormatKey{"replaced", Type::tables, false, "What designs of older versions call differently.", "replaced"},
    FormatKey{"table", Type::tables, false, "Combinations that exist, or that do not, in a CSV.", "table"},
};

constexpr std::array kCatalog{
    FormatKey{"id", Type::id, true, "Equal for all versions of the product.", {}},
    FormatKey{"version", Type::text, true, "Any short text.", {}},
    FormatKey{"name", Type::localized, true, "What customers call the product.", {}},
    FormatKey{"description", Type::localized, false, "One sentence about the product.", {}},
    FormatKey{"currency", Type::text, true, "ISO 4217: \"EUR\".", {}},
    FormatKey{"languages", Type::texts, true, "BCP 47 tags; every localized text has exactly these.", {}},
    FormatKey{"markets", Type::ids, false, "Where it is sold.", {}},
    FormatKey{"channels", Type::ids, false, "Through what it is sold.", {}},
    FormatKey{"mesh", Type::path, false, "The product's .glb.", {}},
};

constexpr std::array kContest{
    FormatKey{"id", Type::id, true, "Entries name it.", {}},
    FormatKey{"rules_version", Type::id, false, "Version of the rules that entrants agree to.", {}},
    FormatKey{"title", Type::localized, true, "What customers read above the form.", {}},
    FormatKey{"opens", Type::text, false, "The first day: \"2027-03-01\".", {}},
    FormatKey{"closes", Type::text, true, "The last day.", {}},
    FormatKey{"winner_named", Type::text, false, "A week after it closes unless stated.", {}},
    FormatKey{"asks", Type::words, false, "What must be filled in besides a name and a title.", "email story"},
    FormatKey{"offers", Type::words, false, "What may be filled in.", "email story"},
    FormatKey{"consents", Type::words, false, "What must be agreed to.", "show_publicly age_or_guardian"},
    FormatKey{"languages", Type::texts, false, "Of entries; any of the catalog's unless stated.", {}},
    FormatKey{"pictures", Type::ids, false, "Names of pictures an entry must hold.", {}},
    FormatKey{"rule", Type::tables, false, "What an entry must have beyond what a design must.", "contest.rule"},
};

constexpr std::array kContestRule{
    FormatKey{"id", Type::id, true, "In the same namespace as rules.", {}},
    FormatKey{"rule", Type::text, true, "A sentence of the rule language.", {}},
    FormatKey{"because", Type::localized, true, "One sentence a customer understands.", {}},
};

constexpr std::array kModeration{
    FormatKey{"deny", Type::texts, false, "Words refused in every text.", {}},
    FormatKey{"review", Type::word, false, "Which texts a person reads before an entry is shown.",
              "none designs everything"},
};

constexpr std::array kAttribute{
    FormatKey{"id", Type::id, true, "The key it is written with in parts, options and [base].", {}},
    FormatKey{"unit", Type::text, false, "One word; needed for a new attribute.", {}},
    FormatKey{"decimals", Type::whole, false, "Digits after the point, 0 to 6.", {}, {0, 6}},
    FormatKey{"aggregate", Type::word, false, "How the chosen options make the design's value.", "sum max"},
    FormatKey{"label", Type::localized, false, "What customers read; needed for a new attribute.", {}},
};

constexpr std::array kDerived{
    FormatKey{"id", Type::id, true, "What rules call it.", {}},
    FormatKey{"unit", Type::text, true, "One word.", {}},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
    FormatKey{"value", Type::text, true, "A sum of attributes, numbers and lengths.", {}},
};

constexpr std::array kAssembly{
    FormatKey{"id", Type::id, true, "In no group's way.", {}},
    FormatKey{"groups", Type::ids, true, "The groups it is made of.", {}},
    FormatKey{"instances", Type::tables, true, "How often the product has it.", "assembly.instances"},
    FormatKey{"alike", Type::text, false, "A condition under which all instances are alike.", {}},
    FormatKey{"because", Type::localized, false, "Why they are alike.", {}},
};

constexpr std::array kInstance{
    FormatKey{"id", Type::id, true, "What stands for {instance}.", {}},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
};

constexpr std::array kPlace{
    FormatKey{"id", Type::id, true, "What stands for {place}.", {}},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
    FormatKey{"share", Type::whole, false, "Percent of the option's price and other sums, up to 400.", {}, {1, 400}},
    FormatKey{"shows", Type::texts, false, "Nodes of the mesh seen with an option put here; {option} is its id.", {}},
};

constexpr std::array kGroup{
    FormatKey{"id", Type::id, true, "Without a dot.", {}},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
    FormatKey{"help", Type::localized, false, "One sentence more.", {}},
    FormatKey{"camera", Type::table, false, "Where the camera goes.", "group.camera"},
};

constexpr std::array kCamera{
    FormatKey{"azimuth", Type::number, false, "Degrees around the product.", {}, {-360, 360}},
    FormatKey{"elevation", Type::number, false, "Degrees above the horizon.", {}, {-89, 89}},
    FormatKey{"distance", Type::number, false, "A multiple of the framing distance.", {}, {0.1, 10}},
    FormatKey{"target", Type::numbers, false, "Metres from the product's centre: [x, y, z].", {}, {-10, 10}},
};

constexpr std::array kPart{
    FormatKey{"id", Type::part_id, true, "Its group's id, a dot, a name; or the group's id alone.", {}},
    FormatKey{"kind", Type::word, false, "A choice unless stated.", "choice number text"},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
    FormatKey{"help", Type::localized, false, "One sentence more.", {}},
    FormatKey{"slots", Type::texts, false, "Material slots of the mesh that its materials and colours apply to.", {}},
    FormatKey{"material", Type::id, false, "For every option that does not say.", {}},
    FormatKey{"color", Type::color, false, "For every option that does not say.", {}},
    FormatKey{"technique", Type::word, false, "How letters are made, for every option that does not say.",
              "embroidery foil deboss print"},
    FormatKey{"options", Type::path, false, "The option sheet of a choice.", {}},
    FormatKey{"option", Type::tables, false, "An option, or what this part changes of a sheet's row.", "part.option"},
    FormatKey{"only", Type::ids, false, "Take only these rows of the sheet.", {}},
    FormatKey{"except", Type::ids, false, "Take all rows of the sheet but these.", {}},
    FormatKey{"default", Type::value, false, "The option at first; the first one unless stated.", {}},
    FormatKey{
        "take", Type::text, false, "How many options: \"one\", \"optional\", \"any\", \"some\", \"at most 3\", ..", {}},
    FormatKey{"places", Type::tables, false, "Where each of several can be put.", "part.places"},
    FormatKey{"because", Type::localized, false, "Why so many, where several are taken.", {}},
    FormatKey{"from", Type::whole, false, "A number's least value.", {}, {-kMostNumber, kMostNumber}},
    FormatKey{"to", Type::whole, false, "A number's greatest value.", {}, {-kMostNumber, kMostNumber}},
    FormatKey{"step", Type::whole, false, "Between a number's values; 1 unless stated.", {}, {1, kMostNumber}},
    FormatKey{"unit", Type::text, false, "Of a number.", {}},
    FormatKey{"per_step", Type::values, false, "What each step of a number adds.", {}},
    FormatKey{"spoken", Type::localized, false, "What a screen reader says instead of the label.", {}},
    FormatKey{
        "importance", Type::whole, false, "What changing it weighs when a wish needs a repair: 1 to 100.", {}, {1, 100}},
    FormatKey{"markets", Type::ids, false, "Only there.", {}},
    FormatKey{"channels", Type::ids, false, "Only through these.", {}},
    FormatKey{"valid_from", Type::text, false, "The first day: \"2026-12-01\".", {}},
    FormatKey{"valid_until", Type::text, false, "The last day.", {}},
    FormatKey{"in_stock", Type::flag, false, "Whether it is in stock.", {}},
    FormatKey{"yes", Type::localized, false, "The label of an option that is taken.", {}},
    FormatKey{"no", Type::localized, false, "The label of an option that is not.", {}},
    FormatKey{"none", Type::localized, false, "The label of taking none.", {}},
    FormatKey{"scripts", Type::texts, false, "Unicode's names of a text's scripts.", {}},
    FormatKey{"widths", Type::path, false, "A sheet of the widths of a text's letters.", {}},
    FormatKey{"max_width", Type::amount, false, "Room for a text: \"60 mm\".", {}},
    FormatKey{"max_length", Type::whole, false, "Letters a text may have, 1 to 64.", {}, {1, 64}},
    FormatKey{"characters", Type::text, false, "Every letter a text may hold.", {}},
    FormatKey{"deny", Type::texts, false, "Words a text may not hold.", {}},
    FormatKey{"per_letter", Type::values, false, "What each letter of a text adds.", {}},
};

constexpr std::array kOption{
    FormatKey{"id", Type::id, true, "What rules and designs call it.", {}},
    FormatKey{"label", Type::localized, false, "What customers read; needed unless a sheet has it.", {}},
    FormatKey{"tags", Type::ids, false, "Words that rules speak of.", {}},
    FormatKey{"material", Type::id, false, "The part's slots get it.", {}},
    FormatKey{"color", Type::color, false, "The part's slots are tinted with it.", {}},
    FormatKey{"technique", Type::word, false, "How the letters of its group's text are made; sewn unless stated.",
              "embroidery foil deboss print"},
    FormatKey{"shows", Type::texts, false, "Nodes of the mesh seen only with this option.", {}},
    FormatKey{"morphs", Type::texts, false, "Morph targets of the mesh, in full with this option.", {}},
    FormatKey{"variant", Type::text, false, "Variant of the mesh's own materials (KHR_materials_variants).", {}},
    FormatKey{"sku", Type::text, false, "Stock number.", {}},
    FormatKey{"replaced_by", Type::id, false, "The option that designs with this one get instead.", {}},
    FormatKey{"spoken", Type::localized, false, "What a screen reader says instead of the label.", {}},
    FormatKey{"markets", Type::ids, false, "Only there.", {}},
    FormatKey{"channels", Type::ids, false, "Only through these.", {}},
    FormatKey{"valid_from", Type::text, false, "The first day: \"2026-12-01\".", {}},
    FormatKey{"valid_until", Type::text, false, "The last day.", {}},
    FormatKey{"in_stock", Type::flag, false, "Whether it is in stock.", {}},
};

constexpr std::array kMaterial{
    FormatKey{"id", Type::id, true, "What options call it.", {}},
    FormatKey{"label", Type::localized, true, "What customers read.", {}},
    FormatKey{"base_texture", Type::path, false, "A tileable PNG, near white; multiplied with the colour.", {}},
    FormatKey{"normal_texture", Type::path, false, "Tileable tangent-space normals, +Y up.", {}},
    FormatKey{"roughness_texture", Type::path, false, "A tileable PNG.", {}},
    FormatKey{"tile", Type::amount, false, "Edge of one tile on the product: \"20 mm\".", {}},
    FormatKey{"normal_scale", Type::number, false, "0 to 4.", {}, {0, 4}},
    FormatKey{"roughness", Type::number, false, "0 to 1.", {}, {0, 1}},
    FormatKey{"metallic", Type::number, false, "0 to 1.", {}, {0, 1}},
    FormatKey{"clearcoat", Type::number, false, "0 to 1.", {}, {0, 1}},
    FormatKey{"clearcoat_roughness", Type::number, false, "0 to 1.", {}, {0, 1}},
    FormatKey{"sheen", Type::number, false, "0 to 1.", {}, {0, 1}},
    FormatKey{"anisotropy", Type::number, false, "How far highlights are drawn out: 0 to 1.", {}, {0, 1}},
    FormatKey{"anisotropy_rotation",
              Type::number,
              false,
              "In which direction, degrees from the texture's x axis.",
              {},
              {-360, 360}},
    FormatKey{"transmission", Type::number, false, "Share of the light that goes through: 0 to 1.", {}, {0, 1}},
    FormatKey{"ior", Type::number, false, "Index of refraction, 1 to 3; 1.5 unless stated.", {}, {1, 3}},
    FormatKey{"color", Type::color, false, "Where no option gives a colour.", {}},
};

constexpr std::array kRule{
    FormatKey{"id", Type::id, true, "Explanations, entries and tests speak of it: keep it.", {}},
    FormatKey{"rule", Type::text, true, "A sentence of the rule language.", {}},
    FormatKey{"because", Type::localized, true, "One sentence a customer understands.", {}},
    FormatKey{"markets", Type::ids, false, "Only there.", {}},
    FormatKey{"channels", Type::ids, false, "Only through these.", {}},
    FormatKey{"valid_from", Type::text, false, "The first day: \"2026-12-01\".", {}},
    FormatKey{"valid_until", Type::text, false, "The last day.", {}},
};

constexpr std::array kTable{
    FormatKey{"id", Type::id, true, "As a rule's, and in the same namespace.", {}},
    FormatKey{"file", Type::path, true, "The CSV: part ids first, then a row for each combination.", {}},
    FormatKey{"kind", Type::word, true, "Whether a design must match a row, or must match none.", "allow deny"},
    FormatKey{"because", Type::localized, true, "One sentence a customer understands.", {}},
    FormatKey{"markets", Type::ids, false, "Only there.", {}},
    FormatKey{"channels", Type::ids, false, "Only through these.", {}},
    FormatKey{"valid_from", Type::text, false, "The first day: \"2026-12-01\".", {}},
    FormatKey{"valid_until", Type::text, false, "The last day.", {}},
};

constexpr std::array kPreference{
    FormatKey{"id", Type::id, true, "In the same namespace as rules.", {}},
    FormatKey{"prefer", Type::text, true, "A condition, in the words of rules.", {}},
    FormatKey{"weight", Type::whole, false, "How much it counts, 1 to 1000.", {}, {1, 1000}},
};

constexpr std::array kReplaced{
    FormatKey{"part", Type::part_id, true, "As older designs name it.", {}},
    FormatKey{"by", Type::part_id, false, "What it is called now.", {}},
    FormatKey{"options", Type::renames, false, "{ old = \"new\" }", {}},
};

constexpr std::array kShape{
    FormatKey{"follows", Type::text, true, "A sum of number parts, in the words of rules.", {}},
    FormatKey{"between", Type::word, false, "How it goes from key to key; a spline unless stated.", "spline linear"},
    FormatKey{"keys", Type::tables, true, "What the product looks like at some numbers, ascending.", "shape.keys"},
};

constexpr std::array kShapeKey{
    FormatKey{"at", Type::amount, true, "The number, in the unit of what is followed: \"85 mm\".", {}},
    FormatKey{"morph", Type::text, false, "The morph target that shows it; none: the mesh as it lies.", {}},
};

constexpr std::array<FormatKey, 0> kNone{};

constexpr std::array kTables{
    FormatTable{"", kTop, false},
    FormatTable{"catalog", kCatalog, false},
    FormatTable{"base", kNone, true},
    FormatTable{"contest", kContest, false},
    FormatTable{"contest.rule", kContestRule, false},
    FormatTable{"moderation", kModeration, false},
    FormatTable{"attribute", kAttribute, false},
    FormatTable{"derived", kDerived, false},
    FormatTable{"assembly", kAssembly, false},
    FormatTable{"assembly.instances", kInstance, false},
    FormatTable{"group", kGroup, false},
    FormatTable{"group.camera", kCamera, false},
    FormatTable{"part", kPart, true},
    FormatTable{"part.option", kOption, true},
    FormatTable{"part.places", kPlace, false},
    FormatTable{"part.per_step", kNone, true},
    FormatTable{"part.per_letter", kNone, true},
    FormatTable{"material", kMaterial, false},
    FormatTable{"rule", kRule, false},
    FormatTable{"table", kTable, false},
    FormatTable{"preference", kPreference, false},
    FormatTable{"replaced", kReplaced, false},
    FormatTable{"shape", kShape, false},
    FormatTable{"shape.keys", kShapeKey, false},
};

}  // namespace

std::span<const FormatTable> format_tables() { return kTables; }

const FormatTable* find_format_table(std::string_view path) {
  const auto* found =
      std::find_if(kTables.begin(), kTables.end(), [&](const FormatTable& table) { return table.name == path; });
  return found == kTables.end() ? nullptr : found;
}

}  // namespace maquette::lsp
