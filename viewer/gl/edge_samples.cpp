#include "gl/edge_samples.h"

#include <algorithm>
#include <array>

#include "gl/stage.h"

namespace maquette::gl {
namespace {

constexpr std::array<glm::vec2, EdgeSamples::kMost> kPlaces{
    glm::vec2{-0.125F, -0.375F}, {0.375F, -0.125F}, {0.125F, 0.375F}, {-0.375F, 0.125F}};
// Difference of neighbours, in any channel, whose steps show: what Jimenez et al. take in "SMAA: Enhanced subpixel
// morphological antialiasing" (2012).
constexpr float kSeen = 0.1F;

int rounded_up(int size) { return (size + 63) / 64 * 64; }

}  // namespace

EdgeSamples::EdgeSamples(const std::filesystem::path& shaders, GLuint nothing)
    : alike_(shaders, "screen.vert", "alike.frag"), picture_(shaders, "screen.vert", "layer.frag"), nothing_(nothing) {}

EdgeSamples::Layer EdgeSamples::make_layer() const {
  Layer layer{Texture(width_, height_, GL_RGBA8), FramebufferHandle::create()};
  glBindFramebuffer(GL_FRAMEBUFFER, layer.framebuffer.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, layer.color.name(), 0);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, depth_.name());
  require_complete("a target with depth");
  return layer;
}

void EdgeSamples::fit(int width, int height, bool several) {
  if (!depth_ || width > width_ || height > height_) {
    width_ = std::max(width_, rounded_up(width));
    height_ = std::max(height_, rounded_up(height));
    depth_ = RenderbufferHandle::create();
    glBindRenderbuffer(GL_RENDERBUFFER, depth_.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width_, height_);
    mean_ = make_layer();
    next_ = {};
  }
  if (several && !next_.framebuffer) next_ = make_layer();
}

/// Closes, by the stencil, the pixels that look like those beside them.
void EdgeSamples::keep_what_is_alike(int width, int height) const {
  glBindFramebuffer(GL_FRAMEBUFFER, next_.framebuffer.name());  // has the stencil and not the picture that is read
  glStencilFunc(GL_ALWAYS, 1, 0xFF);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  glDisable(GL_DEPTH_TEST);
  glViewport(0, 0, width_, height_);
  alike_.use();
  alike_.set("u_picture", 0);
  alike_.set("u_last", glm::vec2(width - 1, height - 1));
  alike_.set("u_seen", kSeen);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, mean_.color.name());
  draw_rectangle(alike_, {0, 0, width, height}, width_, height_, nothing_);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilFunc(GL_EQUAL, 0, 0xFF);
  glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
}

/// Makes the next picture the `count`th of the mean.
void EdgeSamples::join(int width, int height, int count) const {
  glBindFramebuffer(GL_FRAMEBUFFER, mean_.framebuffer.name());
  glDisable(GL_DEPTH_TEST);
  glViewport(0, 0, width_, height_);
  picture_.use();
  picture_.set("u_layer", 0);
  picture_.set("u_used", glm::vec2(width, height) / glm::vec2(width_, height_));
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, next_.color.name());
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendColor(0.0F, 0.0F, 0.0F, 1.0F / static_cast<float>(count));
  glBlendFunc(GL_CONSTANT_ALPHA, GL_ONE_MINUS_CONSTANT_ALPHA);
  draw_rectangle(picture_, {0, 0, width, height}, width_, height_, nothing_);
  glDisable(GL_BLEND);
}

void EdgeSamples::draw(int width, int height, int samples, const Region& within,
                       const std::function<void(const Sample&)>& draw) {
  fit(width, height, samples > 1);
  glEnable(GL_SCISSOR_TEST);
  glScissor(0, 0, width, height);
  glClearColor(0, 0, 0, 0);
  glDepthMask(GL_TRUE);
  glBindFramebuffer(GL_FRAMEBUFFER, mean_.framebuffer.name());
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
  draw({kPlaces[0], false});
  if (samples > 1) {
    glScissor(within.x, within.y, within.width, within.height);
    glEnable(GL_STENCIL_TEST);
    keep_what_is_alike(width, height);
    for (int sample = 1; sample < std::min(samples, kMost); ++sample) {
      glBindFramebuffer(GL_FRAMEBUFFER, next_.framebuffer.name());
      glDepthMask(GL_TRUE);
      glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
      draw({kPlaces[static_cast<std::size_t>(sample)], true});
      join(width, height, sample + 1);
    }
    glDisable(GL_STENCIL_TEST);
  }
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
}

void EdgeSamples::resolve(const ColorTarget& into, int width, int height) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, mean_.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, into.framebuffer());
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace maquette::gl
