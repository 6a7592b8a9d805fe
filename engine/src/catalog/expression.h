// A rule as its author wrote it: the syntax tree of the rule language, before anyone asks what its names mean.
//
// Grammar (docs/catalog-format.md explains each line):
//
//   rule        = "if" equivalence "then" rule | equivalence
//   equivalence = junction [ "exactly when" junction ]
//   junction    = negation { "and" negation } | negation { "or" negation }
//   negation    = "not" negation | primary
//   primary     = "(" rule ")" | counted | NAME state | comparison
//   state       = "is" ["not"] ( OPTION | "one of" options | "the same as" NAME | "empty" )
//               | "has" ["no"] TAG
//               | "include" ( OPTION | ("one" | "all" | "none") "of" options ) | "do not include" OPTION
//   options     = "(" OPTION {"," OPTION} ")"
//   counted     = bounds ( "of" ( "(" rule {";" rule} ")" | NAME ["have" TAG] ) | "parts" ["of" names] "have" what )
//               | "no part" ["of" names] "has" what | "all different" names
//   what        = TAG | ATTRIBUTE limit
//   bounds      = "at most" N | "at least" N | "exactly" N | "between" N "and" N
//   comparison  = sum ( relation sum | "is between" amount "and" amount )
//   limit       = relation amount | ["is"] "between" amount "and" amount
//   relation    = "<=" | ">=" | "<" | ">" | "=" | "is at most" | "is at least"
//   sum         = term { ("+" | "-") term }
//   term        = amount | [amount "*"] quantity
//   quantity    = NAME | "length of" NAME | "count of" NAME | ("total" | extreme) ATTRIBUTE [ "of" names ] | extreme "of"
//   names extreme     = "longest" | "highest" | "largest" | "shortest" | "lowest" | "smallest" amount      = NUMBER [ UNIT
//   ]
//
// Offsets are bytes of the rule's text.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace maquette::catalog {

struct Word {
  std::string text;
  std::size_t at = 0;
};

struct Condition;
using Conditions = std::vector<Condition>;

enum class Junction : std::uint8_t { all, any, negation, implication, equivalence };

struct Connective {
  Junction junction = Junction::all;
  Conditions operands;
};

struct IsOneOf {
  Word part;
  std::vector<Word> options;
  bool negated = false;
};

struct HasTag {
  Word part;
  Word tag;
  bool negated = false;
};

struct SameAs {
  Word left, right;
  bool negated = false;
};

struct IsEmpty {
  Word part;
  bool negated = false;
};

/// "toppings include all of (olives, ham)", of a part of which several options are taken.
struct Includes {
  enum class Of : std::uint8_t { any, all, none };
  Word several;
  std::vector<Word> options;
  Of of = Of::any;
};

inline constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

struct Bounds {
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};

/// "at most 2 of toppings", "exactly 1 of toppings have spicy"
struct CountTaken {
  Bounds bounds;
  Word several;
  std::optional<Word> tag;
};

struct CountConditions {
  Bounds bounds;
  Conditions operands;
};

struct Amount {
  Word digits;
  std::optional<Word> unit;
};

/// "total weight", "longest lead_time of (sole, laces)", "smallest of (sole.height, heel.height)".
struct Aggregated {
  enum class Kind : std::uint8_t { total, highest, lowest };
  Kind kind = Kind::total;
  std::optional<Word> attribute;  ///< none: of number parts, their numbers
  std::vector<Word> of;           ///< empty: the whole design
};

struct LengthOf {
  Word part;
};

/// "count of toppings"
struct CountOf {
  Word several;
};

struct Term {
  std::variant<Amount, Aggregated, LengthOf, CountOf, Word> value;  ///< a Word is a number part; of a derived attribute,
                                                                    ///< also an attribute
  std::size_t at = 0;
  bool subtracted = false;
  std::optional<Amount> factor = std::nullopt;  ///< "2 *", "0.02 EUR/g *"
};

using Sum = std::vector<Term>;

enum class Relation : std::uint8_t { at_most, at_least, less, more, equal, between };

struct Comparison {
  Sum left;
  Relation relation = Relation::at_most;
  Sum right;
  Sum upper;  ///< of between
};

/// "at most 3 parts have metallic", "no part of (vamp, tongue) has price > 20 EUR"
struct CountParts {
  struct Limit {
    Relation relation = Relation::at_most;
    Sum right;
    Sum upper;  ///< of between
  };
  Bounds bounds;
  std::vector<Word> of;  ///< empty: the whole design
  Word what;             ///< a tag; with a limit an attribute
  std::optional<Limit> limit;
};

/// "all different (left, middle, right)"
struct AllDifferent {
  std::vector<Word> parts;
};

struct Condition {
  std::variant<Connective, IsOneOf, HasTag, SameAs, IsEmpty, Includes, CountParts, CountTaken, CountConditions,
               AllDifferent, Comparison>
      node;
  std::size_t at = 0;
};

struct SyntaxError {
  std::size_t at = 0;
  std::string code;  ///< rule-syntax, ambiguous-and-or or too-deep
  std::string message;
};

/// The tree, or the first thing that is not the rule language. `text` is well-formed UTF-8. Never throws.
std::variant<Condition, SyntaxError> parse_expression(std::string_view text);

/// The same of a sum alone, as a derived attribute is worked out.
std::variant<Sum, SyntaxError> parse_sum(std::string_view text);

}  // namespace maquette::catalog
