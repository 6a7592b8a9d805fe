// The component cache: a component met again is not compiled again.
//
// What is left of a component is decided by its open values and its clauses that do not hold yet, so those are its key,
// written as differences in as few bytes as they need (after the hybrid coding of sharpSAT). Keys are kept whole and
// compared whole: a hash alone could confuse two components and give a wrong count.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace maquette::compile {

class ComponentCache {
 public:
  using Entry = std::uint32_t;

  struct Found {
    Entry entry = 0;
    bool is_new = false;
  };

  ComponentCache();

  /// The entry of `key`; made, with value 0, when it is new.
  Found find_or_add(std::span<const std::uint8_t> key);

  std::uint32_t value(Entry entry) const { return entries_[entry].value; }
  void set_value(Entry entry, std::uint32_t value) { entries_[entry].value = value; }
  std::size_t bytes() const;

 private:
  struct Slot {
    std::uint64_t hash;
    std::uint64_t offset;
    std::uint32_t length;
    std::uint32_t value;
  };
  void grow();

  std::vector<std::uint8_t> keys_;
  std::vector<Slot> entries_;
  std::vector<std::uint32_t> table_;  ///< entry + 1, or 0; a power of two of them
};

/// Appends `value` to `bytes`, seven bits at a time.
inline void append_number(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
  for (; value >= 128; value >>= 7U) bytes.push_back(static_cast<std::uint8_t>(value | 128U));
  bytes.push_back(static_cast<std::uint8_t>(value));
}

}  // namespace maquette::compile
