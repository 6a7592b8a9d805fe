// The studio without a window: a customer changes the light, and sees the product as at a kiosk that was started in it, and
// the swatches as they were.
#include <glad/gl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <semaphore>

#include "app/studio.h"
#include "gl/context.h"
#include "gl/target.h"
#include "maquette/catalog.h"

namespace maquette::app {
namespace {

namespace fs = std::filesystem;
using viewer::Light;

constexpr int kWidth = 960, kHeight = 540;  // half of the design's
constexpr int kMostFrames = 2000;

/// Pixels from the top left; of the tray what is well inside of it.
struct Area {
  int x, y, width, height;
};
constexpr Area kStage{200, 60, 440, 300}, kTray{690, 80, 230, 310};

class Kiosk {
 public:
  Kiosk(std::string room, const fs::path& data) : screen_(kWidth, kHeight) {
    const CatalogFilesResult files = read_catalog_files(fs::path(MAQUETTE_SOURCE_DIR) / "catalogs" / "court-sneaker");
    StudioOptions options;
    options.data_dir = data;
    options.today = viewer::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    options.fixed_today = options.reduced_motion = true;
    options.picture_budget = 1e9;
    options.room = std::move(room);
    studio_ = Studio::create(
        Studio::read_ahead(build_model(files.files).model, options, kWidth, kHeight), files.files, options,
        [this] { news_.release(); }, &problem);
    if (studio_) settle();
  }

  void does(const viewer::Action& action) {
    studio_->apply(action);
    settle();
  }
  std::vector<std::uint8_t> picture_of(Area part) const {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height) * 4);
    screen_.bind();
    glReadPixels(part.x, kHeight - part.y - part.height, part.width, part.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    return pixels;
  }
  const viewer::ViewerState& state() const { return studio_->state(); }

  std::string problem;

 private:
  void settle() {
    for (int frame = 0, quiet = 0; frame < kMostFrames && quiet < 3; ++frame) {
      ui::Input input;
      input.now = now_ += 0.2;
      input.pointer = {-1, -1};
      studio_->set_target(screen_.framebuffer());
      const FrameResult result = studio_->frame(std::move(input), kWidth, kHeight);
      quiet = studio_->settled() && !result.moving ? quiet + 1 : 0;
      if (!studio_->settled()) static_cast<void>(news_.try_acquire_for(std::chrono::milliseconds(20)));
    }
    EXPECT_TRUE(studio_->settled());
  }

  gl::ColorTarget screen_;
  std::counting_semaphore<> news_{0};
  double now_ = 0;
  std::unique_ptr<Studio> studio_;  // its threads end first
};

class StudioRoom : public ::testing::Test {
 protected:
  void SetUp() override {
    gl::HeadlessContext::Result made = gl::HeadlessContext::create();
    if (!made.context) GTEST_SKIP() << made.problem;
    context_ = std::move(made.context);
    data_ = fs::temp_directory_path() / ("maquette-studio-room-" + std::to_string(::getpid()));
    fs::create_directories(data_);
  }
  void TearDown() override {
    std::error_code ignored;
    if (!data_.empty()) fs::remove_all(data_, ignored);
  }

  std::unique_ptr<gl::HeadlessContext> context_;
  fs::path data_;
};

TEST_F(StudioRoom, ChangesWhenTheCustomerWantsTo) {
  std::optional<Kiosk> kiosk(std::in_place, "showroom", data_);
  ASSERT_EQ(kiosk->problem, "");
  const auto stage = kiosk->picture_of(kStage), tray = kiosk->picture_of(kTray);
  kiosk->does(viewer::ChooseLight{Light::evening});
  const auto evening = kiosk->picture_of(kStage);
  EXPECT_NE(evening, stage);
  EXPECT_EQ(kiosk->picture_of(kTray), tray) << "a colour is chosen in the light it was shown in";
  kiosk->does(viewer::StartAgain{});
  EXPECT_EQ(kiosk->picture_of(kStage), stage);

  kiosk.emplace("evening", data_);
  EXPECT_EQ(kiosk->state().lights.front(), Light::evening);
  EXPECT_EQ(kiosk->picture_of(kStage), evening);
}

}  // namespace
}  // namespace maquette::app
