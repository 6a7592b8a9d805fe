// maquette-viewer: the studio in a window, or its pictures without one.
#include <chrono>
#include <cstdio>
#include <semaphore>

#include "app/command_line.h"
#include "app/kiosk_catalog.h"
#include "app/large_pages.h"
#include "app/screenshot.h"
#include "app/snapshot_command.h"
#include "app/studio.h"
#include "app/window.h"
#include "maquette/catalog.h"
#include "scene/glb_catalog.h"

namespace maquette::app {

namespace {

constexpr int kNoDisplay = 3, kUnusable = 2;

double seconds_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

int complain(int status, const std::string& message) {
  std::fprintf(stderr, "maquette-viewer: %s\n", message.c_str());
  return status;
}

int snapshot_only(const CommandLine& command) {
  SnapshotArgs args = command.pictures;
  args.design = *command.snapshot;
  args.catalog = command.catalogs.front();
  args.variant = command.variant;
  if (!command.size.empty()) args.size = command.size;
  args.language = command.studio.language;
  args.room = command.studio.room;
  args.today = command.studio.today;
  args.address = command.studio.address;
  return run_snapshot(args);
}

/// Draws when something happened or moves, and sleeps otherwise.
int run_window(const CommandLine& command, std::shared_ptr<const Model> model, CatalogFiles catalog) {
  std::string problem;
  ReadAhead ahead = Studio::read_ahead(model, command.studio, command.window.width, command.window.height);
  WindowOptions options = command.window;
  options.title = in_language(model->label, command.studio.language) + " · Maquette";
  const auto window = Window::open(options, &problem);
  if (!window) {
    return complain(kNoDisplay,
                    problem + "\nWithout a display, render a design with: maquette-viewer --snapshot DESIGN --out DIR");
  }
  const auto studio = Studio::create(std::move(ahead), std::move(catalog), command.studio, Window::wake, &problem);
  if (!studio) return complain(kUnusable, problem);
  double wait = 0;
  while (!window->should_close()) {
    window->wait(wait);
    const FrameResult result = studio->frame(window->input(seconds_now()), window->width(), window->height());
    window->swap();
    wait = result.moving || window->more() ? 0.0 : result.wake ? std::max(0.001, *result.wake - seconds_now()) : -1.0;
  }
  return 0;
}

/// Reads until the catalog can be used: what is wrong is printed, and the next save is waited for.
std::optional<ReadCatalog> read_until_usable(const std::filesystem::path& path, const Circumstances& asked, bool once) {
  std::counting_semaphore<> saved{0};
  FileWatch watch([&saved](FileWatch::Clock::time_point) { saved.release(); });
  for (;;) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::is_directory(path, ignored) ? path : path.parent_path();
    watch.set_folders({folder, folder / "..", folder / "rules", folder / "tables", folder / "words"});
    ReadCatalog read = read_catalog(path, 1, FileWatch::Clock::now(), asked);
    for (const Finding& finding : read.saved.findings) std::fprintf(stderr, "%s\n", to_string(finding).c_str());
    if (read.saved.model) return read;
    if (once || !watch.ok()) return std::nullopt;
    std::fprintf(stderr, "maquette-viewer: the catalog cannot be used yet; waiting for it to be saved\n");
    saved.acquire();
  }
}

/// An author sees the whole catalog, unless a day, a market or a channel is asked for.
int run_author(CommandLine command) {
  std::string problem;
  const std::optional<viewer::Date> day = command.studio.fixed_today ? std::optional(command.studio.today) : std::nullopt;
  const auto asked = circumstances_of(command.studio.shop, day, &problem);
  if (!asked) return complain(kUnusable, problem);
  const auto read = read_until_usable(command.catalogs.front(), *asked, !command.screenshot.empty());
  if (!read) return complain(kUnusable, "the catalog cannot be used");
  const std::shared_ptr<const Model> model = read->saved.model;
  const CatalogFiles files = *read->saved.files;
  command.studio.author = AuthorOptions{command.catalogs.front(),
                                        read->saved,
                                        *command.editor,
                                        *asked,
                                        command.shelf,
                                        command.studio.data_dir / "author.key"};
  return command.screenshot.empty() ? run_window(command, model, files) : run_screenshot(command, model, files);
}

int run(CommandLine command) {
  if (command.snapshot) return snapshot_only(command);
  if (command.editor) return run_author(command);
  std::string problem;
  const auto asked = circumstances_of(command.studio.shop, command.studio.today, &problem);
  if (!asked) return complain(kUnusable, problem);
  KioskSource source{command.catalogs.front(), command.studio.shop, {}};
  if (!command.trust.empty()) {
    KeysResult read = read_public_keys(command.trust);
    if (!read.problem.empty()) return complain(kUnusable, read.problem);
    source.trusted = std::move(read.keys);
  }
  if (const auto refused = refuse_source(source)) return complain(kUnusable, *refused);
  const CatalogFilesResult files = scene::read_catalog_or_mesh(folder_of(source), command.variant);
  SaleResult built;
  if (!has_errors(files.findings)) built = build_for_sale(files.files, true, *asked);
  const CatalogResult& catalog = built.catalog;
  Findings findings = files.findings;
  findings.insert(findings.end(), catalog.findings.begin(), catalog.findings.end());
  for (const Finding& finding : findings) std::fprintf(stderr, "%s\n", to_string(finding).c_str());
  if (!catalog.model) return complain(kUnusable, "the catalog cannot be used");
  command.studio.sale = sale_under(*asked, std::move(built.absences));
  if (!command.screenshot.empty()) return run_screenshot(command, catalog.model, files.files);
  if (command.catalogs.front().extension() != ".glb") command.studio.source = std::move(source);
  return run_window(command, catalog.model, files.files);
}

}  // namespace

}  // namespace maquette::app

int main(int argc, char** argv) {
  maquette::app::CommandLine command;
  if (const auto status = maquette::app::read_command_line(argc, argv, &command)) return *status;
  maquette::app::ask_for_large_pages(argv);
  return maquette::app::run(std::move(command));
}
