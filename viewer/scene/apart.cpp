#include "scene/apart.h"

#include <algorithm>

#include "catalog/apart.h"

namespace maquette::scene {
namespace {

constexpr float kMillimetres = 1000.0F;
constexpr float kSameLayer = 0.03F;  // of the product's height
constexpr float kRise = 0.9F;        // of the top layer, in the product's height or a third of its length
constexpr float kSpread = 0.3F;      // of the way from the middle

/// Nodes from the floor up: for each the share of the way to the top layer. What is about as high is one layer.
std::vector<float> layers(const Figure& figure) {
  const float height = std::max(figure.bounds.size().y, 1.0e-6F);
  std::vector<std::pair<float, std::size_t>> order;
  for (std::size_t i = 0; i < figure.slots.size(); ++i) order.emplace_back(figure.slots[i].bounds.center().y, i);
  std::sort(order.begin(), order.end());
  std::vector<float> layer(order.size());
  int count = 0;
  float begun = order.empty() ? 0.0F : order.front().first;
  for (const auto& [middle, slot] : order) {
    if (middle - begun > kSameLayer * height) {
      ++count;
      begun = middle;
    }
    layer[slot] = static_cast<float>(count);
  }
  for (float& share : layer) share /= static_cast<float>(std::max(count, 1));
  return layer;
}

}  // namespace

std::vector<Way> load_ways(const std::filesystem::path& mesh) {
  std::vector<Way> ways;
  for (const catalog::Way& way : catalog::load_ways(mesh.parent_path(), mesh.filename().string()).ways) {
    const auto& [x, y, z] = way.millimetres;
    ways.push_back({way.nodes, glm::vec3(x, y, z) / kMillimetres});
  }
  return ways;
}

std::vector<glm::vec3> ways_apart(const Figure& figure, const std::vector<Way>& ways) {
  const glm::vec3 middle = figure.bounds.center(), size = figure.bounds.size();
  const float rise = kRise * std::max(size.y, std::max(size.x, size.z) / 3.0F);
  const std::vector<float> layer = layers(figure);
  std::vector<glm::vec3> result;
  for (std::size_t i = 0; i < figure.slots.size(); ++i) {
    const Slot& slot = figure.slots[i];
    const auto said =
        std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return catalog::fits(way.nodes, slot.name); });
    const glm::vec3 away = kSpread * (slot.bounds.center() - middle);
    result.push_back(said != ways.end() ? said->move : glm::vec3(away.x, rise * layer[i], away.z));
  }
  for (std::size_t i = 0; i < result.size(); ++i) {  // the image of a slot goes its original's way, mirrored
    if (!figure.slots[i].image) continue;
    const auto original = find_slots(figure, original_of(figure.slots[i].name));
    if (!original.empty()) result[i] = result[original.front()] * glm::vec3(1, 1, -1);
  }
  return result;
}

Bounds bounds_apart(const Figure& figure, const std::vector<glm::vec3>& ways, float share, const std::vector<bool>& shown) {
  Bounds bounds;
  for (std::size_t i = 0; i < figure.slots.size(); ++i) {
    if (shown.empty() ? figure.slots[i].image : !shown[i]) continue;
    bounds.add(figure.slots[i].bounds.low + share * ways[i]);
    bounds.add(figure.slots[i].bounds.high + share * ways[i]);
  }
  if (bounds.low.x > bounds.high.x) return figure.bounds;  // nothing is shown
  return bounds;
}

std::shared_ptr<const Figure> taken_apart(const Figure& figure, const std::vector<glm::vec3>& ways) {
  auto result = std::make_shared<Figure>(figure);
  for (std::size_t i = 0; i < result->slots.size(); ++i) {
    Slot& slot = result->slots[i];
    for (glm::vec3& p : slot.positions) p += ways[i];
    slot.bounds = {slot.bounds.low + ways[i], slot.bounds.high + ways[i]};
  }
  result->bounds = bounds_apart(figure, ways, 1.0F);
  return result;
}

}  // namespace maquette::scene
