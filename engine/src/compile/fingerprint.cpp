#include "compile/fingerprint.h"

#include "compile/byte_stream.h"
#include "support/sha256.h"

namespace maquette::compile {
namespace {

/// Every node as its kind, its numbers and its operands, each list with its length, so that no two formulas write the same.
struct FormulaWriter {
  ByteWriter& out;

  void write(const Formula& formula) {
    out.number(static_cast<std::uint8_t>(formula.node.index()));
    std::visit([this](const auto& node) { write(node); }, formula.node);
  }
  void write_all(const std::vector<Formula>& formulas) {
    out.number(static_cast<std::uint64_t>(formulas.size()));
    for (const Formula& formula : formulas) write(formula);
  }

  void write(const Constant& node) { out.number(static_cast<std::uint8_t>(node.value ? 1 : 0)); }
  void write(const Among& node) {
    out.number(node.part);
    out.numbers(node.options);
  }
  void write(const Not& node) { write_all(node.operand); }
  void write(const And& node) { write_all(node.operands); }
  void write(const Or& node) { write_all(node.operands); }
  void write(const Implies& node) { write_all(node.operands); }
  void write(const Iff& node) { write_all(node.operands); }
  void write(const Cardinality& node) {
    out.number(node.lower);
    out.number(node.upper);
    write_all(node.operands);
  }
  void write(const Linear& node) {
    out.number(node.lower);
    out.number(node.upper);
    out.number(static_cast<std::uint64_t>(node.terms.size()));
    for (const Linear::Term& term : node.terms) {
      out.number(term.part);
      out.numbers(term.values);
    }
  }
  void write(const Table& node) {
    out.number(static_cast<std::uint8_t>(node.allowed ? 1 : 0));
    out.numbers(node.parts);
    out.number(static_cast<std::uint64_t>(node.rows.size()));
    for (const auto& row : node.rows) {
      for (const auto& cell : row) out.numbers(cell);
    }
  }
};

}  // namespace

std::string fingerprint(const Model& model) {
  ByteWriter out;
  out.number(static_cast<std::uint64_t>(model.parts.size()));
  for (const Part& part : model.parts) out.number(static_cast<std::uint64_t>(part.options.size()));
  FormulaWriter writer{out};
  for (const Rule& rule : model.rules) writer.write(rule.formula);
  return sha256_hex(out.take());
}

}  // namespace maquette::compile
