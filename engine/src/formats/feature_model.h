// Building a model of features: what the readers of UVL and DIMACS share.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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

  /// Nothing when the name is taken.
  std::optional<PartIndex> add_feature(std::string_view name, const Position& where);
  std::optional<PartIndex> find(std::string_view name) const;
  const std::string& name(PartIndex feature) const { return model_.parts[feature].id; }

  void add_rule(std::string id, std::string because, Formula formula, std::string source, const Position& where);

  std::size_t feature_count() const { return model_.parts.size(); }
  std::shared_ptr<const Model> build();

  static Formula selected(PartIndex feature);
  static Formula deselected(PartIndex feature);

 private:
  Model model_;
  std::map<std::string, PartIndex, std::less<>> index_;
};

}  // namespace maquette::formats
