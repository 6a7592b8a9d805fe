// What a catalog's designs come to, for whoever looks at one of its names: how many have an option, what they cost, how
// many a rule removes.
//
// Everything is answered by the compiled catalog, made when the first question comes. The dearest design is the cheapest
// under an attribute of opposite sign, so one question answers both ends of a price range.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/session.h"

namespace maquette::lsp {

/// Minor units, base included; nothing where it is not known, or there are no such designs.
struct PriceRange {
  std::optional<std::int64_t> least, most;
};

class DesignNumbers {
 public:
  explicit DesignNumbers(std::shared_ptr<const Model> model);

  const Model& model() const { return *model_; }

  /// Exact numbers in decimal digits; nothing where the catalog is too intricate to count.
  std::optional<std::string> designs();
  std::optional<std::string> designs_with(Choice choice);
  /// Designs all other rules allow and this one does not.
  std::optional<std::string> removed_by(RuleIndex rule);

  /// Over all designs, and over those with an option.
  PriceRange prices();
  PriceRange prices_with(Choice choice);

 private:
  std::optional<std::int64_t> least(const Selections& selections, AttributeIndex attribute);

  std::shared_ptr<const Model> model_;     ///< as the catalog has it
  std::shared_ptr<const Model> mirrored_;  ///< the same with one more attribute: the price, negated
  std::optional<Session> session_;
  std::optional<PriceRange> whole_;
};

/// "1,234,567"
std::string grouped(const std::string& digits);

/// a - b of non-negative decimal integers, a not less than b.
std::string difference(std::string a, const std::string& b);

}  // namespace maquette::lsp
