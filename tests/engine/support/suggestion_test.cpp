#include "support/suggestion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace maquette {
namespace {

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("suede", "suede", 9), 0U);
  EXPECT_EQ(edit_distance("suede", "sued", 9), 1U);
  EXPECT_EQ(edit_distance("suede", "suedes", 9), 1U);
  EXPECT_EQ(edit_distance("suede", "swede", 9), 1U);
  EXPECT_EQ(edit_distance("suede", "seude", 9), 1U) << "neighbours swapped";
  EXPECT_EQ(edit_distance("kitten", "sitting", 9), 3U);
  EXPECT_EQ(edit_distance("", "abc", 9), 3U);
  EXPECT_EQ(edit_distance("", "", 9), 0U);
}

/// The definition, word for word and without a table.
std::size_t plain_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  std::size_t best = plain_distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  best = std::min({best, plain_distance(a.substr(1), b) + 1, plain_distance(a, b.substr(1)) + 1});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
    best = std::min(best, plain_distance(a.substr(2), b.substr(2)) + 1);
  return best;
}

TEST(EditDistance, AgreesWithItsDefinitionAndItsLimit) {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string text(random() % 6, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string a = word(), b = word();
    const std::size_t exact = plain_distance(a, b);
    EXPECT_EQ(edit_distance(a, b, 9), exact) << a << " " << b;
    for (std::size_t limit = 0; limit < 6; ++limit)
      EXPECT_EQ(edit_distance(a, b, limit), std::min(exact, limit + 1)) << a << " " << b;
  }
}

TEST(DidYouMean, NearestThenAlphabetical) {
  EXPECT_EQ(did_you_mean("suedde", {"knit", "suede", "swede"}), "; did you mean \"suede\"?");
  EXPECT_EQ(did_you_mean("cat", {"rat", "bat"}), "; did you mean \"bat\"?");
  EXPECT_EQ(did_you_mean("cat", {"bat", "rat"}), "; did you mean \"bat\"?");
  EXPECT_EQ(did_you_mean("leather", {"knit", "mesh"}), "");
  EXPECT_EQ(did_you_mean("x", {}), "");
}

}  // namespace
}  // namespace maquette
