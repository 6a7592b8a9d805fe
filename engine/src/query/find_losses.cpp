// Is every design sold for more than it costs?
//
// Price and cost are sums over the options, so is what is left of the price; the design that leaves least is found as the
// cheapest design is, by minimising one attribute more.
#include <algorithm>
#include <string>

#include "maquette/evaluate.h"
#include "query/advice.h"
#include "query/money.h"

namespace maquette {
namespace {

std::optional<AttributeIndex> cost_of(const Model& model) {
  for (AttributeIndex i = 0; i < model.attributes.size(); ++i) {
    const Attribute& attribute = model.attributes[i];
    const Attribute& price = model.attributes[kPrice];
    if (attribute.id == "cost" && attribute.aggregate == Aggregate::sum && attribute.unit == model.currency &&
        attribute.decimals == price.decimals)
      return i;
  }
  return std::nullopt;
}

/// The model with what is left of the price as its last attribute.
std::shared_ptr<const Model> with_margin(const Model& model, AttributeIndex cost) {
  auto copy = std::make_shared<Model>(model);
  Attribute margin = model.attributes[kPrice];
  margin.id = "margin";
  margin.base -= model.attributes[cost].base;
  copy->attributes.push_back(std::move(margin));
  for (Part& part : copy->parts) {
    for (Option& option : part.options) option.attributes.push_back(option.attributes[kPrice] - option.attributes[cost]);
  }
  return copy;
}

}  // namespace

Findings find_losses(const Model& model, Limits limits) {
  const auto cost = cost_of(model);
  if (!cost) return {};
  const auto priced = with_margin(model, *cost);
  const auto margin = static_cast<AttributeIndex>(model.attributes.size());
  Session session(priced, limits, CompiledCache::off);
  const Completion worst = session.minimize({}, margin);
  const Position start = model.parts.empty() ? Position{} : Position{model.parts.front().where.file, 0, 0};
  if (worst.found == Verdict::unknown || (worst.found == Verdict::yes && !worst.optimal))
    return {
        {Severity::note, start, "undecided", "gave up within the limits on whether every design is sold above its cost"}};
  if (worst.found != Verdict::yes) return {};
  const Quote quoted = quote(*priced, worst.variant);
  if (quoted.totals[margin] >= 0) return {};
  PartIndex worst_part = 0;
  const auto left = [&](PartIndex part) {
    return priced->parts[part].options[worst.variant.options[part]].attributes[margin];
  };
  for (PartIndex part = 1; part < model.parts.size(); ++part) {
    if (left(part) < left(worst_part)) worst_part = part;
  }
  const Part& part = model.parts[worst_part];
  const Option& option = part.options[worst.variant.options[worst_part]];
  return {{Severity::warning, option.where.file.empty() ? part.where : option.where, "price-below-cost",
           "a design sells for " + money(model, quoted.totals[kPrice]) + " and costs " +
               money(model, quoted.totals[*cost]) + "; of its options \"" + option.id + "\" of \"" + part.id +
               "\" loses most: raise its price or lower its cost"}};
}

}  // namespace maquette
