// Options, as written in TOML or in a sheet, and put together for a part.
#pragma once

#include "catalog/assembly.h"

namespace maquette::catalog {

/// What a part says for all its options that do not say it themselves.
struct OptionDefaults {
  std::vector<std::optional<std::int64_t>> attributes;
  std::string material;
  std::optional<Rgb> color;
  std::optional<Technique> technique;
  Availability available;
};

/// One `[[part.option]]`. Nothing when it has no usable id.
std::optional<OptionDraft> read_option(const Node& node, Assembly& assembly);

/// The sheet at `reference`, read once however many parts share it; null when there is none, which is reported.
const Sheet* read_sheet(const Text& reference, Assembly& assembly);

/// `over` where it says something, `under` elsewhere.
OptionDraft merge(OptionDraft under, const OptionDraft& over);

Option finish(OptionDraft draft, const OptionDefaults& defaults);

/// Pieces both notations share. Each reports what is wrong and drops it.
std::vector<std::string> read_tags(const std::vector<Text>& words, Assembly& assembly);
/// `used`: Assembly::mesh_nodes or mesh_morphs, where the mesh is asked for them.
std::vector<std::string> read_names_in_mesh(const std::vector<Text>& names, std::vector<Text>& used);
std::string read_mesh_variant(const Text& name, Assembly& assembly);
std::string read_material_name(const Text& name, Assembly& assembly);
std::optional<Technique> read_technique(const Text& name, Report& report);

}  // namespace maquette::catalog
