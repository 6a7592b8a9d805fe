#include "scene/distance_field.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace maquette::scene {
namespace {

constexpr float kFar = 1.0e12F;

/// Squared distances along one line of `n` values, `step` apart, in place.
class LineTransform {
 public:
  explicit LineTransform(int longest)
      : values_(static_cast<std::size_t>(longest)), vertex_(values_.size()), border_(values_.size() + 1) {}

  void run(float* line, int n, int step) {
    for (int i = 0; i < n; ++i) values_[i] = line[static_cast<std::ptrdiff_t>(i) * step];
    int last = 0;
    vertex_[0] = 0;
    border_[0] = -kFar;
    border_[1] = kFar;
    for (int q = 1; q < n; ++q) {
      float meet = intersection(q, vertex_[last]);
      while (meet <= border_[last]) meet = intersection(q, vertex_[--last]);
      vertex_[++last] = q;
      border_[last] = meet;
      border_[last + 1] = kFar;
    }
    for (int q = 0, k = 0; q < n; ++q) {
      while (border_[k + 1] < static_cast<float>(q)) ++k;
      const auto away = static_cast<float>(q - vertex_[k]);
      line[static_cast<std::ptrdiff_t>(q) * step] = away * away + values_[vertex_[k]];
    }
  }

 private:
  /// Where the parabolas rooted at q and p (p < q) cross.
  float intersection(int q, int p) const {
    const auto fq = static_cast<float>(q), fp = static_cast<float>(p);
    return ((values_[q] + fq * fq) - (values_[p] + fp * fp)) / (2.0F * (fq - fp));
  }

  std::vector<float> values_;
  std::vector<int> vertex_;
  std::vector<float> border_;
};

}  // namespace

std::vector<float> distance_to_outside(const std::vector<bool>& inside, int width, int height) {
  std::vector<float> field(inside.size());
  // Far, but such that differences stay exact in a float.
  const auto far = static_cast<float>((width + height) * (width + height));
  for (std::size_t i = 0; i < inside.size(); ++i) field[i] = inside[i] ? far : 0.0F;
  LineTransform transform(std::max(width, height));
  for (int x = 0; x < width; ++x) transform.run(field.data() + x, height, width);
  for (int y = 0; y < height; ++y) transform.run(field.data() + static_cast<std::ptrdiff_t>(y) * width, width, 1);
  for (float& value : field) value = std::sqrt(value);
  return field;
}

}  // namespace maquette::scene
