// A TOML document as plain data: values with their places, the members of a table in the order written.
//
// The TOML library stays behind toml_document.cpp; everyone else reads this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace maquette::catalog {

struct Member;

struct Node {
  enum class Kind : std::uint8_t { text, integer, real, boolean, date, array, table };

  Kind kind = Kind::table;
  Place where;  ///< of a text: its opening quote; of a `[[part]]`: its first bracket
  std::string text;
  std::int64_t integer = 0;  ///< of a boolean 1 or 0
  double real = 0.0;
  std::vector<Node> items;      ///< of an array
  std::vector<Member> members;  ///< of a table
};

struct Member {
  std::string key;
  Place where;
  Node value;
};

inline const Member* find_member(const Node& table, std::string_view key) {
  for (const Member& member : table.members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

/// "a text", "a whole number", ...
std::string_view kind_name(Node::Kind kind);

}  // namespace maquette::catalog
