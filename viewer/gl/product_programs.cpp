#include "gl/product_programs.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace maquette::gl {

ProductPrograms::ProductPrograms(std::filesystem::path shaders)
    : shaders_(std::move(shaders)),
      floor_(shaders_, "floor.vert", "floor.frag"),
      depth_(shaders_, "product.vert", "depth.frag") {
  slot(kPlain);  // an error in the shaders is found at once
}

const Program& ProductPrograms::compiled(std::map<unsigned, Program>& programs, unsigned kind, const char* vertex,
                                         const char* fragment) {
  if (const auto found = programs.find(kind); found != programs.end()) return found->second;
  std::string defines;
  for (const auto& [bit, name] : {std::pair{kCoat, "COAT"},
                                  {kSheen, "SHEEN"},
                                  {kAnisotropic, "ANISOTROPIC"},
                                  {kClear, "CLEAR"},
                                  {kEmbroidery, "EMBROIDERY"},
                                  {kPressed, "PRESSED"},
                                  {kEncoded, "ENCODED"}}) {
    if ((kind & bit) != 0) defines += std::string("#define ") + name + '\n';
  }
  return programs.emplace(kind, Program(shaders_, vertex, fragment, defines)).first->second;
}

const Program& ProductPrograms::slot(unsigned kind) { return compiled(slots_, kind, "product.vert", "product.frag"); }
const Program& ProductPrograms::swatch(unsigned kind) { return compiled(swatches_, kind, "screen.vert", "swatch.frag"); }

void ProductPrograms::compile_all() {
  constexpr unsigned all = kCoat | kSheen | kAnisotropic | kClear;
  for (const unsigned kind : {unsigned{kPlain}, unsigned{kCoat}, unsigned{kSheen}, unsigned{kAnisotropic}, unsigned{kClear},
                              all, unsigned{kEmbroidery}, unsigned{kPressed}, unsigned{kEncoded}}) {
    slot(kind);
  }
  swatch(kPlain);
  swatch(all);
}

unsigned kind_of(const ShadedMaterial& material) {
  using P = ProductPrograms;
  return (material.clearcoat > 0.0F ? P::kCoat : 0U) | (material.sheen > 0.0F ? P::kSheen : 0U) |
         (material.anisotropy > 0.0F ? P::kAnisotropic : 0U) | (material.transmission > 0.0F ? P::kClear : 0U) |
         (material.encoded ? P::kEncoded : 0U);
}

unsigned kind_of(const ShadedMaterial& material, const scene::SlotText& text) {
  using P = ProductPrograms;
  if (text.technique == Technique::embroidery) return P::kEmbroidery;
  return (kind_of(material) & ~unsigned{P::kClear}) | P::kPressed;
}

ShadedMaterial worked(ShadedMaterial material, const scene::SlotText& text) {
  switch (text.technique) {
    case Technique::embroidery:
      break;
    case Technique::foil:
      material.metallic = 1.0F;
      material.roughness = std::min(material.roughness, 0.24F);
      material.normal_scale *= 0.35F;
      material.sheen = 0.0F;
      break;
    case Technique::deboss:
      material.normal_scale *= 0.4F;
      material.roughness *= 0.85F;
      material.sheen *= 0.3F;
      break;
    case Technique::print:
      material.normal_scale *= 0.5F;
      material.sheen = 0.0F;
      break;
  }
  return material;
}

void set_surface(const Program& program, const ShadedMaterial& material, const glm::vec3& color) {
  program.set("u_color", color);
  program.set("u_metallic", material.metallic);
  program.set("u_roughness", material.roughness);
  program.set("u_normal_scale", material.normal_scale);
  program.set("u_clearcoat", material.clearcoat);
  program.set("u_clearcoat_roughness", material.clearcoat_roughness);
  program.set("u_sheen", material.sheen);
  const float bend = (material.ior - 1.0F) / (material.ior + 1.0F);
  program.set("u_f0", bend * bend);
  program.set("u_stretch", glm::vec3(std::cos(material.anisotropy_rotation), std::sin(material.anisotropy_rotation),
                                     material.anisotropy));
  program.set("u_clear", glm::vec2(material.transmission, material.ior));
}

}  // namespace maquette::gl
