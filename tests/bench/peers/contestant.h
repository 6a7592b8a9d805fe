// Who takes part in the comparison: anything that says which options are possible beside a customer's selections.
//
// The question is the classic one, "valid domains": for each option of each part that is not selected, is there a design
// that has it together with all the selections? That is the question solvers are asked in practice, so the peers are not
// asked more, although Session also says which alternatives a selected part has.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette::bench {

/// Options numbered through: part 0's first, then part 1's.
class OptionNumbers {
 public:
  explicit OptionNumbers(const Model& model) {
    for (const Part& part : model.parts) first_.push_back(first_.back() + static_cast<std::uint32_t>(part.options.size()));
  }
  std::uint32_t operator()(PartIndex part, OptionIndex option) const { return first_[part] + option; }
  std::uint32_t first(PartIndex part) const { return first_[part]; }
  std::uint32_t size() const { return first_.back(); }

 private:
  std::vector<std::uint32_t> first_{0};
};

struct Answer {
  bool satisfiable = false;            ///< do the selections hold together?
  std::vector<std::uint8_t> possible;  ///< by OptionNumbers; of parts that are selected, nothing is promised
};

class Contestant {
 public:
  virtual ~Contestant() = default;

  /// Nothing when it would take longer than `patience`.
  virtual std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds patience) = 0;

  /// CPU time spent so far, by whoever does the work, in milliseconds.
  virtual double cpu_milliseconds() const;

 protected:
  Contestant() = default;
  Contestant(const Contestant&) = delete;
  Contestant& operator=(const Contestant&) = delete;
};

/// What two answers to the same question disagree about, in words; empty when they agree.
std::string disagreement(const Model& model, const Selections& selections, const Answer& ours, const Answer& theirs);

}  // namespace maquette::bench
