// Times of many clicks, and what share of them is how fast.
#pragma once

#include <time.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace maquette::bench {

/// CPU time of the calling thread, in milliseconds. The call itself takes a fraction of a microsecond.
inline double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

class Samples {
 public:
  void add(double milliseconds) { times_.push_back(milliseconds); }
  bool empty() const { return times_.empty(); }
  std::size_t size() const { return times_.size(); }
  double total() const {
    double sum = 0;
    for (const double time : times_) sum += time;
    return sum;
  }

  /// The smallest time that `share` of all samples do not exceed; `share` in (0, 1].
  double percentile(double share) {
    if (times_.empty()) return 0.0;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(times_.size())) - 1);
    const auto nth = times_.begin() + std::max<std::ptrdiff_t>(rank, 0);
    std::nth_element(times_.begin(), nth, times_.end());
    return *nth;
  }

 private:
  std::vector<double> times_;
};

}  // namespace maquette::bench
