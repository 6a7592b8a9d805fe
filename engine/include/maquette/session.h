// The one door to all questions about a catalog.
//
//   Session session(model);
//   Selections mine{{{vamp, suede}}, {}};
//   session.domains(mine)            which options are still possible, and why not the others
//   session.explain(mine, wish)      the smallest set of selections and rules that forbids the wish
//   session.repair(mine, wish)       the smallest changes that make it possible
//   session.complete(mine)           a variant that contains the selections
//   session.count(mine)              how many such variants there are
//
// Every question takes the selections, so there is no order of calls to remember, and retracting a selection is asking
// without it. Answers are three-valued: what cannot be decided within `Limits` is `unknown`, never a guess.
//
// Throws std::out_of_range for parts and options the model does not have: they are the caller's mistake, not a customer's.
//
// Not thread-safe: one Session for each thread. `interrupt()` alone may be called from another.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

enum class Verdict : std::uint8_t { no, yes, unknown };

enum class OptionState : std::uint8_t {
  selected,   ///< the customer chose it
  implied,    ///< the only one left
  available,  ///< possible
  excluded,   ///< impossible with these selections
  dead,       ///< in no valid design at all
  unknown,    ///< not decided within the limits
};
// States of a part's options are those with the part's own selection set aside: the customer may always choose another
// option of the part they look at, so alternatives to a selected option are `available` when the other selections allow
// them.

/// Budgets for one question. `resource` is deterministic (Z3's rlimit); `wall` is the backstop.
struct Limits {
  std::uint64_t resource = 20'000'000;
  std::chrono::milliseconds wall{2'000};
};

/// For compiling the catalog. Deterministic but for `cpu`.
struct CompileBudget {
  std::uint32_t nodes = 4'000'000;
  std::size_t bytes = std::size_t{1} << 30U;
  std::chrono::milliseconds cpu{20'000};  ///< of the compiling thread
};

/// What became of it.
enum class Compiled : std::uint8_t {
  not_tried,
  yes,
  no_budget,  ///< too intricate for the nodes, bytes or time allowed: Z3 answers alone
  no_form,    ///< has rules that do not compile: Z3 answers alone
  cancelled,  ///< by `interrupt`; tried again at the next question
};

/// Whether the compiled catalog is kept on disk between runs, in $XDG_CACHE_HOME/maquette or ~/.cache/maquette. A file
/// there is only used when it is whole and belongs to the very same catalog.
enum class CompiledCache : std::uint8_t { off, on };

struct Domains {
  Verdict satisfiable = Verdict::unknown;        ///< do the selections hold together?
  std::vector<std::vector<OptionState>> states;  ///< [part][option]
};

/// A minimal conflict: leave any member out and the rest can hold together.
struct Explanation {
  Verdict found = Verdict::unknown;  ///< no: the wish is possible, there is nothing to explain
  std::optional<Choice> wish;        ///< none: the selections conflict among themselves
  std::vector<Choice> selections;    ///< sorted by part
  std::vector<RuleIndex> rules;      ///< sorted
};

struct Change {
  PartIndex part = 0;
  std::optional<OptionIndex> from;  ///< none: was not selected
  std::optional<OptionIndex> to;    ///< none: retracted
  bool operator==(const Change&) const = default;
};

/// All minimal conflicts, smallest first.
struct Explanations {
  std::vector<Explanation> explanations;
  bool complete = false;  ///< there are no others; false when a limit was reached
};

struct Repair {
  std::vector<Change> changes;    ///< of selections, the wish not among them; sorted by part
  Selections selections;          ///< after the changes, the wish among them
  Variant variant;                ///< the completion of `selections`
  std::uint64_t weight = 0;       ///< the sum of the importance of the changed parts
  std::int64_t price_change = 0;  ///< of the whole completed design, in minor units
};

struct Repairs {
  Verdict found = Verdict::unknown;  ///< no: the wish is dead
  std::vector<Repair> repairs;       ///< best first: lightest, then fewest changes, then price
};

struct Completion {
  Verdict found = Verdict::unknown;
  Variant variant;       ///< when found is yes
  bool optimal = false;  ///< proven, when asked to minimize
};

/// The least total of an attribute; `total` is meaningful when `possible` is yes.
struct LeastTotal {
  Verdict possible = Verdict::unknown;
  std::int64_t total = 0;
  bool operator==(const LeastTotal&) const = default;
};

/// "The total of an attribute, its base included, is at most this": what a customer wants to spend.
struct TotalLimit {
  AttributeIndex attribute = kPrice;
  std::int64_t at_most = 0;
};

/// What taking an option would do to the design the customer sees now.
struct Offer {
  OptionState state = OptionState::unknown;
  std::int64_t price_change = 0;      ///< of the whole completed design, in minor units; 0 where the option cannot be taken
  std::int64_t lead_time_change = 0;  ///< likewise, in the unit of the attribute
};

struct DesignCount {
  std::string designs;                      ///< exact, in decimal digits
  std::vector<std::vector<double>> shares;  ///< [part][option]: the part of those designs that has the option, in [0, 1]
};

class Session {
 public:
  explicit Session(std::shared_ptr<const Model> model, Limits limits = {}, CompiledCache cache = CompiledCache::on);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  const Model& model() const;

  /// Compiles the catalog now, unless it is: otherwise the first question that gains by it does, within a part of its
  /// limits. `progress`: the share of the work that is done, roughly, in [0, 1] and never less than before; called on this
  /// thread now and then. `interrupt` cancels. What does not compile is answered by Z3.
  Compiled compile(const CompileBudget& budget = {}, const std::function<void(double)>& progress = {});
  Compiled compiled() const;

  Domains domains(const Selections& selections);
  /// The same, as if all designs beyond `limit` were impossible.
  Domains domains(const Selections& selections, TotalLimit limit);

  /// For each option of each part, the least total of `attribute`, its base included, over the variants that have it beside
  /// the selections of the other parts: what it costs with all it drags along. [part][option]
  std::vector<std::vector<LeastTotal>> cheapest(const Selections& selections, AttributeIndex attribute);

  /// Why `wish` is impossible beside `selections` (any selection of the wish's own part is ignored).
  Explanation explain(const Selections& selections, Choice wish);
  /// Why `selections` cannot hold together.
  Explanation explain(const Selections& selections);
  /// Every minimal set of selections and rules that forbids `wish` (without one: that forbids the selections), up to
  /// `most`. There can be very many.
  Explanations explain_all(const Selections& selections, std::optional<Choice> wish, std::size_t most = 100);

  /// Up to `most` minimal changes of selections after which `wish` holds. `current`: the variant the customer sees now,
  /// which completions stay near to and price changes are relative to; none: the completion of `selections`. A colour that
  /// must go is replaced by the one that looks most like it among those possible, a number by the nearest.
  Repairs repair(const Selections& selections, Choice wish, std::size_t most = 3, const Variant* current = nullptr);
  /// Up to `most` minimal changes after which `selections` hold together: for a design made with another version of a
  /// catalog.
  Repairs repair(const Selections& selections, std::size_t most = 3);

  /// A variant containing `selections`, each other part at its default where possible, decided in catalog order.
  /// `prefer`: take this variant's options instead of the defaults (what the customer sees now stays as it is). When the
  /// limits run out half-way, the parts not yet decided are valid but perhaps not at their defaults.
  Completion complete(const Selections& selections, const Variant* prefer = nullptr);

  /// For each option of `part`: its state, and what changes when it is taken and all else stays as near to `current`, a
  /// variant containing `selections`, as the rules let it.
  std::vector<Offer> offers(const Selections& selections, PartIndex part, const Variant& current);

  /// A variant containing `selections` with the least total of `attribute`, proven least when `optimal`.
  Completion minimize(const Selections& selections, AttributeIndex attribute);

  /// A valid variant drawn at random from `seed`, containing `selections`.
  Completion surprise(const Selections& selections, std::uint64_t seed);

  /// How many variants contain `selections`; `with_shares`: also which part of them each option keeps (choosing it closes
  /// the rest), which takes a few times longer. Nothing when the catalog is too intricate to count within the limits.
  /// Up to half a second for a catalog under several ceilings: not for the thread that draws.
  std::optional<DesignCount> count(const Selections& selections, bool with_shares = false);

  /// `count` variants containing `selections`, each as likely as any other; the same seed draws the same ones. Fewer when
  /// there are none, or when hardly any of those drawn keeps every ceiling. Nothing where `count` gives nothing.
  std::optional<std::vector<Variant>> sample(const Selections& selections, std::uint64_t seed, std::size_t count);

  /// Stops the question in progress on the session's own thread; it answers unknown. Without one, does nothing.
  void interrupt();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette
