// Findings about a catalog that is sound: what a customer or a product team would stumble over. Each function looks for
// one kind; `advise` asks them all.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "maquette/finding.h"
#include "maquette/session.h"

namespace maquette {

/// uncovered-option: an allow table has no row for an option of one of its parts.
Findings find_uncovered_options(const Model& model);

/// similar-colors: two colours of a part that nobody can tell apart.
Findings find_similar_colors(const Model& model);

/// hard-because: a reason that reads harder than age 12.
Findings find_hard_reasons(const Model& model);

/// price-below-cost: a design that sells for less than it costs to make. Looks at the attribute `cost`, where it is a sum
/// in the catalog's currency.
Findings find_losses(const Model& model, Limits limits);

/// unreachable-price: a rule compares a price with an amount on one side of which no design lies.
Findings find_unreachable_prices(const std::shared_ptr<const Model>& model, Limits limits);

/// The states of all options beside selections; nothing where asking often would take too long.
using AskDomains = std::function<std::optional<Domains>(const Selections&)>;

/// part-order: groups shown in an order in which customers meet many more refusals than in another.
Findings find_better_order(const Model& model, const AskDomains& ask);

/// All of these, in this order, added to `findings`; what they say better than a finding that is there takes its place.
void advise(const std::shared_ptr<const Model>& model, Limits limits, Findings& findings, const AskDomains& ask);

}  // namespace maquette
