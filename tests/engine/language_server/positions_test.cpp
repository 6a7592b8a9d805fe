#include "language_server/positions.h"

#include <gtest/gtest.h>

namespace maquette::lsp {
namespace {

TEST(Positions, CharactersAreUtf16Units) {
  const std::string text = "a\u00E9\U0001F45F-b\nc";  // 1, 1 and 2 units
  const LineMap lines(text);
  EXPECT_EQ(lines.position(0), (TextPosition{0, 0}));
  EXPECT_EQ(lines.position(3), (TextPosition{0, 2}));
  EXPECT_EQ(lines.position(7), (TextPosition{0, 4}));
  EXPECT_EQ(lines.position(text.size()), (TextPosition{1, 1}));
  EXPECT_EQ(lines.offset({0, 4}), 7U);
  EXPECT_EQ(lines.offset({0, 3}), 3U);  // inside a pair of surrogates: before it
}

TEST(Positions, GoBothWaysAtEveryCodePoint) {
  const std::string text = "x = \"é👟\"\r\n\r\ny\rz\n";
  const LineMap lines(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside =
        (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U || (at > 0 && text[at] == '\n' && text[at - 1] == '\r');
    if (inside) continue;
    EXPECT_EQ(lines.offset(lines.position(at)), at) << at;
  }
}

TEST(Positions, BeyondALineOrTheTextIsItsEnd) {
  const LineMap lines("ab\r\ncd");
  EXPECT_EQ(lines.offset({0, 99}), 2U);
  EXPECT_EQ(lines.offset({1, 99}), 6U);
  EXPECT_EQ(lines.offset({9, 0}), 6U);
  EXPECT_EQ(lines.position(99), (TextPosition{1, 2}));
}

}  // namespace
}  // namespace maquette::lsp
