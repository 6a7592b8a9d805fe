#include "scene/apart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>

#include "catalog/csv.h"
#include "support/utf8.h"

namespace maquette::scene {
namespace {

constexpr std::uintmax_t kMostBytes = 64U << 10U;
constexpr float kFarthest = 1000.0F;  // millimetres
constexpr float kMillimetres = 1000.0F;
constexpr float kSameLayer = 0.03F;  // of the product's height
constexpr float kRise = 0.9F;        // of the top layer, in the product's height or a third of its length
constexpr float kSpread = 0.3F;      // of the way from the middle

std::optional<float> read_number(const catalog::Text& cell, catalog::Report& report) {
  float value = 0.0F;
  const char* end = cell.value.data() + cell.value.size();
  const auto read = std::from_chars(cell.value.data(), end, value);
  if (read.ec == std::errc{} && read.ptr == end && std::abs(value) <= kFarthest) return value;
  report.error(cell.where, "out-of-range",
               catalog::say("how far a node moves is a number of millimetres from -1000 to 1000, not ",
                            catalog::in_quotes(cell.value)));
  return std::nullopt;
}

bool has_columns(const catalog::CsvTable& table, catalog::Report& report) {
  constexpr std::array kColumns{"node", "x", "y", "z"};
  const bool right = std::equal(table.header.begin(), table.header.end(), kColumns.begin(), kColumns.end(),
                                [](const catalog::Text& a, const char* b) { return a.value == b; });
  if (!right) report.error(table.header.front().where, "unknown-column", "the columns of this sheet are node,x,y,z");
  return right;
}

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

WaysResult parse_ways(std::string_view text, const std::string& path) {
  WaysResult result;
  if (find_malformed_utf8(text) != std::string_view::npos) {
    result.findings.push_back({Severity::error, {path, 0, 0}, "not-utf8", "this file is not UTF-8; save it as UTF-8"});
    return result;
  }
  const catalog::Source source(path, text);
  catalog::Report report;
  const auto table = catalog::parse_csv(source, report);
  if (table && has_columns(*table, report)) {
    for (const auto& row : table->rows) {
      Way way{row[0].value, {}};
      bool sound = true;
      for (int axis = 0; axis < 3; ++axis) {
        const auto value = read_number(row[static_cast<std::size_t>(axis) + 1], report);
        sound = sound && value.has_value();
        way.move[axis] = value.value_or(0.0F) / kMillimetres;
      }
      if (sound) result.ways.push_back(std::move(way));
    }
  }
  result.findings = report.take();
  return result;
}

WaysResult load_ways(const std::filesystem::path& mesh) {
  const std::filesystem::path path = std::filesystem::path(mesh).replace_extension(".apart.csv");
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return {};
  const std::string name = path.filename().string();
  if (size > kMostBytes) return {{}, {{Severity::error, {name, 0, 0}, "file-too-big", "this file is larger than 64 kB"}}};
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return parse_ways(text, name);
}

bool fits(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, from = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;  // the last star takes one letter more
      n = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<glm::vec3> ways_apart(const Figure& figure, const std::vector<Way>& ways) {
  const glm::vec3 middle = figure.bounds.center(), size = figure.bounds.size();
  const float rise = kRise * std::max(size.y, std::max(size.x, size.z) / 3.0F);
  const std::vector<float> layer = layers(figure);
  std::vector<glm::vec3> result;
  for (std::size_t i = 0; i < figure.slots.size(); ++i) {
    const Slot& slot = figure.slots[i];
    const auto said = std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return fits(way.nodes, slot.name); });
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
