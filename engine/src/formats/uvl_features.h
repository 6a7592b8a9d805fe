// The feature tree as parts and rules; a cloned feature as many times as it can have instances.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formats/feature_model.h"
#include "formats/uvl_domains.h"
#include "formats/uvl_names.h"

namespace maquette::formats {

/// The parts of a feature, one for each instance of what it is below: "" or "[1]", "[1][2]".
struct UvlParts {
  std::map<std::string, PartIndex> by_instance;
};

class UvlTree {
 public:
  UvlTree(const UvlNames& names, const UvlDomains& domains, const std::vector<std::string>& files, Findings& findings,
          FeatureModelBuilder& builder)
      : names_(names), domains_(domains), files_(files), findings_(findings), builder_(builder) {}

  /// False: some of it could not be built, and a finding says why.
  bool build(const UvlFeature& root);

  /// The part of `feature` in the instance, the feature's own instances aside.
  PartIndex part_of(const UvlFeature& feature, const std::string& instance) const;
  /// The part that carries the feature's value and attributes: its own instances count.
  PartIndex value_part_of(const UvlFeature& feature, const std::string& instance) const;
  /// All parts that carry the feature's value and attributes.
  std::vector<PartIndex> value_parts_of(const UvlFeature& feature) const;
  /// Every instance of what the clones lead to: {"[1]", "[2]"}; {""} without clones.
  static std::vector<std::string> instances_of(const std::vector<const UvlFeature*>& clones);

  Position position(const UvlPlace& place) const { return {files_[place.file], place.line, place.column}; }

 private:
  void declare_attributes();
  std::optional<PartIndex> add(const UvlFeature& feature, const std::string& instance);
  std::optional<PartIndex> add_part(const UvlFeature& feature, const std::string& instance, bool carries_value);
  void add_instances(const UvlFeature& feature, const std::string& instance, PartIndex part);
  void add_groups(const UvlFeature& feature, const std::string& instance, PartIndex part);
  void relate(PartIndex parent, const UvlGroup& group, const std::vector<PartIndex>& children);
  void fail(const UvlPlace& where, std::string code, std::string message);

  const UvlNames& names_;
  const UvlDomains& domains_;
  const std::vector<std::string>& files_;
  Findings& findings_;
  FeatureModelBuilder& builder_;
  std::map<std::string, std::pair<AttributeIndex, int>, std::less<>> attributes_;  ///< with the decimals
  std::map<const UvlFeature*, UvlParts> parts_, value_parts_;
  std::size_t groups_ = 0;
  std::size_t options_ = 0;
  std::size_t cloned_ = 0;
  bool whole_ = true;
};

}  // namespace maquette::formats
