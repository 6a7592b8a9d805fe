// Variants drawn so that each is as likely as any other: what tests of a factory, statistics and fair surprises need.
//
// Drawn from the compiled form (compile/sample.cpp). Rules and counts know of a text only its length, so a drawn text is a
// stand-in of that length: one accepted letter again and again.
#include "query/sample.h"

#include <string>

#include "query/complete.h"

namespace maquette {
namespace {

std::string stand_in(const Part& part, OptionIndex length) {
  for (const char letter : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ")) {
    std::string text(length, letter);
    OptionIndex accepted = 0;
    if (!refuse_text(part, text, "en", &accepted) && accepted == length) return text;
  }
  return {};
}

}  // namespace

std::optional<std::vector<Variant>> sample(CompiledForm& compiled, const Selections& selections, std::uint64_t seed,
                                           std::size_t count) {
  const auto* catalog = compiled.get();
  if (catalog == nullptr) return std::nullopt;
  std::vector<Variant> variants = catalog->sample(selections, seed, count);
  const Model& model = catalog->model();
  for (Variant& variant : variants) {
    fill_texts(model, selections, nullptr, variant);
    for (PartIndex part = 0; part < model.parts.size(); ++part) {
      const bool missing =
          model.parts[part].kind == PartKind::text && variant.options[part] > 0 && !variant.texts.contains(part);
      if (missing) variant.texts[part] = stand_in(model.parts[part], variant.options[part]);
    }
  }
  return variants;
}

}  // namespace maquette
