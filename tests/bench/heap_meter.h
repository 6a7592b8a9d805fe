// How much heap a computation takes: every `new` and `delete` of the program is counted while a meter is alive.
//
// What the computation frees again shows in the peak, what it keeps in `kept`. Linking heap_meter.cpp replaces the global
// operators of the whole program; without a meter alive they only add a test. Memory taken by malloc directly (big
// integers, Z3's and CaDiCaL's own pools) is not seen.
#pragma once

#include <cstdint>

namespace maquette::bench {

/// At most one alive at a time. Counts all threads.
class HeapMeter {
 public:
  HeapMeter();
  ~HeapMeter();
  HeapMeter(const HeapMeter&) = delete;
  HeapMeter& operator=(const HeapMeter&) = delete;

  /// Bytes taken since the meter was made and not given back, and the most there ever were.
  std::int64_t kept() const;
  std::int64_t peak() const;
};

}  // namespace maquette::bench
