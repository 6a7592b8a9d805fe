#include "formats/uvl_sums.h"

#include <algorithm>

namespace maquette::formats {

std::string UvlSums::begin() {
  std::string name;
  // A name no attribute of the model has: it may have been written so before.
  const auto is_taken = [&](const Attribute& attribute) { return attribute.id == name; };
  do {
    name = "sum_" + std::to_string(++count_);
  } while (std::any_of(model_.attributes.begin(), model_.attributes.end(), is_taken));
  return name;
}

void UvlSums::add(PartIndex part, OptionIndex option, const std::string& sum, std::int64_t value) {
  if (value != 0) values_[{part, option}][sum] += value;
}

std::string UvlSums::bounded(const std::string& sum, std::int64_t lower, std::int64_t upper) {
  if (lower == kNoLower && upper == kNoUpper) return "true";
  zeros_ += ", " + sum + " 0";
  const std::string total = "sum(" + sum + ")";
  if (lower == upper) return "(" + total + " == " + std::to_string(lower) + ")";
  const std::string above = total + " >= " + std::to_string(lower), below = total + " <= " + std::to_string(upper);
  if (lower == kNoLower) return "(" + below + ")";
  return "(" + (upper == kNoUpper ? above : above + " & " + below) + ")";
}

std::vector<std::string> UvlSums::attributes(PartIndex part, OptionIndex option) const {
  std::vector<std::string> attributes;
  const auto found = values_.find({part, option});
  if (found == values_.end()) return attributes;
  for (const auto& [sum, value] : found->second) attributes.push_back(sum + ' ' + std::to_string(value));
  return attributes;
}

}  // namespace maquette::formats
