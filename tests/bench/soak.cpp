// The long soak: the same kiosk day again and again for hours, one line for each.
//
//   soak [MINUTES] [CATALOG]        default: 10 minutes, the court sneaker
//
// Exit status 1 when memory or OpenGL objects grew, 2 when it could not run.
#include <cstdio>
#include <cstdlib>

#include "viewer/soak/soak.h"

int main(int argc, char** argv) {
  using namespace maquette::soak;
  const double minutes = argc > 1 ? std::strtod(argv[1], nullptr) : 10;
  if (!(minutes > 0)) {
    std::fputs("soak [MINUTES] [CATALOG]: how long, then the catalog's folder\n", stderr);
    return 2;
  }
  Options options;
  options.catalog = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker";
  if (argc > 2) options.catalog = argv[2];
  options.visits = 2;
  options.gestures = 40;
  options.most_seconds = 60 * minutes;
  options.after_day = [](int day, const Census& census) {
    std::printf("day %d: %s\n", day + 1, to_string(census).c_str());
    std::fflush(stdout);
  };
  const Report report = run(options);
  if (!report.problem.empty()) {
    std::fprintf(stderr, "soak: %s\n", report.problem.c_str());
    return 2;
  }
  const std::string grew = what_grew(report.days);
  std::printf("%zu days, %d taps, %d entries: %s\n", report.days.size(), report.taps, report.entries,
              grew.empty() ? "nothing grew" : grew.c_str());
  return grew.empty() ? 0 : 1;
}
