// What the writers share: which parts are plain features, names another format can hold, and what is lost with any of them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/formats.h"

namespace maquette::formats {

/// A part that is selected or not: its options are `false` and `true`.
bool is_feature(const Part& part);

/// The one name for the part's option: the part's id of a feature, else "part=option".
std::string option_name(const Part& part, OptionIndex option);

/// Makes names that a format accepts, each only once.
class NameTable {
 public:
  /// `accepted`: whether a byte may stand in a name; others become '_'.
  explicit NameTable(std::function<bool(char)> accepted) : accepted_(std::move(accepted)) {}
  std::string add(std::string_view wanted);

 private:
  std::function<bool(char)> accepted_;
  std::set<std::string, std::less<>> taken_;
};

/// What no format for rules has a place for, as far as the model has it. `keeps_totals`: prices and weights are written.
std::vector<Loss> common_losses(const Model& model, bool keeps_totals);

Loss lost_rule(const Rule& rule, std::string_view why);

}  // namespace maquette::formats
