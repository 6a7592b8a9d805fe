#include "gl/stage.h"

#include "scene/color.h"

namespace maquette::gl {
namespace {

/// Display-referred, as the look's tokens give them.
struct StageColors {
  Rgb center, top, low, bottom;
  glm::vec4 glow;  ///< colour and strength
};

glm::vec3 encoded(const Rgb& c) { return glm::vec3(c.r, c.g, c.b) / 255.0F; }

StageColors colors_of(Stage stage) {
  if (stage == Stage::dark) {
    return {
        {0x3A, 0x3F, 0x48}, {0x1B, 0x1D, 0x22}, {0x15, 0x17, 0x1B}, {0x10, 0x11, 0x14}, {0.588F, 0.647F, 0.745F, 0.30F}};
  }
  return {{0xF6, 0xF7, 0xF8}, {0xEA, 0xEC, 0xEF}, {0xDC, 0xDF, 0xE4}, {0xD0, 0xD4, 0xDA}, glm::vec4(0.0F)};
}

}  // namespace

void draw_rectangle(const Program& program, const Region& region, int width, int height, GLuint nothing) {
  const glm::vec2 size{width, height};
  const glm::vec2 low = glm::vec2(region.x, region.y) / size, extent = glm::vec2(region.width, region.height) / size;
  program.set("u_rect", glm::vec4(low * 2.0F - 1.0F, extent * 2.0F));
  glBindVertexArray(nothing);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

StagePainter::StagePainter(const std::filesystem::path& shaders, GLuint nothing)
    : backdrop_(shaders, "screen.vert", "stage.frag"), layer_(shaders, "screen.vert", "layer.frag"), nothing_(nothing) {}

void StagePainter::draw_backdrop(Stage stage, const glm::vec4& box) const {
  const StageColors colors = colors_of(stage);
  backdrop_.use();
  backdrop_.set("u_center", encoded(colors.center));
  backdrop_.set("u_top", encoded(colors.top));
  backdrop_.set("u_low", encoded(colors.low));
  backdrop_.set("u_bottom", encoded(colors.bottom));
  backdrop_.set("u_glow", colors.glow);
  backdrop_.set("u_box", box);
  backdrop_.set("u_glow_place", glm::vec4(0.44F, 0.60F, 0.26F, 0.16F));
  draw_rectangle(backdrop_, {0, 0, 1, 1}, 1, 1, nothing_);
}

void StagePainter::paint(const ColorTarget& target, Stage stage, const std::optional<scene::ScreenBox>& box) {
  glDisable(GL_BLEND);
  if (stage == Stage::none) {
    target.bind();
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    return;
  }
  if (kept_.width() != target.width() || kept_.height() != target.height() || kept_stage_ != stage || kept_box_ != box) {
    kept_.fit(target.width(), target.height());
    kept_stage_ = stage;
    kept_box_ = box;
    kept_.bind();
    const glm::vec2 size{target.width(), target.height()};
    draw_backdrop(stage, box ? glm::vec4(box->x / size.x, box->y / size.y, box->width / size.x, box->height / size.y)
                             : glm::vec4(0, 0, 1, 1));
  }
  glBindFramebuffer(GL_READ_FRAMEBUFFER, kept_.framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer());
  glBlitFramebuffer(0, 0, kept_.width(), kept_.height(), 0, 0, kept_.width(), kept_.height(), GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
}

void StagePainter::lay(const ColorTarget& target, const Texture& picture, glm::vec2 used, const Region& region) const {
  if (region.width <= 0 || region.height <= 0) return;
  target.bind();
  layer_.use();
  layer_.set("u_layer", 0);
  layer_.set("u_used", used);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture.name());
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_rectangle(layer_, region, target.width(), target.height(), nothing_);
  glDisable(GL_BLEND);
}

}  // namespace maquette::gl
