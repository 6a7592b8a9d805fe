// The mug of the command's tests, and cases for it written in a few lines.
#pragma once

#include <memory>
#include <string>

#include "maquette/cases.h"
#include "maquette/catalog.h"

namespace maquette::testing {

inline std::shared_ptr<const Model> mug_model() {
  static const auto model = load_catalog(std::string(MAQUETTE_SOURCE_DIR) + "/tests/cli/data/mug").model;
  return model;
}

inline CaseFiles case_file(const std::string& text) { return {{{"tests/all.toml", text}}, {}}; }

/// A single case of these lines; its name is "it".
inline CasesResult one_case(const std::string& lines) {
  return parse_cases(*mug_model(), case_file("[[case]]\nname = \"it\"\n" + lines));
}

}  // namespace maquette::testing
