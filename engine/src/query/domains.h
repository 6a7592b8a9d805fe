// Which options are still possible? One question for every option of the catalog, at every click.
//
// An option is possible when some variant has it beside the selections, those of its own part set aside: the customer may
// always change their mind about the part they look at. Asking the solver about each option is too slow; three things make
// most of the asking unnecessary.
//   Witnesses: every variant ever found is kept, and proves all of its options at once wherever it fits the selections. One
//   that differs from the selections in one part only proves its option of that part.
//   Steps aside: what a witness does not show, the witness with one part changed often does (query/swap.h).
//   Grounds: every "no" comes with the selections it rests on; as long as those stand, the answer stands.
// What is left is asked for in one go, "any of these?", until the answer is no; each yes brings a witness that settles
// several. (The backbone algorithms of Janota, Lynce and Marques-Silva, "Algorithms for computing backbones of
// propositional formulae", 2015, with chunks; neighbours: `solver.consequences`, which was found silently incomplete, and
// two passes over a compiled form.)
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "maquette/session.h"
#include "query/reasoner.h"
#include "query/swap.h"

namespace maquette {

class DomainFinder {
 public:
  DomainFinder(std::shared_ptr<const Model> model, const Swap& swap);

  /// What is known without asking: states, `unknown` where they are not.
  using Known = std::function<Domains(const Selections&)>;

  /// Within a turn of the oracle; `reasoner` is asked only about what `known` (none: nothing) leaves open.
  Domains find(Reasoner& reasoner, const Selections& selections, const Known& known = {});

 private:
  enum class Possible : std::uint8_t { open, yes, no, unknown };
  using Table = std::vector<std::vector<Possible>>;  // [part][option]

  /// "As long as these choices are selected, none of these options is possible."
  struct Ground {
    std::vector<Choice> selections;
    std::vector<Choice> excluded;
  };
  struct Search;

  Domains states(const Selections& selections, const Table& possible, Verdict satisfiable) const;
  void remember(std::vector<OptionIndex> witness);
  void learn_dead(Reasoner& reasoner, const Known& known);

  std::shared_ptr<const Model> model_;
  const Swap& swap_;
  std::deque<std::vector<OptionIndex>> witnesses_;
  std::set<std::vector<OptionIndex>> known_;
  std::deque<Ground> grounds_;
  Table dead_;  // empty until known
};

}  // namespace maquette
