#include "support/formula_parts.h"

#include <algorithm>

namespace maquette {
namespace {

struct Collector {
  std::vector<PartIndex>& parts;

  void each(const std::vector<Formula>& formulas) const {
    for (const Formula& formula : formulas) std::visit(*this, formula.node);
  }
  void operator()(const Constant&) const {}
  void operator()(const Among& node) const { parts.push_back(node.part); }
  void operator()(const Not& node) const { each(node.operand); }
  void operator()(const Linear& node) const {
    for (const Linear::Term& term : node.terms) parts.push_back(term.part);
  }
  void operator()(const Table& node) const { parts.insert(parts.end(), node.parts.begin(), node.parts.end()); }
  template <class Connective>
  void operator()(const Connective& node) const {
    each(node.operands);
  }
};

}  // namespace

std::vector<PartIndex> mentioned_parts(const Formula& formula) {
  std::vector<PartIndex> parts;
  std::visit(Collector{parts}, formula.node);
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

}  // namespace maquette
