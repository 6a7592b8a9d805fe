#include "gl/thumbnails.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <sstream>

namespace maquette::gl {
namespace {

/// Everything a picture depends on, as text: equal keys are equal pictures.
std::string key_of(const scene::Look& look) {
  std::ostringstream key;
  key << look.material << '|' << look.visible << '|';
  if (look.color) key << int{look.color->r} << ',' << int{look.color->g} << ',' << int{look.color->b};
  if (look.text)
    key << '|' << look.text->text << '|' << look.text->style << '|' << look.text->stitch << '|'
        << static_cast<int>(look.text->technique);
  return key.str();
}

std::string key_of(const Viewpoint& from) {
  std::ostringstream key;
  if (const auto* view = std::get_if<scene::NamedView>(&from)) {
    key << scene::name_of(*view);
  } else {
    const auto& orbit = std::get<scene::Orbit>(from);
    key << orbit.azimuth << ' ' << orbit.elevation << ' ' << orbit.distance << ' ' << orbit.target.x << ' '
        << orbit.target.y << ' ' << orbit.target.z;
  }
  return key.str();
}

std::string key_of(const scene::Appearance& appearance, const Viewpoint& from, Stage stage, int margin) {
  std::ostringstream key;
  for (const auto& [slot, look] : appearance.looks) key << slot << '=' << key_of(look) << '\n';
  for (const auto& [morph, weight] : appearance.morphs) key << morph << '*' << weight << '\n';
  key << appearance.variant << ' ' << appearance.images << '\n';
  key << key_of(from) << ' ' << static_cast<int>(stage) << ' ' << margin;
  return key.str();
}

Frame small_frame(Renderer& renderer, const scene::Appearance& appearance, const Viewpoint& from, int width, int height,
                  int margin, float apart) {
  Frame frame;
  frame.width = width;
  frame.height = height;
  frame.appearance = appearance;
  frame.apart = apart;
  const auto inset = static_cast<float>(margin);
  const scene::ScreenBox box{inset, inset, static_cast<float>(width) - 2.0F * inset,
                             static_cast<float>(height) - 2.0F * inset};
  const auto* const view = std::get_if<scene::NamedView>(&from);
  const scene::Orbit orbit =
      view != nullptr ? renderer.view(appearance, *view, box, width, height, apart > 0.0F) : std::get<scene::Orbit>(from);
  frame.camera = scene::frame(renderer.bounds(appearance, apart), orbit, box, width, height);
  return frame;
}

}  // namespace

class Thumbnails::Impl {
 public:
  Impl(Renderer& renderer, std::size_t most) : renderer_(renderer), most_(most) {}

  struct Job {
    std::string key, place;
    std::function<Texture()> make;
  };

  struct Kept {
    Texture texture;
    std::uint64_t used = 0;
  };

  Thumbnail want(std::string_view place, std::string key, std::function<Texture()> make) {
    ++clock_;
    if (const auto found = kept_.find(key); found != kept_.end()) {
      latest_.insert_or_assign(std::string(place), std::move(key));
      return show(found->second, true);
    }
    const std::string where(place);
    bool queued = false;
    for (Job& job : queue_) {
      if (job.place != where) continue;
      // The place wants something else now: its older wish is void.
      if (job.key != key) job = {key, where, make};
      queued = true;
    }
    if (!queued) queue_.push_back({std::move(key), where, std::move(make)});
    const auto before = latest_.find(where);
    const auto old = before == latest_.end() ? kept_.end() : kept_.find(before->second);
    return old == kept_.end() ? Thumbnail{} : show(old->second, false);
  }

  bool work(double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const bool some = !queue_.empty();
    while (!queue_.empty()) {
      Job job = std::move(queue_.front());
      queue_.pop_front();
      if (!kept_.contains(job.key)) kept_.insert_or_assign(job.key, Kept{job.make(), clock_});
      latest_.insert_or_assign(job.place, job.key);
      if (std::chrono::duration<double>(Clock::now() - start).count() >= seconds) break;
    }
    forget_oldest();
    return some;
  }

  bool idle() const { return queue_.empty(); }

  void renew() {
    std::map<std::string, Kept> old;
    for (auto& [key, kept] : kept_) old.emplace("old " + key, std::move(kept));
    kept_ = std::move(old);
    for (auto& [place, key] : latest_) key = "old " + key;
    queue_.clear();
  }

  Renderer& renderer() { return renderer_; }

 private:
  Thumbnail show(Kept& kept, bool current) {
    kept.used = clock_;
    return {kept.texture.id(), kept.texture.width(), kept.texture.height(), current};
  }

  void forget_oldest() {
    while (kept_.size() > most_) {
      auto oldest = kept_.begin();
      for (auto it = kept_.begin(); it != kept_.end(); ++it) {
        if (it->second.used < oldest->second.used) oldest = it;
      }
      kept_.erase(oldest);
    }
  }

  Renderer& renderer_;
  std::size_t most_;
  std::uint64_t clock_ = 0;
  std::map<std::string, Kept> kept_;           ///< by key
  std::map<std::string, std::string> latest_;  ///< place -> key shown there last
  std::deque<Job> queue_;
};

Thumbnails::Thumbnails(Renderer& renderer, std::size_t most) : impl_(std::make_unique<Impl>(renderer, most)) {}
Thumbnails::~Thumbnails() = default;
Thumbnails::Thumbnails(Thumbnails&&) noexcept = default;
Thumbnails& Thumbnails::operator=(Thumbnails&&) noexcept = default;

Thumbnail Thumbnails::swatch(std::string_view place, const scene::Look& look, int width, int height) {
  std::string key = "swatch " + std::to_string(width) + 'x' + std::to_string(height) + ' ' + key_of(look);
  return impl_->want(place, std::move(key), [this_renderer = &impl_->renderer(), look, width, height] {
    return this_renderer->swatch(look, width, height);
  });
}

Thumbnail Thumbnails::product(std::string_view place, const scene::Appearance& appearance, const Viewpoint& from, int width,
                              int height, Stage stage, int margin, float apart) {
  std::string key = "product " + std::to_string(width) + 'x' + std::to_string(height) + ' ' +
                    key_of(appearance, from, stage, margin) + (apart > 0.0F ? " apart" : "");
  return impl_->want(place, std::move(key),
                     [renderer = &impl_->renderer(), appearance, from, width, height, stage, margin, apart] {
                       Frame frame = small_frame(*renderer, appearance, from, width, height, margin, apart);
                       frame.stage = stage;
                       // Without a stage there is nothing behind the picture that could hide where a shadow is cut.
                       if (stage == Stage::none) frame.shadow_edge = 0.2F * static_cast<float>(std::min(width, height));
                       return renderer->picture(frame);
                     });
}

bool Thumbnails::work(double seconds) { return impl_->work(seconds); }
void Thumbnails::renew() { impl_->renew(); }
bool Thumbnails::idle() const { return impl_->idle(); }

}  // namespace maquette::gl
