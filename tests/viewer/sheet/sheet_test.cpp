// The print sheet: what it says, where it stands, and that its PDF can be searched.
#include "sheet/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <random>

#include "sheet/layout.h"
#include "support/model_builder.h"

namespace maquette::sheet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const viewer::Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

const viewer::Words& words(const char* language) {
  static const viewer::Languages all =
      viewer::load_languages(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "viewer" / "words");
  return all.words.find(language)->second;
}

std::shared_ptr<const Model> shoe() {
  maquette::testing::ModelBuilder b("shoe");
  b.part("upper", {{"knit"}, {"suede", 1050}});
  b.part("sole", {{"foam"}, {"gum", 500}});
  b.text("heel_text", 8);
  Model& model = b.model();
  model.label["en"] = "Shoe";
  for (Part& part : model.parts) {
    for (Option& option : part.options) option.label["en"] = option.id == "suede" ? "Suede, größte Nähe" : option.id;
  }
  for (Group& group : model.groups) group.label["en"] = "The " + group.id;
  return b.build();
}

Variant in_suede(const Model& model) {
  Variant variant{std::vector<OptionIndex>(model.parts.size(), 0), {}};
  variant.options[0] = 1;
  variant.options[2] = 3;
  variant.texts[2] = "ZOÉ";
  return variant;
}

scene::Image plain(int width, int height, std::uint8_t value) {
  return {width, height, 3,
          std::vector<std::uint8_t>(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value)};
}

Sheet whole_sheet(const char* language = "en") {
  const auto model = shoe();
  Sheet sheet = sheet_of(*model, in_suede(*model), words(language),
                         {kToday, "M7K-4QD", "https://maquette.example/design/M7K-4QD", false});
  for (int i = 0; i < 4; ++i) sheet.views.push_back({plain(240, 160, 200), "View " + std::to_string(i)});
  sheet.lines[1].swatch = plain(96, 96, 120);
  return sheet;
}

std::string pdf_of(const Sheet& sheet, const Paper& paper = kA4) {
  std::string bytes;
  EXPECT_THAT(write_pdf(sheet, paper,
                        [&](std::string_view more) {
                          bytes += more;
                          return true;
                        }),
              IsEmpty());
  return bytes;
}

TEST(SheetWords, SayTheDesignAsTheReviewDoes) {
  const Sheet sheet = whole_sheet();
  ASSERT_EQ(sheet.lines.size(), 4U);
  EXPECT_EQ(sheet.lines[0].name, "Shoe");
  EXPECT_EQ(sheet.lines[1].name, "The upper");
  EXPECT_EQ(sheet.lines[1].value, "Suede, größte Nähe");
  EXPECT_EQ(sheet.lines[1].amount, "€10.50");
  EXPECT_EQ(sheet.lines[2].amount, "included");
  EXPECT_TRUE(sheet.lines[2].included);
  EXPECT_EQ(sheet.lines[3].value, "ZOÉ");
  EXPECT_EQ(sheet.code.label, "Design code");
  EXPECT_EQ(sheet.day, "2026-11-22");
  EXPECT_EQ(sheet.total.label, "You pay");
  ASSERT_EQ(sheet.facts.size(), 3U);
  EXPECT_EQ(whole_sheet("fr").facts[0].label, "Fabrication");
}

TEST(SheetLayout, EveryRowStandsOnceInsideItsPage) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<double> heights(random() % 120);
    for (double& height : heights) height = 40 + static_cast<double>(random() % 120);
    const Layout layout = lay_out(trial % 2 == 0 ? kA4 : kLetter, random() % 5, heights);
    std::size_t next = 0;
    for (const PageLayout& page : layout.pages) {
      EXPECT_EQ(page.sums, &page == &layout.pages.back());
      for (const Column& column : page.columns) {
        EXPECT_EQ(column.begin, next);
        next = column.end;
        const auto row = heights.begin() + static_cast<std::ptrdiff_t>(column.begin);
        const double high = std::accumulate(row, heights.begin() + static_cast<std::ptrdiff_t>(column.end), 0.0);
        EXPECT_LT(page.list_top + high, layout.sums_top);
        EXPECT_LE(column.x + column.width, layout.width - layout.margin + 1e-9);
      }
    }
    EXPECT_EQ(next, heights.size());
    EXPECT_LT(layout.large.bottom(), layout.pages.front().list_top);
  }
}

TEST(SheetLayout, AShortListLeavesItsRoomToThePicture) {
  EXPECT_GT(lay_out(kA4, 4, {60, 60}).large.h, lay_out(kA4, 4, std::vector<double>(20, 60)).large.h);
  EXPECT_EQ(lay_out(kA4, 4, std::vector<double>(20, 60)).pages.size(), 1U);
  EXPECT_GT(lay_out(kA4, 4, std::vector<double>(60, 60)).pages.size(), 1U);
}

TEST(SheetFile, PdfIsTheSameEachTime) {
  const std::string a4 = pdf_of(whole_sheet());
  EXPECT_THAT(a4, StartsWith("%PDF-1."));
  EXPECT_EQ(a4, pdf_of(whole_sheet()));
  EXPECT_LT(a4.size(), 400'000U);
}

/// What `command` prints, or nothing where it cannot run.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string text;
  std::array<char, 4096> part{};
  for (std::size_t got = 0; pipe && (got = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
    text.append(part.data(), got);
  return text;
}

/// What a command with `%` for the file's name says of a PDF.
std::string said_of(const std::string& pdf, std::string command) {
  const auto file = std::filesystem::temp_directory_path() / ("sheet-" + std::to_string(std::random_device{}()) + ".pdf");
  std::ofstream(file, std::ios::binary) << pdf;
  std::string text = output_of(command.replace(command.find('%'), 1, "'" + file.string() + "'"));
  std::filesystem::remove(file);
  return text;
}

TEST(SheetFile, PdfHasThePapersSize) {
  if (output_of("command -v pdfinfo").empty()) GTEST_SKIP() << "pdfinfo (poppler-utils) is not installed";
  EXPECT_THAT(said_of(pdf_of(whole_sheet()), "pdfinfo %"), HasSubstr("595.276 x 841.89 pts"));
  EXPECT_THAT(said_of(pdf_of(whole_sheet(), kLetter), "pdfinfo %"), HasSubstr("612 x 792 pts"));
}

TEST(SheetFile, PdfTextCanBeSelected) {
  if (output_of("command -v pdftotext").empty()) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  const auto file = std::filesystem::temp_directory_path() / ("sheet-" + std::to_string(std::random_device{}()) + ".pdf");
  std::ofstream(file, std::ios::binary) << pdf_of(whole_sheet());
  const std::string text = output_of("pdftotext -layout '" + file.string() + "' -");
  const std::string fonts = output_of("pdffonts '" + file.string() + "'");
  std::filesystem::remove(file);
  for (const char* words_there :
       {"This is your design", "The upper", "Suede, größte Nähe", "€10.50", "ZOÉ", "M7K-4QD", "You pay"}) {
    EXPECT_THAT(text, HasSubstr(words_there));
  }
  EXPECT_THAT(fonts, HasSubstr("Inter"));
  EXPECT_THAT(fonts, Not(HasSubstr(" no "))) << "every font is embedded, a subset, and knows its letters";
}

TEST(SheetFile, PngHasThePapersSizeAt300AnInch) {
  std::vector<std::string> pages;
  EXPECT_THAT(write_png(whole_sheet(), kA4,
                        [&](int page) -> scene::ByteSink {
                          pages.resize(static_cast<std::size_t>(page));
                          return [&, page](std::string_view more) {
                            pages[static_cast<std::size_t>(page - 1)] += more;
                            return true;
                          };
                        }),
              IsEmpty());
  ASSERT_EQ(pages.size(), 1U);
  const scene::ImageResult read = scene::decode_image(pages[0], 3);
  ASSERT_TRUE(read.image) << read.problem;
  EXPECT_EQ(read.image->width, 2480);
  EXPECT_EQ(read.image->height, 3508);
  const auto dark =
      std::count_if(read.image->pixels.begin(), read.image->pixels.end(), [](auto value) { return value < 40; });
  EXPECT_GT(dark, 100'000) << "type and code are printed";
}

TEST(SheetFile, AFailingDiskIsSaid) {
  EXPECT_THAT(write_pdf(whole_sheet(), kA4, [](std::string_view) { return false; }), HasSubstr("could not be written"));
  EXPECT_THAT(write_png(whole_sheet(), kA4, [](int) -> scene::ByteSink { return [](std::string_view) { return false; }; }),
              HasSubstr("could not be written"));
}

}  // namespace
}  // namespace maquette::sheet
