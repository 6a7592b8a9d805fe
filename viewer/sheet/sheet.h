// The print sheet: a design on paper, with four pictures and the list of what was chosen.
//
// A customer takes it home, the store files it, the factory checks against it. What it says is plain data, put together
// from the model and the words of a language; how it looks is one layout in the studio's design pixels, drawn by Cairo into
// a PDF (letters as text, embedded, to be searched and copied) or into a picture of 300 pixels an inch.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "maquette/evaluate.h"
#include "maquette/model.h"
#include "scene/image.h"
#include "scene/png.h"
#include "state/date.h"
#include "state/words.h"

namespace maquette::sheet {

/// One row of the list: a group of parts, or the product itself.
struct Line {
  std::string name, value, amount;
  bool included = false;                 ///< the amount is a word, not money
  bool text = false;                     ///< what the customer wrote
  std::optional<GroupIndex> group;       ///< none: the product itself
  std::optional<scene::Image> swatch{};  ///< 3 or 4 channels; none: the group shows no material
};

struct Fact {
  std::string label, value;
};

struct Picture {
  scene::Image image;  ///< 3 channels
  std::string caption;
};

struct Sheet {
  std::string language, product, title;
  std::vector<Picture> views;  ///< the first is the large one; up to three follow
  std::vector<Line> lines;
  Fact total;
  std::string tax;
  std::vector<Fact> facts;
  Fact code;            ///< what a person can read aloud
  std::string address;  ///< what the QR code says; empty: none
  std::string day;      ///< YYYY-MM-DD, when it was made
};

struct Origin {
  viewer::Date today;
  std::string code;     ///< "M7K-4QD"
  std::string address;  ///< of the design's or the entry's page
  bool entry = false;   ///< the code is an entry's
};

/// Everything but the pictures and swatches.
Sheet sheet_of(const Model& model, const Variant& variant, const viewer::Words& words, const Origin& origin);

/// Points of 1/72 inch.
struct Paper {
  double width = 595.276, height = 841.89;
};
inline constexpr Paper kA4{}, kLetter{612, 792};

/// How large a view is drawn so that it meets 300 pixels an inch.
struct PixelSize {
  int width = 0, height = 0;
};
PixelSize view_size(const Sheet& sheet, const Paper& paper, bool large);

/// Equal sheets give equal bytes. Returns a sentence when a font is missing or the sink failed.
std::string write_pdf(const Sheet& sheet, const Paper& paper, const scene::ByteSink& sink);

/// One picture for each page, 300 pixels an inch; `open` is asked for the sink of page 1, 2, ..
std::string write_png(const Sheet& sheet, const Paper& paper, const std::function<scene::ByteSink(int page)>& open);

}  // namespace maquette::sheet
