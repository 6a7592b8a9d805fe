#include "entry/renders.h"

#include <cmath>
#include <set>

#include "entry/text.h"
#include "support/file.h"
#include "support/strict_json.h"

namespace maquette {
namespace entry {
namespace {

using nlohmann::json;
using Problem = std::optional<std::string>;

constexpr std::size_t kMostRenders = 16;

bool is_within(float value, float lower, float upper) { return value >= lower && value <= upper; }  // false for NaN

/// Thousandths are all a camera needs, and as such they survive float and text unchanged. Adding zero turns -0 into 0.
double thousandths(float value) { return std::round(static_cast<double>(value) * 1000.0) / 1000.0 + 0.0; }

Problem refuse_render(const EntryRender& render) {
  if (!is_id(render.name, 32)) return "a render's name is 1 to 32 small letters, digits, '-', '_' or '.'";
  if (Problem problem = refuse_text("the description of render '" + render.name + "'", render.alt, 1, 2'000, Lines::one)) {
    return problem;
  }
  if (!is_within(render.azimuth, -360.0F, 360.0F) || !is_within(render.elevation, -90.0F, 90.0F) ||
      !is_within(render.distance, 0.001F, 1000.0F)) {
    return "the camera of render '" + render.name + "' is out of range";
  }
  return std::nullopt;
}

}  // namespace

json renders_json(const std::vector<EntryRender>& renders) {
  json list = json::array();
  for (const EntryRender& render : renders) {
    const json camera{{"azimuth", thousandths(render.azimuth)},
                      {"elevation", thousandths(render.elevation)},
                      {"distance", thousandths(render.distance)}};
    list.push_back({{"name", render.name}, {"alt", render.alt}, {"camera", camera}});
  }
  return list;
}

std::vector<EntryRender> read_renders_json(JsonReader& reader, const std::string& pointer) {
  std::vector<EntryRender> renders;
  const json* list = reader.list(pointer);
  if (list == nullptr) return renders;
  for (std::size_t index = 0; index < list->size() && index <= kMostRenders; ++index) {
    const std::string at = pointer + '/' + std::to_string(index);
    EntryRender render;
    render.name = reader.text(at + "/name");
    render.alt = reader.text(at + "/alt");
    render.azimuth = reader.real(at + "/camera/azimuth");
    render.elevation = reader.real(at + "/camera/elevation");
    render.distance = reader.real(at + "/camera/distance");
    renders.push_back(std::move(render));
  }
  return renders;
}

std::optional<std::string> refuse_renders(const std::vector<EntryRender>& renders) {
  if (renders.empty()) return "an entry shows at least one render";
  if (renders.size() > kMostRenders) return "more than " + std::to_string(kMostRenders) + " renders";
  std::set<std::string> names;
  for (const EntryRender& render : renders) {
    if (Problem problem = refuse_render(render)) return problem;
    if (!names.insert(render.name).second) return "two renders are called '" + render.name + "'";
  }
  return std::nullopt;
}

}  // namespace entry

std::string describe_renders(const std::vector<EntryRender>& renders) {
  return entry::renders_json(renders).dump(2) + '\n';
}

RendersResult read_renders(const std::filesystem::path& folder) {
  constexpr JsonLimits limits{std::size_t{256} << 10, 4, 500};
  constexpr std::uintmax_t largest_picture = std::uintmax_t{32} << 20;
  const std::filesystem::path list = folder / "renders.json";
  const auto refuse = [](const std::filesystem::path& path, const std::string& why) {
    return RendersResult{{}, path.string() + ": " + why};
  };
  const FileContent text = read_file(list, limits.bytes);
  if (text.problem != ReadProblem::none) return refuse(list, "cannot be read; it describes the pictures beside it");
  const JsonDocument document = parse_json(text.bytes, list.string(), limits);
  if (!document.value) return {{}, to_string(*document.problem)};
  entry::JsonReader reader(document);
  std::vector<EntryRender> renders = entry::read_renders_json(reader, "");
  if (!reader.problem().empty()) return {{}, reader.problem()};
  if (const auto problem = entry::refuse_renders(renders)) return refuse(list, *problem);
  for (EntryRender& render : renders) {
    const std::filesystem::path picture = folder / (render.name + ".png");
    FileContent bytes = read_file(picture, largest_picture);
    if (bytes.problem != ReadProblem::none) return refuse(picture, "cannot be read, or is larger than 32 MiB");
    render.png = std::move(bytes.bytes);
  }
  return {std::move(renders), {}};
}

}  // namespace maquette
