// The rule language's words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/expression.h"

namespace maquette::catalog {

struct Token {
  enum class Kind : std::uint8_t { word, number, symbol, end };
  Kind kind = Kind::end;
  std::string_view text;  ///< a piece of the rule
  std::size_t at = 0;
};

struct Tokens {
  std::vector<Token> tokens;  ///< ends with one of kind end
  std::optional<SyntaxError> error;
};

/// Splits a rule into words (`vamp.material`, `is`, `EUR`), numbers (`12`, `-0.5`) and symbols (`( ) , ; + - * <= >= < >
/// =`).
Tokens tokenize(std::string_view text);

}  // namespace maquette::catalog
