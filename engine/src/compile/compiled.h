// The compiled catalog: every question of a click answered exactly, by passes over a decision-DNNF.
//
//   CompileResult result = CompiledCatalog::compile(model);
//   if (result.catalog) {
//     result.catalog->domains(mine)             the state of every option
//     result.catalog->count(mine)               how many designs are left, and how they share out
//     result.catalog->cheapest(mine, kPrice)    the least total with each option
//     result.catalog->sample(mine, seed, 10)    uniformly drawn variants
//   }
//
// Selections of a part are set aside for that part's own options, as in Session. Rules that were not compiled (`residual`:
// price and weight ceilings) are answered by bounds; where those do not decide, the answer is unknown and Z3 must be asked.
//
// Immutable: may be shared between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compile/ceilings.h"
#include "compile/circuit_index.h"
#include "compile/compiler.h"
#include "compile/lower.h"
#include "compile/option_layer.h"
#include "maquette/session.h"

namespace maquette::compile {

class CompiledCatalog;

struct CompileResult {
  std::shared_ptr<const CompiledCatalog> catalog;  ///< null when out of budget, or when rules are not compilable
  CompileOutcome outcome = CompileOutcome::done;
  std::vector<RuleIndex> not_compilable;
  CompileStatistics statistics;
};

/// Exact decimal numbers of designs.
struct OptionCounts {
  std::string total;
  PerOption<std::string> by_option;
};

/// What a compiled catalog is made of.
struct CompiledParts {
  Circuit circuit;
  OptionLayer layer;
  std::vector<Residual> residual;
  PerOption<Verdict> ever_possible;  ///< beside no selections; empty: to be found out
};

class CompiledCatalog {
 public:
  /// `parts` fit together and belong to `model`.
  static std::shared_ptr<const CompiledCatalog> assemble(std::shared_ptr<const Model> model, CompiledParts parts);
  static CompileResult compile(std::shared_ptr<const Model> model, const CompileLimits& limits = {},
                               const LoweringLimits& lowering = {});
  /// From a circuit that is there already. `lowered`: of the same model, what the circuit was compiled from.
  static std::shared_ptr<const CompiledCatalog> assemble(std::shared_ptr<const Model> model, Lowered lowered,
                                                         Circuit circuit);

  const Model& model() const { return *model_; }
  const Circuit& circuit() const { return circuit_; }
  const CircuitIndex& index() const { return index_; }
  const OptionLayer& layer() const { return layer_; }
  const PerOption<Verdict>& ever_possible() const { return ever_possible_; }
  std::span<const Residual> residual() const { return residual_; }
  /// The rules left out, each bound a ceiling of its own.
  std::span<const Ceiling> ceilings() const { return ceilings_; }

  Domains domains(const Selections& selections) const;
  /// Which options are possible, unknown where several ceilings leave it open.
  CeilingAnswer decide(const Selections& selections) const;
  /// The states that verdicts on every option amount to.
  Domains name_domains(const CeilingAnswer& answer, const Selections& selections) const;

  /// How many variants contain the selections, exactly. Nothing when more than two rules left out can bind.
  std::optional<std::string> count(const Selections& selections) const;
  /// Of those, how many have each option. Nothing when rules were left out.
  std::optional<OptionCounts> count_options(const Selections& selections) const;
  /// Of those, the part that has each option: in [0, 1], summing to 1 over a part (or 0 where there are none). Rounded.
  std::optional<PerOption<double>> shares(const Selections& selections) const;

  /// The least total of `attribute`, its base included, over the variants with the selections and each option.
  PerOption<LeastTotal> cheapest(const Selections& selections, AttributeIndex attribute) const;

  /// `count` variants, each as likely as any other; the same seed gives the same ones. Fewer (none) when there is none, or
  /// when so few of those drawn keep rules that were left out that it is given up.
  std::vector<Variant> sample(const Selections& selections, std::uint64_t seed, std::size_t count) const;

  /// A variant with the least total of `attribute`; `found` is unknown when rules that were left out forbid it.
  Completion minimize(const Selections& selections, AttributeIndex attribute) const;

 private:
  explicit CompiledCatalog(Circuit circuit) : circuit_(std::move(circuit)), index_(circuit_) {}
  Verdict within_ceilings(const Weighed& best) const;
  PerOption<LeastTotal> cheapest_sum(const Selections& selections, AttributeIndex attribute) const;
  PerOption<LeastTotal> cheapest_maximum(const Selections& selections, AttributeIndex attribute) const;
  PerOption<LeastTotal> slowest_first(const Selections& selections, const PerOption<std::int64_t>& values,
                                      std::int64_t base) const;

  std::shared_ptr<const Model> model_;
  Circuit circuit_;
  CircuitIndex index_;
  OptionLayer layer_;
  std::vector<Residual> residual_;
  std::vector<Ceiling> ceilings_;
  PerOption<Verdict> ever_possible_;  ///< beside no selections
};

}  // namespace maquette::compile
