// A value that is computed once, by whoever needs it first: a thread that reads ahead, or the one that cannot wait.
//
// That is how work is moved to a second core without ever waiting for work that has not begun: what the other thread has
// not got to yet, the caller does itself; what it is at, the caller waits for.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace maquette::scene {

/// Safe to `get` from several threads.
template <class T>
class Lazy {
 public:
  explicit Lazy(std::function<T()> compute) : compute_(std::move(compute)) {}

  T& get() {
    std::call_once(once_, [this] { value_.emplace(std::exchange(compute_, nullptr)()); });
    return *value_;
  }

 private:
  std::once_flag once_;
  std::function<T()> compute_;
  std::optional<T> value_;
};

}  // namespace maquette::scene
