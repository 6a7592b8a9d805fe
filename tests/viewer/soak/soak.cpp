#include "viewer/soak/soak.h"

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "app/studio.h"
#include "gl/context.h"
#include "gl/target.h"
#include "maquette/catalog.h"
#include "state/derive.h"

namespace maquette::soak {
namespace {

ui::Input held() {
  ui::Input input;
  input.down = true;
  return input;
}

ui::Input pressed() {
  ui::Input input = held();
  input.pressed = true;
  return input;
}

ui::Input released() {
  ui::Input input;
  input.released = true;
  return input;
}

ui::Input hovering() {
  ui::Input input;
  input.hovers = true;
  return input;
}

ui::Input wheeled(float notches) {
  ui::Input input;
  input.wheel = notches;
  return input;
}

ui::Input with_key(ui::Key key) {
  ui::Input input;
  input.keys = {key};
  return input;
}

ui::Input typed(std::string text) {
  ui::Input input;
  input.typed = std::move(text);
  return input;
}

using Json = nlohmann::json;

constexpr double kFrame = 0.05;  // seconds of the studio's time
constexpr int kMostFrames = 20'000;
constexpr double kAwayFor = 120;  // seconds: the last screen has cleared itself

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

/// Someone at the screen. What they touch comes from the studio's own trace of its controls.
class Customer {
 public:
  Customer(app::Studio& studio, const gl::ColorTarget& screen, std::filesystem::path trace, Report& report)
      : studio_(studio), screen_(screen), trace_(std::move(trace)), report_(report) {}

  void visit(std::uint64_t seed, int gestures) {
    random_.seed(seed);
    for (int i = 0; i < gestures; ++i) gesture();
    settle();
  }

  /// The whole way into the contest, whatever the gestures before led to.
  bool enter() {
    using namespace viewer;
    studio_.apply(StartAgain{});
    settle();
    studio_.apply(WantSurprise{random_()});
    settle();
    studio_.apply(OpenReview{});
    studio_.apply(OpenContest{});
    for (const auto& [field, text] : {std::pair{EntryField::name, "Ada"}, std::pair{EntryField::title, "Soak"},
                                      std::pair{EntryField::email, "ada@example.com"}}) {
      studio_.apply(EditField{field, text});
    }
    studio_.apply(viewer::ToggleConsent{viewer::Consent::show_publicly});
    studio_.apply(viewer::ToggleConsent{viewer::Consent::age_or_guardian});
    studio_.apply(SubmitEntry{});
    settle();
    const bool entered = !studio_.state().entry.code.empty();
    leave();
    return entered;
  }

  /// Walks away: the screen clears for the next person.
  void leave() {
    settle();
    now_ += kAwayFor;
    settle();
    studio_.apply(viewer::FinishVisit{});
    studio_.apply(viewer::StartAgain{});
    studio_.apply(viewer::SetLanguage{"en"});
    settle();
  }

  void settle() {
    int quiet = 0;
    for (int frame = 0; quiet < 3 && frame < kMostFrames; ++frame) {
      const app::FrameResult result = step({});
      quiet = studio_.settled() && !result.moving ? quiet + 1 : 0;
      if (!studio_.settled()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

 private:
  app::FrameResult step(ui::Input input) {
    input.now = now_ += kFrame;
    input.pointer = finger_;
    studio_.set_target(screen_.framebuffer());
    return studio_.frame(std::move(input), screen_.width(), screen_.height());
  }
  std::size_t draw(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  ui::Point anywhere() {
    return {static_cast<float>(draw(static_cast<std::size_t>(screen_.width()))),
            static_cast<float>(draw(static_cast<std::size_t>(screen_.height())))};
  }

  void gesture() {
    switch (draw(12)) {
      case 0:
        return tap(anywhere());
      case 1:
        return drag();
      case 2:
        return press_key();
      case 3:
        return type();
      case 4:
        static_cast<void>(step(wheeled(draw(2) == 0 ? 1.0F : -1.0F)));
        return;
      default:
        return tap_control();
    }
  }

  void tap(ui::Point at) {
    finger_ = at;
    static_cast<void>(step(hovering()));
    static_cast<void>(step(pressed()));
    static_cast<void>(step(released()));
    for (int i = 0; i < 3; ++i) static_cast<void>(step({}));
  }

  /// Any control that is on the screen now.
  void tap_control() {
    std::ifstream file(trace_);
    const Json seen = Json::parse(file, nullptr, false);
    if (seen.is_discarded() || !seen.contains("controls") || seen["controls"].empty()) return tap(anywhere());
    auto control = seen["controls"].begin();
    std::advance(control, static_cast<std::ptrdiff_t>(draw(seen["controls"].size())));
    const auto of = [&](const char* key) { return control->value(key, 0.0F); };
    ++report_.taps;
    tap({of("x") + of("w") / 2, of("y") + of("h") / 2});
  }

  void drag() {
    finger_ = anywhere();
    static_cast<void>(step(pressed()));
    for (int i = 0; i < 4; ++i) {
      finger_.x += 24;
      static_cast<void>(step(held()));
    }
    static_cast<void>(step(released()));
  }

  void press_key() {
    constexpr ui::Key kKeys[] = {ui::Key::tab,  ui::Key::back_tab, ui::Key::enter, ui::Key::escape, ui::Key::undo,
                                 ui::Key::redo, ui::Key::left,     ui::Key::right, ui::Key::space,  ui::Key::backspace};
    static_cast<void>(step(with_key(kKeys[draw(std::size(kKeys))])));
  }

  /// A text on the product, each time another.
  void type() {
    const viewer::ViewerState& state = studio_.state();
    for (GroupIndex group = 0; group < state.model->groups.size(); ++group) {
      if (!viewer::text_part(*state.model, group)) continue;
      std::string text;
      for (std::size_t i = 0; i < 1 + draw(6); ++i) text += static_cast<char>('A' + draw(26));
      studio_.apply(viewer::SelectGroup{group});
      studio_.apply(viewer::TypeText{text});
      static_cast<void>(step({}));
      studio_.apply(viewer::SewOn{});
      break;
    }
    static_cast<void>(step(typed("x")));
  }

  app::Studio& studio_;
  const gl::ColorTarget& screen_;
  std::filesystem::path trace_;
  Report& report_;
  std::mt19937_64 random_;
  ui::Point finger_{-1, -1};
  double now_ = 0;
};

/// Entries would fill the disk, not the memory.
void clear_entries(const std::filesystem::path& data) {
  std::error_code ignored;
  std::filesystem::remove_all(data / "entries", ignored);
  std::filesystem::remove_all(data / "private", ignored);
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
  app::StudioOptions studio_options;
  studio_options.data_dir = folder.path();
  studio_options.ui_trace = folder.path() / "trace.json";
  studio_options.today = viewer::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
  studio_options.fixed_today = true;
  studio_options.picture_budget = 0.05;
  const auto studio = app::Studio::create(
      app::Studio::read_ahead(catalog.model, studio_options, options.width, options.height), files.files, studio_options,
      [] {}, &report.problem);
  if (!studio) return report;
  Customer customer(*studio, screen, studio_options.ui_trace, report);
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  for (int day = 0; options.go_on(day, seconds()); ++day) {
    for (int visit = 0; visit < options.visits; ++visit) {
      customer.visit(options.seed + static_cast<std::uint64_t>(visit), options.gestures);
      if (visit + 1 < options.visits) customer.leave();
    }
    if (customer.enter()) ++report.entries;
    clear_entries(folder.path());
    report.days.push_back(take_census());
    if (options.after_day) options.after_day(day, report.days.back());
  }
  return report;
}

}  // namespace maquette::soak
