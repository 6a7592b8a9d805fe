// A case as TOML, short enough to read: only what is not at its default is written.
#include "maquette/cases.h"
#include "support/one_line.h"

namespace maquette {
namespace {

/// A TOML basic string.
std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : one_line(text, 4'000)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string value_of(const Part& part, PartIndex index, const Variant& variant) {
  if (part.kind != PartKind::text) return toml_text(part.options[variant.options[index]].id);
  const auto text = variant.texts.find(index);
  return toml_text(text == variant.texts.end() ? "" : text->second);
}

}  // namespace

std::string write_case(const Model& model, std::string_view name, const Variant& variant,
                       const std::vector<RuleIndex>& rules) {
  std::string text = "[[case]]\nname = " + toml_text(name) + "\nrest = \"default\"\n";
  std::string choices;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (variant.options[part] == model.parts[part].default_option) continue;
    choices += (choices.empty() ? " " : ", ") + toml_text(model.parts[part].id) + " = " +
               value_of(model.parts[part], part, variant);
  }
  if (!choices.empty()) text += "choose = {" + choices + " }\n";
  std::string broken;
  for (const RuleIndex rule : rules) broken += (broken.empty() ? "" : ", ") + toml_text(model.rules[rule].id);
  return text + (rules.empty() ? "valid = true\n" : "invalid = [" + broken + "]\n");
}

}  // namespace maquette
