// CIEDE2000, the colour difference of the International Commission on Illumination (CIE 142-2001), as written out by
// Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation notes, supplementary test data, and
// mathematical observations" (2005); the numbers in comments are their equations. Plain distance in CIELAB, its neighbour,
// overrates differences of saturated colours several times.
#include "query/color_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace maquette {
namespace {

constexpr double kPi = std::numbers::pi;

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double lab_curve(double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; }

double degrees(double radians) { return radians * 180.0 / kPi; }
double radians(double degrees) { return degrees * kPi / 180.0; }

double hue(double a, double b) {  // (7)
  if (a == 0 && b == 0) return 0;
  const double angle = degrees(std::atan2(b, a));
  return angle < 0 ? angle + 360 : angle;
}

double chroma_weight(double chroma) { return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7))); }

double hue_change(double from, double to) {  // (10)
  const double change = to - from;
  if (change > 180) return change - 360;
  return change < -180 ? change + 360 : change;
}

double mean_hue(double one, double other, bool gray) {  // (14)
  if (gray) return one + other;
  if (std::abs(one - other) <= 180) return (one + other) / 2;
  return one + other < 360 ? (one + other + 360) / 2 : (one + other - 360) / 2;
}

}  // namespace

Lab to_lab(Rgb color) {
  const double r = linear(color.r), g = linear(color.g), b = linear(color.b);
  const double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
  const double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double color_difference(const Lab& first, const Lab& second) {
  const double mean_plain = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2;  // (3)
  const double g = 0.5 * (1 - chroma_weight(mean_plain));                                         // (4)
  const double a1 = (1 + g) * first.a, a2 = (1 + g) * second.a;                                   // (5)
  const double c1 = std::hypot(a1, first.b), c2 = std::hypot(a2, second.b);                       // (6)
  const double h1 = hue(a1, first.b), h2 = hue(a2, second.b);
  const bool gray = c1 * c2 == 0;

  const double lightness = second.lightness - first.lightness;                                        // (8)
  const double chroma = c2 - c1;                                                                      // (9)
  const double turn = 2 * std::sqrt(c1 * c2) * std::sin(radians(gray ? 0 : hue_change(h1, h2)) / 2);  // (11)

  const double l = (first.lightness + second.lightness) / 2, c = (c1 + c2) / 2, h = mean_hue(h1, h2, gray);
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));  // (15)
  const double blue = 30 * std::exp(-std::pow((h - 275) / 25, 2));                              // (16)
  const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));      // (18)
  const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;                                      // (19), (20)
  const double rotation = -std::sin(radians(2 * blue)) * 2 * chroma_weight(c);                  // (21)
  const double dl = lightness / sl, dc = chroma / sc, dh = turn / sh;
  return std::sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);  // (22)
}

double color_difference(Rgb a, Rgb b) { return color_difference(to_lab(a), to_lab(b)); }

}  // namespace maquette
