#include "scene/morph.h"

#include <algorithm>
#include <cmath>

namespace maquette::scene {
namespace {

constexpr std::size_t kMostFigures = 4;
constexpr float kLeastTurn = 1.0e-5F;  // of a normal, squared: below it the face stays as it is

/// What remains to be added: a target's weight, less what the mesh lies at.
float weight_of(const Slot::Morph& morph, const MorphWeights& weights) {
  const auto found = morph.name.empty() ? weights.end() : weights.find(morph.name);
  return found == weights.end() ? 0.0F : found->second - morph.rest;
}

void add(std::vector<glm::vec3>& into, const GlbMorph& morph, const std::vector<glm::vec3>& what, float weight) {
  if (into.empty() || what.empty()) return;
  for (std::size_t i = 0; i < morph.vertices.size(); ++i) into[morph.vertices[i]] += weight * what[i];
}

/// Tangents in the surface again.
void straighten_tangents(Slot& slot) {
  for (std::size_t i = 0; i < slot.tangents.size(); ++i) {
    const glm::vec3 n = slot.normals[i], t(slot.tangents[i]);
    const glm::vec3 flat = t - n * glm::dot(n, t);
    const float length = glm::length(flat);
    if (length > 1.0e-6F) slot.tangents[i] = glm::vec4(flat / length, slot.tangents[i].w);
  }
}

/// A target without normals turns them as it turns the faces around them. Vertices beside those it moves turn, too.
void turn_normals(const Slot& slot, const std::vector<glm::vec3>& before, GlbMorph& morph) {
  std::vector<glm::vec3> moved = slot.positions;
  add(moved, morph, morph.positions, 1.0F);
  std::vector<glm::vec3> after = smooth_normals(moved, slot.indices);
  normalize_all(after);
  GlbMorph full{morph.name, {}, {}, {}, {}};
  for (std::uint32_t v = 0; v < moved.size(); ++v) {
    const glm::vec3 turn = after[v] - before[v], way = moved[v] - slot.positions[v];
    if (way == glm::vec3(0.0F) && glm::dot(turn, turn) < kLeastTurn) continue;
    full.vertices.push_back(v);
    full.positions.push_back(way);
    full.normals.push_back(turn);
  }
  morph = std::move(full);
}

}  // namespace

void add_morph(const GlbMorph& morph, float weight, Slot& slot) {
  add(slot.positions, morph, morph.positions, weight);
  add(slot.normals, morph, morph.normals, weight);
  if (slot.tangents.empty() || morph.tangents.empty()) return;
  for (std::size_t i = 0; i < morph.vertices.size(); ++i) {
    slot.tangents[morph.vertices[i]] += glm::vec4(weight * morph.tangents[i], 0.0F);
  }
}

void finish_morphs(Slot& slot) {
  std::vector<glm::vec3> before;
  for (GlbMorph& morph : slot.morphs) {
    if (!morph.normals.empty() || morph.vertices.empty()) continue;
    if (before.empty()) {
      before = smooth_normals(slot.positions, slot.indices);
      normalize_all(before);
    }
    turn_normals(slot, before, morph);
  }
}

bool moves(const Slot& slot, const MorphWeights& weights) {
  return std::any_of(slot.morphs.begin(), slot.morphs.end(), [&](const Slot::Morph& morph) {
    return !morph.vertices.empty() && weight_of(morph, weights) != 0.0F;
  });
}

Slot shaped(const Slot& slot, const MorphWeights& weights) {
  Slot result;
  result.name = slot.name;
  result.image = slot.image;
  result.positions = slot.positions;
  result.normals = slot.normals;
  result.tangents = slot.tangents;
  result.uv0 = slot.uv0;
  result.uv1 = slot.uv1;
  result.indices = slot.indices;
  result.material = slot.material;
  result.variants = slot.variants;
  result.has_uv1 = slot.has_uv1;
  result.bounds = slot.bounds;
  if (!moves(slot, weights)) return result;
  for (const Slot::Morph& morph : slot.morphs) {
    if (const float weight = weight_of(morph, weights); weight != 0.0F) add_morph(morph, weight, result);
  }
  normalize_all(result.normals);
  straighten_tangents(result);
  result.bounds = {};
  for (const glm::vec3& p : result.positions) result.bounds.add(p);
  return result;
}

std::shared_ptr<const Figure> shaped(const std::shared_ptr<const Product>& product, const MorphWeights& weights) {
  const bool still =
      std::none_of(product->slots.begin(), product->slots.end(), [&](const Slot& slot) { return moves(slot, weights); });
  if (still) return product;
  auto figure = std::make_shared<Figure>();
  figure->slots.reserve(product->slots.size());
  for (const Slot& slot : product->slots) {
    figure->slots.push_back(shaped(slot, weights));
    figure->measure(figure->slots.back());
  }
  return figure;
}

MorphWeights mixed(const MorphWeights& from, const MorphWeights& to, float share) {
  MorphWeights result = to;
  for (auto& [name, weight] : result) {
    if (const auto found = from.find(name); found != from.end()) weight = glm::mix(found->second, weight, share);
  }
  return result;
}

Bounds mixed(const Bounds& from, const Bounds& to, float share) {
  return {glm::mix(from.low, to.low, share), glm::mix(from.high, to.high, share)};
}

const std::shared_ptr<const Figure>& Figures::at(const MorphWeights& weights) {
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.weights == weights; });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
  } else {
    kept_.push_front({weights, shaped(product_, weights)});
    if (kept_.size() > kMostFigures) kept_.pop_back();
  }
  return kept_.front().figure;
}

}  // namespace maquette::scene
