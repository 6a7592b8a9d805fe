#include "catalog/options.h"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/availability.h"
#include "catalog/quantity.h"

namespace maquette::catalog {

std::vector<std::string> read_tags(const std::vector<Text>& words, Assembly& assembly) {
  std::vector<std::string> tags;
  for (const Text& word : words) {
    if (!check_id(word, "a tag", assembly.report)) continue;
    assembly.tags.try_emplace(word.value);
    tags.push_back(word.value);
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

std::vector<std::string> read_names_in_mesh(const std::vector<Text>& names, std::vector<Text>& used) {
  std::vector<std::string> read;
  for (const Text& name : names) {
    if (name.value.find('{') == std::string::npos) used.push_back(name);  // others are named later
    read.push_back(name.value);
  }
  return read;
}

std::string read_mesh_variant(const Text& name, Assembly& assembly) {
  assembly.mesh_variants.push_back(name);
  return name.value;
}

std::string read_material_name(const Text& name, Assembly& assembly) {
  if (assembly.materials.find(name.value)) return name.value;
  assembly.report.unknown(name.where, "unknown-material",
                          say("there is no material ", in_quotes(name.value), assembly.materials.suggest(name.value)));
  return {};
}

std::optional<Technique> read_technique(const Text& name, Report& report) {
  constexpr std::array kTechniques{std::pair{"embroidery", Technique::embroidery}, std::pair{"foil", Technique::foil},
                                   std::pair{"deboss", Technique::deboss}, std::pair{"print", Technique::print}};
  for (const auto& [known, technique] : kTechniques) {
    if (name.value == known) return technique;
  }
  report.error(name.where, "unknown-technique",
               say("a technique is \"embroidery\", \"foil\", \"deboss\" or \"print\", not ", in_quotes(name.value)));
  return std::nullopt;
}

std::optional<OptionDraft> read_option(const Node& node, Assembly& assembly) {
  OptionDraft draft;
  TableCursor cursor(node, "an option", assembly.report);
  const auto id = cursor.need_text("id");
  draft.label = read_localized(cursor, "label", false, assembly);
  draft.attributes = read_attributes(cursor, assembly);
  if (const auto tags = cursor.texts("tags")) draft.tags = read_tags(*tags, assembly);
  if (const auto material = cursor.text("material")) draft.material = read_material_name(*material, assembly);
  if (const auto color = cursor.text("color")) draft.color = read_color(*color, assembly.report);
  if (const auto technique = cursor.text("technique")) draft.technique = read_technique(*technique, assembly.report);
  if (const auto nodes = cursor.texts("shows")) draft.shows = read_names_in_mesh(*nodes, assembly.mesh_nodes);
  if (const auto morphs = cursor.texts("morphs")) draft.morphs = read_names_in_mesh(*morphs, assembly.mesh_morphs);
  if (const auto variant = cursor.text("variant")) draft.variant = read_mesh_variant(*variant, assembly);
  if (const auto sku = cursor.text("sku")) draft.sku = sku->value;
  draft.spoken = read_localized(cursor, "spoken", false, assembly);
  draft.available = read_availability(cursor, assembly);
  draft.replaced_by = cursor.text("replaced_by");
  cursor.finish();
  if (!id || !check_id(*id, "an option's id", assembly.report)) return std::nullopt;
  draft.id = *id;
  return draft;
}

OptionDraft merge(OptionDraft under, const OptionDraft& over) {
  under.id = over.id;
  for (const auto& [language, text] : over.label) under.label[language] = text;
  for (std::size_t i = 0; i < over.attributes.size(); ++i) {
    if (over.attributes[i]) under.attributes[i] = over.attributes[i];
  }
  if (over.tags) under.tags = over.tags;
  if (over.material) under.material = over.material;
  if (over.color) under.color = over.color;
  if (over.technique) under.technique = over.technique;
  if (over.shows) under.shows = over.shows;
  if (over.morphs) under.morphs = over.morphs;
  if (over.variant) under.variant = over.variant;
  if (over.sku) under.sku = over.sku;
  for (const auto& [language, text] : over.spoken) under.spoken[language] = text;
  under.available = merge(std::move(under.available), over.available);
  if (over.replaced_by) under.replaced_by = over.replaced_by;
  return under;
}

Option finish(OptionDraft draft, const OptionDefaults& defaults) {
  Option option;
  option.where = draft.id.where.position();
  option.id = std::move(draft.id.value);
  option.label = std::move(draft.label);
  for (std::size_t i = 0; i < defaults.attributes.size(); ++i) {
    const auto own = i < draft.attributes.size() ? draft.attributes[i] : std::nullopt;
    option.attributes.push_back(own ? *own : defaults.attributes[i].value_or(0));
  }
  option.tags = std::move(draft.tags).value_or(std::vector<std::string>{});
  option.material = std::move(draft.material).value_or(defaults.material);
  option.color = draft.color ? draft.color : defaults.color;
  option.technique = draft.technique ? draft.technique : defaults.technique;
  option.shows = std::move(draft.shows).value_or(std::vector<std::string>{});
  option.morphs = std::move(draft.morphs).value_or(std::vector<std::string>{});
  option.variant = std::move(draft.variant).value_or(std::string{});
  option.sku = std::move(draft.sku).value_or(std::string{});
  option.spoken = std::move(draft.spoken);
  return option;
}

}  // namespace maquette::catalog
