// The test cases an author keeps beside a catalog: what must be possible, what must not, why not, and what it costs.
//
//   const auto files = read_case_files("catalogs/court-sneaker");    tests/*.toml beside catalog.toml
//   const auto cases = parse_cases(*model, files.files);             or findings with file, line and column
//   CaseRunner runner(model);
//   for (const Case& test : cases.cases) runner.run(test);
//
// Format: docs/catalog-tests.md. The files are no part of the catalog's digest. Nothing is thrown for bad input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/finding.h"
#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette {

/// Bytes by name; names are paths from the catalogs' root ("court-sneaker/tests/build.toml"), as findings show them.
struct CaseFiles {
  std::map<std::string, std::string> files;
  std::map<std::string, std::filesystem::path> paths;  ///< where each lies on this machine; empty from memory
};

struct CaseFilesResult {
  CaseFiles files;
  Findings findings;
};

/// tests/*.toml beside the catalog (a folder, or its catalog.toml). No such folder: no files, and no finding.
CaseFilesResult read_case_files(const std::filesystem::path& catalog);
/// A file of cases, or every .toml in a folder, named as they are given.
CaseFilesResult read_case_files_at(const std::filesystem::path& file_or_folder);

/// One thing a case says must be so. Which members count depends on the kind.
struct Expectation {
  enum class Kind : std::uint8_t {
    valid,        ///< the selections, and the wish if there is one, are in some design
    invalid,      ///< they are in none, because of `rules` exactly (none: whatever the reason)
    only,         ///< `options`, and no others, are still possible of the choice's part
    excluded,     ///< `choice` is possible no more
    possible,     ///< `choice` is still possible
    total,        ///< the total of `attribute` of the completion is `total`
    least_total,  ///< the least total of `attribute` over all designs with the selections is `total`
    designs,      ///< so many designs have the selections
    repair,       ///< one of the repairs offered changes exactly `changes`
  };
  Kind kind = Kind::valid;
  Position where;                               ///< of the value as written; of the case where nothing is written
  std::optional<std::vector<RuleIndex>> rules;  ///< sorted
  Choice choice;
  std::vector<OptionIndex> options;  ///< sorted, never empty
  AttributeIndex attribute = kPrice;
  std::optional<std::int64_t> total;                        ///< none: not pinned yet, written "?"
  std::optional<std::string> designs;                       ///< decimal digits; none: not pinned yet
  std::map<PartIndex, std::optional<OptionIndex>> changes;  ///< to; none: becomes open
};

struct Case {
  std::string name;       ///< unique among all cases
  Position where;         ///< of its [[case]]
  Selections selections;  ///< with `whole`, of every part
  std::optional<Choice> wish;
  bool whole = false;                     ///< written `rest = "default"`: parts not chosen are at their defaults
  std::vector<Choice> chosen;             ///< what is written: choices, the wish, options the expectations name; sorted
  std::vector<Expectation> expectations;  ///< never empty; the first is `valid` or `invalid`
  /// Of a case that names a market, a channel or a day: the catalog as it is then, whose rules its own are. Parts and
  /// options are those of any other. Null: what all cases are asked of.
  std::shared_ptr<const Model> model;
};

/// What the case is asked of, `usual` where it names no circumstances.
inline const Model& model_of(const Case& test, const Model& usual) { return test.model ? *test.model : usual; }

struct CasesResult {
  std::vector<Case> cases;  ///< in order of file, then as written; empty when `findings` has errors
  Findings findings;
};

/// What cases that name circumstances are read against.
struct CasesCatalog {
  const CatalogFiles* files = nullptr;  ///< the catalog the model was built from; null: no case may name any
  Circumstances asked{};                ///< of the model; what a case names counts before
};

/// Strict: every key, part, option, rule, attribute and amount must be known. Sizes are bounded before parsing.
CasesResult parse_cases(const Model& model, const CaseFiles& files, const CasesCatalog& catalog = {});

/// What was found about one expectation. Which members count depends on the expectation's kind.
struct Outcome {
  Verdict met = Verdict::unknown;
  Verdict valid = Verdict::unknown;
  std::vector<RuleIndex> rules;       ///< of an invalid one: every rule in some minimal set that the selections cannot keep
  bool rules_complete = true;         ///< false: there may be more
  std::vector<OptionIndex> possible;  ///< of the choice's part
  std::optional<std::int64_t> total;  ///< none: no design, or not proven within the limits
  std::optional<std::string> designs;  ///< none: not counted within the limits
  std::vector<Repair> repairs;         ///< that are offered
};

struct CaseResult {
  Verdict passed = Verdict::unknown;  ///< no: an expectation is not met; unknown: one could not be decided
  std::vector<Outcome> outcomes;      ///< one for each expectation
  std::optional<Variant> completion;  ///< of the selections and the wish, where there is one
};

/// Answers cases of one model. Cases with every part chosen are judged by the evaluator, without a solver.
/// Not thread-safe; `interrupt` alone may be called from another thread.
class CaseRunner {
 public:
  /// `limits` are for each of a case's questions.
  explicit CaseRunner(std::shared_ptr<const Model> model, Limits limits = {}, CompiledCache cache = CompiledCache::on);
  ~CaseRunner();
  CaseRunner(CaseRunner&&) noexcept;
  CaseRunner& operator=(CaseRunner&&) noexcept;

  const Model& model() const;
  /// The case was parsed against this model, or one with the same parts, options, attributes and rules' ids.
  CaseResult run(const Case& test);
  /// Ends the question in progress: what is left of the case is unknown.
  void interrupt();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// An expectation and what was found, for people: "midsole.material is only Rubber", "Foam and Rubber are possible".
struct CaseWords {
  std::string expected, found;
  std::vector<std::string> because;  ///< of rules found: "oven-heat: The sole oven melts knit .."
};
CaseWords describe(const Model& model, const Expectation& expectation, const Outcome& outcome, std::string_view language);

/// The case as an author would write it, for a design that must be `valid`, or break exactly `rules`.
std::string write_case(const Model& model, std::string_view name, const Variant& variant,
                       const std::vector<RuleIndex>& rules);

/// `files` with every number of `designs`, `total` and `least` as `results` found it (results[i] is of cases[i]); every
/// other byte stays. Names of the files that changed; what was not decided is left as it is.
std::vector<std::string> write_golden(const Model& model, const std::vector<Case>& cases,
                                      const std::vector<CaseResult>& results, CaseFiles& files);

}  // namespace maquette
