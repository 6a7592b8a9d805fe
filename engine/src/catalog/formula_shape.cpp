// How deep and how large a formula is: what a hostile catalog could make too much of, measured before anyone works on it.
#include <algorithm>

#include "catalog/lowering.h"

namespace maquette::catalog {
namespace {

class ShapeVisitor {
 public:
  explicit ShapeVisitor(FormulaShape& shape) : shape_(shape) {}

  void visit(const Formula& formula, int depth) {
    shape_.depth = std::max(shape_.depth, depth);
    depth_ = depth;
    ++shape_.cells;
    std::visit(*this, formula.node);
  }

  void operator()(const Constant&) {}
  void operator()(const Among& node) { add(node.part, node.options.size()); }
  void operator()(const Not& node) { visit_all(node.operand); }
  void operator()(const Linear& node) {
    for (const Linear::Term& term : node.terms) add(term.part, term.values.size());
  }
  void operator()(const Table& node) {
    for (const PartIndex part : node.parts) add(part, 0);
    for (const auto& row : node.rows) {
      for (const auto& cell : row) shape_.cells += 1 + cell.size();
    }
  }
  template <class Connected>
  void operator()(const Connected& node) {
    visit_all(node.operands);
  }

 private:
  void add(PartIndex part, std::size_t cells) {
    shape_.parts.insert(part);
    shape_.cells += cells;
  }

  void visit_all(const std::vector<Formula>& operands) {
    const int inner = depth_ + 1;
    for (const Formula& operand : operands) visit(operand, inner);
  }

  FormulaShape& shape_;
  int depth_ = 0;
};

}  // namespace

FormulaShape shape_of(const Formula& formula) {
  FormulaShape shape;
  ShapeVisitor(shape).visit(formula, 1);
  return shape;
}

}  // namespace maquette::catalog
