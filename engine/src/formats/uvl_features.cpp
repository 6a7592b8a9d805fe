#include "formats/uvl_features.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace maquette::formats {
namespace {

constexpr std::int64_t kMostInstances = 1000;
constexpr std::size_t kMostCloned = 20'000;  ///< a few bytes may ask for any number of them
constexpr std::size_t kMostAttributes = 64;
constexpr std::size_t kMostOptions = 1'000'000;
constexpr int kMostDecimals = 9;

std::string in_lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return text;
}

std::string numbered(const std::string& instance, std::int64_t number) {
  return instance + "[" + std::to_string(number) + "]";
}

}  // namespace

bool UvlTree::build(const UvlFeature& root) {
  declare_attributes();
  const auto part = add(root, "");
  if (!part) return false;
  builder_.add_rule("root", root.name + " is the product itself.", builder_.selected(*part), root.name,
                    position(root.where));
  return whole_;
}

/// Numbers that features carry become what a design has in total: its price, its weight.
void UvlTree::declare_attributes() {
  std::map<std::string, int, std::less<>> decimals;
  for (const UvlNames::Entry& entry : names_.entries()) {
    for (const UvlAttribute& attribute : entry.feature->attributes) {
      const UvlValue* value = UvlNames::attribute_of(*entry.feature, attribute.name);
      if (value == nullptr || value->kind != UvlValue::Kind::number) continue;
      int& places = decimals[attribute.name];
      places = std::max(places, decimals_of(value->number).value_or(kMostDecimals + 1));
    }
  }
  std::set<std::string> taken;  // "price" and "Price" would be one total
  for (const auto& [name, places] : decimals) {
    if (places > kMostDecimals || attributes_.size() >= kMostAttributes || !taken.insert(in_lower_case(name)).second)
      continue;
    attributes_[name] = {builder_.add_attribute(name, places), places};
  }
}

std::optional<PartIndex> UvlTree::add(const UvlFeature& feature, const std::string& instance) {
  if (feature.path.size() > 1) {
    fail(feature.where, "unknown-import", "No import has the root \"" + dotted(feature.path) + "\".");
    return std::nullopt;
  }
  const auto part = add_part(feature, instance, !feature.cardinality);
  if (!part) return std::nullopt;
  parts_[&feature].by_instance[instance] = *part;
  if (feature.cardinality) {
    add_instances(feature, instance, *part);
  } else {
    value_parts_[&feature].by_instance[instance] = *part;
    add_groups(feature, instance, *part);
  }
  return part;
}

std::optional<PartIndex> UvlTree::add_part(const UvlFeature& feature, const std::string& instance, bool carries_value) {
  std::vector<std::string> values;
  const auto domain = domains_.find(&feature);
  if (carries_value && domain != domains_.end()) {
    for (const UvlValueOption& option : domain->second) values.push_back(option.id);
  } else {
    values.emplace_back("true");
  }
  if (!instance.empty() && ++cloned_ > kMostCloned) {
    fail(feature.where, "too-big", "There are more than " + std::to_string(kMostCloned) + " features in instances.");
    return std::nullopt;
  }
  if (builder_.feature_count() >= kMaxFeatures) {
    fail(feature.where, "too-big", "At most " + std::to_string(kMaxFeatures) + " features are read.");
    return std::nullopt;
  }
  options_ += values.size();
  if (options_ > kMostOptions) {
    fail(feature.where, "too-big", "At most " + std::to_string(kMostOptions) + " values of features are read.");
    return std::nullopt;
  }
  const auto part = builder_.add_feature(feature.name + instance, position(feature.where), values);
  if (!part) {
    if (!instance.empty()) {  // else it has been reported with the names
      fail(feature.where, "duplicate-feature", "There are two features called \"" + feature.name + instance + "\".");
    }
    return std::nullopt;
  }
  if (!carries_value) return part;
  for (const UvlAttribute& attribute : feature.attributes) {
    const auto known = attributes_.find(attribute.name);
    const UvlValue* value = UvlNames::attribute_of(feature, attribute.name);
    if (known == attributes_.end() || value == nullptr || value->kind != UvlValue::Kind::number) continue;
    std::int64_t power = 1;
    for (int i = 0; i < known->second.second; ++i) power *= 10;
    const auto scaled = multiply(value->number, {power, 1});
    if (!scaled) {
      fail(attribute.where, "bad-number", "Expected a number of at most 18 digits.");
      return std::nullopt;
    }
    builder_.set_attribute(*part, known->second.first, scaled->numerator);
  }
  return part;
}

/// The first `lower` instances exist with the feature, each other one only after the one before it.
void UvlTree::add_instances(const UvlFeature& feature, const std::string& instance, PartIndex part) {
  const UvlBounds& bounds = *feature.cardinality;
  if (!bounds.upper) {
    return fail(feature.cardinality_where, "unsupported",
                "\"" + feature.name + "\" may have any number of instances; Maquette needs an upper bound.");
  }
  if (*bounds.upper > kMostInstances || *bounds.upper == 0) {
    return fail(feature.cardinality_where, "too-big",
                "A feature has from 1 to " + std::to_string(kMostInstances) + " instances here.");
  }
  std::optional<PartIndex> before;
  for (std::int64_t number = 1; number <= *bounds.upper; ++number) {
    const std::string own = numbered(instance, number);
    const auto clone = add_part(feature, own, true);
    whole_ = whole_ && clone.has_value();
    if (!clone) return;
    value_parts_[&feature].by_instance[own] = *clone;
    const std::string name = feature.name + own;
    const Position where = position(feature.cardinality_where);
    const PartIndex needs = before.value_or(part);
    builder_.add_rule("instance-" + name, "There is " + name + " only after " + builder_.name(needs) + ".",
                      {Implies{{builder_.selected(*clone), builder_.selected(needs)}}},
                      name + " => " + builder_.name(needs), where);
    if (number <= std::max<std::int64_t>(bounds.lower, 1)) {
      builder_.add_rule("needs-" + name, builder_.name(part) + " always has " + name + ".",
                        {Implies{{builder_.selected(part), builder_.selected(*clone)}}},
                        builder_.name(part) + " => " + name, where);
    }
    add_groups(feature, own, *clone);
    before = clone;
  }
}

void UvlTree::add_groups(const UvlFeature& feature, const std::string& instance, PartIndex part) {
  for (const UvlGroup& group : feature.groups) {
    std::vector<PartIndex> children;
    for (const UvlFeature& child : group.features) {
      const auto added = add(child, instance);
      whole_ = whole_ && added.has_value();
      if (!added) return;
      children.push_back(*added);
    }
    relate(part, group, children);
  }
}

void UvlTree::relate(PartIndex parent, const UvlGroup& group, const std::vector<PartIndex>& children) {
  const std::string& name = builder_.name(parent);
  const Position where = position(group.where);
  const auto when_selected = [&](Formula then) { return Formula{Implies{{builder_.selected(parent), std::move(then)}}}; };
  Or any;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::string& child = builder_.name(children[i]);
    const auto& cardinality = group.features[i].cardinality;
    builder_.add_rule("part-of-" + child, child + " is part of " + name + ".",
                      {Or{{FeatureModelBuilder::deselected(children[i]), builder_.selected(parent)}}},
                      child + " => " + name, where);
    if (group.relation == UvlRelation::mandatory && !(cardinality && cardinality->lower == 0)) {
      builder_.add_rule("has-" + child, name + " always has " + child + ".", when_selected(builder_.selected(children[i])),
                        name + " => " + child, where);
    }
    any.operands.push_back(builder_.selected(children[i]));
  }
  const std::string id = "group-" + std::to_string(++groups_) + "-of-" + name;
  if (group.relation == UvlRelation::any || group.relation == UvlRelation::one) {
    builder_.add_rule(id, name + " needs one of its parts.", when_selected({any}), name + " needs one", where);
  }
  if (group.relation == UvlRelation::one && children.size() > 1) {
    builder_.add_rule(id + "-single", name + " has only one of its parts.", {Cardinality{0, 1, std::move(any.operands)}},
                      name + " has one", where);
  } else if (group.relation == UvlRelation::cardinality) {
    const std::int64_t upper = group.bounds.upper.value_or(std::numeric_limits<std::int64_t>::max());
    const std::string bounds = "[" + std::to_string(group.bounds.lower) + ".." +
                               (group.bounds.upper ? std::to_string(*group.bounds.upper) : "*") + "]";
    builder_.add_rule(id, name + " has " + bounds + " of its parts.",
                      when_selected({Cardinality{group.bounds.lower, upper, std::move(any.operands)}}), name + " " + bounds,
                      where);
  }
}

PartIndex UvlTree::part_of(const UvlFeature& feature, const std::string& instance) const {
  return parts_.at(&feature).by_instance.at(instance);
}

PartIndex UvlTree::value_part_of(const UvlFeature& feature, const std::string& instance) const {
  return value_parts_.at(&feature).by_instance.at(instance);
}

std::vector<PartIndex> UvlTree::value_parts_of(const UvlFeature& feature) const {
  std::vector<PartIndex> parts;
  for (const auto& [instance, part] : value_parts_.at(&feature).by_instance) parts.push_back(part);
  return parts;
}

std::vector<std::string> UvlTree::instances_of(const std::vector<const UvlFeature*>& clones) {
  std::vector<std::string> instances{""};
  for (const UvlFeature* clone : clones) {
    std::vector<std::string> longer;
    for (const std::string& instance : instances) {
      for (std::int64_t number = 1; number <= clone->cardinality->upper.value_or(0); ++number) {
        longer.push_back(numbered(instance, number));
      }
    }
    instances = std::move(longer);
  }
  return instances;
}

void UvlTree::fail(const UvlPlace& where, std::string code, std::string message) {
  whole_ = false;
  findings_.push_back({Severity::error, position(where), std::move(code), std::move(message)});
}

}  // namespace maquette::formats
