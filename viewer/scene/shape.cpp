#include "scene/shape.h"

#include <algorithm>

namespace maquette::scene {
namespace {

using Keys = std::vector<Shape::Key>;

/// Second derivatives at the keys of the natural spline that is 1 at key `one` and 0 at the others: a tridiagonal system,
/// solved by elimination. The rows are diagonally dominant, so no pivot is needed.
std::vector<double> curvature(const Keys& keys, std::size_t one) {
  const std::size_t count = keys.size();
  const auto step = [&](std::size_t i) { return keys[i + 1].at - keys[i].at; };
  const auto slope = [&](std::size_t i) { return ((i + 1 == one ? 1.0 : 0.0) - (i == one ? 1.0 : 0.0)) / step(i); };
  std::vector<double> upper(count, 0.0), result(count, 0.0);
  for (std::size_t i = 1; i + 1 < count; ++i) {
    const double pivot = 2.0 * (step(i - 1) + step(i)) - step(i - 1) * upper[i - 1];
    upper[i] = step(i) / pivot;
    result[i] = (6.0 * (slope(i) - slope(i - 1)) - step(i - 1) * result[i - 1]) / pivot;
  }
  for (std::size_t i = count - 1; i-- > 1;) result[i] -= upper[i] * result[i + 1];
  return result;
}

/// The piece of a spline between key `left` and the next, where it is `share` of the way.
struct Piece {
  std::size_t left = 0;
  double width = 1.0;
  double share = 0.0;  ///< below 0 or above 1 beyond the keys
};

Piece piece_at(const Keys& keys, double value) {
  const auto next = std::upper_bound(keys.begin() + 1, keys.end() - 1, value,
                                     [](double at, const Shape::Key& key) { return at < key.at; });
  const auto left = static_cast<std::size_t>(next - keys.begin()) - 1;
  const double width = keys[left + 1].at - keys[left].at;
  return {left, width, (value - keys[left].at) / width};
}

double bend(const Piece& piece, const std::vector<double>& second) {
  const double b = piece.share, a = 1.0 - b, h = piece.width * piece.width / 6.0;
  const double low = second[piece.left], high = second[piece.left + 1];
  // Beyond its ends the spline is the line its last piece ends with: the slope of the cubic terms there, times the way on.
  if (b < 0.0) return -h * (2.0 * low + high) * b;
  if (b > 1.0) return h * (low + 2.0 * high) * (b - 1.0);
  return h * ((a * a * a - a) * low + (b * b * b - b) * high);
}

}  // namespace

double value_of(const LinearSum& sum, const Model& model, const Variant& variant) {
  double value = sum.offset;
  for (const LinearSum::Term& term : sum.terms) {
    value += term.factor * static_cast<double>(model.parts[term.part].options[variant.options[term.part]].number);
  }
  return value;
}

std::vector<double> key_weights(const Shape& shape, double value) {
  std::vector<double> weights(shape.keys.size(), 0.0);
  const Piece piece = piece_at(shape.keys, value);
  weights[piece.left] = 1.0 - piece.share;
  weights[piece.left + 1] = piece.share;
  if (shape.between == Shape::Between::linear) return weights;
  for (std::size_t key = 0; key < weights.size(); ++key) weights[key] += bend(piece, curvature(shape.keys, key));
  return weights;
}

MorphWeights morph_weights(const Model& model, const Variant& variant) {
  MorphWeights weights;
  for (const Shape& shape : model.shapes) {
    const std::vector<double> of_keys = key_weights(shape, value_of(shape.follows, model, variant));
    for (std::size_t key = 0; key < of_keys.size(); ++key) {
      if (!shape.keys[key].morph.empty()) weights[shape.keys[key].morph] += static_cast<float>(of_keys[key]);
    }
  }
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const std::vector<Option>& options = model.parts[part].options;
    for (OptionIndex option = 0; option < options.size(); ++option) {
      for (const std::string& morph : options[option].morphs)
        weights[morph] += option == variant.options[part] ? 1.0F : 0.0F;
    }
  }
  return weights;
}

}  // namespace maquette::scene
