#include "query/drawn_designs.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "maquette/evaluate.h"

namespace maquette {
namespace {

constexpr std::size_t kDraws = 2000;
constexpr std::uint64_t kSeed = 1;

template <class Designs, class Is>
Draws share_of(const Designs& designs, const Is& is) {
  return {designs.size(), static_cast<std::size_t>(std::count_if(designs.begin(), designs.end(), is))};
}

/// Designs of one version, and how the other sees them.
class DrawnDesigns {
 public:
  DrawnDesigns(const Version& own, const Version& other, std::vector<Variant> variants) : own_(own), other_(other) {
    for (Variant& variant : variants) {
      auto shared = in_space(variant);
      drawn_.push_back({std::move(variant), std::move(shared)});
    }
  }

  /// Those that the other version does not have.
  Draws outside() const {
    return share_of(drawn_, [this](const Drawn& drawn) {
      return !drawn.shared || std::any_of(other_.own_rules.begin(), other_.own_rules.end(),
                                          [&](RuleIndex rule) { return !holds(other_.side.rules[rule], *drawn.shared); });
    });
  }

  Draws taken(const Edit& edit) const {
    return share_of(drawn_, [&](const Drawn& drawn) { return is_taken(edit, drawn); });
  }

 private:
  struct Drawn {
    Variant variant;
    std::optional<std::vector<OptionIndex>> shared;  ///< in the shared space; none: the other has no words for it
  };

  /// What only the other version has is left alone.
  std::optional<std::vector<OptionIndex>> in_space(const Variant& variant) const {
    std::vector<OptionIndex> options;
    for (PartIndex shared = 0; shared < own_.side.parts.size(); ++shared) {
      const auto& part = own_.side.parts[shared];
      const OptionIndex option = part ? variant.options[*part] : other_.untouched[*other_.side.parts[shared]];
      const auto& known = (part ? own_ : other_).side.options[shared];
      const auto found = std::find(known.begin(), known.end(), option);
      if (found == known.end()) return std::nullopt;
      options.push_back(static_cast<OptionIndex>(found - known.begin()));
    }
    return options;
  }

  bool is_taken(const Edit& edit, const Drawn& drawn) const {
    if (edit.kind == Edit::Kind::rule) return drawn.shared && !holds(other_.side.rules[edit.rule], *drawn.shared);
    const auto part = find_part(own_.model, edit.part);
    if (!part) return false;
    const OptionIndex option = drawn.variant.options[*part];
    if (edit.kind == Edit::Kind::part) return option != own_.untouched[*part];
    return own_.model.parts[*part].options[option].id == edit.option;
  }

  const Version& own_;
  const Version& other_;
  std::vector<Drawn> drawn_;
};

/// Counted ones first.
std::size_t rank(const Edit& edit) {
  if (edit.drawn) return edit.drawn->with;
  return edit.designs ? std::numeric_limits<std::size_t>::max() : 0;
}

}  // namespace

void measure_shares(const Version& own, const Version& other, OneSided& found) {
  auto variants = own.session.sample({}, kSeed, kDraws);
  if (!variants || variants->empty()) return;
  const DrawnDesigns drawn(own, other, std::move(*variants));
  found.drawn = drawn.outside();
  for (Edit& edit : found.edits) {
    if (!edit.designs) edit.drawn = drawn.taken(edit);
  }
  std::stable_sort(found.edits.begin(), found.edits.end(), [](const Edit& a, const Edit& b) { return rank(a) > rank(b); });
}

}  // namespace maquette
