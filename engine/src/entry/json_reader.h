// Values out of a parsed JSON text, by JSON pointer, keeping the first thing that is not as expected.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "support/strict_json.h"

namespace maquette::entry {

/// The document must outlive the reader and hold a value.
class JsonReader {
 public:
  explicit JsonReader(const JsonDocument& document) : document_(document) {}

  /// The first problem as `file:line:column: code: message`; empty when there was none.
  const std::string& problem() const { return problem_; }

  bool has(const std::string& pointer) const;
  std::string text(const std::string& pointer);              ///< else empty
  std::uint64_t count(const std::string& pointer);           ///< a whole number, else 0
  float real(const std::string& pointer);                    ///< any number, else 0
  const nlohmann::json* object(const std::string& pointer);  ///< else null
  const nlohmann::json* list(const std::string& pointer);    ///< else null
  /// Keeps "`pointer` must be `what`" unless `holds`.
  bool expect(bool holds, const std::string& pointer, const std::string& what);

 private:
  const nlohmann::json* find(const std::string& pointer) const;

  const JsonDocument& document_;
  std::string problem_;
};

}  // namespace maquette::entry
