#include "sheet/type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace maquette::sheet {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::StartsWith;

std::string together(const std::vector<std::string>& lines) {
  return std::accumulate(lines.begin(), lines.end(), std::string());
}

TEST(SheetType, AJapaneseListIsBrokenBetweenItsItems) {
  Type type;
  const double room = type.width(Style::small, "ペパロニ、マッシュルーム、オ");
  EXPECT_THAT(type.wrap(Style::small, "ペパロニ、マッシュルーム、オリーブ", room),
              ElementsAre("ペパロニ、マッシュルーム、", "オリーブ"));
}

TEST(SheetType, AWordWiderThanItsColumnIsTornApartButNotBeforeALongVowelOrSmallKana) {
  Type type;
  const std::string word = "マッシュルームチーズバーガーピッツァ";
  for (const char* as_wide_as : {"マッシ", "マッシュル", "マッシュルー", "マッシュルームチ"}) {
    const double room = type.width(Style::small, as_wide_as);
    const std::vector<std::string> lines = type.wrap(Style::small, word, room);
    EXPECT_EQ(together(lines), word);
    EXPECT_GT(lines.size(), 1U);
    for (const std::string& line : lines) {
      EXPECT_THAT(line, Not(AnyOf(StartsWith("ー"), StartsWith("ッ"), StartsWith("ュ"), StartsWith("ァ"))));
    }
  }
}

TEST(SheetType, WesternLinesEndAtSpaces) {
  Type type;
  const double room = type.width(Style::small, "Salami (links), Oliven");
  EXPECT_THAT(type.wrap(Style::small, "Salami (links), Oliven (rechts)", room),
              ElementsAre("Salami (links), Oliven", "(rechts)"));
}

}  // namespace
}  // namespace maquette::sheet
