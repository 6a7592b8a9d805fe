// Arithmetic over parts, exactly: from "B.Price * B.Fun > 20" to a formula.
//
// A quantity is a tree over leaves, each a function of one part: its option decides the value. A comparison of two of them
// becomes a formula in one of two ways.
//   Separable quantities (sums of functions of single parts, whatever stands inside each: sum(Price), 2 * Size - 3,
//   B.Price * B.Fun) become one Linear, scaled to integers; over a single part, an Among.
//   Whatever multiplies, divides or rounds over several parts is written out as a table of the assignments that satisfy it,
//   within a budget.
// Values of features that are not selected are 0, or the empty text; a division by 0 makes the comparison around it false;
// an average of nothing is 0. So the reference implementation of UVL has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/rational.h"
#include "maquette/formula.h"

namespace maquette::formats {

struct UvlText {
  std::string text;
  std::int64_t length = 0;
  bool operator==(const UvlText&) const = default;
};

/// Nothing: undefined, as 1 / 0 is.
using UvlDatum = std::variant<std::monostate, Rational, UvlText>;

struct Quantity {
  enum class Kind : std::uint8_t {
    constant,
    leaf,     ///< `values[option]` of `part`; option 0 is "not selected"
    sum,      ///< of the operands, numbers all
    product,  ///< likewise
    negate,
    invert,
    floor,
    ceil,
    length,   ///< of a text, in code points
    average,  ///< of those operands, leaves all, that are selected
    least,
    greatest,
  };
  Kind kind = Kind::constant;
  UvlDatum constant;
  PartIndex part = 0;
  std::vector<UvlDatum> values;
  std::vector<Quantity> operands;
};

/// Whether it is a text; what may be either is none.
bool is_text(const Quantity& quantity);

enum class UvlComparison : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal };
std::optional<UvlComparison> to_comparison(std::string_view symbol);
/// The same with the sides exchanged: < for >.
UvlComparison mirrored(UvlComparison comparison);

struct ComparisonResult {
  std::optional<Formula> formula;
  std::string problem;  ///< why there is none
};

/// `budget`: assignments that may still be written out; what is written out is taken from it.
ComparisonResult compare_quantities(UvlComparison comparison, const Quantity& left, const Quantity& right,
                                    std::size_t& budget);

/// `options`: by part, for the parts of the quantity at least.
UvlDatum evaluate(const Quantity& quantity, const std::vector<OptionIndex>& options);
bool satisfied(UvlComparison comparison, const UvlDatum& left, const UvlDatum& right);

}  // namespace maquette::formats
