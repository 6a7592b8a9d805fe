#include "app/snapshot_command.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <variant>

#include "app/snapshot.h"
#include "app/snapshot_sheet.h"
#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/entry.h"
#include "maquette/session.h"
#include "scene/data_root.h"
#include "scene/glb_catalog.h"

namespace maquette::app {
namespace {

enum Status : int { kDone = 0, kNo = 1, kUnusable = 2, kUndecided = 3 };

constexpr std::size_t kMostDesignBytes = 1U << 20U, kMostEntryBytes = 256U << 20U;

bool parse_size(const std::string& text, SnapshotOptions& options) {
  const char *begin = text.data(), *end = begin + text.size();
  const auto width = std::from_chars(begin, end, options.width);
  if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return false;
  const auto height = std::from_chars(width.ptr + 1, end, options.height);
  return height.ec == std::errc() && height.ptr == end;
}

/// What the arguments ask for, or none after saying what is wrong.
std::optional<SnapshotOptions> options_of(const SnapshotArgs& args) {
  SnapshotOptions options;
  if (!parse_size(args.size, options)) {
    std::cerr << "--size " << args.size << ": write it as WIDTHxHEIGHT, for example 1600x1200.\n";
    return std::nullopt;
  }
  options.stage = args.transparent ? gl::Stage::none : args.stage == "dark" ? gl::Stage::dark : gl::Stage::light;
  options.apart = args.exploded;
  if (!args.views.empty()) options.views.clear();
  for (const std::string& name : args.views) {
    const auto view = std::find_if(scene::kNamedViews.begin(), scene::kNamedViews.end(),
                                   [&](scene::NamedView known) { return scene::name_of(known) == name; });
    if (view == scene::kNamedViews.end()) {
      std::cerr << "--view " << name << ": front, side, back, three-quarter, top, medial or pair.\n";
      return std::nullopt;
    }
    if (std::find(options.views.begin(), options.views.end(), *view) == options.views.end()) options.views.push_back(*view);
  }
  return options;
}

void print(const Findings& findings) {
  for (const Finding& finding : findings) std::cerr << to_string(finding) << '\n';
}

/// What is to be drawn, and the code it is known by.
struct Subject {
  Selections selections;
  std::string code;
  bool entry = false;
};

std::optional<std::string> read_bounded(const std::filesystem::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::string text(most + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (!file.bad() && (!text.empty() || file.eof()) && text.size() <= most) return text;
  std::cerr << path.string() << (text.size() > most ? ": is too large.\n" : ": could not be read.\n");
  return std::nullopt;
}

/// The design in an entry that is whole by its own key.
std::optional<std::string> open_entry(const std::filesystem::path& path, Subject* subject) {
  const auto package = read_bounded(path, kMostEntryBytes);
  if (!package) return std::nullopt;
  VerifyResult opened = inspect_entry(*package);
  if (!opened.verified) {
    std::cerr << path.string() << ": " << opened.problem << '\n';
    return std::nullopt;
  }
  subject->entry = true;
  subject->code = opened.summary.code;
  return std::move(opened.summary.design_json);
}

/// A design file, an entry or the catalog's defaults; none after saying why.
std::optional<Subject> read_subject(const Model& model, const std::filesystem::path& path) {
  Subject subject;
  if (path.empty() || path == "-") return subject;
  const std::optional<std::string> text =
      path.extension() == ".maquette-entry" ? open_entry(path, &subject) : read_bounded(path, kMostDesignBytes);
  if (!text) return std::nullopt;
  DesignResult design = parse_design(model, *text, path.string());
  print(design.findings);
  if (!design.selections) return std::nullopt;
  subject.selections = std::move(*design.selections);
  return subject;
}

/// The words of the pictures' texts, or none after saying why.
std::optional<viewer::Words> read_words(const std::filesystem::path& catalog, const std::string& language) {
  const auto folder = std::filesystem::is_directory(catalog) ? catalog : catalog.parent_path();
  viewer::Languages languages = viewer::load_languages(scene::data_root() / "viewer" / "words", folder / "words");
  print(languages.findings);
  const auto found = languages.words.find(language);
  if (found != languages.words.end()) return std::move(found->second);
  std::cerr << "There are no words for the language \"" << language << "\".\n";
  return std::nullopt;
}

/// The variant the pictures show, or the exit status after saying why there is none.
std::variant<Variant, int> complete(const std::shared_ptr<const Model>& model, const Selections& selections) {
  Session session(model);
  Completion completion = session.complete(selections);
  if (completion.found == Verdict::yes) return std::move(completion.variant);
  std::cerr << (completion.found == Verdict::no
                    ? "This design cannot be made: its selections conflict with the catalog's rules.\n"
                    : "Whether this design can be completed was not decided in time.\n");
  return completion.found == Verdict::no ? kNo : kUndecided;
}

int complain(const std::string& problem) {
  std::cerr << problem << '\n';
  return kUnusable;
}

bool write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return static_cast<bool>(file);
}

int write_views(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
                const viewer::Words& words, const std::filesystem::path& out) {
  const Snapshot pictures = take_snapshot(renderer, model, variant, options, words, keep_in(out));
  if (!pictures.problem.empty()) return complain(pictures.problem);
  for (const EntryRender& view : pictures.renders) std::cout << (out / (view.name + ".png")).string() << '\n';
  if (!write_file(out / "renders.json", describe_renders(pictures.renders)) ||
      !write_file(out / "design.glb", pictures.glb)) {
    return complain("Could not write into " + out.string() + ".");
  }
  std::cout << (out / "design.glb").string() << '\n';
  return kDone;
}

int write_turn(gl::Renderer& renderer, const Model& model, const Variant& variant, const SnapshotOptions& options,
               const SnapshotArgs& args) {
  const auto said = [&](int done) {
    std::cerr << "turntable: " << done << " of " << args.turntable << (done < args.turntable ? "\n" : ", done\n");
  };
  const std::string problem = take_turntable(renderer, model, variant, options, args.turntable, keep_in(args.out), said);
  return problem.empty() ? kDone : complain(problem);
}

/// A design's code is made of its canonical file as an entry's is made of its package.
int write_print(gl::Renderer& renderer, const Model& model, const Variant& variant, const viewer::Words& words,
                const Subject& subject, const SnapshotArgs& args) {
  const std::string code = subject.entry ? subject.code : entry_code(write_design(model, to_selections(variant)));
  const std::string page =
      args.address.empty() ? "" : "https://" + args.address + (subject.entry ? "/entry/" : "/design/") + code;
  const sheet::Paper& paper = args.paper == "letter" ? sheet::kLetter : sheet::kA4;
  const sheet::Sheet made = picture_sheet(renderer, model, variant, words, {args.today, code, page, subject.entry}, paper);
  std::vector<std::filesystem::path> written;
  const std::string problem = write_sheet(made, paper, args.sheet, &written);
  if (!problem.empty()) return complain(problem);
  for (const auto& file : written) std::cout << file.string() << '\n';
  return kDone;
}

}  // namespace

int run_snapshot(const SnapshotArgs& args) {
  const std::optional<SnapshotOptions> options = options_of(args);
  if (!options) return kUnusable;
  const auto catalog = args.catalog.empty() ? scene::data_root() / "catalogs" / "court-sneaker" : args.catalog;
  const CatalogResult loaded = scene::load_catalog_or_mesh(catalog, args.variant);
  print(loaded.findings);
  if (!loaded.model) return kUnusable;
  const Model& model = *loaded.model;
  const std::optional<viewer::Words> words = read_words(catalog, args.language);
  const std::optional<Subject> subject = words ? read_subject(model, args.design) : std::nullopt;
  if (!subject) return kUnusable;
  const std::variant<Variant, int> completed = complete(loaded.model, subject->selections);
  if (const int* status = std::get_if<int>(&completed)) return *status;
  const Variant& variant = std::get<Variant>(completed);
  std::error_code error;
  std::filesystem::create_directories(args.out, error);
  if (error) return complain("Could not make the folder " + args.out.string() + ": " + error.message() + ".");
  const Darkroom::Result opened = Darkroom::open(loaded.model, scene::appearance(model, variant), args.room);
  if (!opened.darkroom) return complain(opened.problem);
  gl::Renderer& renderer = opened.darkroom->renderer();
  if (!args.sheet.empty()) return write_print(renderer, model, variant, *words, *subject, args);
  if (args.turntable > 0) return write_turn(renderer, model, variant, *options, args);
  return write_views(renderer, model, variant, *options, *words, args.out);
}

}  // namespace maquette::app
