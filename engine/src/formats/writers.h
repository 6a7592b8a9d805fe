// The writers behind write_model(), one for each format.
#pragma once

#include "maquette/formats.h"

namespace maquette::formats {

WrittenModel write_dimacs(const Model& model);
WrittenModel write_minizinc(const Model& model);
WrittenModel write_smtlib(const Model& model);
WrittenModel write_uvl(const Model& model);

}  // namespace maquette::formats
