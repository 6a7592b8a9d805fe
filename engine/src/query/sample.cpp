// Variants drawn so that each is as likely as any other: what tests of a factory, statistics and fair surprises need.
//
// Drawn from the compiled form (compile/sample.cpp). Rules and counts know of a text only its length, so a drawn text is a
// stand-in of that length: one accepted letter again and again.
#include "query/sample.h"

#include "query/complete.h"
#include "query/stand_in_text.h"

namespace maquette {
std::optional<std::vector<Variant>> sample(CompiledForm& compiled, const Selections& selections, std::uint64_t seed,
                                           std::size_t count) {
  const auto* catalog = compiled.get();
  if (catalog == nullptr) return std::nullopt;
  std::vector<Variant> variants = catalog->sample(selections, seed, count);
  const Model& model = catalog->model();
  for (Variant& variant : variants) {
    fill_texts(model, selections, nullptr, variant);
    add_stand_in_texts(model, variant);
  }
  return variants;
}

}  // namespace maquette
