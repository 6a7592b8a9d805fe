#include "app/snapshot_sheet.h"

#include <array>
#include <cctype>

#include "app/snapshot.h"
#include "app/snapshot_tiles.h"
#include "state/derive.h"
#include "state/reduce.h"

namespace maquette::app {
namespace {

using scene::NamedView;
using viewer::Word;

constexpr int kSwatch = 96;  // pixels: 44 design pixels at 300 an inch

struct SheetView {
  NamedView view;
  Word caption;
};
constexpr std::array kViews{SheetView{NamedView::three_quarter, Word::view_three_quarter},
                            SheetView{NamedView::side, Word::view_side}, SheetView{NamedView::front, Word::view_front},
                            SheetView{NamedView::back, Word::view_back}};

scene::Image read_texture(const gl::Texture& texture) {
  const auto width = static_cast<std::size_t>(texture.width()), height = static_cast<std::size_t>(texture.height());
  std::vector<std::uint8_t> from_below(4 * width * height);
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, from_below.data());
  scene::Image image{texture.width(), texture.height(), 4, {}};
  for (std::size_t y = height; y-- > 0;) {
    const auto row = from_below.begin() + static_cast<std::ptrdiff_t>(4 * width * y);
    image.pixels.insert(image.pixels.end(), row, row + static_cast<std::ptrdiff_t>(4 * width));
  }
  return image;
}

/// What stands for a group in the studio's review stands for it here.
std::optional<scene::Image> swatch_of(gl::Renderer& renderer, const viewer::ViewerState& state, GroupIndex group) {
  if (viewer::text_part(*state.model, group)) return std::nullopt;
  const Choice choice = viewer::row(state, group).look;
  const scene::Look look = scene::swatch_look(*state.model, state.design.shown, choice.part, choice.option);
  if (look.material.empty()) return std::nullopt;
  return read_texture(renderer.swatch(look, kSwatch, kSwatch));
}

/// "three-quarter view" as a caption: a capital begins it.
std::string caption(const viewer::Words& words, Word word) {
  std::string text = words[word];
  if (!text.empty() && static_cast<unsigned char>(text[0]) < 0x80) {
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  }
  return text;
}

}  // namespace

sheet::Sheet picture_sheet(gl::Renderer& renderer, const Model& model, const Variant& variant, const viewer::Words& words,
                           const sheet::Origin& origin, const sheet::Paper& paper) {
  sheet::Sheet sheet = sheet::sheet_of(model, variant, words, origin);
  const scene::Appearance looks = scene::appearance(model, variant);
  std::array views = kViews;
  if (looks.images) views.front() = {NamedView::pair, Word::view_three_quarter};  // who differ are introduced together
  for (const SheetView& view : views) {
    const sheet::PixelSize size = sheet::view_size(sheet, paper, sheet.views.empty());
    SnapshotOptions options;
    options.width = size.width;
    options.height = size.height;
    gl::Frame frame = frame_of(renderer.bounds(looks), orbit_of(renderer, looks, view.view, options), options);
    frame.appearance = looks;
    sheet.views.push_back({draw_band(renderer, frame, 0, size.height, TileLimits{}.edge), caption(words, view.caption)});
  }
  viewer::ViewerState state = viewer::first_state(std::make_shared<const Model>(model), words.language(), origin.today);
  state.design.shown = variant;
  state.design.selections = to_selections(variant);
  for (sheet::Line& line : sheet.lines) {
    if (line.group) line.swatch = swatch_of(renderer, state, *line.group);
  }
  return sheet;
}

std::string write_sheet(const sheet::Sheet& sheet, const sheet::Paper& paper, const std::filesystem::path& file,
                        std::vector<std::filesystem::path>* written) {
  const auto open = [&](const std::filesystem::path& path) -> scene::ByteSink {
    written->push_back(path);
    return file_sink(path);
  };
  if (file.extension() == ".pdf") return sheet::write_pdf(sheet, paper, open(file));
  return sheet::write_png(sheet, paper, [&](int page) {
    if (page == 1) return open(file);
    std::filesystem::path next = file;
    next.replace_filename(file.stem().string() + "-" + std::to_string(page) + file.extension().string());
    return open(next);
  });
}

}  // namespace maquette::app
