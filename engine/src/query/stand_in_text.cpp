#include "query/stand_in_text.h"

#include <string>

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

void add_stand_in_texts(const Model& model, Variant& variant) {
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const bool missing =
        model.parts[part].kind == PartKind::text && variant.options[part] > 0 && !variant.texts.contains(part);
    if (missing) variant.texts[part] = stand_in(model.parts[part], variant.options[part]);
  }
}

}  // namespace maquette
