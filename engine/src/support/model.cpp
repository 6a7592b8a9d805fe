#include "maquette/model.h"

#include <algorithm>

#include "maquette/localized.h"

namespace maquette {
namespace {

template <class Items>
auto index_of(const Items& items, std::string_view id) -> std::optional<std::uint32_t> {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  if (found == items.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - items.begin());
}

}  // namespace

std::optional<PartIndex> find_part(const Model& model, std::string_view id) { return index_of(model.parts, id); }

std::optional<OptionIndex> find_option(const Part& part, std::string_view id) { return index_of(part.options, id); }

std::optional<RuleIndex> find_rule(const Model& model, std::string_view id) { return index_of(model.rules, id); }

const Material* find_material(const Model& model, std::string_view id) {
  const auto found = index_of(model.materials, id);
  return found ? &model.materials[*found] : nullptr;
}

const std::string& in_language(const LocalizedText& text, std::string_view language) {
  static const std::string nothing;
  if (const auto exact = text.find(language); exact != text.end()) return exact->second;
  if (const auto english = text.find("en"); english != text.end()) return english->second;
  return text.empty() ? nothing : text.begin()->second;
}

}  // namespace maquette
