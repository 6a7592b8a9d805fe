// Nodes waiting to be looked at, visited in the order of the circuit: children first, or parents first.
//
// A bit for each node; finding the next one is a scan over words, which at the size of circuits beats any queue.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "compile/circuit.h"

namespace maquette::compile {

class NodeSet {
 public:
  explicit NodeSet(std::uint32_t nodes) : words_(nodes / 64 + 1, 0) {}

  void insert(NodeIndex node) { words_[node / 64] |= std::uint64_t{1} << (node % 64); }

  /// Visits and removes every member, children first; also those inserted ahead meanwhile.
  template <class Visit>
  void drain_upward(Visit&& visit) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      while (words_[word] != 0) {
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(words_[word]));
        words_[word] &= words_[word] - 1;
        visit(static_cast<NodeIndex>(word * 64 + bit));
      }
    }
  }

  /// The same, parents first.
  template <class Visit>
  void drain_downward(Visit&& visit) {
    for (std::size_t word = words_.size(); word-- > 0;) {
      while (words_[word] != 0) {
        const auto bit = 63 - static_cast<std::uint32_t>(std::countl_zero(words_[word]));
        words_[word] &= ~(std::uint64_t{1} << bit);
        visit(static_cast<NodeIndex>(word * 64 + bit));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace maquette::compile
