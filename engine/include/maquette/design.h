// Designs: what a customer selected, and the file it is saved in (docs/design-format.md).
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"
#include "maquette/model.h"

namespace maquette {

/// "this part takes this option"
struct Choice {
  PartIndex part = 0;
  OptionIndex option = 0;
  auto operator<=>(const Choice&) const = default;
};

/// The options a customer chose, possibly not for every part. `chosen` of a text part is the text's length in graphemes.
struct Selections {
  std::map<PartIndex, OptionIndex> chosen;
  std::map<PartIndex, std::string> texts;  ///< UTF-8; a text part with length 0 has no text
  bool operator==(const Selections&) const = default;
};

/// One option for every part: a complete assignment, valid or not.
struct Variant {
  std::vector<OptionIndex> options;        ///< one for each of Model::parts
  std::map<PartIndex, std::string> texts;  ///< for text parts of length > 0
  bool operator==(const Variant&) const = default;
};

/// Reading a design file against a model. Names the model no longer knows are findings, and everything else is kept.
struct DesignResult {
  std::optional<Selections> selections;  ///< null exactly when `findings` has errors
  Findings findings;
};

/// `name` is used in findings' positions. `text` is untrusted: size, nesting and duplicates are bounded before use.
DesignResult parse_design(const Model& model, std::string_view text, std::string_view name);

/// The design as JSON: stable key order, two-space indent, a newline at the end, so equal designs give equal bytes.
std::string write_design(const Model& model, const Selections& selections);

Selections to_selections(const Variant& variant);

/// Checks a text against its part's limits. Null: fine, and its length in graphemes is in `length`.
/// Else one sentence for the customer, in `language`.
std::optional<std::string> refuse_text(const Part& part, std::string_view utf8, std::string_view language,
                                       OptionIndex* length);

}  // namespace maquette
