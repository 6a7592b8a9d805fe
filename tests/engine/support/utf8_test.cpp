#include "support/utf8.h"

#include <gtest/gtest.h>

namespace maquette {
namespace {

TEST(Utf8, EveryCodePointSurvivesTheWay) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encode_utf8(c);
    const CodePoint decoded = decode_utf8(bytes, 0);
    ASSERT_EQ(decoded.value, c);
    ASSERT_EQ(decoded.length, bytes.size());
  }
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\x80"s, "\xBF"s, "\xC0\x80"s, "\xC1\xBF"s, "\xC3"s, "\xC3\x28"s, "\xE0\x80\x80"s, "\xE0\x9F\xBF"s, "\xE2\x82"s,
        "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xF0\x80\x80\x80"s, "\xF0\x8F\xBF\xBF"s, "\xF4\x90\x80\x80"s,
        "\xF5\x80\x80\x80"s, "\xF8\x88\x80\x80\x80"s, "\xFE"s, "\xFF"s}) {
    EXPECT_EQ(find_malformed_utf8(bytes), 0U);
    EXPECT_EQ(find_malformed_utf8("é" + bytes), 2U);
  }
  EXPECT_EQ(find_malformed_utf8("plain, é, €, 😀"), std::string_view::npos);
  EXPECT_EQ(find_malformed_utf8(""), std::string_view::npos);
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("aé€😀"), 4U);
}

TEST(Utf8, UnwelcomeCharacters) {
  for (const char32_t c : {U'\0', U'\x01', U'\x1B', U'\x7F', U'\x85', U'\u200E', U'\u202E', U'\u2028', U'\u2066', U'\u061C',
                           U'\uFEFF', U'\uFFFE'}) {
    EXPECT_TRUE(is_unwelcome(c)) << code_point_name(c);
  }
  for (const char32_t c : {U'\t', U'\n', U'\r', U' ', U'a', U'\u00A0', U'é', U'\u200D', U'\u202F', U'€', U'😀'}) {
    EXPECT_FALSE(is_unwelcome(c)) << code_point_name(c);
  }
}

TEST(Utf8, CodePointNames) {
  EXPECT_EQ(code_point_name(U'A'), "U+0041");
  EXPECT_EQ(code_point_name(U'\u202E'), "U+202E");
  EXPECT_EQ(code_point_name(U'😀'), "U+1F600");
}

}  // namespace
}  // namespace maquette
