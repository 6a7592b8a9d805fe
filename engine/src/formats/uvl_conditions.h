// Constraints as rules: names become parts, comparisons formulas (uvl_quantity.h).
//
// A constraint that speaks of something below a cloned feature holds for each instance of it; one that speaks of two cloned
// features of which neither is below the other would have to say which instances it pairs, and is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/uvl_features.h"

namespace maquette::formats {

class UvlConditions {
 public:
  UvlConditions(const UvlNames& names, const UvlDomains& domains, const UvlTree& tree, FeatureModelBuilder& builder,
                Findings& findings)
      : names_(names), domains_(domains), tree_(tree), builder_(builder), findings_(findings) {}

  void add(const UvlConstraint& constraint);
  /// Only reports names that stand for nothing: the tree is not whole.
  void check_names(const UvlConstraint& constraint);

 private:
  using Clones = std::vector<const UvlFeature*>;

  bool find_clones(const UvlExpression& expression, bool as_value, Clones& deepest);
  bool extend(const UvlPlace& where, const Clones& clones, Clones& deepest);

  // Conditions.
  Formula condition(const UvlExpression& expression);
  Formula reference(const UvlExpression& expression);
  Formula comparison(const UvlExpression& expression);
  std::vector<Formula> conditions(const std::vector<UvlExpression>& expressions);

  // Values.
  Quantity quantity(const UvlExpression& expression);
  Quantity value_of(const UvlExpression& reference);
  Quantity call(const UvlExpression& expression);
  Quantity aggregate(Quantity::Kind kind, const UvlExpression& expression);
  void collect(const UvlExpression& call, std::vector<Quantity>& leaves);
  void collect_attribute(std::string_view name, const UvlNames::Entry* below, std::vector<Quantity>& leaves);
  void collect_parts(const UvlNames::Entry& entry, const UvlValue* attribute, std::vector<Quantity>& leaves);
  bool is_attribute(std::string_view name) const;
  Quantity leaf(PartIndex part, const UvlDatum& value) const;
  Quantity feature_value(const UvlNames::Entry& entry, PartIndex part) const;
  std::optional<UvlNames::Meaning> find(const UvlExpression& reference);
  std::string instance_for(const Clones& clones) const;

  Formula refuse(const UvlPlace& where, std::string code, std::string message);

  const UvlNames& names_;
  const UvlDomains& domains_;
  const UvlTree& tree_;
  FeatureModelBuilder& builder_;
  Findings& findings_;
  std::string scope_;
  std::vector<std::string> instance_;  ///< "[1]", "[1][2]": of each clone the constraint is below, outermost first
  bool failed_ = false;
  std::size_t rules_ = 0;
  std::size_t assignments_left_ = std::size_t{1} << 22U;  ///< for all comparisons of a file together
  std::size_t leaves_left_ = std::size_t{1} << 22U;       ///< likewise, of features looked at by aggregates
};

}  // namespace maquette::formats
