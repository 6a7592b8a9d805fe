#include "compile/cache.h"

#include <algorithm>
#include <cstring>

namespace maquette::compile {
namespace {

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 32U;
  value *= 0xd6e8feb86659fd93U;
  value ^= value >> 29U;
  return value;
}

std::uint64_t hash_of(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = 0x9e3779b97f4a7c15U ^ bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    hash = mix(hash ^ word) * 0x9fb21c651e98df25U;
    bytes = bytes.subspan(8);
  }
  std::uint64_t word = 0;
  if (!bytes.empty()) std::memcpy(&word, bytes.data(), bytes.size());
  return mix(mix(hash ^ word) * 0x9fb21c651e98df25U);
}

}  // namespace

ComponentCache::ComponentCache() : table_(1024, 0) {}

ComponentCache::Found ComponentCache::find_or_add(std::span<const std::uint8_t> key) {
  if (2 * (entries_.size() + 1) > table_.size()) grow();
  const std::uint64_t hash = hash_of(key);
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = hash & mask;
  for (; table_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry entry = table_[slot] - 1;
    const Slot& candidate = entries_[entry];
    if (candidate.hash == hash && candidate.length == key.size() &&
        std::equal(key.begin(), key.end(), keys_.begin() + static_cast<std::ptrdiff_t>(candidate.offset))) {
      return {entry, false};
    }
  }
  const auto entry = static_cast<Entry>(entries_.size());
  table_[slot] = entry + 1;
  entries_.push_back({hash, keys_.size(), static_cast<std::uint32_t>(key.size()), 0});
  keys_.insert(keys_.end(), key.begin(), key.end());
  return {entry, true};
}

void ComponentCache::grow() {
  std::vector<std::uint32_t> bigger(2 * table_.size(), 0);
  const std::size_t mask = bigger.size() - 1;
  for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) {
    std::size_t slot = entries_[entry].hash & mask;
    while (bigger[slot] != 0) slot = (slot + 1) & mask;
    bigger[slot] = entry + 1;
  }
  table_ = std::move(bigger);
}

std::size_t ComponentCache::bytes() const {
  return keys_.capacity() + entries_.capacity() * sizeof(Slot) + table_.capacity() * sizeof(std::uint32_t);
}

}  // namespace maquette::compile
