#include "query/offers.h"

#include "maquette/evaluate.h"
#include "query/complete.h"

namespace maquette {
namespace {

bool can_be_taken(OptionState state) {
  return state == OptionState::selected || state == OptionState::implied || state == OptionState::available;
}

}  // namespace

std::vector<Offer> offers(Reasoner& reasoner, const Selections& selections, PartIndex part, const Variant& current,
                          const std::vector<OptionState>& states) {
  const Model& model = reasoner.model();
  const Quote now = quote(model, current);
  const bool current_is_valid = broken_rules(model, current).empty();
  const Preferences stay = default_preferences(model, &current);
  std::vector<Offer> result;
  for (OptionIndex option = 0; option < states.size(); ++option) {
    Offer& offer = result.emplace_back(Offer{states[option], 0, 0});
    if (!can_be_taken(offer.state) || option == current.options[part]) continue;
    Variant taken = current;
    taken.options[part] = option;
    if (!current_is_valid || !reasoner.swap().keeps_valid(current.options, part, option) ||
        disappoints(model, current.options, taken.options)) {
      Selections wished = selections;
      wished.chosen[part] = option;
      Completion completion = reasoner.complete(wished, stay);
      if (completion.found != Verdict::yes) {
        offer.state = OptionState::unknown;
        continue;
      }
      taken = std::move(completion.variant);
    }
    const Quote then = quote(model, taken);
    offer.price_change = then.totals[kPrice] - now.totals[kPrice];
    offer.lead_time_change = then.totals[kLeadTime] - now.totals[kLeadTime];
  }
  return result;
}

}  // namespace maquette
