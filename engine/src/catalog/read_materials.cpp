#include "catalog/assembly.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

void read_texture(TableCursor& cursor, std::string_view key, std::string& into, Assembly& assembly) {
  const auto reference = cursor.text(key);
  if (!reference) return;
  const auto path = resolve_path(*reference, assembly.report);
  if (!path) return;
  into = *path;
  assembly.assets.push_back({*path, reference->where});
}

void read_tile(TableCursor& cursor, Material& material) {
  constexpr int decimals = 1;
  const auto text = cursor.text("tile");
  if (!text) return;
  const auto tenths = read_quantity(*text, "tile", "mm", decimals, UnitIs::needed, cursor.report());
  if (!tenths) return;
  if (*tenths < 1 || *tenths > 100'000) {
    return cursor.report().error(text->where, "out-of-range", "\"tile\" must be between 0.1 mm and 10000 mm");
  }
  material.tile_mm = static_cast<float>(*tenths) / 10.0F;
}

void read_numbers(TableCursor& cursor, Material& material) {
  const auto take = [&](std::string_view key, double most, float& into, double least = 0) {
    if (const auto value = cursor.number(key, least, most)) into = static_cast<float>(*value);
  };
  take("normal_scale", 4, material.normal_scale);
  take("roughness", 1, material.roughness);
  take("metallic", 1, material.metallic);
  take("clearcoat", 1, material.clearcoat);
  take("clearcoat_roughness", 1, material.clearcoat_roughness);
  take("sheen", 1, material.sheen);
  take("anisotropy", 1, material.anisotropy);
  take("anisotropy_rotation", 360, material.anisotropy_rotation, -360);
  take("transmission", 1, material.transmission);
  take("ior", 3, material.ior, 1);
}

void read_material(const Node& node, Assembly& assembly) {
  Material material;
  material.where = node.where.position();
  TableCursor cursor(node, "a material", assembly.report);
  const auto id = cursor.need_text("id");
  material.label = read_localized(cursor, "label", true, assembly, OtherLanguages::ignored);
  read_texture(cursor, "base_texture", material.base_texture, assembly);
  read_texture(cursor, "normal_texture", material.normal_texture, assembly);
  read_texture(cursor, "roughness_texture", material.roughness_texture, assembly);
  read_tile(cursor, material);
  read_numbers(cursor, material);
  if (const auto color = cursor.text("color"))
    material.color = read_color(*color, assembly.report).value_or(material.color);
  cursor.finish();
  if (!id || !check_id(*id, "a material's id", assembly.report)) return;
  material.id = id->value;
  const auto index = static_cast<std::uint32_t>(assembly.model.materials.size());
  if (assembly.materials.add(*id, index, "material", assembly.report))
    assembly.model.materials.push_back(std::move(material));
}

}  // namespace

void read_materials(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("material")) read_material(*node, assembly);
  }
}

}  // namespace maquette::catalog
