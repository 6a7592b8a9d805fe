#include "ui/letter_sheet.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace maquette::ui {
namespace {

/// Keeps what a graphics card would.
class Pages : public SheetTextures {
 public:
  struct Page {
    int edge = 0;
    std::vector<std::uint8_t> pixels;
  };
  explicit Pages(std::vector<std::unique_ptr<Page>>* pages) : pages_(pages) {}
  void* make(int edge) override {
    pages_->push_back(std::make_unique<Page>(Page{edge, std::vector<std::uint8_t>(static_cast<std::size_t>(edge * edge))}));
    return pages_->back().get();
  }
  void fill(void* texture, int x, int y, int width, int height, const std::uint8_t* coverage) override {
    Page& page = *static_cast<Page*>(texture);
    ASSERT_TRUE(x >= 0 && y >= 0 && x + width <= page.edge && y + height <= page.edge);
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        std::uint8_t& pixel = page.pixels[static_cast<std::size_t>((y + row) * page.edge + x + column)];
        EXPECT_EQ(pixel, 0) << "two letters in one place";
        pixel = coverage[row * width + column];
      }
    }
  }
  void clear() override { pages_->clear(); }

 private:
  std::vector<std::unique_ptr<Page>>* pages_;
};

class Sheet : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!file.open("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")) GTEST_SKIP() << "needs fonts-noto-cjk";
  }
  std::vector<std::unique_ptr<Pages::Page>> pages;
  FontFile file;
  LetterSheet sheet{std::make_unique<Pages>(&pages)};
};

TEST_F(Sheet, ALetterIsDrawnOnce) {
  const SheetLetter& first = sheet.letter(file, 20, U'靴');
  ASSERT_NE(first.texture, nullptr);
  EXPECT_NEAR(first.x1 - first.x0, 20, 3);
  EXPECT_NEAR(first.y1 - first.y0, 20, 3);
  EXPECT_LT(first.y0, 0) << "above the baseline";
  EXPECT_EQ(&sheet.letter(file, 20, U'靴'), &first);
  EXPECT_NE(&sheet.letter(file, 42, U'靴'), &first) << "another size is another picture";
  EXPECT_EQ(sheet.letters(), 2U);
  const auto& pixels = pages.front()->pixels;
  EXPECT_GT(std::count_if(pixels.begin(), pixels.end(), [](std::uint8_t p) { return p > 200; }), 100);
}

TEST_F(Sheet, ASpaceNeedsNoRoom) {
  EXPECT_EQ(sheet.letter(file, 20, U'\u3000').texture, nullptr);
  EXPECT_EQ(sheet.pages(), 0U);
}

TEST_F(Sheet, EverydayJapaneseFitsOnePage) {
  for (char32_t c = U'ぁ'; c <= U'ん'; ++c) sheet.letter(file, 20, c);
  for (char32_t c = U'一'; c < U'一' + 500; ++c) sheet.letter(file, 22, c);
  EXPECT_EQ(sheet.pages(), 1U);
}

TEST_F(Sheet, WhenItIsFullItSaysSoAndStartsAnew) {
  for (char32_t c = U'一'; c < U'一' + 20'000 && !sheet.full(); ++c) sheet.letter(file, 120, c);
  ASSERT_TRUE(sheet.full());
  sheet.clear();
  EXPECT_FALSE(sheet.full());
  EXPECT_NE(sheet.letter(file, 20, U'靴').texture, nullptr);
}

}  // namespace
}  // namespace maquette::ui
