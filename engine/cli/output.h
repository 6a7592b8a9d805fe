// What verbs print: JSON for programs, aligned lines for people.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "maquette/design.h"
#include "maquette/evaluate.h"
#include "maquette/session.h"

namespace maquette::cli {

using Json = nlohmann::ordered_json;

/// One document on one line of standard output.
void print_json(const Json& document);

/// {"part": id, "option": id}
Json to_json(const Model& model, Choice choice);
/// {"id": .., "because": ..}
Json to_json(const Rule& rule, std::string_view language);
/// "error", "warning", "note"
const char* to_word(Severity severity);
/// {"severity", "file", "line", "column", "code", "message"}
Json to_json(const Finding& finding);
/// The words of the JSON: "selected", "implied", "available", "excluded", "dead", "unknown".
std::string_view to_word(OptionState state);
/// true, false or null.
Json to_json(Verdict verdict);
/// {"part": "option", ..} in catalog order; a text part's text.
Json to_json(const Model& model, const Selections& selections);

/// "Vamp, Material": the group's label, and the part's where it says more.
std::string part_name(const Model& model, const Part& part, std::string_view language);
/// "Vamp, Material: Suede" with the ids: "vamp.material=suede".
std::string describe(const Model& model, Choice choice, std::string_view language);
/// "189.00": a value in units of 10^-decimals.
std::string decimal(std::int64_t value, int decimals, std::string_view language);
/// "189.00 EUR", "412 g", "12 days": a value of the model's attribute.
std::string amount(const Model& model, AttributeIndex attribute, std::int64_t value, std::string_view language);
/// "1 day", "8 jours"
std::string days(std::int64_t value, std::string_view language);
/// As amount, always with its sign.
std::string change(const Model& model, AttributeIndex attribute, std::int64_t value, std::string_view language);

/// `text` with spaces behind it, or before it, up to `width` columns.
std::string padded(std::string text, std::size_t width);
std::string right_aligned(std::string text, std::size_t width);

}  // namespace maquette::cli
