// The shaders a surface needs, no more than it needs.
#pragma once

#include <filesystem>
#include <map>

#include "gl/materials.h"
#include "gl/program.h"
#include "scene/appearance.h"

namespace maquette::gl {

/// The programs of the product, one for each kind of surface, compiled when first used.
class ProductPrograms {
 public:
  explicit ProductPrograms(std::filesystem::path shaders);
  enum Kind : unsigned {
    kPlain = 0,
    kCoat = 1,
    kSheen = 2,
    kAnisotropic = 4,
    kClear = 8,
    kEmbroidery = 16,
    kPressed = 32,
    kEncoded = 64
  };
  const Program& slot(unsigned kind);
  const Program& swatch(unsigned kind);
  /// Every kind now, so that an error in any of them is found. Throws as the constructor does.
  void compile_all();
  const Program& floor() const { return floor_; }
  const Program& depth() const { return depth_; }

 private:
  std::filesystem::path shaders_;
  const Program& compiled(std::map<unsigned, Program>& programs, unsigned kind, const char* vertex, const char* fragment);

  std::map<unsigned, Program> slots_, swatches_;
  Program floor_, depth_;
};

/// What of a surface its program must be able to.
unsigned kind_of(const ShadedMaterial& material);
/// Likewise of letters made of `material`.
unsigned kind_of(const ShadedMaterial& material, const scene::SlotText& text);
/// What becomes of a material that letters are made of: leaf is burnished metal, a hot type flattens the grain, ink fills
/// it.
ShadedMaterial worked(ShadedMaterial material, const scene::SlotText& text);
/// Sets the uniforms that say how the surface of `program`, which is in use, takes light. Textures come apart.
void set_surface(const Program& program, const ShadedMaterial& material, const glm::vec3& color);

}  // namespace maquette::gl
