#include "app/studio.h"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>

#include "app/letter_textures.h"
#include "app/product_stage.h"
#include "scene/data_root.h"
#include "state/derive.h"
#include "state/reduce.h"
#include "state/views.h"

namespace maquette::app {

namespace {

constexpr float kLeastEm = 11.0F;  ///< screen pixels: below that nobody reads

std::string joined(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) text += to_string(finding) + "\n";
  return text;
}

float scale_of(int width, int height) {
  return std::min(static_cast<float>(width) / 1920.0F, static_cast<float>(height) / 1080.0F);
}

BakedFonts bake(float scale, bool author) {
  BakedFonts type;
  type.fonts = ui::Fonts::open(&type.problem);
  if (!type.fonts) return type;
  type.atlas = std::make_unique<ImFontAtlas>();
  type.fonts->bake(*type.atlas, scale, kLeastEm, author);
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  type.atlas->GetTexDataAsRGBA32(&pixels, &width, &height);  // rasterizes and keeps the result
  return type;
}

}  // namespace

ReadAhead Studio::read_ahead(std::shared_ptr<const Model> model, const StudioOptions& options, int width, int height) {
  const auto room = scene::environment_file(options.room, scene::data_root());
  ReadAhead ahead{std::make_shared<scene::Assets>(model),
                  std::async(std::launch::async, bake, scale_of(width, height), options.author.has_value()),
                  std::async(std::launch::async, scene::load_studio_light, room).share()};
  const viewer::ViewerState first = viewer::first_state(model, options.language, options.today);
  ahead.assets->read_ahead(scene::appearance(*model, first.design.shown), scene::Assets::Use::studio);
  return ahead;
}

std::unique_ptr<Studio> Studio::create(ReadAhead ahead, CatalogFiles catalog, const StudioOptions& options,
                                       std::function<void()> wake, std::string* problem) {
  std::unique_ptr<Studio> studio(new Studio(ahead.assets->model(), options));
  *problem = studio->set_up(std::move(ahead), std::move(catalog), std::move(wake));
  return problem->empty() ? std::move(studio) : nullptr;
}

Studio::Studio(std::shared_ptr<const Model> model, const StudioOptions& options)
    : options_(options),
      state_(options.author ? viewer::first_author_state(options.author->first, options.language, options.today)
                            : viewer::first_state(std::move(model), options.language, options.today)) {
  if (!options.author) state_.sale = options.sale;
  state_.lights = viewer::lights_from(light_named(options.room));
  state_.light = lit_ = state_.lights.front();
}

Studio::~Studio() {
  author_.reset();
  kiosk_.reset();
  solver_.reset();
  entries_.reset();
  if (imgui_ != nullptr) {
    ImGui::SetCurrentContext(imgui_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(imgui_);
  }
}

std::string Studio::set_up(ReadAhead ahead, CatalogFiles catalog, std::function<void()> wake) {
  std::string problem;
  if (!options_.author) state_.conditions = read_conditions(catalog);
  const std::filesystem::path product = std::filesystem::path(catalog.root) / catalog.entry_point;
  languages_ = viewer::load_languages(scene::data_root() / "viewer" / "words", product.parent_path() / "words");
  if (!languages_.findings.empty()) return joined(languages_.findings);
  if (!languages_.words.contains(state_.language)) return "there are no words for the language \"" + state_.language + "\"";
  type_ =
      ahead.fonts.get();  // Dear ImGui counts its allocations in the context: none may be made while another thread bakes
  if (!type_.fonts) return type_.problem;
  imgui_ = ImGui::CreateContext(type_.atlas.get());
  ImGui::GetIO().IniFilename = nullptr;
  if (!ImGui_ImplOpenGL3_Init("#version 410 core")) return "Dear ImGui's renderer did not start";
  shadows_ = std::make_unique<ui::Shadows>([this](int width, int height, const std::vector<std::uint8_t>& rgba) {
    textures_.push_back(make_texture(width, height, rgba));
    return textures_.back().id();
  });
  type_.fonts->keep_letters_in(std::make_unique<LetterTextures>());
  light_ = std::move(ahead.light);
  if (problem = set_up_stage(std::move(ahead.assets)); !problem.empty()) return problem;
  ui_ = std::make_unique<ui::UiContext>(*type_.fonts, *shadows_, *stage_);
  ui_->reduced_motion = options_.reduced_motion;
  if (!options_.ui_trace.empty()) trace_.emplace(options_.ui_trace);
  wake_ = std::move(wake);
  rooms_ = std::make_unique<Rooms>(lit_, light_, wake_);
  start_workers(std::move(catalog));
  if (options_.source) kiosk_ = std::make_unique<KioskCatalog>(*options_.source, options_.today, wake_);
  if (!options_.author) return {};
  state_.workshop->shelf = options_.author->shelf.string();
  author_ = std::make_unique<AuthorBench>(*options_.author, wake_);
  if (!author_->watches())
    return "the system has no file watches left (fs.inotify.max_user_instances): saves would go unnoticed";
  author_->begin(state_);
  return {};
}

/// An author's catalogs are many and short-lived: they are not kept on disk.
void Studio::start_workers(CatalogFiles catalog) {
  const auto cache = options_.author ? CompiledCache::off : CompiledCache::on;
  solver_ = std::make_unique<SolverWorker>(state_.model, wake_, cache);
  SnapshotOptions pictures;
  pictures.width = options_.entry_width;
  pictures.height = options_.entry_height;
  const auto photographer = [model = state_.model, languages = languages_.words, pictures](const Variant& variant,
                                                                                           const std::string& language) {
    return snapshot(model, variant, languages.find(language)->second, pictures);
  };
  entries_ =
      std::make_unique<EntryWorker>(state_.model, std::move(catalog), KioskStore(options_.data_dir), photographer, wake_);
}

std::string Studio::set_up_stage(std::shared_ptr<scene::Assets> assets) {
  if (state_.model->mesh.empty()) {
    stage_ = make_plain_stage();
    return {};
  }
  if (!light_.get().light) return light_.get().problem;
  if (!assets->product().product) return assets->product().problem;
  try {
    stage_ = make_product_stage(std::move(assets), scene::data_root(), *light_.get().light);
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

void Studio::use_scale(float scale) {
  if (type_.fonts->scale() == scale) return;
  type_.fonts->bake(*type_.atlas, scale, kLeastEm, author_ != nullptr);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  if (shown_) ImGui_ImplOpenGL3_CreateFontsTexture();  // else the renderer makes it when it starts
}

void Studio::apply(const viewer::Action& action) { state_ = viewer::reduce(std::move(state_), action); }

void Studio::think() {
  take_answers();
  ask_workers();
}

void Studio::take_answers() {
  if (author_ && entries_->idle()) take_reloads();  // an entry that is being written is finished with its own catalog
  for (const viewer::Action& action : solver_->take()) apply(action);
  for (const viewer::Action& action : entries_->take()) apply(action);
  if (author_) {
    for (const viewer::Action& action : author_->take_answers()) apply(action);
  }
  if (!options_.fixed_today) {
    if (const viewer::Date today = viewer::local_today(); today != state_.today) apply(viewer::DayChanged{today});
  }
}

void Studio::ask_workers() {
  solver_->ask(state_);
  if (author_) {
    if (const auto came = author_->follow(state_)) apply(*came);
  }
  const bool wanted = state_.entry.stage == viewer::EntryStage::preparing && state_.entry.request != entry_asked_;
  if (!wanted) return;
  entry_asked_ = state_.entry.request;
  entries_->start(order_of(state_));
}

bool Studio::settled() const {
  const bool asked = !solver_->idle() || !entries_->idle() || (author_ && !author_->idle());
  return shown_ && !asked && lit_ == state_.light && !pictures_made_ && !moving_;
}

/// A finger on the stage turns the product; a tap selects the part below it. It is a tap while it stays where it was.
void Studio::point_at_stage(const ui::Input& input) {
  const float moved = std::hypot(input.pointer.x - pressed_at_.x, input.pointer.y - pressed_at_.y);
  if (ui_->stage_pressed()) {
    stage_->grab();
    on_stage_ = true;
    turned_ = false;
    finger_ = pressed_at_ = input.pointer;
    finger_time_ = input.now;
  } else if (on_stage_ && input.down) {
    turned_ = turned_ || moved > ui::kDragThreshold;
    if (turned_) {
      const auto seconds = static_cast<float>(std::max(input.now - finger_time_, 1e-3));
      stage_->drag(input.pointer.x - finger_.x, input.pointer.y - finger_.y, seconds);
      if (state_.view >= 0 && state_.view != viewer::kApartView) apply(viewer::ProductTurned{});
    }
    finger_ = input.pointer;
    finger_time_ = input.now;
  } else if (on_stage_) {
    on_stage_ = false;
    stage_->release();
    const bool picks = state_.screen == viewer::Screen::studio || state_.screen == viewer::Screen::workshop;
    if (turned_ || moved > ui::kDragThreshold || !picks) return;
    if (const auto group = stage_->pick(input.pointer.x, input.pointer.y)) apply(viewer::SelectGroup{*group});
  }
}

FrameResult Studio::frame(ui::Input input, int width, int height) {
  ImGui::SetCurrentContext(imgui_);
  ImGuiIO& io = ImGui::GetIO();
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  io.DisplaySize = {w, h};
  io.DeltaTime = 1.0F / 60.0F;  // nothing of ImGui's own moves
  const float scale = scale_of(width, height);
  use_scale(scale);
  type_.fonts->tidy();
  take_answers();
  if (kiosk_) look_for_another_catalog(input);
  follow_light();
  if (shown_) ask_workers();  // the first frame has the machine for itself
  ImGui_ImplOpenGL3_NewFrame();
  type_.atlas->ClearTexData();  // it is on the graphics card now
  ImGui::NewFrame();
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const StageFrame stage_frame{width, height, scale, input.now, options_.reduced_motion};
  const bool stage_moves = stage_->draw(state_, stage_frame, list);
  ui_->begin(list, input, w, h, languages_.words.find(state_.language)->second);
  ui::ScreenOptions screen;
  screen.languages = offered_languages();
  screen.address = options_.address;
  const std::vector<viewer::Action> actions = ui::draw_screen(state_, *ui_, screen);
  ui_->end();
  const bool zooms = input.wheel != 0 && ui_->wheel_is_free();
  if (zooms) stage_->zoom(input.wheel);
  render(width, height);
  const std::uint64_t revision = state_.revision;
  for (const viewer::Action& action : actions) apply(action);
  point_at_stage(input);
  if (state_.revision != revision || !actions.empty()) ask_workers();
  // Not while the product moves.
  pictures_made_ = stage_moves || stage_->work(options_.picture_budget);
  moving_ = stage_moves || ui_->moving() || !actions.empty() || zooms || on_stage_;
  if (trace_) write_trace(scale);
  const bool first = !std::exchange(shown_, true);
  const bool again =
      first || stage_moves || ui_->moving() || !actions.empty() || zooms || pictures_made_ || (on_stage_ && turned_);
  if (!kiosk_) return {again, ui_->wake()};
  const double look = looked_ + kLookEvery;
  return {again, std::min(look, ui_->wake().value_or(look))};
}

/// Those that both the studio and the product speak, in the product's order.
std::vector<ui::LanguageName> Studio::offered_languages() const {
  std::vector<ui::LanguageName> offered;
  for (const std::string& tag : state_.model->languages) {
    const auto words = languages_.words.find(tag);
    if (words != languages_.words.end()) offered.push_back({tag, words->second[viewer::Word::language_name]});
  }
  return offered;
}

/// Besides the controls, where on the product each part can be tapped.
void Studio::write_trace(float scale) {
  const bool pickable = state_.screen == viewer::Screen::studio || state_.screen == viewer::Screen::workshop;
  if (pickable && settled()) {
    for (GroupIndex group = 0; group < state_.model->groups.size(); ++group) {
      const auto at = stage_->anchor(group);
      if (at) ui_->trace("product/" + state_.model->groups[group].id, {at->x - 8, at->y - 8, 16, 16});
    }
  }
  trace_->write(state_, *ui_, scale, settled());
}

void Studio::render(int width, int height) {
  ImGui::Render();
  glBindFramebuffer(GL_FRAMEBUFFER, target_);
  glViewport(0, 0, width, height);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace maquette::app
