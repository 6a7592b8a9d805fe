// Building a model of features: what the readers of UVL and DIMACS share.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/model.h"

namespace maquette::formats {

/// What a feature model file may be at most.
inline constexpr std::size_t kMaxBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMaxFeatures = 200'000;
inline constexpr std::size_t kMaxRules = 2'000'000;
inline constexpr std::size_t kMaxFindings = 1000;

class FeatureModelBuilder {
 public:
  /// `text`: the file, for the model's digest.
  FeatureModelBuilder(std::string_view id, std::string_view text);

  /// Before the features: something features have, summed over those selected. `decimals`: of its values.
  AttributeIndex add_attribute(std::string_view id, int decimals);

  /// `values`: the options beside `false`; by default `true`. Nothing when the name is taken.
  std::optional<PartIndex> add_feature(std::string_view name, const Position& where,
                                       const std::vector<std::string>& values = {"true"});
  /// Of every option but `false`.
  void set_attribute(PartIndex feature, AttributeIndex attribute, std::int64_t value);
  std::optional<PartIndex> find(std::string_view name) const;
  const std::string& name(PartIndex feature) const { return model_.parts[feature].id; }

  void add_rule(std::string id, std::string because, Formula formula, std::string source, const Position& where);

  std::size_t feature_count() const { return model_.parts.size(); }
  std::size_t option_count(PartIndex feature) const { return model_.parts[feature].options.size(); }
  std::size_t rule_count() const { return model_.rules.size(); }
  std::shared_ptr<const Model> build();

  Formula selected(PartIndex feature) const;
  static Formula deselected(PartIndex feature);

 private:
  Model model_;
  std::map<std::string, PartIndex, std::less<>> index_;
};

}  // namespace maquette::formats
