// A model as DIMACS CNF: the clauses of cnf.h, the names of the variables in comments, as the reader expects them.
#include "formats/cnf.h"
#include "formats/write_names.h"
#include "formats/writers.h"

namespace maquette::formats {

WrittenModel write_dimacs(const Model& model) {
  WrittenModel written;
  written.lost = common_losses(model, false);
  const CnfResult result = to_cnf(model);
  for (const RuleIndex rule : result.left_out) {
    written.lost.push_back(lost_rule(model.rules[rule], "it takes more clauses than a file may have."));
    written.same_designs = false;
  }
  NameTable names([](char c) { return static_cast<unsigned char>(c) >= ' '; });
  std::string& text = written.text;
  text = "c one variable for each feature or option, then auxiliary ones that follow from them\n";
  for (std::size_t i = 0; i < result.cnf.names.size(); ++i) {
    const std::string& name = result.cnf.names[i];
    const std::string number = std::to_string(i + 1);
    text += "c " + number + " " + names.add(name.empty() ? "auxiliary-" + number : name) + "\n";
  }
  text += "p cnf " + std::to_string(result.cnf.names.size()) + " " + std::to_string(result.cnf.clauses.size()) + "\n";
  for (const auto& clause : result.cnf.clauses) {
    for (const CnfLiteral literal : clause) text += std::to_string(literal) + " ";
    text += "0\n";
  }
  return written;
}

}  // namespace maquette::formats
