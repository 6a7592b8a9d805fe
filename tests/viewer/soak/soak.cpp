#include "viewer/soak/soak.h"

#include <random>

#include "app/studio.h"
#include "gl/context.h"
#include "gl/target.h"
#include "maquette/catalog.h"
#include "viewer/soak/customer.h"

namespace maquette::soak {
namespace {

/// A folder for one run's kiosk, gone with it.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("maquette-soak-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Entries would fill the disk, not the memory.
void clear_entries(const std::filesystem::path& data) {
  std::error_code ignored;
  std::filesystem::remove_all(data / "entries", ignored);
  std::filesystem::remove_all(data / "private", ignored);
}

app::StudioOptions studio_options(const Options& options, const std::filesystem::path& folder) {
  app::StudioOptions studio;
  studio.data_dir = folder;
  studio.ui_trace = folder / "trace.json";
  studio.today = viewer::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
  studio.fixed_today = true;
  studio.picture_budget = 0.05;
  studio.entry_width = options.width;
  studio.entry_height = options.height;
  return studio;
}

void live_day(Customer& customer, const Options& options, Report& report) {
  for (int visit = 0; visit < options.visits; ++visit) {
    customer.visit(options.seed + static_cast<std::uint64_t>(visit), options.gestures);
    if (visit + 1 < options.visits || !options.enters) customer.leave();
  }
  if (options.enters && customer.enter(options.seed)) ++report.entries;
}

}  // namespace

Report run(const Options& options) {
  Report report;
  const CatalogFilesResult files = read_catalog_files(options.catalog);
  const CatalogResult catalog = build_model(files.files);
  if (!catalog.model) return report.problem = "The catalog cannot be used.", report;
  const gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) return report.problem = context.problem, report;
  const Folder folder;
  const gl::ColorTarget screen(options.width, options.height);
  const app::StudioOptions studio_options = soak::studio_options(options, folder.path());
  Bell bell;
  const auto studio = app::Studio::create(
      app::Studio::read_ahead(catalog.model, studio_options, options.width, options.height), files.files, studio_options,
      [&bell] { bell.ring(); }, &report.problem);
  if (!studio) return report;
  const Stopwatch watch(options.most_seconds);
  Customer customer(*studio, screen, studio_options.ui_trace, bell, watch, report);
  for (int day = 0; day < options.most_days; ++day) {
    live_day(customer, options, report);
    clear_entries(folder.path());
    if (watch.over()) break;
    report.days.push_back(take_census());
    if (options.after_day) options.after_day(day, report.days.back());
  }
  return report;
}

}  // namespace maquette::soak
