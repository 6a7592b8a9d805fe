#include "ui/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "ui/font_file.h"
#include "ui/letter_sheet.h"
#include "ui/line_breaks.h"

namespace maquette::ui {

namespace {

#define INTER "/usr/share/fonts/opentype/inter/"
constexpr const char* kRegular = INTER "Inter-Regular.otf";
constexpr const char* kMedium = INTER "Inter-Medium.otf";
constexpr const char* kSemiBold = INTER "Inter-SemiBold.otf";
constexpr const char* kDisplay = INTER "InterDisplay-Medium.otf";
constexpr const char* kDisplaySemiBold = INTER "InterDisplay-SemiBold.otf";
#undef INTER
constexpr const char* kGaramond = "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf";
constexpr const char* kCode = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf";
constexpr const char* kCodeBold = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Bold.ttf";
constexpr const char* kMono = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-SemiBold.ttf";
constexpr const char* kIcons = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
constexpr const char* kJapanese = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kJapaneseBold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";

constexpr StyleSpec kSpecs[] = {
    {kRegular, 20, 24, 0, Letters::latin},           // small
    {kMedium, 20, 24, 0, Letters::latin},            // small_medium
    {kSemiBold, 20, 24, 0, Letters::latin},          // label
    {kRegular, 22, 32, 0, Letters::latin},           // body
    {kRegular, 24, 34, 0},                           // reason
    {kSemiBold, 22, 28, 0},                          // button
    {kSemiBold, 26, 32, 0},                          // button_large
    {kDisplaySemiBold, 24, 32, 0},                   // head
    {kDisplay, 30, 40, -0.012F},                     // title_tray
    {kDisplay, 34, 40, -0.012F},                     // title_s
    {kDisplay, 38, 46, -0.012F},                     // title_why
    {kDisplay, 42, 50, -0.016F},                     // title_m
    {kDisplay, 76, 84, -0.022F, Letters::latin},     // title_xl
    {kRegular, 26, 34, 0, Letters::latin},           // sub_large
    {kDisplay, 28, 36, 0},                           // value
    {kDisplaySemiBold, 28, 36, 0},                   // change
    {kDisplay, 52, 56, 0, Letters::numbers},         // price
    {kDisplay, 60, 64, 0, Letters::numbers},         // total
    {kMono, 66, 80, 0.01F, Letters::numbers},        // code
    {kMedium, 28, 32, 0},                            // key
    {kSemiBold, 22, 28, 0},                          // key_word
    {kRegular, 28, 36, 0, Letters::latin},           // field
    {kRegular, 34, 42, 0.03F, Letters::latin},       // draft
    {kSemiBold, 22, 28, 0.18F},                      // logo
    {kDisplaySemiBold, 26, 32, -0.01F},              // lettering_block
    {kGaramond, 26, 32, 0},                          // lettering_classic
    {kMono, 26, 32, 0},                              // lettering_typed
    {kIcons, 18, 18, 0},                             // icon_18
    {kIcons, 24, 24, 0},                             // icon_24
    {kIcons, 26, 26, 0},                             // icon_26
    {kIcons, 30, 30, 0},                             // icon_30
    {kIcons, 34, 34, 0},                             // icon_34
    {kRegular, 15, 22, 0, Letters::author},          // author_text
    {kRegular, 14, 20, 0, Letters::author},          // author_small
    {kSemiBold, 15, 22, 0, Letters::author},         // author_strong
    {kCode, 14, 20, 0, Letters::author},             // author_code
    {kCodeBold, 14, 20, 0, Letters::author},         // author_keyword
    {kDisplaySemiBold, 24, 32, 0, Letters::author},  // author_figure
    {kIcons, 20, 20, 0},                             // author_icon
};
static_assert(std::size(kSpecs) == static_cast<std::size_t>(Style::count_));

struct Package {
  std::string_view folder, name;
};
constexpr Package kPackages[] = {{"/inter/", "fonts-inter"},
                                 {"/ebgaramond/", "fonts-ebgaramond"},
                                 {"/jetbrains-mono/", "fonts-jetbrains-mono"},
                                 {"/noto/", "fonts-noto-cjk"},
                                 {"/material-design", "fonts-material-design-icons-iconfont"}};

constexpr char32_t kReplacement = 0xFFFD;

/// Japanese has two weights here: Regular beside Regular and Medium, Bold beside SemiBold and Bold.
bool is_bold(std::string_view file) { return file.find("Bold.") != std::string_view::npos; }

std::string missing(std::string_view file) {
  std::string problem = "the font " + std::string(file) + " is missing or unreadable";
  for (const Package& package : kPackages) {
    if (file.find(package.folder) != std::string_view::npos) {
      problem += "; install it with: apt-get install " + std::string(package.name);
    }
  }
  return problem;
}

constexpr ImWchar kWestern[] = {0x20,   0x7E,   0xA0,   0xAC,   0xAE,   0xFF,   0x152,  0x153,
                                0x178,  0x178,  0x2010, 0x2027, 0x202F, 0x202F, 0x2039, 0x203A,
                                0x20AC, 0x20AC, 0x2212, 0x2212, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kText[] = {0x20,   0x7E,   0xA0,   0xAC,   0xAE,   0x17F,  0x2010, 0x2027, 0x202F, 0x202F,
                             0x2039, 0x203A, 0x20AC, 0x20AC, 0x2212, 0x2212, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kAuthor[] = {0x20,   0x7E,   0xA0,   0x17F,  0x2010, 0x2027, 0x202F, 0x202F,
                               0x2039, 0x203A, 0x2070, 0x2079, 0x20AC, 0x20AC, 0x2190, 0x2193,
                               0x2212, 0x2212, 0x2260, 0x2265, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kNumbers[] = {0x20, 0x7E, 0xA0, 0xA5, 0x202F, 0x202F, 0x20AC, 0x20AC, 0x2212, 0x2212, 0};
constexpr ImWchar kIconRanges[] = {
    0xE001, 0xE002, 0xE037, 0xE037, 0xE14A, 0xE14B, 0xE157, 0xE15A, 0xE166, 0xE166, 0xE318, 0xE318, 0xE3C9, 0xE3C9, 0xE42E,
    0xE42E, 0xE430, 0xE430, 0xE577, 0xE577, 0xE5C4, 0xE5CD, 0xE88B, 0xE89E, 0xE8B5, 0xE8B6, 0xE8D4, 0xE8D4, 0xE8FD, 0xE8FD,
    0xE90F, 0xE914, 0xE9FE, 0xE9FE, 0xEA12, 0xEA23, 0xEB40, 0xEB40, 0xEF44, 0xEF44, 0xF053, 0xF053, 0xF1C2, 0xF1C2, 0};

const ImWchar* ranges(Letters letters) {
  if (letters == Letters::numbers) return kNumbers;
  if (letters == Letters::author) return kAuthor;
  return letters == Letters::latin ? kText : kWestern;
}

}  // namespace

const StyleSpec& spec(Style style) { return kSpecs[static_cast<std::size_t>(style)]; }

const FontFile* Font::face(char32_t c) const {
  if (file->has(c)) return file;
  return japanese->has(c) ? japanese : nullptr;
}

float Font::advance(char32_t c) const {
  const FontFile* const known = face(c);
  return (known == nullptr ? file : known)->advance(known == nullptr ? kReplacement : c) * em;
}

float Font::kerning(char32_t left, char32_t right) const {
  if (face(left) != file || face(right) != file) return 0.0F;  // Japanese letters stand in squares
  return file->kerning(left, right) * em;
}

Fonts::Fonts() : breaks_(std::make_unique<LineBreaks>()) {}
Fonts::~Fonts() = default;

FontFile* Fonts::opened(const char* path, std::string* problem) {
  const auto same = std::find_if(files_.begin(), files_.end(), [path](const auto& file) { return file->path() == path; });
  if (same != files_.end()) return same->get();
  auto file = std::make_unique<FontFile>();
  if (!file->open(path)) {
    *problem = missing(path);
    return nullptr;
  }
  return files_.emplace_back(std::move(file)).get();
}

std::unique_ptr<Fonts> Fonts::open(std::string* problem) {
  std::unique_ptr<Fonts> fonts(new Fonts);
  for (std::size_t i = 0; i < std::size(kSpecs); ++i) {
    Font& font = fonts->fonts_[i];
    font.file = fonts->opened(kSpecs[i].file, problem);
    if (font.file == nullptr) return nullptr;
    font.japanese = fonts->opened(is_bold(kSpecs[i].file) ? kJapaneseBold : kJapanese, problem);
    if (font.japanese == nullptr) return nullptr;
    font.breaks = fonts->breaks_.get();
  }
  return fonts;
}

void Fonts::keep_letters_in(std::unique_ptr<SheetTextures> textures) {
  sheet_ = std::make_unique<LetterSheet>(std::move(textures));
  for (Font& font : fonts_) font.sheet = sheet_.get();
}

void Fonts::tidy() {
  if (sheet_ && sheet_->full()) sheet_->clear();
}

void Fonts::bake(ImFontAtlas& atlas, float scale, float floor, bool author) {
  scale_ = scale;
  if (sheet_) sheet_->clear();
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
  const std::size_t count = author ? std::size(kSpecs) : static_cast<std::size_t>(kFirstAuthorStyle);
  for (std::size_t i = 0; i < count; ++i) {
    Font& baked = fonts_[i];
    const StyleSpec& style = kSpecs[i];
    const FontFile& file = *baked.file;
    int ascent = 0, descent = 0, gap = 0;
    stbtt_GetFontVMetrics(&file.info(), &ascent, &descent, &gap);
    baked.em = std::max(style.size * scale, floor);
    const float unit = file.em_scale() * baked.em;
    baked.ascent = static_cast<float>(ascent) * unit;
    baked.descent = -static_cast<float>(descent) * unit;
    baked.tracking = style.tracking * baked.em;
    ImFontConfig config;
    config.OversampleH = baked.em < 32 ? 2 : 1;
    config.OversampleV = 1;
    config.FontDataOwnedByAtlas = false;
    const bool icons = style.file == kIcons;
    config.GlyphRanges = icons ? kIconRanges : ranges(style.letters);
    config.FontData = const_cast<unsigned char*>(file.bytes().data());  // NOLINT: ImGui takes it mutable and reads only
    config.FontDataSize = static_cast<int>(file.bytes().size());
    config.SizePixels = baked.ascent + baked.descent;
    baked.font = atlas.AddFont(&config);
    baked.digit_cell = 0;
    for (char32_t digit = U'0'; digit <= U'9'; ++digit) baked.digit_cell = std::max(baked.digit_cell, baked.advance(digit));
  }
}

}  // namespace maquette::ui
