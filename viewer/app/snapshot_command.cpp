#include "app/snapshot_command.h"

#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "app/snapshot.h"
#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/session.h"
#include "scene/data_root.h"
#include "scene/glb_catalog.h"

namespace maquette::app {
namespace {

enum Status : int { kDone = 0, kNo = 1, kUnusable = 2, kUndecided = 3 };

constexpr std::size_t kMostDesignBytes = 1U << 20U;

bool parse_size(const std::string& text, SnapshotOptions& options) {
  const char *begin = text.data(), *end = begin + text.size();
  const auto width = std::from_chars(begin, end, options.width);
  if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return false;
  const auto height = std::from_chars(width.ptr + 1, end, options.height);
  return height.ec == std::errc() && height.ptr == end;
}

bool parse_stage(const std::string& text, SnapshotOptions& options) {
  if (text != "light" && text != "dark" && text != "none") return false;
  options.stage = text == "dark" ? gl::Stage::dark : text == "none" ? gl::Stage::none : gl::Stage::light;
  return true;
}

void print(const Findings& findings) {
  for (const Finding& finding : findings) std::cerr << to_string(finding) << '\n';
}

/// The selections of a design file, or none after saying why.
std::optional<Selections> read_selections(const Model& model, const std::filesystem::path& path) {
  if (path.empty() || path == "-") return Selections{};
  std::ifstream file(path, std::ios::binary);
  std::string text(kMostDesignBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || (text.empty() && !file.eof())) {
    std::cerr << path.string() << ": could not be read.\n";
    return std::nullopt;
  }
  DesignResult design = parse_design(model, text, path.string());
  print(design.findings);
  return std::move(design.selections);
}

int render(const std::shared_ptr<const Model>& model, const SnapshotArgs& args, const SnapshotOptions& options) {
  const std::optional<Selections> selections = read_selections(*model, args.design);
  if (!selections) return kUnusable;
  Session session(model);
  const Completion completion = session.complete(*selections);
  if (completion.found == Verdict::unknown) {
    std::cerr << "Whether this design can be completed was not decided in time.\n";
    return kUndecided;
  }
  if (completion.found == Verdict::no) {
    std::cerr << "This design cannot be made: its selections conflict with the catalog's rules.\n";
    return kNo;
  }
  const Snapshot pictures = snapshot(model, completion.variant, options, args.language);
  const std::string problem = pictures.problem.empty() ? write_snapshot(pictures, args.out) : pictures.problem;
  if (!problem.empty()) {
    std::cerr << problem << '\n';
    return kUnusable;
  }
  for (const EntryRender& view : pictures.renders) std::cout << (args.out / (view.name + ".png")).string() << '\n';
  std::cout << (args.out / "design.glb").string() << '\n';
  return kDone;
}

}  // namespace

int run_snapshot(const SnapshotArgs& args) {
  SnapshotOptions options;
  if (!parse_size(args.size, options)) {
    std::cerr << "--size " << args.size << ": write it as WIDTHxHEIGHT, for example 1600x1200.\n";
    return kUnusable;
  }
  if (!parse_stage(args.stage, options)) {
    std::cerr << "--stage " << args.stage << ": light, dark or none.\n";
    return kUnusable;
  }
  const auto catalog = args.catalog.empty() ? scene::data_root() / "catalogs" / "court-sneaker" : args.catalog;
  const CatalogResult loaded = scene::load_catalog_or_mesh(catalog, args.variant);
  print(loaded.findings);
  if (!loaded.model) return kUnusable;
  return render(loaded.model, args, options);
}

}  // namespace maquette::app
