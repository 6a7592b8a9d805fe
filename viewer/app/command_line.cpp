#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>

#include "app/snapshot.h"
#include "scene/data_root.h"

namespace maquette::app {
namespace {

void add_picture_options(CLI::App& app, SnapshotArgs& pictures) {
  app.add_option("--out", pictures.out, "For --snapshot: the folder its pictures go to");
  app.add_option("--view", pictures.views, "For --snapshot: only this view, may be repeated")
      ->check(CLI::IsMember({"front", "side", "back", "three-quarter", "top", "medial", "pair"}));
  app.add_option("--stage", pictures.stage, "For --snapshot: what the product stands on")
      ->check(CLI::IsMember({"light", "dark"}));
  app.add_flag("--transparent", pictures.transparent, "For --snapshot: nothing behind the product, its shadow as alpha");
  app.add_flag("--exploded", pictures.exploded, "For --snapshot: the product taken apart");
  app.add_option("--turntable", pictures.turntable, "For --snapshot: this many numbered pictures of one turn instead")
      ->check(CLI::Range(2, kMostTurns));
  app.add_option("--sheet", pictures.sheet, "For --snapshot: the print sheet instead, FILE.pdf or FILE.png");
  app.add_option("--paper", pictures.paper, "For --sheet")->check(CLI::IsMember({"a4", "letter"}));
}

}  // namespace

bool parse_size(const std::string& text, int* width, int* height) {
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, *width);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'x') return false;
  const auto second = std::from_chars(first.ptr + 1, end, *height);
  const auto fits = [](int edge) { return edge >= 320 && edge <= 8192; };
  return second.ec == std::errc{} && second.ptr == end && fits(*width) && fits(*height);
}

std::optional<int> read_command_line(int argc, char** argv, CommandLine* command) {
  CLI::App app("Maquette's studio: design a product, see it live, enter it in the contest.", "maquette-viewer");
  std::string today, data_dir, editor, model;
  bool author = false;
  app.add_option("catalog", command->catalogs, "Catalog folders; the court sneaker when none is given");
  app.add_option("--model", model, "A glTF binary on its own (.glb), in place of a catalog");
  app.add_option("--variant", command->variant, "For --model: the variant of its materials to begin with");
  app.add_option("--size", command->size, "Window or picture size, as 1920x1080");
  app.add_flag("--fullscreen", command->window.fullscreen, "Fill the screen");
  app.add_option("--language", command->studio.language, "Language to start with (en, fr, de, ja)");
  app.add_option("--room", command->studio.room,
                 "What lights the product: showroom, daylight, evening, or a Radiance picture of your own (FILE.hdr)");
  app.add_option("--data-dir", data_dir, "Where the kiosk's key and its entries are kept");
  app.add_option("--contest-address", command->studio.address, "Website of the contest, shown when an entry is in");
  app.add_flag("--reduced-motion", command->studio.reduced_motion, "No slides, scales or rolls; short fades only");
  app.add_option("--trust", command->trust, "Only releases sealed with one of the public keys in this file")
      ->type_name("FILE");
  app.add_option("--kiosks", command->shelf, "For --author: the folder the kiosks read, where releases go")
      ->type_name("FOLDER");
  app.add_flag("--author", author, "The workshop: reload on save, findings, rules, counts (docs/author-live.md)");
  app.add_option("--editor", editor,
                 "For --author: opens a place, as \"subl {file}:{line}:{column}\"; else $VISUAL, $EDITOR or code");
  app.add_option("--market", command->studio.shop.market, "Only what is sold in this market");
  app.add_option("--channel", command->studio.shop.channel, "Only what is sold through this channel");
  app.add_option("--on,--today", today, "Only what is available on this day, as if it were today (YYYY-MM-DD)");
  app.add_option("--stock", command->studio.shop.stock, "Only what this sheet has in stock")->type_name("CSV");
  app.add_option("--ui-trace", command->studio.ui_trace, "Write what is on the screen, and where, to this JSON file");
  app.add_option("--snapshot", command->snapshot,
                 "Render this design's (or entry's) four views without a display and exit");
  add_picture_options(app, command->pictures);
  app.add_option("--screenshot", command->screenshot,
                 "Render one screen of the studio to this PNG without a display and exit");
  app.add_option("--screen", command->screen, "For --screenshot")
      ->check(CLI::IsMember(
          {"studio", "why-not", "personalise", "review", "contest", "done", "help", "languages", "workshop"}));
  app.add_option("--choose", command->choose, "For --screenshot: PART=OPTION, may be repeated");
  app.add_option("--want", command->want, "For --screenshot of why-not: the PART=OPTION that is refused");
  app.add_option("--group", command->group, "For --screenshot: the part list's open row");
  app.add_option("--text", command->text, "For --screenshot: the text on the product");
  app.add_option("--rule", command->rule, "For --screenshot of the workshop: the selected rule");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto refuse = [](const std::string& message) {
    std::fprintf(stderr, "maquette-viewer: %s\n", message.c_str());
    return 2;
  };
  command->studio.today = viewer::local_today();
  if (!today.empty()) {
    if (!viewer::parse_date(today, &command->studio.today)) return refuse("--on needs a day such as 2026-11-30");
    command->studio.fixed_today = true;
  }
  if (!command->size.empty() && !parse_size(command->size, &command->window.width, &command->window.height)) {
    return refuse("--size needs a size such as 1920x1080, from 320 to 8192 pixels");
  }
  const auto ending = command->pictures.sheet.extension();
  if (!command->pictures.sheet.empty() && ending != ".pdf" && ending != ".png") {
    return refuse("--sheet needs a file that ends with .pdf or .png");
  }
  if (author) {
    std::string problem;
    command->editor = editor.empty()
                          ? default_editor([](const char* name) -> const char* { return std::getenv(name); }, is_installed)
                          : parse_editor(editor, &problem);
    if (!command->editor) return refuse("--editor: " + problem);
    if (command->screen == "studio") command->screen = "workshop";
  } else if (!editor.empty() || !command->shelf.empty() || command->screen == "workshop") {
    return refuse("--editor, --kiosks and --screen workshop need --author");
  }
  command->studio.data_dir = data_dir.empty() ? KioskStore::default_folder() : std::filesystem::path(data_dir);
  if (!model.empty()) command->catalogs = {model};
  if (command->catalogs.empty()) command->catalogs.push_back(scene::data_root() / "catalogs" / "court-sneaker");
  return std::nullopt;
}

}  // namespace maquette::app
