// Feature models of other tools, read as models and written from any model: docs/uvl.md.
//
// Reading: every feature becomes a part whose option `false` means "not selected"; tree relations and constraints become
// rules. What a file uses and we cannot express is refused by name with its position, never ignored.
// Writing: the rules keep their meaning (the written model has the same designs), and what the other format has no place
// for is reported.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"

namespace maquette {

/// The option of a Boolean feature's part that means "selected".
inline constexpr OptionIndex kFeatureSelected = 1;

/// The Universal Variability Language, without imports. `text` is untrusted; `name` is used in findings' positions.
CatalogResult parse_uvl(std::string_view text, std::string_view name);

/// DIMACS CNF; comment lines "c NUMBER NAME" name the variables.
CatalogResult parse_dimacs(std::string_view text, std::string_view name);

/// Whether the path's ending says UVL or DIMACS.
bool is_feature_model(const std::filesystem::path& path);

/// A catalog folder or file, a `.uvl` file (with its imports) or a `.dimacs` file, told apart by the path's ending.
/// `circumstances` are asked of a catalog; feature models have none.
CatalogResult load_model(const std::filesystem::path& path, const Circumstances& circumstances = {});

enum class ModelFormat : std::uint8_t { uvl, dimacs, smtlib, minizinc };

/// "uvl", "dimacs", "smtlib", "minizinc", or the ending of a file: "cnf", "smt2", "mzn"
std::optional<ModelFormat> to_model_format(std::string_view word);

/// Something the written file does not say.
struct Loss {
  std::string what;     ///< stable, kebab-case: "prices", "labels", "rule"
  std::string message;  ///< one sentence
  bool operator==(const Loss&) const = default;
};

struct WrittenModel {
  std::string text;
  std::vector<Loss> lost;
  bool same_designs = true;  ///< false: a rule could not be written, so that the file allows more designs
};

WrittenModel write_model(const Model& model, ModelFormat format);

}  // namespace maquette
