// The product's slots, drawn into what is bound, with depth.
//
// Between two looks a slot stays, leaves or arrives. What stays is drawn in its old look and in its new one over it, so
// that materials fade into each other. What leaves goes a little of the way it goes when the product is taken apart, and
// fades; what arrives comes that way and drops in. Both are drawn against what stays alone: neither hides the other, so
// nothing pops when one of them is gone. That takes one more pass of depth, in such frames alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gl/materials.h"
#include "gl/product_meshes.h"
#include "gl/product_programs.h"
#include "gl/renderer.h"
#include "gl/studio_textures.h"
#include "scene/lettering.h"

namespace maquette::gl {

/// What drawing needs and does not own.
struct ProductContext {
  const ProductMeshes& meshes;
  scene::Figures& figures;
  ProductPrograms& programs;
  const StudioTextures& studio;
  Materials& materials;
  GLuint nothing;  ///< a vertex array without attributes
};

class SlotPainter {
 public:
  /// Expects depth testing and premultiplied blending, and a clear target. `sparse`: few of its pixels are open, so that
  /// shading one twice costs less than knowing beforehand what will be seen.
  void draw(const ProductContext& context, const Frame& frame, bool sparse = false);

 private:
  /// What is drawn together, in this order: what hides, what is seen through, what is sewn on.
  enum class Sheet : std::uint8_t { solid, clear, sewn };
  enum class Role : std::uint8_t { absent, stays, leaves, arrives };
  struct Pass {
    const ProductContext& context;
    const Frame& frame;
    const std::vector<Role>& roles;
  };

  static std::vector<Role> roles_of(const ProductContext& context, const Frame& frame);
  static Sheet sheet_of(const ProductContext& context, const scene::Appearance& appearance, scene::SlotIndex slot);
  static glm::vec3 place_of(const Pass& pass, scene::SlotIndex slot);
  static void draw_depth(const Pass& pass, Sheet sheet, Role role);
  void paint(const Pass& pass, Sheet sheet, Role role);
  void paint_changes(const Pass& pass, Sheet sheet);
  void hand_over(const Pass& pass, Sheet sheet);
  void draw_slot(const Pass& pass, scene::SlotIndex slot, const scene::Appearance& appearance, float opacity);
  const Texture& letters(const scene::Slot& slot, const scene::SlotText& text, const scene::Patch& patch);

  std::map<std::string, Texture> letters_;
};

void bind_texture(int unit, const Texture& texture);

}  // namespace maquette::gl
