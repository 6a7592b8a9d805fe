#include "sheet/layout.h"

#include <algorithm>

namespace maquette::sheet {
namespace {

constexpr double kMargin = 80, kTop = 72, kGap = 16, kGutter = 48;
constexpr double kHead = 136;                // the head, the title, and room below
constexpr double kCaption = 34;              // below a small view
constexpr double kSums = 196;                // the last page's foot
constexpr double kLeast = 400, kMost = 660;  // height of the large view
constexpr double kSmallAspect = 1.5;
constexpr double kBeforeList = 26, kAfterList = 28;

/// The rows from `begin` that fill two columns no higher than `height`; how many rows those are.
std::vector<Column> fill(const std::vector<double>& heights, std::size_t begin, double height) {
  std::vector<Column> columns;
  for (int c = 0; c < 2; ++c) {
    Column column{begin, begin, 0, 0};
    for (double used = 0; column.end < heights.size() && used + heights[column.end] <= height; ++column.end) {
      used += heights[column.end];
    }
    begin = column.end;
    columns.push_back(column);
  }
  return columns;
}

/// The least height at which all rows from `begin` stand in two columns: one of the heights the first column can have, or
/// what is left beside it.
double balanced(const std::vector<double>& heights, std::size_t begin) {
  double rest = 0;
  for (std::size_t i = begin; i < heights.size(); ++i) rest += heights[i];
  double best = rest, first = 0;
  for (std::size_t i = begin; i < heights.size(); ++i) {
    first += heights[i];
    rest -= heights[i];
    best = std::min(best, std::max(first, rest));
  }
  return best;
}

}  // namespace

double column_width(const Paper& paper) { return (paper.width / kPointsPerPixel - 2 * kMargin - kGutter) / 2; }

Layout lay_out(const Paper& paper, std::size_t views, const std::vector<double>& heights) {
  Layout layout;
  layout.width = paper.width / kPointsPerPixel;
  layout.height = paper.height / kPointsPerPixel;
  layout.margin = kMargin;
  const double inner = layout.width - 2 * kMargin;
  layout.sums_top = layout.height - kTop - kSums;
  const std::size_t beside = views > 0 ? std::min<std::size_t>(views - 1, 3) : 0;
  const double small_width = (inner - kGap * 2) / 3, small_height = small_width / kSmallAspect;
  const double fixed = kTop + kHead + (beside > 0 ? kGap + small_height + kCaption : 0) + kBeforeList;
  const double room = layout.sums_top - kAfterList - fixed;  // for the large view and the list
  const double list = std::min(balanced(heights, 0), room - kLeast);
  layout.large = {kMargin, kTop + kHead, inner, std::clamp(room - list, kLeast, kMost)};
  for (std::size_t i = 0; i < beside; ++i) {
    layout.small.push_back(
        {kMargin + static_cast<double>(i) * (small_width + kGap), layout.large.bottom() + kGap, small_width, small_height});
  }
  std::size_t next = 0;
  do {
    const bool first = layout.pages.empty();
    PageLayout page;
    page.views = first;
    page.list_top = first ? fixed + layout.large.h : kTop + kHead;
    const double most = layout.sums_top - kAfterList - page.list_top;
    // A row higher than a page would never find one: it stands alone and runs over.
    const double least = next < heights.size() ? heights[next] : 0;
    page.columns = fill(heights, next, std::max(least, std::min(most, balanced(heights, next))));
    for (std::size_t c = 0; c < page.columns.size(); ++c) {
      page.columns[c].width = column_width(paper);
      page.columns[c].x = kMargin + static_cast<double>(c) * (page.columns[c].width + kGutter);
    }
    next = page.columns.back().end;
    page.sums = next >= heights.size();
    layout.pages.push_back(std::move(page));
  } while (next < heights.size());
  return layout;
}

}  // namespace maquette::sheet
