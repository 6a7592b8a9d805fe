// Feeds bytes to the readers of UVL and DIMACS. What they accept must be a model that can be evaluated.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "maquette/evaluate.h"
#include "maquette/formats.h"

namespace {

void check(const maquette::CatalogResult& result) {
  if ((result.model == nullptr) != maquette::has_errors(result.findings)) std::abort();
  if (!result.model) return;
  for (const bool last : {false, true}) {
    maquette::Variant variant;
    for (const maquette::Part& part : result.model->parts) {
      if (part.options.empty()) std::abort();
      variant.options.push_back(last ? static_cast<maquette::OptionIndex>(part.options.size() - 1) : 0);
    }
    maquette::broken_rules(*result.model, variant);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(maquette::parse_uvl(text, "model.uvl"));
  check(maquette::parse_dimacs(text, "model.dimacs"));
  return 0;
}
