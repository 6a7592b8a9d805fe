#include "gl/renderer.h"

#include <algorithm>

#include "gl/edge_samples.h"
#include "gl/outlines.h"
#include "gl/product_layer.h"
#include "gl/stage.h"
#include "scene/color.h"
#include "scene/fit.h"
#include "scene/ground.h"
#include "scene/shown.h"

namespace maquette::gl {
namespace {

constexpr float kSwatchMillimetres = 34.0F;  // of material across a swatch's picture

/// Everything that is compiled from shader files, so that reloading is making it anew.
struct Painters {
  Painters(const std::filesystem::path& shaders, GLuint nothing)
      : product(shaders), samples(shaders, nothing), stage(shaders, nothing), outlines(shaders, nothing) {}
  ProductPrograms product;
  EdgeSamples samples;
  StagePainter stage;
  OutlinePainter outlines;
};

}  // namespace

class Renderer::Impl {
 public:
  Impl(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& root, const scene::StudioLight& light)
      : shaders_(root / "shaders"),
        nothing_(VertexArrayHandle::create()),
        assets_(std::move(assets)),
        meshes_(assets_->product().product, assets_->ways()),
        figures_(assets_->product().product),
        grounds_(assets_->product().product),
        materials_(assets_),
        studio_(light),
        painters_(std::make_unique<Painters>(shaders_, nothing_.name())) {}

  /// `asked` with every pressed text in the look of what it is pressed into.
  Frame dressed(const Frame& asked) {
    Frame frame = asked;
    frame.appearance = grounds_.dressed(asked.appearance);
    if (asked.previous) frame.previous = grounds_.dressed(*asked.previous);
    return frame;
  }

  void draw(const Frame& asked, ProductLayer& layer, ColorTarget& target) {
    const Frame frame = dressed(asked);
    meshes_.take_shape(weights_of(frame));
    if (frame.light && !meshes_.lightened()) meshes_.lighten(assets_->lighter());
    layer.draw({meshes_, figures_, painters_->product, light_of(frame), materials_, nothing_.name()}, frame,
               painters_->samples);
    target.fit(frame.width, frame.height);
    painters_->stage.paint(target, frame.stage, frame.stage_box);
    painters_->stage.lay(target, layer.target().texture(), layer.used(), layer.region());
    painters_->outlines.draw(meshes_, frame, painters_->samples, target);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
  }

  const StudioTextures& light_of(const Frame& frame) const { return frame.in_room && room_ ? *room_ : studio_; }

  void set_light(const scene::StudioLight& light) {
    room_.emplace(light);
    main_.forget();
    aside_.forget();
  }

  const std::vector<scene::Way>& ways() const { return assets_->ways(); }

  Texture swatch(const scene::Look& look, int width, int height) {
    ColorTarget target(width, height);
    const ShadedMaterial& material = materials_.catalog(look.material);
    const Program& program = painters_->product.swatch(kind_of(material));
    target.bind();
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    program.use();
    studio_.apply(program, 2, 0.0F);
    const auto bind = [&](const char* name, int unit, const Texture& texture) {
      glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
      glBindTexture(GL_TEXTURE_2D, texture.name());
      program.set(name, unit);
    };
    bind("u_surface", 0, *material.surface);
    bind("u_normals", 1, *material.normals);
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    const float tiles = material.uv[0][0] * kSwatchMillimetres / 100.0F;
    program.set("u_extent", glm::vec2(tiles, tiles / aspect));
    program.set("u_aspect", aspect);
    const glm::vec3 color = look.color ? scene::linear(*look.color) : material.color;
    set_surface(program, material, color * material.detail_gain);
    draw_rectangle(program, {0, 0, 1, 1}, 1, 1, nothing_.name());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return target.take();
  }

  std::optional<std::string> reload() {
    try {
      auto painters = std::make_unique<Painters>(shaders_, nothing_.name());
      painters->product.compile_all();
      painters_ = std::move(painters);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    main_.forget();
    aside_.forget();
    return std::nullopt;
  }

  void renew_materials() {
    materials_ = Materials(assets_);
    main_.forget();
    aside_.forget();
  }

  std::filesystem::path shaders_;
  VertexArrayHandle nothing_;
  std::shared_ptr<scene::Assets> assets_;
  ProductMeshes meshes_;
  scene::Figures figures_;
  scene::Grounds grounds_;
  Materials materials_;
  StudioTextures studio_;
  std::optional<StudioTextures> room_;  ///< none: the same
  std::unique_ptr<Painters> painters_;
  ProductLayer main_, aside_;
  ColorTarget picture_;
};

Renderer::Renderer(std::shared_ptr<scene::Assets> assets, const std::filesystem::path& data_root,
                   const scene::StudioLight& light)
    : impl_(std::make_unique<Impl>(std::move(assets), data_root, light)) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

const Texture& Renderer::draw(const Frame& frame) {
  impl_->draw(frame, impl_->main_, impl_->picture_);
  return impl_->picture_.texture();
}

Texture Renderer::picture(const Frame& frame) {
  ColorTarget target;
  // What stands in the room and what is drawn aside each keep their shadow, though they take turns.
  impl_->draw(frame, frame.in_room ? impl_->main_ : impl_->aside_, target);
  return target.take();
}

Texture Renderer::swatch(const scene::Look& look, int width, int height) { return impl_->swatch(look, width, height); }

scene::Image Renderer::read(const Frame& frame) {
  ColorTarget target;
  impl_->draw(frame, impl_->aside_, target);
  scene::Image image{frame.width, frame.height, 4, {}};
  const auto row = static_cast<std::ptrdiff_t>(4) * frame.width;
  image.pixels.resize(static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, frame.width, frame.height, GL_RGBA, GL_UNSIGNED_BYTE, image.pixels.data());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  auto above = image.pixels.begin(), below = image.pixels.end() - row;  // GL's first row is the lowest
  for (; above < below; above += row, below -= row) std::swap_ranges(above, above + row, below);
  return image;
}

std::optional<std::string> Renderer::reload_shaders() { return impl_->reload(); }
void Renderer::renew_materials() { impl_->renew_materials(); }
void Renderer::set_light(const scene::StudioLight& light) { impl_->set_light(light); }
const std::vector<std::string>& Renderer::warnings() const { return impl_->materials_.warnings(); }
const scene::Product& Renderer::product() const { return impl_->meshes_.product(); }

scene::Bounds Renderer::bounds(const scene::Appearance& appearance, float apart) {
  const scene::Figure& figure = *impl_->figures_.at(appearance.morphs);
  const std::vector<bool> shown = scene::shown_slots(product(), appearance);
  return apart == 0.0F ? scene::bounds_of(figure, shown)
                       : scene::bounds_apart(figure, scene::ways_apart(figure, impl_->ways()), apart, shown);
}

scene::Orbit Renderer::fitted(const scene::Appearance& appearance, const scene::Orbit& orbit, const scene::ScreenBox& box,
                              int width, int height, bool apart) {
  std::shared_ptr<const scene::Figure> figure = impl_->figures_.at(appearance.morphs);
  if (apart) figure = scene::taken_apart(*figure, scene::ways_apart(*figure, impl_->ways()));
  return scene::fitted(*figure, scene::shown_slots(product(), appearance), orbit, box, width, height);
}

scene::Orbit Renderer::view(const scene::Appearance& appearance, scene::NamedView view, const scene::ScreenBox& box,
                            int width, int height, bool apart) {
  return fitted(appearance, scene::named_view(view, bounds(appearance)), box, width, height, apart);
}

}  // namespace maquette::gl
