// One Z3 context with a model asserted in it, and a check in it. The oracle owns two: one with the rules simply asserted,
// for the many quick questions, and one where each rule waits behind a switch, for the few that name rules.
#pragma once

#include <z3++.h>

#include <cstdint>
#include <vector>

#include "z3/lowering.h"
#include "z3/oracle.h"

namespace maquette {

class Engine {
 public:
  enum class Rules : std::uint8_t { asserted, switched };

  Engine(const Model& model, Rules rules);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// `resource`: the most steps this check may take. May throw z3::exception when interrupted.
  Oracle::Answer check(const Oracle::Question& question, std::uint64_t resource);

  /// Steps taken since construction, modulo 2^32.
  std::uint32_t spent() const;
  std::uint64_t checks() const { return checks_; }
  void interrupt() { context_.interrupt(); }

 private:
  z3::expr_vector assumptions(const Oracle::Question& question);
  z3::expr_vector demands(const Oracle::Question& question);
  const std::vector<OptionIndex>& read_witness();
  void set_limit(std::uint64_t resource);
  void read_core(const Oracle::Question& question, Oracle::Answer& answer) const;

  const Model& model_;
  z3::context context_;
  z3::solver solver_;
  Lowering lower_;
  std::vector<z3::expr> switches_;                        // one for each rule, when switched
  std::vector<std::vector<z3::func_decl>> declarations_;  // [part][option]
  std::vector<OptionIndex> witness_;                      // the last one
  unsigned limit_ = 0;
  std::uint64_t checks_ = 0;
};

}  // namespace maquette
