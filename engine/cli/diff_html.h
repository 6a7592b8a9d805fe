// The differences of two models as a page to mail around: HTML that needs nothing else.
#pragma once

#include <optional>
#include <string>

#include "cli/diff_report.h"

namespace maquette::cli {

/// A design of one version, and the nearest one of the other.
struct SideBySide {
  Variant before, after;
  std::string before_picture, after_picture;  ///< elements of HTML, or empty
};

struct DiffPage {
  const DiffReport& report;
  std::optional<SideBySide> removed, added, dearest;
};

/// The design of `to` nearest to `variant`, a design of `from`: what `to` has words for, repaired where it must be.
std::optional<Variant> counterpart(const Model& from, Session& to, const Variant& variant);

std::string write_html(const DiffPage& page, const std::string& language);

}  // namespace maquette::cli
