// How different are two pictures to the eye?
#pragma once

#include <string>

#include "scene/image.h"

namespace maquette::testing {

/// CIELAB distances (delta E 1976) over the pixels of two pictures of one size. What the values mean:
///   mean         0 equal; up to 0.3 rounding of another driver; above 1 a visible change of light or colour somewhere
///   percentile99 up to 3 edges that moved by a part of a pixel; above 8 something has another shape, place or material
///   worst_patch  the greatest mean over 8 x 8 pixels: small parts, which no statistic of the whole picture sees; up to 2
///                rounding and edges, above 5 something is missing or is of another material
struct Difference {
  double mean = 0.0;
  double percentile99 = 0.0;
  double worst_patch = 0.0;
};
Difference compare(const scene::Image& a, const scene::Image& b);

/// Mean 0.5, percentile 4, worst patch 5.
bool within_tolerance(const Difference& difference);

/// The picture is compared with tests/viewer/golden/`name`.png; empty when within the tolerance, else a sentence. With
/// MAQUETTE_GOLDEN=write in the environment the golden picture is written instead. A refused picture is left in the
/// temporary folder.
std::string differs_from_golden(const scene::Image& picture, const std::string& name);

/// CIELAB (D65) distance of two sRGB colours.
double delta_e(const double a[3], const double b[3]);

}  // namespace maquette::testing
