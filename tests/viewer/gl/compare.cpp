#include "compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "scene/color.h"

namespace maquette::testing {
namespace {

using Lab = std::array<double, 3>;

double lab_curve(double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; }

/// From sRGB, 0 to 255.
Lab to_lab(const double rgb[3]) {
  std::array<double, 3> c{};
  for (int i = 0; i < 3; ++i) c[i] = static_cast<double>(scene::srgb_to_linear(static_cast<float>(rgb[i] / 255.0)));
  const double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505;
  const double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  const double z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089;
  const double fx = lab_curve(x), fy = lab_curve(y), fz = lab_curve(z);
  return {116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz)};
}

std::filesystem::path golden_path(const std::string& name) {
  return std::filesystem::path(MAQUETTE_SOURCE_DIR) / "tests/viewer/golden" / (name + ".png");
}

/// The greatest mean over patches of the picture; the patches at its right and lower edges may be cut.
double worst_patch(const std::vector<double>& distances, std::size_t width) {
  constexpr std::size_t kEdge = 8;
  const std::size_t height = distances.size() / width, columns = (width + kEdge - 1) / kEdge;
  std::vector<double> sums(columns * ((height + kEdge - 1) / kEdge));
  for (std::size_t i = 0; i < distances.size(); ++i) sums[i / width / kEdge * columns + i % width / kEdge] += distances[i];
  return *std::max_element(sums.begin(), sums.end()) / static_cast<double>(kEdge * kEdge);
}

void write(const std::filesystem::path& path, const scene::Image& picture) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << scene::encode_png(picture);
}

}  // namespace

double delta_e(const double a[3], const double b[3]) {
  const Lab p = to_lab(a), q = to_lab(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

Difference compare(const scene::Image& a, const scene::Image& b) {
  const std::size_t pixels = static_cast<std::size_t>(a.width) * static_cast<std::size_t>(a.height);
  std::vector<double> distances(pixels);
  double sum = 0.0;
  for (std::size_t i = 0; i < pixels; ++i) {
    std::array<double, 3> p{}, q{};
    for (std::size_t c = 0; c < 3; ++c) {
      p[c] = a.pixels[i * static_cast<std::size_t>(a.channels) + c];
      q[c] = b.pixels[i * static_cast<std::size_t>(b.channels) + c];
    }
    distances[i] = p == q ? 0.0 : delta_e(p.data(), q.data());
    sum += distances[i];
  }
  const double patch = worst_patch(distances, static_cast<std::size_t>(a.width));
  const auto rank = distances.begin() + static_cast<std::ptrdiff_t>(pixels * 99 / 100);
  std::nth_element(distances.begin(), rank, distances.end());
  return {sum / static_cast<double>(pixels), *rank, patch};
}

bool within_tolerance(const Difference& difference) {
  return difference.mean <= 0.5 && difference.percentile99 <= 4.0 && difference.worst_patch <= 5.0;
}

std::string differs_from_golden(const scene::Image& picture, const std::string& name) {
  const char* const mode = std::getenv("MAQUETTE_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write") {
    write(golden_path(name), picture);
    return {};
  }
  const scene::ImageResult golden = scene::load_image(golden_path(name), 4);
  if (!golden.image) return golden.problem;
  if (golden.image->width != picture.width || golden.image->height != picture.height) return name + " has another size.";
  const Difference difference = compare(*golden.image, picture);
  if (within_tolerance(difference)) return {};
  const auto seen = std::filesystem::temp_directory_path() / "maquette-golden" / (name + ".png");
  write(seen, picture);
  return name + " differs: mean " + std::to_string(difference.mean) + ", 99th percentile " +
         std::to_string(difference.percentile99) + ", worst patch " + std::to_string(difference.worst_patch) +
         "; the picture drawn is " + seen.string() + ".";
}

}  // namespace maquette::testing
