// The studio: state, panels, stage and workers, wired together. It knows neither the window nor the clock: both are handed
// in each frame, so the same studio runs in a window, under a test, and for a picture without a display.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "app/author_bench.h"
#include "app/entry_worker.h"
#include "app/gl_textures.h"
#include "app/kiosk_catalog.h"
#include "app/rooms.h"
#include "app/shop.h"
#include "app/solver_worker.h"
#include "app/stage.h"
#include "app/ui_trace.h"
#include "maquette/catalog.h"
#include "scene/assets.h"
#include "scene/studio_light.h"
#include "state/words.h"
#include "ui/screens.h"

struct ImGuiContext;

namespace maquette::app {

struct StudioOptions {
  std::string language = "en";
  viewer::Date today;
  std::filesystem::path data_dir;
  std::filesystem::path ui_trace;  ///< empty: none
  std::string address = "maquette.example";
  std::string room{scene::kRooms.front()};  ///< what lights the product: a room's name or a file's path
  bool reduced_motion = false;
  double picture_budget = 0.008;                ///< seconds a frame for small pictures
  int entry_width = 1600, entry_height = 1200;  ///< pixels of an entry's pictures
  bool fixed_today = false;                     ///< tests: the day does not change at midnight
  Shop shop;
  viewer::Sale sale;                    ///< what the catalog was built for
  std::optional<KioskSource> source;    ///< looked at again between visitors
  std::optional<AuthorOptions> author;  ///< the workshop, for who writes the catalog
};

/// When the next frame is wanted.
struct FrameResult {
  bool moving = false;         ///< at once
  std::optional<double> wake;  ///< at this time at the latest
};

/// Type ready for a window of some size.
struct BakedFonts {
  std::unique_ptr<ui::Fonts> fonts;  ///< null exactly when `problem` is set
  std::unique_ptr<ImFontAtlas> atlas;
  std::string problem;
};

/// What the first frame shows, being read on other threads.
struct ReadAhead {
  std::shared_ptr<scene::Assets> assets;
  std::future<BakedFonts> fonts;
  std::shared_future<scene::StudioLightResult> light;
};

class Studio {
 public:
  /// Starts reading for a frame of `width` x `height` pixels: worth doing before a window opens.
  static ReadAhead read_ahead(std::shared_ptr<const Model> model, const StudioOptions& options, int width, int height);

  /// Needs a current OpenGL context for all its life. Null with a sentence in `problem` when fonts, words, shaders or the
  /// room's picture are missing or broken.
  static std::unique_ptr<Studio> create(ReadAhead ahead, CatalogFiles catalog, const StudioOptions& options,
                                        std::function<void()> wake, std::string* problem);
  ~Studio();

  /// The framebuffer that frames are drawn into; 0 is the window.
  void set_target(unsigned int framebuffer) { target_ = framebuffer; }

  /// One frame. `input.now` is the time in seconds, `width` and `height` are pixels.
  FrameResult frame(ui::Input input, int width, int height);

  void apply(const viewer::Action& action);
  /// Takes what the workers found out and asks what the state leaves open, without a frame. Not before the first one.
  void think();
  const viewer::ViewerState& state() const { return state_; }
  /// No question open, no entry being written, no small picture missing.
  bool settled() const;

 private:
  Studio(std::shared_ptr<const Model> model, const StudioOptions& options);
  std::string set_up(ReadAhead ahead, CatalogFiles catalog, std::function<void()> wake);
  std::string set_up_stage(std::shared_ptr<scene::Assets> assets);
  void use_scale(float scale);
  void start_workers(CatalogFiles catalog);
  void take_answers();
  void take_reloads();
  void look_for_another_catalog(const ui::Input& input);
  void show_catalog(FreshCatalog fresh);
  void use_catalog(const Reload& reload);
  void use_mesh(const Reload& reload);
  std::string replace_stage(const std::shared_ptr<scene::Assets>& assets);
  void reload_shaders();
  void follow_light();
  void ask_workers();
  void point_at_stage(const ui::Input& input);
  std::vector<ui::LanguageName> offered_languages() const;
  void write_trace(float scale);
  void render(int width, int height);

  StudioOptions options_;
  viewer::ViewerState state_;
  viewer::Languages languages_;
  ImGuiContext* imgui_ = nullptr;
  std::vector<gl::Texture> textures_;
  BakedFonts type_;
  std::unique_ptr<ui::Shadows> shadows_;
  std::shared_future<scene::StudioLightResult> light_;
  std::unique_ptr<Rooms> rooms_;
  viewer::Light lit_ = viewer::Light::showroom;  ///< what the stage shows the product in
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<ui::UiContext> ui_;
  std::optional<UiTrace> trace_;
  std::unique_ptr<SolverWorker> solver_;
  std::unique_ptr<EntryWorker> entries_;
  std::unique_ptr<AuthorBench> author_;
  std::unique_ptr<KioskCatalog> kiosk_;
  std::optional<FreshResult> waiting_;  ///< a catalog that waits until nobody is here
  double touched_ = 0, looked_ = 0;     ///< when somebody touched the kiosk, and when its source was looked at, last
  std::function<void()> wake_;
  std::shared_ptr<scene::Assets> waiting_assets_;  ///< a new mesh that waits for shaders that compile
  std::uint64_t entry_asked_ = 0;
  unsigned int target_ = 0;

  bool shown_ = false;  ///< a frame has been drawn
  bool pictures_made_ = true, moving_ = false;
  ui::Point finger_, pressed_at_;
  double finger_time_ = 0;
  bool on_stage_ = false, turned_ = false;
};

}  // namespace maquette::app
