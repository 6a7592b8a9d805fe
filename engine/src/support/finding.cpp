#include "maquette/finding.h"

#include <algorithm>

namespace maquette {

std::string to_string(const Finding& finding) {
  std::string text = finding.where.file;
  if (finding.where.line != 0)
    text += ':' + std::to_string(finding.where.line) + ':' + std::to_string(finding.where.column);
  return text + ": " + finding.code + ": " + finding.message;
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace maquette
