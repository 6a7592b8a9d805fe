#include "compile/live_catalog.h"

#include <utility>

namespace maquette::compile {

LiveCatalog::LiveCatalog(std::shared_ptr<const CompiledCatalog> catalog)
    : catalog_(std::move(catalog)),
      options_(catalog_),
      ceilings_(follow_ceilings(catalog_, {catalog_->ceilings().begin(), catalog_->ceilings().end()})),
      answer_{Verdict::unknown, catalog_->layer().filled(Verdict::unknown)} {}

/// Fills `answer_`: first what the circuit excludes, then the ceilings.
void LiveCatalog::decide(const Selections& selections) {
  options_.move_to(selections);
  const Verdict otherwise = catalog_->ceilings().empty() ? Verdict::yes : Verdict::unknown;
  answer_.satisfiable = options_.satisfiable() ? otherwise : Verdict::no;
  for (PartIndex part = 0; part < answer_.possible.size(); ++part) {
    for (OptionIndex option = 0; option < answer_.possible[part].size(); ++option) {
      answer_.possible[part][option] = options_.possible(part, option) ? otherwise : Verdict::no;
    }
  }
  if (ceilings_) ceilings_->decide(selections, answer_);
}

Domains LiveCatalog::domains(const Selections& selections) {
  decide(selections);
  return catalog_->name_domains(answer_, selections);
}

}  // namespace maquette::compile
