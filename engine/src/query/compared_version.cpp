#include "query/compared_version.h"

#include <algorithm>

namespace maquette {

std::optional<Natural> count(Session& session, const Selections& selections) {
  const auto counted = session.count(selections);
  return counted ? std::optional(Natural(counted->designs)) : std::nullopt;
}

std::optional<Natural> less(const std::optional<Natural>& a, const std::optional<Natural>& b) {
  return a && b ? std::optional(Natural(*a - *b)) : std::nullopt;
}

std::vector<OptionIndex> untouched_options(Session& session) {
  const Domains domains = session.domains({});
  std::vector<OptionIndex> options;
  for (PartIndex part = 0; part < session.model().parts.size(); ++part) {
    const std::vector<OptionState>& states = domains.states[part];
    options.push_back(session.model().parts[part].default_option);
    if (states[options.back()] != OptionState::dead) continue;
    const auto possible = std::find_if(states.begin(), states.end(), [](OptionState state) {
      return state != OptionState::dead && state != OptionState::unknown;
    });
    if (possible != states.end()) options.back() = static_cast<OptionIndex>(possible - states.begin());
  }
  return options;
}

}  // namespace maquette
