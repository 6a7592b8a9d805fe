#include "formats/feature_tree.h"

#include <utility>

#include "formats/write_names.h"

namespace maquette::formats {
namespace {

constexpr int kDeepest = 200;

/// The feature that must be selected, or must not be; nothing for any other formula.
std::optional<std::pair<PartIndex, bool>> literal_of(const Model& model, const Formula& formula) {
  const auto* among = std::get_if<Among>(&formula.node);
  if (among == nullptr || among->options.size() != 1 || !is_feature(model.parts[among->part])) return std::nullopt;
  return std::pair{among->part, among->options[0] == kFeatureSelected};
}

struct Implication {
  PartIndex from = 0, to = 0;
};

/// "a => b", also as "!a | b".
std::optional<Implication> implication_of(const Model& model, const Formula& formula) {
  const auto* implies = std::get_if<Implies>(&formula.node);
  const auto* any = std::get_if<Or>(&formula.node);
  const std::vector<Formula>* operands = implies ? &implies->operands : any ? &any->operands : nullptr;
  if (operands == nullptr || operands->size() != 2) return std::nullopt;
  auto a = literal_of(model, (*operands)[0]), b = literal_of(model, (*operands)[1]);
  if (!a || !b) return std::nullopt;
  if (implies != nullptr) a->second = !a->second;
  if (a->second) std::swap(a, b);
  if (a->second || !b->second || a->first == b->first) return std::nullopt;
  return Implication{a->first, b->first};
}

class Finder {
 public:
  explicit Finder(const Model& model) : model_(model), parents_(model.parts.size()), always_(model.parts.size(), false) {
    tree_.mandatory.resize(model.parts.size());
    tree_.optional.resize(model.parts.size());
    tree_.said.assign(model.rules.size(), false);
  }

  FeatureTree run() {
    for (RuleIndex rule = 0; rule < model_.rules.size(); ++rule) {
      if (const auto found = implication_of(model_, model_.rules[rule].formula)) add(rule, *found);
    }
    find_root();
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      if (!is_feature(model_.parts[part]) || tree_.root == part) continue;
      if (!parents_[part]) {
        tree_.tops.push_back(part);
      } else {
        (always_[part] ? tree_.mandatory : tree_.optional)[*parents_[part]].push_back(part);
      }
    }
    return std::move(tree_);
  }

 private:
  void add(RuleIndex rule, Implication implication) {
    const auto& [child, parent] = implication;
    if (!parents_[child] && !is_above(child, parent) && depth(parent) + height(child) < kDeepest) {
      parents_[child] = parent;
      heighten(parent, height(child) + 1);
      tree_.said[rule] = true;
    } else if (parents_[parent] == child) {
      always_[parent] = true;  // the other way round: this child comes with its parent
      tree_.said[rule] = true;
    } else if (parents_[child] == parent) {
      tree_.said[rule] = true;
    }
  }

  bool is_above(PartIndex above, PartIndex part) const {
    for (std::optional<PartIndex> at = part; at; at = parents_[*at]) {
      if (*at == above) return true;
    }
    return false;
  }

  int depth(PartIndex part) const {
    int steps = 0;
    for (auto at = parents_[part]; at; at = parents_[*at]) ++steps;
    return steps;
  }

  int height(PartIndex part) const { return heights_.empty() ? 0 : heights_[part]; }

  void heighten(PartIndex part, int height) {
    heights_.resize(model_.parts.size(), 0);
    for (std::optional<PartIndex> at = part; at && heights_[*at] < height; at = parents_[*at]) heights_[*at] = height++;
  }

  void find_root() {
    for (RuleIndex rule = 0; rule < model_.rules.size() && !tree_.root; ++rule) {
      const auto literal = literal_of(model_, model_.rules[rule].formula);
      if (!literal || !literal->second || parents_[literal->first]) continue;
      tree_.root = literal->first;
      tree_.said[rule] = true;
    }
  }

  const Model& model_;
  FeatureTree tree_;
  std::vector<std::optional<PartIndex>> parents_;
  std::vector<bool> always_;
  std::vector<int> heights_;
};

}  // namespace

FeatureTree find_feature_tree(const Model& model) { return Finder(model).run(); }

}  // namespace maquette::formats
