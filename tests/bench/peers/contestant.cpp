#include "bench/peers/contestant.h"

#include <time.h>

namespace maquette::bench {

double Contestant::cpu_milliseconds() const {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

std::string disagreement(const Model& model, const Selections& selections, const Answer& ours, const Answer& theirs) {
  if (ours.satisfiable != theirs.satisfiable) {
    return std::string("the selections ") + (ours.satisfiable ? "hold" : "do not hold") + " together for us";
  }
  std::uint32_t number = 0;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (const Option& option : model.parts[part].options) {
      const bool same = ours.possible[number] == theirs.possible[number];
      if (!same && !selections.chosen.contains(part)) {
        return model.parts[part].id + "=" + option.id + " is " + (ours.possible[number] != 0 ? "possible" : "impossible") +
               " for us";
      }
      ++number;
    }
  }
  return {};
}

}  // namespace maquette::bench
