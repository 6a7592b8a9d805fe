// A UVL file as it is written: the feature tree and the constraints, each with its place, nothing decided yet.
//
// Plain data. The height of expressions and the depth of the tree are bounded by the parser, so recursive visits are safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/rational.h"

namespace maquette::formats {

/// Where something stands: in the file of this number (imports have files of their own).
struct UvlPlace {
  std::uint32_t file = 0, line = 0, column = 0;
};

struct UvlExpression {
  enum class Kind : std::uint8_t {
    // values
    number,
    text,
    negate,   ///< 0 - operand
    invert,   ///< 1 / operand
    sum,      ///< of all operands
    product,  ///< of all operands
    call,     ///< `text` names the function
    // values or conditions
    reference,  ///< `path`
    // conditions
    truth,       ///< `text` is "true" or "false"
    comparison,  ///< `text` is the operator
    negation,
    conjunction,
    disjunction,
    implication,
    equivalence,
  };
  Kind kind = Kind::truth;
  std::string text;
  Rational number;
  std::vector<std::string> path;  ///< "Bike", "Frame", "Price" of Bike.Frame.Price
  std::vector<UvlExpression> operands;
  int height = 1;
  UvlPlace where;
};

struct UvlConstraint {
  UvlExpression condition;
  std::string source;  ///< as written, with single spaces
  std::string scope;   ///< "sub." in front of all names, when it comes from an imported file
};

struct UvlAttribute;

struct UvlValue {
  enum class Kind : std::uint8_t { flag, boolean, number, text, list, attributes };
  Kind kind = Kind::flag;  ///< an attribute without a value: it is simply there
  bool truth = true;
  Rational number;
  std::string text;
  std::vector<UvlValue> list;
  std::vector<UvlAttribute> attributes;
};

struct UvlAttribute {
  std::string name;
  UvlValue value;
  UvlPlace where;
};

/// lower <= how many <= upper; no upper: as many as one likes.
struct UvlBounds {
  std::int64_t lower = 1;
  std::optional<std::int64_t> upper = 1;
};

enum class UvlType : std::uint8_t { boolean, integer, real, string };

struct UvlGroup;

struct UvlFeature {
  std::string name;
  std::vector<std::string> path;  ///< two names or more: the root of an import
  UvlPlace where;
  UvlType type = UvlType::boolean;
  std::optional<UvlBounds> cardinality;
  UvlPlace cardinality_where;
  std::vector<UvlAttribute> attributes;
  std::vector<UvlGroup> groups;
};

enum class UvlRelation : std::uint8_t { mandatory, optional, any, one, cardinality };

struct UvlGroup {
  UvlRelation relation = UvlRelation::optional;
  UvlBounds bounds;
  std::vector<UvlFeature> features;
  UvlPlace where;
};

struct UvlImport {
  std::vector<std::string> path;  ///< folders, then the file without its ending
  std::string alias;
  UvlPlace where;
};

struct UvlFile {
  std::vector<UvlImport> imports;
  std::optional<UvlFeature> root;
  std::vector<UvlConstraint> constraints;  ///< those among the attributes too
};

}  // namespace maquette::formats
