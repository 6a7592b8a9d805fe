// What verbs read: the model, the design, the choices. Mistakes go to standard error, all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/session.h"

namespace maquette::cli {

/// The options verbs share.
struct Input {
  std::string model;
  std::vector<std::string> choices;  ///< PART=OPTION, in the order given
  std::string design;                ///< a design file, or empty
  std::string language = "en";
  bool json = false;
  std::uint64_t budget = Limits{}.resource;
  Circumstances circumstances;  ///< but for the stock, which is read from `stock`
  std::string stock;            ///< a CSV file, or empty
};

struct Loaded {
  CatalogFiles files;
  std::shared_ptr<const Model> model;
  Selections selections;  ///< of the design file, then of the choices
};

/// The circumstances with their stock. None: the file cannot be read, which is on standard error.
std::optional<Circumstances> read_circumstances(const Input& input);

/// Reads the model, the design and the choices. None: the mistakes are on standard error.
std::optional<Loaded> load(const Input& input);

/// Reads a design file of at most 1 MiB ("-": standard input).
std::optional<Selections> load_design(const Model& model, const std::string& path);

/// Adds "PART=OPTION" (a text part: "PART=TEXT") to `selections`. `flag` names it in findings: "--choose".
std::optional<Finding> add_choice(const Model& model, std::string_view text, std::string_view flag,
                                  std::string_view language, Selections& selections);

/// As add_choice, for a single wish.
std::optional<Choice> parse_wish(const Model& model, std::string_view text, std::string_view language);

Session open_session(const Input& input, const Loaded& loaded);

/// A catalog's files are named from the folder above the catalog; this names them as the caller would, so that an editor
/// finds them: "mug/rules.toml" of the model "../products/mug" becomes "../products/mug/rules.toml".
void name_files_for_caller(Findings& findings, const std::string& model);

/// Prints findings to standard error, one a line.
void print_findings(const Findings& findings);
void print_finding(std::string_view file, std::string_view code, std::string_view message);

}  // namespace maquette::cli
