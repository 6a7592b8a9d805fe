#include "support/strict_json.h"

#include <gtest/gtest.h>

namespace maquette {
namespace {

std::string problem_of(std::string_view text, const JsonLimits& limits = {}) {
  const JsonDocument document = parse_json(text, "f.json", limits);
  EXPECT_EQ(document.value.has_value(), !document.problem.has_value());
  return document.problem ? to_string(*document.problem) : "";
}

TEST(StrictJson, BuildsWhatNlohmannWouldBuild) {
  for (const char* text :
       {R"({"a":[1,-2,3.5e2,true,false,null,"x"],"b":{"c":{},"d":[]}})", "[]", "0", R"("a")", " true ", "[[1],[2,[3]]]",
        R"({"\u00e9":"\ud83d\ude00"})", "18446744073709551615", "-9223372036854775808"}) {
    const JsonDocument document = parse_json(text, "f.json");
    ASSERT_TRUE(document.value) << text << to_string(*document.problem);
    EXPECT_EQ(*document.value, nlohmann::json::parse(text)) << text;
  }
}

TEST(StrictJson, KnowsWhereEveryValueWasWritten) {
  const JsonDocument document =
      parse_json("{\n  \"é\": {\"a\\\"/b\": 12 },\n  \"list\": [ 1,-2.5e3 , true,\"s\\\\\",{},\n[]]\n}", "f.json");
  ASSERT_TRUE(document.value);
  const auto at = [&](const char* pointer) {
    const Position where = document.where(pointer);
    return std::to_string(where.line) + ':' + std::to_string(where.column);
  };
  EXPECT_EQ(at(""), "1:1");
  EXPECT_EQ(at("/é"), "2:3");
  EXPECT_EQ(at("/é/a\"~1b"), "2:9");  // columns count code points
  EXPECT_EQ(at("/list"), "3:3");
  EXPECT_EQ(at("/list/0"), "3:13");
  EXPECT_EQ(at("/list/1"), "3:15");
  EXPECT_EQ(at("/list/2"), "3:24");
  EXPECT_EQ(at("/list/3"), "3:29");
  EXPECT_EQ(at("/list/4"), "3:35");
  EXPECT_EQ(at("/list/5"), "4:1");
  EXPECT_EQ(at("/nowhere"), "0:0");
}

TEST(StrictJson, RefusesDuplicateKeysAtAnyDepth) {
  EXPECT_EQ(problem_of("{\"a\":1,\n \"a\":2}"), "f.json:2:2: json-duplicate: the key \"a\" is written twice");
  EXPECT_EQ(problem_of(R"({"x":[{"a":1,"\u0061":2}]})"), "f.json:1:14: json-duplicate: the key \"a\" is written twice");
  EXPECT_EQ(problem_of(R"({"a":{"a":1},"b":{"a":1}})"), "");
}

TEST(StrictJson, RefusesWhatIsTooLargeDeepOrMany) {
  EXPECT_EQ(problem_of("[1,2]", {.bytes = 4}), "f.json: json-size: 5 bytes, more than the 4 allowed");
  EXPECT_EQ(problem_of("[[1]]", {.depth = 1}), "f.json:1:2: json-depth: nested deeper than 1 levels");
  EXPECT_EQ(problem_of("[[1]]", {.depth = 2}), "");
  EXPECT_EQ(problem_of("[1,2,3]", {.values = 3}), "f.json:1:6: json-values: more than 3 values");
  EXPECT_EQ(problem_of(std::string(500'000, '[')), "f.json:1:17: json-depth: nested deeper than 16 levels");
}

TEST(StrictJson, RefusesWhatIsNotJson) {
  for (const char* text :
       {"",      " ",   "{",       "[1,]",         "{\"a\":1,}",       "{a:1}",       "[1] 2",  "'a'", "// x\n1", "01",
        "1e999", "NaN", "[1\x00]", "\"\xC3\x28\"", "\"\xED\xA0\x80\"", R"("\ud800")", "\"\t\"", "\"a", "{\"a\"}", "\xFF"}) {
    EXPECT_NE(problem_of(text).find(": json-syntax: "), std::string::npos) << text;
  }
  EXPECT_EQ(problem_of("\xEF\xBB\xBF{}"), "f.json:1:1: json-syntax: starts with a byte order mark; save it as plain UTF-8");
  EXPECT_EQ(problem_of("{\n\"a\": \"\\u0000\"}"), "f.json:2:6: json-nul: a string holds the character U+0000");
  EXPECT_EQ(problem_of("{\"a\\u0000\":1}"), "f.json:1:2: json-nul: a string holds the character U+0000");
}

TEST(StrictJson, SyntaxErrorsSayWhere) {
  EXPECT_TRUE(problem_of("{\n  \"a\": tru\n}").starts_with("f.json:2:11: json-syntax: "))
      << problem_of("{\n  \"a\": tru\n}");
}

}  // namespace
}  // namespace maquette
