#include "bench/heap_meter.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

// The one place where a global is the subject itself: the heap is one, too.
std::atomic<bool> metering{false};
std::atomic<std::int64_t> taken{0};
std::atomic<std::int64_t> most{0};

void count(std::int64_t bytes) {
  const std::int64_t now = taken.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::int64_t seen = most.load(std::memory_order_relaxed);
  while (now > seen && !most.compare_exchange_weak(seen, now, std::memory_order_relaxed)) {
  }
}

void* allocate(std::size_t bytes) {
  void* block = std::malloc(bytes);
  if (block == nullptr) throw std::bad_alloc();
  if (metering.load(std::memory_order_relaxed)) count(static_cast<std::int64_t>(malloc_usable_size(block)));
  return block;
}

void release(void* block) noexcept {
  if (metering.load(std::memory_order_relaxed)) count(-static_cast<std::int64_t>(malloc_usable_size(block)));
  std::free(block);
}

}  // namespace

void* operator new(std::size_t bytes) { return allocate(bytes); }
void* operator new[](std::size_t bytes) { return allocate(bytes); }
void operator delete(void* block) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t) noexcept { release(block); }
void operator delete[](void* block, std::size_t) noexcept { release(block); }

namespace maquette::bench {

HeapMeter::HeapMeter() {
  taken = 0;
  most = 0;
  metering = true;
}
HeapMeter::~HeapMeter() { metering = false; }

std::int64_t HeapMeter::kept() const { return taken; }
std::int64_t HeapMeter::peak() const { return most; }

}  // namespace maquette::bench
