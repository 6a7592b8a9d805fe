// KHR_materials_variants: several sets of materials for one mesh. The document lists their names, each primitive which
// material it has in which of them; in a variant it does not speak of it keeps its own.
#include "scene/glb_document.h"

namespace maquette::scene {
namespace {

constexpr const char* kExtension = "KHR_materials_variants";
constexpr std::size_t kMostVariants = 256;

const Json& extension_of(const Json& object, const std::string& what) {
  return object_or_empty(object_or_empty(object, "extensions", what), kExtension, what);
}

}  // namespace

std::vector<std::string> read_variants(const GlbDocument& document) {
  const std::string what = "the list of variants";
  const Json& listed = array_or_empty(extension_of(document.json, what), "variants", what);
  if (listed.size() > kMostVariants)
    throw Refusal("the file has more than " + std::to_string(kMostVariants) + " variants.");
  std::vector<std::string> names;
  for (const Json& variant : listed) {
    if (!variant.is_object()) throw Refusal(what + " holds something other than variants.");
    names.push_back(short_text(variant, "name", what));
  }
  return names;
}

std::vector<std::uint32_t> read_variant_materials(const GlbDocument& document, const Json& primitive, std::size_t count,
                                                  const std::string& what) {
  const Json& mappings = array_or_empty(extension_of(primitive, what), "mappings", what);
  if (mappings.size() > kMostVariants) {
    throw Refusal(what + " has more than " + std::to_string(kMostVariants) + " mappings of variants.");
  }
  std::vector<std::uint32_t> materials;
  for (const Json& mapping : mappings) {
    if (!mapping.is_object()) throw Refusal(what + " has a mapping of variants that is not an object.");
    const std::uint64_t material = required_number(mapping, "material", what);
    element(document, "materials", material, what);
    for (const Json& variant : array_or_empty(mapping, "variants", what)) {
      if (!variant.is_number_unsigned() || variant.get<std::uint64_t>() >= count) {
        throw Refusal(what + " asks for a variant that the file does not list.");
      }
      materials.resize(count, kNone);
      materials[variant.get<std::size_t>()] = static_cast<std::uint32_t>(material);
    }
  }
  return materials;
}

}  // namespace maquette::scene
