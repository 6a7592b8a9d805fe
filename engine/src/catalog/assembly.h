// What the reader's stages read and fill, in this order:
//
//   load_documents     TOML files -> Node trees, through includes
//   read_header        format, [catalog], [[attribute]], [[derived]], [base]
//   read_materials     [[material]]
//   read_instances     [[assembly]]
//   read_groups        [[group]]
//   read_parts         [[part]] with its options, sheets and number steps
//   work_out_derived   [[derived]]: a value for every option
//   read_rules         [[rule]], [[table]] -> Formula
//   read_shapes        [[shape]]
//
// Each stage goes over every document, so it does not matter which file or line declares what.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/identifiers.h"
#include "catalog/node.h"
#include "catalog/report.h"
#include "catalog/source_store.h"
#include "catalog/table_cursor.h"
#include "maquette/availability.h"
#include "maquette/model.h"

namespace maquette::catalog {

struct Document {
  const Source* source = nullptr;
  Node root;
  bool is_entry = false;  ///< catalog.toml itself
};

/// An option or a part that designs may still speak of, and what has taken its place.
struct Retired {
  std::string part;
  std::string option;  ///< empty: the part itself
  Text by;
};

/// When and where something can be had; what is not said does not matter.
struct Availability {
  std::optional<std::vector<std::string>> markets, channels;
  std::string from, until;  ///< "2026-12-01", both days included; empty: any
  std::optional<bool> in_stock;
};

/// An option as written in one place; what it does not say is filled in by the row it changes, then by its part.
struct OptionDraft {
  Text id;
  LocalizedText label;
  std::vector<std::optional<std::int64_t>> attributes;
  std::optional<std::vector<std::string>> tags;
  std::optional<std::string> material;
  std::optional<Rgb> color;
  std::optional<Technique> technique;
  std::optional<std::vector<std::string>> shows;
  std::optional<std::vector<std::string>> morphs;
  std::optional<std::string> variant;
  std::optional<std::string> sku;
  LocalizedText spoken;
  Availability available;
  std::optional<Text> replaced_by;
};

struct Sheet {
  std::vector<OptionDraft> rows;
  bool complete = false;  ///< false: rows could not be read, so an id that is missing may be among them
};

/// What rules need to know of a part beyond the Model.
struct PartNotes {
  std::string unit;                                           ///< of a number part; may be empty
  std::map<std::string, OptionIndex, std::less<>> option_of;  ///< by id
  std::vector<Availability> available;                        ///< one for each option; of a text one for all texts
  bool complete = true;                                       ///< false: some options could not be read
};

/// What rules need to know of a part of which several options are taken, beyond the Model.
struct SeveralNotes {
  Text id;
  LocalizedText because;  ///< of the rule on how many
  std::string source;     ///< the bounds as written
  bool complete = true;   ///< false: some options could not be read
};

/// The options that have a tag, by part.
using TaggedOptions = std::map<PartIndex, std::vector<OptionIndex>>;

/// An attribute worked out from others.
struct Derived {
  AttributeIndex attribute = 0;
  std::optional<Text> value;  ///< a sum; nothing when it could not be read
};

/// A file the catalog names and someone else reads: a mesh, a texture.
struct Asset {
  std::string path;  ///< from the catalogs' root
  Place named_at;
  bool is_mesh = false;
};

/// One of those a product has of an assembly: the left shoe.
struct Instance {
  std::string id;
  LocalizedText label;
};

/// Groups that a product has once for each instance.
struct Subassembly {
  Text id;
  std::set<std::string, std::less<>> groups;
  std::vector<Instance> instances;
  std::optional<Text> alike;  ///< a condition under which all instances are the same
  LocalizedText because;      ///< why they are
};

struct CurrentInstance {
  const Subassembly* of = nullptr;
  const Instance* one = nullptr;
};

struct Assembly {
  Assembly(const CatalogFiles& files, const Circumstances& asked) : circumstances(asked), sources(files) {}

  const Circumstances& circumstances;

  Report report;
  SourceStore sources;
  std::vector<Document> documents;
  std::map<std::string, Sheet> sheets;
  Model model;
  std::vector<Derived> derived;
  std::vector<Subassembly> subassemblies;
  std::optional<CurrentInstance> instance;  ///< what is read now is read for this one
  std::vector<Retired> retired;
  std::vector<Place> group_places;          ///< one for each of Model::groups
  std::vector<PartNotes> part_notes;        ///< one for each of Model::parts
  std::vector<SeveralNotes> several_notes;  ///< one for each of Model::several
  std::vector<Asset> assets;
  std::vector<std::pair<std::string, Absence>> absences;  ///< what cannot be had, by the id of the rule that says so
  std::vector<Text> mesh_nodes;     ///< every slot and node the catalog names
  std::vector<Text> mesh_morphs;    ///< every morph target likewise
  std::vector<Text> mesh_variants;  ///< every variant of the mesh's materials likewise
  Registry attributes, groups, parts, several, materials, rules;
  Registry part_names;                                     ///< of `parts` and of `several`, so that each name is given once
  std::map<std::string, TaggedOptions, std::less<>> tags;  ///< every tag written anywhere
  bool groupless_parts = false;                            ///< a part names a group that is not declared
  std::size_t option_count = 0;
  std::size_t formula_cells = 0;

  /// The name that `id` has in the current instance: "left-vamp.colour" of "vamp.colour".
  std::string local(std::string_view id) const {
    const bool within = instance && instance->of->groups.contains(id.substr(0, id.find('.')));
    return within ? instance->one->id + "-" + std::string(id) : std::string(id);
  }

  bool is_derived(AttributeIndex attribute) const {
    for (const Derived& one : derived) {
      if (one.attribute == attribute) return true;
    }
    return false;
  }
};

/// Parses the entry point and what it includes: the entry first, then each include in the order listed.
void load_documents(const std::string& entry_point, Assembly& assembly);
void read_header(Assembly& assembly);
void read_materials(Assembly& assembly);
void read_groups(Assembly& assembly);
void read_parts(Assembly& assembly);
void read_rules(Assembly& assembly);
void read_shapes(Assembly& assembly);

/// `{ en = "..", fr = ".." }`, or a text alone in a catalog of one language. Reports missing-language and
/// undeclared-language; files that several catalogs share may hold more languages than this one's.
enum class OtherLanguages : std::uint8_t { refused, ignored };
LocalizedText read_localized(const Node& node, std::string_view key, Assembly& assembly,
                             OtherLanguages others = OtherLanguages::refused);
/// The value of `key` of `cursor`'s table; empty when it is not there, which is missing-key when it is `required`.
LocalizedText read_localized(TableCursor& cursor, std::string_view key, bool required, Assembly& assembly,
                             OtherLanguages others = OtherLanguages::refused);

/// The unit in `text`; reports bad-unit.
std::string read_unit(const Text& text, Report& report);
/// Registers an attribute; false, and a report, when its id cannot be one or there are too many.
bool add_attribute(const Text& id, Attribute attribute, Assembly& assembly);

/// One value for each attribute, of those the table mentions. Derived ones are not the author's to state.
std::vector<std::optional<std::int64_t>> read_attributes(TableCursor& cursor, Assembly& assembly);

}  // namespace maquette::catalog
