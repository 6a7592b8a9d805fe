// The TOML front: guards, positions, and the way back from a text's value to where each byte of it was written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/text_guard.h"
#include "catalog/toml_document.h"
#include "engine/catalog/catalogs_for_tests.h"

namespace maquette::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> findings_of(std::string_view text) {
  Report report;
  if (check_encoding("f.toml", text, report)) {
    const Source source("f.toml", text);
    parse_toml(source, report);
  }
  return testing::lines_of(report.take());
}

TEST(Toml, PlacesAndOrder) {
  const std::string text = "z = 1\r\na = [\"é\", 'b']\n[[part]]\nid = \"x\"\n  [[part.option]]\n  id = 2.5\n";
  const Source source("f.toml", text);
  Report report;
  const auto root = parse_toml(source, report);
  ASSERT_TRUE(root);
  ASSERT_EQ(root->members.size(), 3U);
  EXPECT_EQ(root->members[0].key, "z");
  EXPECT_EQ(root->members[1].key, "a");
  EXPECT_EQ(root->members[1].value.items[1].where.position(), (Position{"f.toml", 2, 11}));
  const Node& part = root->members[2].value.items.at(0);
  EXPECT_EQ(part.where.position(), (Position{"f.toml", 3, 1}));
  const Node& option = find_member(part, "option")->value.items.at(0);
  EXPECT_EQ(option.where.position(), (Position{"f.toml", 5, 3}));
  EXPECT_EQ(find_member(option, "id")->value.kind, Node::Kind::real);
}

TEST(Toml, GuardsHoldForEveryKindOfText) {
  EXPECT_THAT(findings_of("a = \"[[[[[[[[[[[[[[[[[[[[\" # [[[[[[[[[[[[[[[[[[[[[[\n"), IsEmpty());
  EXPECT_THAT(findings_of("a = '''\n''''' # ends with two quotes\nb = \"\"\"x\"\"\"\"\"\n"), IsEmpty());
  EXPECT_THAT(findings_of("a = \"\\\"\" # é\nb = '\\'\n\"é\" = 'é'\n"), IsEmpty());
  EXPECT_THAT(findings_of("a = 'x\n'\n"), ElementsAre("f.toml:1:5: toml-syntax: this text is never closed; end it with '"));
  EXPECT_THAT(findings_of("a = '''x\n''\n"),
              ElementsAre("f.toml:1:5: toml-syntax: this text is never closed; end it with '''"));
  EXPECT_THAT(findings_of("a = \"x\\"), ElementsAre("f.toml:1:5: toml-syntax: this text is never closed; end it with \""));
}

TEST(Toml, TheSixBytesThatTripTheParser) {
  EXPECT_THAT(
      findings_of("tile\xC3\x85"),
      ElementsAre(
          "f.toml:1:5: toml-syntax: this letter stands outside quotes; put names and texts that hold it in quotes"));
}

TEST(Toml, DepthIsBounded) {
  EXPECT_THAT(findings_of("a = " + std::string(100'000, '[')),
              ElementsAre("f.toml:1:21: too-deep: lists and tables are nested too deeply here; flatten them"));
  std::string dotted = "a";
  for (int i = 0; i < 100'000; ++i) dotted += ".a";
  EXPECT_THAT(findings_of(dotted + " = 1"),
              ElementsAre("f.toml:1:34: too-deep: this dotted name has too many steps; shorten it"));
  EXPECT_THAT(findings_of("a = [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n"), IsEmpty());
}

TEST(Toml, ByteOrderMarkIsNoPartOfTheText) {
  EXPECT_THAT(findings_of("\xEF\xBB\xBF"
                          "a = 1\n"),
              IsEmpty());
  EXPECT_THAT(findings_of("\xEF\xBB\xBF"
                          "a = 1\nb = \"\xEF\xBB\xBF\"\n"),
              ElementsAre("f.toml:2:6: control-character: the invisible character U+FEFF stands here; delete it"));
}

TEST(Toml, NotUtf8) {
  EXPECT_THAT(findings_of("a = \"\xC3\xA9\xE9\"\n"),
              ElementsAre("f.toml:1:7: not-utf8: this byte is not UTF-8; save the file in the UTF-8 encoding"));
}

/// The text between the marks of `a = <quoted>`, and the place in the file of each byte of its value.
std::vector<std::size_t> offsets_of(const std::string& toml, std::string& value) {
  const Source source("f.toml", toml);
  Report report;
  const auto root = parse_toml(source, report);
  if (!root) return {};
  const Node& node = root->members.at(0).value;
  value = node.text;
  return decode_string(node.where).value_or(DecodedString{}).offsets;
}

void expect_offsets_lead_back(const std::string& toml, const std::map<std::string, std::size_t>& written) {
  std::string value;
  const auto offsets = offsets_of(toml, value);
  ASSERT_EQ(offsets.size(), value.size() + 1) << toml;
  for (const auto& [piece, offset] : written) {
    ASSERT_NE(value.find(piece), std::string::npos) << piece;
    EXPECT_EQ(offsets[value.find(piece)], offset) << piece << " in " << toml;
  }
}

TEST(TomlString, EveryFormLeadsBackToWhereItWasWritten) {
  expect_offsets_lead_back("a = \"one two\"", {{"one", 5}, {"two", 9}});
  expect_offsets_lead_back("a = 'one\\ two'", {{"one", 5}, {"\\", 8}, {"two", 10}});
  expect_offsets_lead_back("a = \"\\u0041 \\U0001F600 \\t\\\" end\"", {{"A", 5}, {"\xF0\x9F\x98\x80", 12}, {"end", 28}});
  expect_offsets_lead_back("a = \"\"\"\n  one\n  two\"\"\"", {{"one", 10}, {"two", 16}});
  expect_offsets_lead_back("a = \"\"\"one \\\n   two\"\"\"", {{"one", 7}, {"two", 16}});
  expect_offsets_lead_back("a = '''\none''two'''", {{"one", 8}, {"two", 13}});
  expect_offsets_lead_back("a = \"\"\"x\"\"\"\"\"", {{"x", 7}, {"\"\"", 8}});
}

TEST(TomlString, LettersBeyondAsciiAndLineEndsSurvive) {
  std::string value;
  offsets_of("a = \"\"\"é\r\n€\"\"\"\n", value);
  EXPECT_EQ(value, "é\r\n€");
  offsets_of("\"clé\" = 'où' # ça", value);
  EXPECT_EQ(value, "où");
  offsets_of("a = \"\\u00e9 é \\\\ \\n\"", value);
  EXPECT_EQ(value, "é é \\ \n");
}

TEST(TomlString, IsOnlyWhereAQuoteOpensOne) {
  const Source source("f.toml", "a = \"one\"");
  EXPECT_TRUE(decode_string({&source, 4}));
  EXPECT_FALSE(decode_string({&source, 0}));
  EXPECT_FALSE(decode_string({&source, 8}));
  EXPECT_FALSE(decode_string({&source, 100}));
}

TEST(Toml, KeysBeyondAscii) {
  const Source source("f.toml", "'clé' = 1\n\"où\" = 2\n");
  Report report;
  const auto root = parse_toml(source, report);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->members[0].key, "clé");
  EXPECT_EQ(root->members[1].key, "où");
}

/// toml++ 3.3 looks for the end of the number, meets the letter, and leaves its own tables.
TEST(Toml, ALetterBehindANumberAndAQuote) {
  EXPECT_THAT(findings_of("a =0\"Thé\"\n"), ElementsAre(::testing::HasSubstr("f.toml:1:")));
  EXPECT_THAT(findings_of("a = [b=\"é\"]\n"), ElementsAre(::testing::HasSubstr("f.toml:1:")));
}

}  // namespace
}  // namespace maquette::catalog
