// The semantic difference of two versions of a model: which designs stay, which go, which are new, and why.
//
// Versions are matched by the ids of their parts and options. A design is the same in both when it has the same option for
// every part; a part that only one version has counts as left alone in the other, so a new part takes nothing away from
// those who do not touch it. Left alone means at its default, or where no design has that, at the first option some design
// has (a new mandatory feature is selected). An option that only one version has is in no design of the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "maquette/session.h"

namespace maquette {

/// Of designs drawn each as likely as any other: what is known of a number that cannot be counted.
struct Draws {
  std::size_t of = 0;    ///< drawn, at least one
  std::size_t with = 0;  ///< of these have what is asked for
  bool operator==(const Draws&) const = default;
};

/// An edit that takes designs away, or makes new ones possible.
struct Edit {
  enum class Kind : std::uint8_t {
    rule,    ///< `rule` of the version that has it: it takes designs away there, or where it is dropped gives them back
    option,  ///< `part` and `option`, which only one version has
    part,    ///< `part`, which only one version has: designs where it is not left alone
  };
  Kind kind = Kind::rule;
  RuleIndex rule = 0;
  std::string part, option;
  /// How many designs this edit alone takes or gives, in decimal digits; none: not counted within the limits. One design
  /// may be taken by several edits.
  std::optional<std::string> designs;
  std::optional<Draws> drawn = {};  ///< where they are not counted: of the designs of the version that has them
};

struct OneSided {
  Verdict any = Verdict::unknown;
  std::optional<std::string> designs;  ///< exact; none: not counted within the limits
  std::optional<Draws> drawn;          ///< where they are not counted: of all designs of the version that has them
  std::vector<Edit> edits;             ///< those that matter, the largest first
  bool all_edits = true;               ///< false: some rules were not looked at within the limits
  std::optional<Variant> example;      ///< of the version that has it, near its defaults
  std::vector<RuleIndex> broken;       ///< rules of the other version that the example breaks
};

/// A price that is not what it was: of an option both versions have, or of the product itself (no part).
struct PriceEdit {
  std::string part, option;
  std::int64_t before = 0, after = 0;
  bool operator==(const PriceEdit&) const = default;
};

/// What happens to the prices of designs that stay, in minor units.
struct PriceMoves {
  std::int64_t least = 0, most = 0;            ///< the change of a price is between these
  std::optional<std::string> dearer, cheaper;  ///< exact numbers of designs; none: not counted within the limits
  std::optional<Variant> dearest;  ///< a design of the new version whose price rises by `most`, where that is > 0
  std::vector<PriceEdit> edits;    ///< the product first, then in catalog order
};

struct Difference {
  std::optional<std::string> before, after, kept;  ///< exact numbers of designs
  OneSided removed;                                ///< rules of its edits are the new version's
  OneSided added;                                  ///< rules of its edits are the old version's
  /// What happens to the price of a design that stays: the least and the greatest change, in minor units.
  std::optional<std::pair<std::int64_t, std::int64_t>> price_change;
  std::optional<PriceMoves> prices;  ///< the same at length; none where currencies differ or the range is not proven
};

/// `limits` are for each of the questions this takes: a few, and one for each rule that is not in both.
Difference difference(const std::shared_ptr<const Model>& before, const std::shared_ptr<const Model>& after,
                      const Limits& limits = {});

/// A design saved with the old version, seen by the new one.
struct Saved {
  Verdict valid_before = Verdict::unknown;
  Verdict valid_after = Verdict::unknown;
  std::vector<Choice> gone;       ///< selections, by the old version's indices, that the new one has no words for
  std::vector<RuleIndex> broken;  ///< of the new version, by the design as the old one completes it; else a minimal reason
  std::optional<Repair> repair;   ///< the smallest, of the selections that are left
};

/// `selections` are the old version's; both sessions stay usable.
Saved carry_over(Session& before, Session& after, const Selections& selections);

}  // namespace maquette
