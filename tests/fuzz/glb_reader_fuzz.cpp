// Any bytes as a glTF binary: read and refused with a sentence, or built, moved to a shape and put in a variant.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scene/morph.h"
#include "scene/product.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maquette::scene;
  GlbLimits limits;
  limits.vertices = limits.indices = limits.morphed = 20'000;
  GlbResult read = read_glb({reinterpret_cast<const char*>(data), size}, limits);
  if (read.glb.has_value() == !read.problem.empty()) std::abort();
  if (!read.glb) return 0;
  const ProductResult built = build_product(std::move(*read.glb));
  if (!built.product) return 0;
  const auto figure = shaped(built.product, {{"lift", 1.5F}, {"slide", -0.25F}});
  if (figure->slots.size() != built.product->slots.size()) std::abort();
  for (std::size_t i = 0; i < figure->slots.size(); ++i) {
    if (figure->slots[i].positions.size() != built.product->slots[i].positions.size()) std::abort();
    const std::uint32_t material = material_of(*built.product, built.product->slots[i], "cold");
    if (material != kNone && material >= built.product->materials.size()) std::abort();
  }
  return 0;
}
