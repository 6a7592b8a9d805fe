// Reading XCSP 2.1 tables: what they mean, and that every mistake is named where it stands.
#include "bench/peers/xcsp.h"

#include <gtest/gtest.h>

#include "bench/peers/xml_cursor.h"
#include "support/brute_force.h"

namespace maquette::bench {
namespace {

constexpr std::string_view kSmall = R"(<?xml version="1.0"?>
<!-- two colours and a size -->
<instance>
  <presentation format="XCSP 2.1" type="CSP" name="small"/>
  <domains nbDomains="2">
    <domain name="colour" nbValues="2">-1 7</domain>
    <domain name='size' nbValues="4">1..3 9</domain>
  </domains>
  <variables nbVariables="3">
    <variable name="upper" domain="colour"/>
    <variable name="sole" domain="colour"/>
    <variable name="size" domain="size"/>
  </variables>
  <relations nbRelations="2">
    <relation name="same" arity="2" nbTuples="3" semantics="supports">-1 -1 | 7 7 | 7 8</relation>
    <relation name="never" arity="1" nbTuples="1" semantics="conflicts">9</relation>
  </relations>
  <constraints nbConstraints="2">
    <constraint name="matching" arity="2" scope="upper sole" reference="same"/>
    <constraint name="no-nines" arity="1" scope="size" reference="never"/>
  </constraints>
</instance>
)";

std::string replaced(std::string_view what, std::string_view by) {
  std::string text(kSmall);
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string mistake(std::string_view text) {
  const CatalogResult result = parse_xcsp(text, "small.xml");
  EXPECT_FALSE(result.model);
  return result.findings.empty() ? "none" : to_string(result.findings[0]);
}

TEST(Xcsp, ReadsVariablesSupportsAndConflicts) {
  const CatalogResult result = parse_xcsp(kSmall, "small.xml");
  ASSERT_TRUE(result.model) << to_string(result.findings[0]);
  const Model& model = *result.model;
  ASSERT_EQ(model.parts.size(), 3U);
  EXPECT_EQ(model.parts[0].options[0].id, "-1");
  EXPECT_EQ(model.parts[2].options[3].number, 9);
  ASSERT_EQ(model.rules.size(), 2U);
  EXPECT_EQ(model.rules[1].id, "no-nines");
  EXPECT_EQ(model.rules[1].where.line, 20U);
  const testing::BruteForce reference(result.model);
  // Two matching pairs (7 8 is outside the domain), three sizes left.
  EXPECT_EQ(reference.variants().size(), 6U);
}

TEST(Xcsp, NamesEveryMistakeWhereItStands) {
  const std::pair<std::string, std::string> cases[] = {
      {replaced("XCSP 2.1", "XCSP 3"), "small.xml:4:3: bad-format: Expected format=\"XCSP 2.1\"."},
      {replaced("\"CSP\"", "\"WCSP\""),
       "small.xml:4:3: unsupported: Instances of type \"WCSP\" are not read; only CSP is."},
      {replaced("nbDomains=\"2\"", "nbDomains=\"3\""), "small.xml:5:3: count: 3 domains were promised, but there are 2."},
      {replaced("1..3", "3..1"), "small.xml:7:5: bad-value: \"3..1\" is neither a whole number nor a range of them."},
      {replaced("1..3", "-9000000000000000000..9000000000000000000"),
       "small.xml:7:5: too-big: A domain may have at most 4096 values."},
      {replaced("1..3 9", "1..3 2"), "small.xml:7:5: duplicate-value: The value 2 stands there twice."},
      {replaced("nbValues=\"4\">1..3 9", "nbValues=\"4\">1..3"),
       "small.xml:7:5: count: 4 values were promised, but there are 3."},
      {replaced("domain=\"size\"", "domain=\"sizes\""), "small.xml:12:5: unknown-name: There is no domain \"sizes\"."},
      {replaced("name=\"sole\"", "name=\"upper\""),
       "small.xml:11:5: duplicate-name: There is a variable \"upper\" already."},
      {replaced("conflicts", "soft"), "small.xml:16:5: unsupported: Relations of semantics \"soft\" are not read."},
      {replaced("7 7 |", "7 7 7 |"), "small.xml:15:85: bad-tuple: Tuple 2 has 3 values, but the relation's arity is 2."},
      {replaced("7 7 |", "| 7 7 |"), "small.xml:15:79: bad-tuple: A tuple is missing before this \"|\"."},
      {replaced("7 7 |", "7 x |"), "small.xml:15:81: bad-value: \"x\" is not a whole number."},
      {replaced("scope=\"size\"", "scope=\"siez\""), "small.xml:20:5: unknown-name: There is no variable \"siez\"."},
      {replaced("scope=\"upper sole\"", "scope=\"upper upper\""),
       "small.xml:19:5: bad-scope: The scope names \"upper\" twice."},
      {replaced("scope=\"upper sole\"", "scope=\"upper\""),
       "small.xml:19:5: bad-arity: The scope has 1 variables, but the relation's arity is 2."},
      {replaced("reference=\"same\"", ""),
       "small.xml:19:5: missing-attribute: <constraint> needs the attribute \"reference\"."},
      {replaced("<relations nbRelations=\"2\">", "<relations><predicate/>"),
       "small.xml:14:14: unsupported: <predicate> is not read; only tables in extension are."},
      {replaced("</relations>", ""), "small.xml:22:1: bad-xml: </instance> closes nothing that is open; <relations> is."},
      {replaced("</instance>", ""), "small.xml:23:1: bad-xml: <instance> is never closed."},
      {replaced("<!--", "<!DOCTYPE bomb>"), "small.xml:2:1: bad-xml: Document types and CDATA are not read."},
      {replaced("name='size'", "name='size"), "small.xml:7:13: bad-xml: The attribute \"name\" needs a value in quotes."},
      {replaced("name='size'", "name='size' name='size'"),
       "small.xml:7:25: bad-xml: The attribute \"name\" stands there twice."},
      {"<instance></instance>", "small.xml:1:1: no-variables: The file declares no variables."},
      {"", "small.xml:1:1: no-variables: The file declares no variables."},
      {"<a\xff", "small.xml:1:3: not-utf-8: The file is not UTF-8 from here on."},
      {std::string(kMaxXcspBytes + 1, ' '), "small.xml:1:1: too-big: The file is larger than 16 MiB."},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(mistake(text), expected);
}

TEST(Xcsp, IsBoundedInDepthAndWidth) {
  std::string deep, wide = "<instance ";
  for (std::size_t i = 0; i <= kMaxXmlDepth; ++i) deep += "<instance>";
  for (std::size_t i = 0; i <= kMaxXmlAttributes; ++i) wide += "a" + std::to_string(i) + "='' ";
  EXPECT_EQ(mistake(deep), "small.xml:1:81: bad-xml: Tags nest more than 8 deep.");
  EXPECT_THAT(mistake(wide + ">"), ::testing::HasSubstr("A tag may have at most 16 attributes."));
}

/// Whatever is cut off or flipped: a model or a finding, never more.
TEST(Xcsp, AnyDamageIsAFindingOrAModel) {
  for (std::size_t at = 0; at < kSmall.size(); ++at) {
    for (const std::string& text : {std::string(kSmall.substr(0, at)), std::string(kSmall).replace(at, 1, "<"),
                                    std::string(kSmall).replace(at, 1, "\""), std::string(kSmall).erase(at, 1)}) {
      const CatalogResult result = parse_xcsp(text, "small.xml");
      EXPECT_NE(result.model != nullptr, has_errors(result.findings)) << text;
    }
  }
}

TEST(Xcsp, SaysThatAFileIsMissing) {
  EXPECT_EQ(to_string(load_xcsp("nowhere.xml").findings.at(0)), "nowhere.xml: unreadable: The file cannot be read.");
}

}  // namespace
}  // namespace maquette::bench
