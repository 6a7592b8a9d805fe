#include "formats/uvl_names.h"

#include <algorithm>
#include <utility>

namespace maquette::formats {

std::string dotted(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

UvlNames::UvlNames(const UvlFeature& root, const std::vector<std::string>& files, Findings& findings) {
  add(root, {}, files, findings);
}

void UvlNames::add(const UvlFeature& feature, std::vector<const UvlFeature*> clones, const std::vector<std::string>& files,
                   Findings& findings) {
  const std::size_t index = entries_.size();
  if (!index_.emplace(feature.name, index).second) {
    findings.push_back({Severity::error,
                        {files[feature.where.file], feature.where.line, feature.where.column},
                        "duplicate-feature",
                        "There are two features called \"" + feature.name + "\"."});
  }
  Entry entry{&feature, clones, clones, index, index + 1};
  if (feature.cardinality) clones.push_back(&feature);
  entry.value_clones = clones;
  entries_.push_back(std::move(entry));
  for (const UvlGroup& group : feature.groups) {
    for (const UvlFeature& child : group.features) add(child, clones, files, findings);
  }
  entries_[index].last = entries_.size();
}

std::optional<UvlNames::Meaning> UvlNames::find(const std::vector<std::string>& path, std::string_view scope) const {
  const std::string name = std::string(scope) + dotted(path);
  if (const auto found = index_.find(name); found != index_.end()) return Meaning{&entries_[found->second], nullptr};
  if (path.size() < 2) return std::nullopt;
  const std::string owner = name.substr(0, name.size() - path.back().size() - 1);
  const auto found = index_.find(owner);
  if (found == index_.end()) return std::nullopt;
  const Entry& entry = entries_[found->second];
  const UvlValue* attribute = attribute_of(*entry.feature, path.back());
  if (attribute == nullptr) return std::nullopt;
  return Meaning{&entry, attribute};
}

const UvlValue* UvlNames::attribute_of(const UvlFeature& feature, std::string_view name) {
  const auto named = [](const std::vector<UvlAttribute>& attributes, std::string_view wanted) {
    return std::find_if(attributes.begin(), attributes.end(), [&](const UvlAttribute& a) { return a.name == wanted; });
  };
  const auto found = named(feature.attributes, name);
  if (found == feature.attributes.end()) return nullptr;
  if (found->value.kind != UvlValue::Kind::attributes) return &found->value;
  const auto value = named(found->value.attributes, "value");
  return value == found->value.attributes.end() ? nullptr : &value->value;
}

}  // namespace maquette::formats
