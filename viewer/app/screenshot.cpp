#include "app/screenshot.h"

#include <glad/gl.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "gl/context.h"
#include "scene/image.h"
#include "state/derive.h"

namespace maquette::app {

namespace {

constexpr int kMostFrames = 4000, kMostWaits = 60'000;
constexpr double kStep = 0.2;  ///< seconds of the studio's time a frame

int refuse(const std::string& message) {
  std::fprintf(stderr, "maquette-viewer: %s\n", message.c_str());
  return 2;
}

std::optional<Choice> parse_choice(const Model& model, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return std::nullopt;
  const auto part = find_part(model, text.substr(0, equals));
  if (!part) return std::nullopt;
  const auto option = find_option(model.parts[*part], text.substr(equals + 1));
  if (!option) return std::nullopt;
  return Choice{*part, *option};
}

/// A framebuffer of the picture's size, bound for as long as it lives.
class Canvas {
 public:
  Canvas(int width, int height)
      : color_(width, height, GL_RGBA8), frame_(gl::FramebufferHandle::create()), width_(width), height_(height) {
    bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_.name(), 0);
  }
  void bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, frame_.name());
    glViewport(0, 0, width_, height_);
  }
  GLuint name() const { return frame_.name(); }
  scene::Image read() const {
    bind();
    scene::Image image{width_, height_, 3, {}};
    const std::size_t row = static_cast<std::size_t>(width_) * 3;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height_));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    for (int y = height_ - 1; y >= 0; --y) {
      const auto begin = pixels.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y));
      image.pixels.insert(image.pixels.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
    }
    return image;
  }

 private:
  gl::Texture color_;
  gl::FramebufferHandle frame_;
  int width_, height_;
};

/// Runs the studio until nothing moves and every question is answered.
class Runner {
 public:
  Runner(Studio& studio, const Canvas& canvas, int width, int height)
      : studio_(studio), canvas_(canvas), width_(width), height_(height) {}

  bool settle() {
    for (int quiet = 0, frame = 0; frame < kMostFrames; ++frame) {
      ui::Input input;
      input.now = now_ += kStep;
      input.pointer = {-1, -1};
      studio_.set_target(canvas_.name());
      const FrameResult result = studio_.frame(std::move(input), width_, height_);
      quiet = studio_.settled() && !result.moving ? quiet + 1 : 0;
      if (quiet >= 3) return true;
      if (!studio_.settled()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }
  void apply(const viewer::Action& action) {
    studio_.apply(action);
    settle();
  }
  /// One choice of many: nobody looks at the product before the last, and drawing it takes longer than all answers.
  void choose(Choice choice) {
    studio_.apply(viewer::ChooseOption{choice});
    for (int i = 0; i < kMostWaits && viewer::working(studio_.state()); ++i) {
      studio_.think();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

 private:
  Studio& studio_;
  const Canvas& canvas_;
  int width_, height_;
  double now_ = 0;
};

std::optional<GroupIndex> group_named(const Model& model, const std::string& id) {
  for (GroupIndex group = 0; group < model.groups.size(); ++group) {
    if (model.groups[group].id == id) return group;
  }
  return std::nullopt;
}

/// The group whose text is typed: the one that is named, or the first.
std::optional<GroupIndex> text_group(const Model& model, const std::string& named) {
  if (const auto group = group_named(model, named); group && viewer::text_part(model, *group)) return group;
  for (GroupIndex group = 0; group < model.groups.size(); ++group) {
    if (viewer::text_part(model, group)) return group;
  }
  return std::nullopt;
}

void sew_text(Runner& runner, const Model& model, const std::string& named, const std::string& text) {
  const auto group = text_group(model, named);
  if (!group || text.empty()) return;
  runner.apply(viewer::SelectGroup{*group});
  runner.apply(viewer::TypeText{text});
}

void fill_form(Runner& runner) {
  runner.apply(viewer::EditField{viewer::EntryField::name, "Léa"});
  runner.apply(viewer::EditField{viewer::EntryField::title, "Deep water"});
  runner.apply(viewer::ToggleConsent{viewer::Consent::show_publicly});
  runner.apply(viewer::FocusField{viewer::EntryField::title});
}

void open_screen(Runner& runner, const CommandLine& command, const Model& model, std::optional<Choice> wish) {
  if (command.screen == "personalise")
    return sew_text(runner, model, command.group, command.text.empty() ? "LÉA 07" : command.text);
  sew_text(runner, model, command.group, command.text);
  if (!command.text.empty()) runner.apply(viewer::SewOn{});
  if (const auto group = group_named(model, command.group)) runner.apply(viewer::SelectGroup{*group});
  if (command.screen == "why-not" && wish) return runner.apply(viewer::AskWhy{*wish});
  if (command.screen == "help") return runner.apply(viewer::ShowHelp{true});
  if (command.screen == "languages") return runner.apply(viewer::ShowLanguages{true});
  if (command.screen == "studio" || command.screen == "why-not") return;
  if (command.screen == "workshop") {
    if (const auto rule = find_rule(model, command.rule)) runner.apply(viewer::SelectRule{*rule});
    return;
  }
  runner.apply(viewer::OpenReview{});
  if (command.screen == "review") return;
  runner.apply(viewer::OpenContest{});
  fill_form(runner);
  if (command.screen == "contest") return;
  runner.apply(viewer::EditField{viewer::EntryField::email, "lea@example.com"});
  runner.apply(viewer::ToggleConsent{viewer::Consent::age_or_guardian});
  runner.apply(viewer::SubmitEntry{});
}

}  // namespace

int run_screenshot(const CommandLine& command, std::shared_ptr<const Model> model, const CatalogFiles& catalog) {
  std::vector<Choice> choices;
  for (const std::string& text : command.choose) {
    const auto choice = parse_choice(*model, text);
    if (!choice) return refuse("the catalog has no \"" + text + "\"; --choose needs PART=OPTION");
    choices.push_back(*choice);
  }
  const auto wish = parse_choice(*model, command.want);
  if (!command.want.empty() && !wish)
    return refuse("the catalog has no \"" + command.want + "\"; --want needs PART=OPTION");
  if (command.screen == "why-not" && !wish) return refuse("--screen why-not needs --want PART=OPTION");
  gl::HeadlessContext::Result context = gl::HeadlessContext::create();
  if (!context.context) {
    std::fprintf(stderr, "maquette-viewer: %s\n", context.problem.c_str());
    return 3;
  }
  const int width = command.size.empty() ? 1920 : command.window.width,
            height = command.size.empty() ? 1080 : command.window.height;
  const Canvas canvas(width, height);
  std::string problem;
  StudioOptions options = command.studio;
  options.reduced_motion = true;
  options.picture_budget = 1e9;
  const auto studio = Studio::create(
      Studio::read_ahead(model, options, width, height), catalog, options, [] {}, &problem);
  if (!studio) return refuse(problem);
  Runner runner(*studio, canvas, width, height);
  runner.settle();
  for (const Choice& choice : choices) runner.choose(choice);
  runner.settle();
  open_screen(runner, command, *model, wish);
  runner.settle();
  if (!studio->state().entry.problem.empty()) return refuse(studio->state().entry.problem);
  std::ofstream file(command.screenshot, std::ios::binary);
  file << scene::encode_png(canvas.read());
  return file ? 0 : refuse("cannot write " + command.screenshot.string());
}

}  // namespace maquette::app
