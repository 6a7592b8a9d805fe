// Ids: how they are written, and who has them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/report.h"

namespace maquette::catalog {

/// A word of the rule language: "and", "parts", ...
bool is_reserved_word(std::string_view word);

/// Small letters, digits, `-` and `_`; starts with a letter or a digit; at most kMaxIdBytes.
bool is_plain_id(std::string_view id);

/// Reports bad-id or reserved-word. `what` is "a group's id". `dotted`: one dot may divide it, as in "vamp.material".
bool check_id(const Text& id, std::string_view what, Report& report, bool dotted = false);

/// The ids of one kind of thing, each with its index and where it was declared.
class Registry {
 public:
  /// False, and duplicate-id, when `id` is taken. `what` is "part".
  bool add(const Text& id, std::uint32_t index, std::string_view what, Report& report);

  std::optional<std::uint32_t> find(std::string_view id) const;

  /// `; did you mean ..?`, or nothing.
  std::string suggest(std::string_view id) const;

 private:
  struct Entry {
    std::uint32_t index;
    Place where;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace maquette::catalog
