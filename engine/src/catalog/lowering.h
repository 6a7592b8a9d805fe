// From a rule's syntax tree to its meaning.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "catalog/assembly.h"
#include "catalog/expression.h"

namespace maquette::catalog {

/// A rule's text, and where each of its bytes stands in its file.
class RuleText {
 public:
  explicit RuleText(Text text);
  const std::string& value() const { return text_.value; }
  Place at(std::size_t offset) const;

 private:
  Text text_;
  std::vector<std::size_t> offsets_;  ///< empty: only the place of the whole text is known
};

/// Looks up the names of one rule and reports those that are not declared.
class Names {
 public:
  Names(const RuleText& text, Assembly& assembly) : text_(text), assembly_(assembly) {}

  const Model& model() const { return assembly_.model; }
  const PartNotes& notes(PartIndex part) const { return assembly_.part_notes[part]; }

  std::optional<PartIndex> part(const Word& word) const;
  std::optional<PartIndex> part_of_kind(const Word& word, PartKind kind, std::string_view code,
                                        std::string_view advice) const;
  std::optional<OptionIndex> option(PartIndex part, const Word& word) const;
  /// A part, or every part of a group.
  std::optional<std::vector<PartIndex>> parts_or_group(const Word& word) const;
  /// A part of which several options are taken.
  const Several* several(const Word& word) const;
  /// Nothing, without a report, when there is no such thing.
  const Several* find_several(std::string_view id) const;
  /// The part of two options that stands for this one.
  std::optional<PartIndex> taken(const Several& several, const Word& option) const;
  std::optional<AttributeIndex> attribute(const Word& word) const;
  /// The options that have it; null when no option does.
  const TaggedOptions* tag(const Word& word) const;

  /// Whether the tag is none, but an option of the part, as in "pockets has secret", which is reported.
  bool refuse_option_as_tag(const Word& part, const Word& tag) const;
  /// Whether a part is put equal to one of its options, as in "straps = padded", which is reported.
  bool refuse_equals_option(const Word& part, const Word& option, std::size_t at) const;

  void error(std::size_t at, std::string_view code, std::string message) const;
  void unknown(std::size_t at, std::string_view code, std::string message) const;

 private:
  const RuleText& text_;
  Assembly& assembly_;
};

/// The part has another option than its first: what it stands for is taken.
Formula is_taken(PartIndex part, const Model& model);

/// The meaning of a condition; nothing when a name or a unit in it is wrong, which is reported, all of them.
std::optional<Formula> lower(const Condition& condition, const Names& names);

/// The meaning of a comparison of totals, lengths, number parts and amounts.
std::optional<Formula> lower_comparison(const Comparison& comparison, std::size_t at, const Names& names);

/// How many parts have an attribute within a limit.
std::optional<Formula> lower_count(const CountParts& count, std::size_t at, const Names& names);

/// Shape of a formula: how deep, how many numbers it holds, which parts it speaks of.
struct FormulaShape {
  int depth = 0;
  std::size_t cells = 0;
  std::set<PartIndex> parts;
};
FormulaShape shape_of(const Formula& formula);

}  // namespace maquette::catalog
