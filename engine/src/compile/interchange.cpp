#include "compile/interchange.h"

#include <map>
#include <utility>

namespace maquette::compile {
namespace {

class Refinement {
 public:
  explicit Refinement(const Model& model) {
    for (const Part& part : model.parts) {
      classes_.of.emplace_back(part.options.size(), 0);
      classes_.count.push_back(1);
    }
  }

  void refine(const Formula& formula) {
    std::visit([this](const auto& node) { refine(node); }, formula.node);
  }

  OptionClasses take() { return std::move(classes_); }

 private:
  void refine(const Constant&) {}
  void refine(const Not& node) { refine_all(node.operand); }
  void refine(const And& node) { refine_all(node.operands); }
  void refine(const Or& node) { refine_all(node.operands); }
  void refine(const Implies& node) { refine_all(node.operands); }
  void refine(const Iff& node) { refine_all(node.operands); }
  void refine(const Cardinality& node) { refine_all(node.operands); }
  void refine(const Among& node) { split(node.part, node.options); }
  void refine(const Linear& node) {
    for (const Linear::Term& term : node.terms) split_by(term.part, term.values);
  }
  void refine(const Table& node) {
    for (const auto& row : node.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) split(node.parts[i], row[i]);
    }
  }

  void refine_all(const std::vector<Formula>& formulas) {
    for (const Formula& formula : formulas) refine(formula);
  }

  void split(PartIndex part, const std::vector<OptionIndex>& options) {
    std::vector<std::int64_t> in(classes_.of[part].size(), 0);
    for (const OptionIndex option : options) in[option] = 1;
    split_by(part, in);
  }

  /// Options stay together only when they have the same key.
  void split_by(PartIndex part, const std::vector<std::int64_t>& keys) {
    std::vector<std::uint32_t>& of = classes_.of[part];
    std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> found;
    for (std::size_t option = 0; option < of.size(); ++option) {
      const auto next = static_cast<std::uint32_t>(found.size());
      of[option] = found.emplace(std::pair{of[option], keys[option]}, next).first->second;
    }
    classes_.count[part] = static_cast<std::uint32_t>(found.size());
  }

  OptionClasses classes_;
};

}  // namespace

OptionClasses interchangeable_options(const Model& model, std::span<const Formula* const> formulas) {
  Refinement refinement(model);
  for (const Formula* formula : formulas) refinement.refine(*formula);
  return refinement.take();
}

}  // namespace maquette::compile
