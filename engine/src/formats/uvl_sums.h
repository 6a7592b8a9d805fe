// Sums in UVL: each becomes an attribute of its own on the options it counts, and a constraint sum(..) over that attribute,
// which every tool of the Arithmetic level reads.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "maquette/model.h"

namespace maquette::formats {

class UvlSums {
 public:
  static constexpr std::int64_t kNoLower = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kNoUpper = std::numeric_limits<std::int64_t>::max();

  explicit UvlSums(const Model& model) : model_(model) {}

  /// Another sum; its name is that of its attribute.
  std::string begin();
  /// Whoever has the option adds `value` to the sum.
  void add(PartIndex part, OptionIndex option, const std::string& sum, std::int64_t value);
  /// The constraint that the sum is between the two; kNoLower, kNoUpper: on that side it is free.
  std::string bounded(const std::string& sum, std::int64_t lower, std::int64_t upper);

  /// What the option says of sums, as "sum_1 3".
  std::vector<std::string> attributes(PartIndex part, OptionIndex option) const;
  /// ", sum_1 0" and so on of every sum that is bounded: someone must have the attribute, or its name would stand for
  /// nothing.
  const std::string& zeros() const { return zeros_; }

 private:
  const Model& model_;
  std::map<std::pair<PartIndex, OptionIndex>, std::map<std::string, std::int64_t>> values_;
  std::string zeros_;
  std::size_t count_ = 0;
};

}  // namespace maquette::formats
