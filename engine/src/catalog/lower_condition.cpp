// Conditions lowered to formulas.
//
// Whatever speaks of one part becomes the set of its options that make it true; a count of tagged parts becomes a
// cardinality over such sets; two parts that share options become a table; a part of which several options are taken was
// one part for each before it came here, and what is said of it is said of those. So tags and names end here, and
// everything behind the reader deals in option indices alone.
#include <algorithm>
#include <map>

#include "catalog/lowering.h"

namespace maquette::catalog {
namespace {

using Lowered = std::optional<Formula>;

Formula negate(Formula formula) {
  Not node;
  node.operand.push_back(std::move(formula));
  return {std::move(node)};
}

/// `options` is sorted.
Formula among(PartIndex part, std::vector<OptionIndex> options, bool negated) {
  Formula formula{Among{part, std::move(options)}};
  return negated ? negate(std::move(formula)) : formula;
}

class Lowering {
 public:
  Lowering(const Names& names, std::size_t at) : names_(names), at_(at) {}

  Lowered operator()(const Connective& connective) const {
    auto operands = lower_all(connective.operands);
    if (!operands) return std::nullopt;
    switch (connective.junction) {
      case Junction::all:
        return Formula{And{std::move(*operands)}};
      case Junction::any:
        return Formula{Or{std::move(*operands)}};
      case Junction::negation:
        return Formula{Not{std::move(*operands)}};
      case Junction::implication:
        return Formula{Implies{std::move(*operands)}};
      case Junction::equivalence:
        return Formula{Iff{std::move(*operands)}};
    }
    return std::nullopt;
  }

  Lowered operator()(const IsOneOf& is) const {
    const auto part = names_.part(is.part);
    if (!part) return std::nullopt;
    std::vector<OptionIndex> options;
    for (const Word& word : is.options) {
      if (const auto option = names_.option(*part, word)) options.push_back(*option);
    }
    if (options.size() < is.options.size()) return std::nullopt;
    std::sort(options.begin(), options.end());
    options.erase(std::unique(options.begin(), options.end()), options.end());
    return among(*part, std::move(options), is.negated);
  }

  Lowered operator()(const HasTag& has) const {
    if (names_.refuse_option_as_tag(has.part, has.tag)) return std::nullopt;
    if (const Several* several = names_.find_several(has.part.text)) return any_has(*several, has);
    const auto part = names_.part(has.part);
    const TaggedOptions* tagged = names_.tag(has.tag);
    if (!part || tagged == nullptr) return std::nullopt;
    const auto options = tagged->find(*part);
    if (options != tagged->end()) return among(*part, options->second, has.negated);
    if (names_.notes(*part).complete) {
      names_.error(has.tag.at, "unknown-tag",
                   say("no option of ", in_quotes(has.part.text), " has the tag ", in_quotes(has.tag.text),
                       "; is another part meant?"));
    }
    return std::nullopt;
  }

  Lowered operator()(const SameAs& same) const {
    const Several* several = names_.find_several(same.left.text);
    if (several != nullptr) return same_set(*several, same);
    const auto left = names_.part(same.left);
    const auto right = names_.part(same.right);
    if (!left || !right) return std::nullopt;
    if (*left == *right) {
      names_.error(same.right.at, "same-part", "this compares a part with itself; name another part");
      return std::nullopt;
    }
    Table table{{*left, *right}, {}, !same.negated};
    for (const auto& [id, option] : names_.notes(*left).option_of) {
      const auto& others = names_.notes(*right).option_of;
      if (const auto other = others.find(id); other != others.end()) table.rows.push_back({{option}, {other->second}});
    }
    if (table.rows.empty() && names_.notes(*left).complete && names_.notes(*right).complete) {
      names_.error(at_, "nothing-in-common",
                   say(in_quotes(same.left.text), " and ", in_quotes(same.right.text),
                       " have no option in common; use another condition"));
      return std::nullopt;
    }
    return Formula{std::move(table)};
  }

  Lowered operator()(const IsEmpty& empty) const {
    if (const Several* several = names_.find_several(empty.part.text)) {
      Formula none = count_of(taken_of(several->parts), {0, 0});
      return empty.negated ? negate(std::move(none)) : std::move(none);
    }
    const auto part = names_.part_of_kind(empty.part, PartKind::text, "not-a-text",
                                          " is not a text part, so it is never empty; name an option");
    if (!part) return std::nullopt;
    return among(*part, {0}, empty.negated);
  }

  Lowered operator()(const Includes& includes) const {
    const Several* several = names_.several(includes.several);
    if (several == nullptr) return std::nullopt;
    std::vector<PartIndex> parts;
    for (const Word& option : includes.options) {
      if (const auto part = names_.taken(*several, option)) parts.push_back(*part);
    }
    if (parts.size() < includes.options.size()) return std::nullopt;
    std::vector<Formula> operands = taken_of(parts);
    if (includes.of == Includes::Of::all) return Formula{And{std::move(operands)}};
    if (operands.size() == 1 && includes.of == Includes::Of::any) return std::move(operands.front());
    Formula any{Or{std::move(operands)}};
    return includes.of == Includes::Of::none ? negate(std::move(any)) : std::move(any);
  }

  Lowered operator()(const CountTaken& count) const {
    const Several* several = names_.several(count.several);
    if (several == nullptr) return std::nullopt;
    if (!count.tag) return count_of(taken_of(several->parts), count.bounds);
    auto operands = tagged_of(*several, *count.tag);
    if (!operands) return std::nullopt;
    return count_of(std::move(*operands), count.bounds);
  }

  Lowered operator()(const CountParts& count) const {
    if (count.limit) return lower_count(count, at_, names_);
    const TaggedOptions* tagged = names_.tag(count.what);
    const auto among_parts = named_parts(count.of);
    if (tagged == nullptr || !among_parts) return std::nullopt;
    Cardinality node{count.bounds.lower, count.bounds.upper, {}};
    for (const auto& [part, options] : *tagged) {
      if (count.of.empty() || among_parts->contains(part)) node.operands.push_back(among(part, options, false));
    }
    if (node.operands.empty() && !count.of.empty()) {
      names_.error(
          count.what.at, "unknown-tag",
          say("none of these parts has an option with the tag ", in_quotes(count.what.text), "; are others meant?"));
      return std::nullopt;
    }
    return Formula{std::move(node)};
  }

  /// Whatever two of the parts share, at most one of them has.
  Lowered operator()(const AllDifferent& different) const {
    std::map<std::string, std::vector<Formula>> having;
    std::set<PartIndex> parts;
    bool complete = true;
    for (const Word& word : different.parts) {
      const auto part = names_.part(word);
      if (!part) return std::nullopt;
      if (!parts.insert(*part).second) {
        names_.error(word.at, "same-part", "this compares a part with itself; name another part");
        return std::nullopt;
      }
      complete = complete && names_.notes(*part).complete;
      for (const auto& [id, option] : names_.notes(*part).option_of) having[id].push_back(among(*part, {option}, false));
    }
    And all;
    for (auto& [id, formulas] : having) {
      if (formulas.size() > 1) all.operands.push_back(count_of(std::move(formulas), {0, 1}));
    }
    if (all.operands.empty() && complete) {
      names_.error(at_, "nothing-in-common", "no two of these parts have an option in common; use another condition");
      return std::nullopt;
    }
    return Formula{std::move(all)};
  }

  Lowered operator()(const CountConditions& count) const {
    auto operands = lower_all(count.operands);
    if (!operands) return std::nullopt;
    return Formula{Cardinality{count.bounds.lower, count.bounds.upper, std::move(*operands)}};
  }

  Lowered operator()(const Comparison& comparison) const { return lower_comparison(comparison, at_, names_); }

 private:
  // Parts of which several options are taken -----------------------------------------------------------------------------

  static Formula count_of(std::vector<Formula> operands, Bounds bounds) {
    return {Cardinality{bounds.lower, bounds.upper, std::move(operands)}};
  }

  std::vector<Formula> taken_of(const std::vector<PartIndex>& parts) const {
    std::vector<Formula> formulas;
    for (const PartIndex part : parts) formulas.push_back(is_taken(part, names_.model()));
    return formulas;
  }

  std::optional<std::vector<Formula>> tagged_of(const Several& several, const Word& tag) const {
    const TaggedOptions* tagged = names_.tag(tag);
    if (tagged == nullptr) return std::nullopt;
    std::vector<Formula> operands;
    for (const PartIndex part : several.parts) {
      if (const auto options = tagged->find(part); options != tagged->end())
        operands.push_back(among(part, options->second, false));
    }
    if (!operands.empty()) return operands;
    names_.error(
        tag.at, "unknown-tag",
        say("no option of ", in_quotes(several.id), " has the tag ", in_quotes(tag.text), "; is another part meant?"));
    return std::nullopt;
  }

  Lowered any_has(const Several& several, const HasTag& has) const {
    auto operands = tagged_of(several, has.tag);
    if (!operands) return std::nullopt;
    Formula any{Or{std::move(*operands)}};
    return has.negated ? negate(std::move(any)) : std::move(any);
  }

  /// Both take the same options: what only one of them has is not taken.
  Lowered same_set(const Several& left, const SameAs& same) const {
    const Several* right = names_.several(same.right);
    if (right == nullptr) return std::nullopt;
    if (right == &left) {
      names_.error(same.right.at, "same-part", "this compares a part with itself; name another part");
      return std::nullopt;
    }
    std::map<std::string, std::vector<Formula>> by_option;
    for (const Several* several : {&left, right}) {
      for (const PartIndex part : several->parts)
        by_option[names_.model().parts[part].id.substr(several->id.size() + 1)].push_back(is_taken(part, names_.model()));
    }
    And all;
    for (auto& [option, taken] : by_option) {
      all.operands.push_back(taken.size() == 2 ? Formula{Iff{std::move(taken)}} : negate(std::move(taken.front())));
    }
    return same.negated ? negate({std::move(all)}) : Formula{std::move(all)};
  }

  std::optional<std::set<PartIndex>> named_parts(const std::vector<Word>& words) const {
    std::set<PartIndex> parts;
    bool sound = true;
    for (const Word& word : words) {
      const auto named = names_.parts_or_group(word);
      sound = sound && named;
      if (named) parts.insert(named->begin(), named->end());
    }
    return sound ? std::optional(std::move(parts)) : std::nullopt;
  }

  /// Every operand is lowered before any failure counts, so that all mistakes of a rule are reported.
  std::optional<std::vector<Formula>> lower_all(const Conditions& conditions) const {
    std::vector<Formula> formulas;
    for (const Condition& condition : conditions) {
      if (auto formula = lower(condition, names_)) formulas.push_back(std::move(*formula));
    }
    if (formulas.size() < conditions.size()) return std::nullopt;
    return formulas;
  }

  const Names& names_;
  std::size_t at_;
};

}  // namespace

Formula is_taken(PartIndex part, const Model& model) {
  Among with{part, {}};
  for (OptionIndex option = 1; option < model.parts[part].options.size(); ++option) with.options.push_back(option);
  return {std::move(with)};
}

std::optional<Formula> lower(const Condition& condition, const Names& names) {
  return std::visit(Lowering(names, condition.at), condition.node);
}

}  // namespace maquette::catalog
