// The authority: is there a variant with these choices that obeys these rules? Plain types only; Z3 stays in this folder.
//
//   Oracle oracle(model);
//   const Oracle::Turn turn = oracle.begin(limits);
//   oracle.check({.choices = {wish}})    yes with a witness, no with a core, or unknown
//
// One turn for each question a person asks; its checks share the limits.
//
// Every witness is checked again by the evaluator before it is given out. The limits are of two kinds: the resource limit
// counts Z3's own steps and is deterministic, the wall clock is only a backstop. Outside of a turn every answer is unknown.
//
// Z3 grows and slows with the checks it has made, so it is thrown away and built anew now and then, and always after it was
// interrupted or gave up: what it answers next never depends on where it was stopped.
//
// Not thread-safe, except for `interrupt()`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"
#include "maquette/session.h"

namespace maquette {

class Oracle {
 public:
  /// "The total of an attribute, its base included, is at most this."
  struct Ceiling {
    AttributeIndex attribute = kPrice;
    std::int64_t at_most = 0;
  };

  struct Question {
    std::vector<Choice> choices = {};                  ///< all of these; only they appear in a core
    std::vector<Choice> one_of = {};                   ///< and at least one of these; empty: no such demand
    std::optional<Ceiling> ceiling = {};               ///< and this
    std::optional<RuleIndex> broken = {};              ///< and this rule does not hold
    std::optional<Formula> also = {};                  ///< and this holds
    std::optional<std::vector<RuleIndex>> rules = {};  ///< obeying only these, which appear in a core; none: all rules
    bool core = true;                                  ///< whether it matters what a "no" rests on
  };

  struct Answer {
    Verdict verdict = Verdict::unknown;
    std::vector<OptionIndex> witness;  ///< yes: one option for each part
    std::vector<Choice> choices;       ///< no: of the question's choices, enough to make it so; sorted, not always minimal
    std::vector<RuleIndex> rules;      ///< no: likewise of the question's rules
  };

 private:
  class Impl;

 public:
  /// The span of time in which the limits count; ends with the object. Turns do not nest.
  class Turn {
   public:
    explicit Turn(Impl& oracle) : oracle_(oracle) {}
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Impl& oracle_;
  };

  explicit Oracle(std::shared_ptr<const Model> model);
  ~Oracle();
  Oracle(Oracle&&) noexcept;
  Oracle& operator=(Oracle&&) noexcept;

  const Model& model() const;

  Turn begin(const Limits& limits);
  Answer check(const Question& question);

  /// Ends the turn in progress: the rest of its checks answer unknown. Does nothing without one. From any thread.
  void interrupt();

  /// Checks made since the oracle was made, for benchmarks.
  std::uint64_t checks() const;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace maquette
