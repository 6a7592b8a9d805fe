#include "formats/writers.h"

namespace maquette {

std::optional<ModelFormat> to_model_format(std::string_view word) {
  if (word == "uvl") return ModelFormat::uvl;
  if (word == "dimacs" || word == "cnf") return ModelFormat::dimacs;
  if (word == "smtlib" || word == "smt2") return ModelFormat::smtlib;
  if (word == "minizinc" || word == "mzn") return ModelFormat::minizinc;
  return std::nullopt;
}

WrittenModel write_model(const Model& model, ModelFormat format) {
  switch (format) {
    case ModelFormat::uvl:
      return formats::write_uvl(model);
    case ModelFormat::dimacs:
      return formats::write_dimacs(model);
    case ModelFormat::minizinc:
      return formats::write_minizinc(model);
    case ModelFormat::smtlib:
      break;
  }
  return formats::write_smtlib(model);
}

}  // namespace maquette
