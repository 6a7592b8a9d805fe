#include "compile/compiled.h"

#include <algorithm>
#include <utility>

#include "compile/common_factors.h"
#include "compile/live_ceilings.h"
#include "compile/rings.h"

namespace maquette::compile {
namespace {

PerOption<std::uint8_t> existing(const Circuit& circuit, const OptionLayer& layer, const Selections& selections,
                                 bool& any) {
  auto passes = run_passes<Existing>(circuit, layer, layer.filled<std::uint8_t>(1), selections);
  any = passes.total != 0;
  return std::move(passes.by_option);
}

/// As Session words them; see query/domains.h.
void name_states(std::vector<OptionState>& states, const OptionIndex* selected) {
  if (selected != nullptr) {
    states[*selected] = OptionState::selected;
  } else if (std::count(states.begin(), states.end(), OptionState::available) == 1 &&
             std::count(states.begin(), states.end(), OptionState::unknown) == 0) {
    *std::find(states.begin(), states.end(), OptionState::available) = OptionState::implied;
  }
}

/// Excluded or dead is only known when it is known whether the option is ever possible.
OptionState state_of(Verdict possible, Verdict ever_possible) {
  if (possible == Verdict::yes) return OptionState::available;
  if (possible == Verdict::unknown || ever_possible == Verdict::unknown) return OptionState::unknown;
  return ever_possible == Verdict::no ? OptionState::dead : OptionState::excluded;
}

/// What the ceilings leave possible beside no selections, with as much effort as it takes.
PerOption<Verdict> find_ever_possible(const std::shared_ptr<const CompiledCatalog>& catalog) {
  CeilingAnswer answer = catalog->decide({});
  const auto ceilings = follow_ceilings(catalog, {catalog->ceilings().begin(), catalog->ceilings().end()});
  if (ceilings && has_open(answer)) ceilings->decide({}, answer);
  return std::move(answer.possible);
}

}  // namespace

CompileResult CompiledCatalog::compile(std::shared_ptr<const Model> model, const CompileLimits& limits,
                                       const LoweringLimits& lowering) {
  CompileResult result;
  Lowered lowered = lower(*model, lowering);
  result.not_compilable = std::move(lowered.not_compilable);
  if (!result.not_compilable.empty()) return result;
  Compilation compilation = maquette::compile::compile(lowered.problem, limits);
  result.outcome = compilation.outcome;
  result.statistics = compilation.statistics;
  if (result.outcome != CompileOutcome::done) return result;
  result.catalog = assemble(std::move(model), std::move(lowered), share_common_factors(compilation.circuit));
  return result;
}

std::shared_ptr<const CompiledCatalog> CompiledCatalog::assemble(std::shared_ptr<const Model> model, Lowered lowered,
                                                                 Circuit circuit) {
  OptionLayer layer(lowered.classes, LeafMap(lowered.problem));
  return assemble(std::move(model), {std::move(circuit), std::move(layer), std::move(lowered.residual), {}});
}

std::shared_ptr<const CompiledCatalog> CompiledCatalog::assemble(std::shared_ptr<const Model> model, CompiledParts parts) {
  std::shared_ptr<CompiledCatalog> catalog(new CompiledCatalog(std::move(parts.circuit)));
  catalog->model_ = std::move(model);
  catalog->layer_ = std::move(parts.layer);
  catalog->residual_ = std::move(parts.residual);
  catalog->ceilings_ = ceilings_of(catalog->residual_, catalog->layer_);
  catalog->ever_possible_ = parts.ever_possible.empty() ? find_ever_possible(catalog) : std::move(parts.ever_possible);
  return catalog;
}

CeilingAnswer CompiledCatalog::decide(const Selections& selections) const {
  if (!ceilings_.empty()) return decide_under(ceilings_, circuit_, layer_, selections);
  bool any = false;
  const auto exists = existing(circuit_, layer_, selections, any);
  CeilingAnswer answer{any ? Verdict::yes : Verdict::no, {}};
  for (const auto& part : exists) {
    auto& row = answer.possible.emplace_back();
    for (const std::uint8_t exist : part) row.push_back(exist != 0 ? Verdict::yes : Verdict::no);
  }
  return answer;
}

Domains CompiledCatalog::domains(const Selections& selections) const {
  return name_domains(decide(selections), selections);
}

Domains CompiledCatalog::name_domains(const CeilingAnswer& answer, const Selections& selections) const {
  Domains domains;
  domains.satisfiable = answer.satisfiable;
  domains.states.reserve(answer.possible.size());
  for (PartIndex part = 0; part < answer.possible.size(); ++part) {
    auto& states = domains.states.emplace_back();
    states.reserve(answer.possible[part].size());
    for (OptionIndex option = 0; option < answer.possible[part].size(); ++option) {
      states.push_back(state_of(answer.possible[part][option], ever_possible_[part][option]));
    }
    const auto selected = selections.chosen.find(part);
    name_states(states, selected == selections.chosen.end() ? nullptr : &selected->second);
  }
  return domains;
}

}  // namespace maquette::compile
