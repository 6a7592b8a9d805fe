// A finding is something a reader or a check reports about a file: what is wrong, where, and what to do about it.
//
// Printed as `file:line:column: code: message`, the form editors and compilers share.
// Plain data; safe to copy between threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace maquette {

/// Where something was written. Lines and columns count from 1, columns in Unicode code points; 0 means "the whole file".
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool operator==(const Position&) const = default;
};

enum class Severity : std::uint8_t { error, warning, note };

struct Finding {
  Severity severity = Severity::error;
  Position where;
  std::string code;     ///< stable, kebab-case: "unknown-option"
  std::string message;  ///< one sentence that says what is wrong and what to do
  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// `file:line:column: code: message` (line and column left out where they are 0).
std::string to_string(const Finding& finding);

/// True when at least one finding is an error.
bool has_errors(const Findings& findings);

}  // namespace maquette
