#include "language_server/toml_context.h"

#include <gtest/gtest.h>

namespace maquette::lsp {
namespace {

using Place = TomlContext::Place;

/// The context at the '|' of a text.
TomlContext at_mark(std::string text) {
  const std::size_t mark = text.find('|');
  text.erase(mark, 1);
  return context_at(text, mark);
}

void expect(const std::string& text, Place place, const std::string& table, const std::string& key = {}) {
  const TomlContext context = at_mark(text);
  EXPECT_EQ(context.place, place) << text;
  if (place == Place::none) return;
  EXPECT_EQ(context.table, table) << text;
  if (place == Place::key) return;
  EXPECT_EQ(context.key, key) << text;
}

TEST(TomlContext, KnowsTableAndKeyInUnfinishedFiles) {
  expect("fo|", Place::key, "");
  expect("[[rule]]\nid = \"a\"\nrule = \"if |", Place::text, "rule", "rule");
  expect("[[rule]]\nrule = \"\"\"\nif x is \"y\"\nand |", Place::text, "rule", "rule");
  expect("[[rule]]\nbecause = { en = \"|", Place::text, "rule.because", "en");
  expect("[[rule]]\nbecause = { en = \"a\", |", Place::key, "rule.because");
  expect("[[part]]\nonly = [\"a\", \"|", Place::text, "part", "only");
  expect("[[part]]\noption = [\n  { id = \"x\", tags = [\"a\"], mat|", Place::key, "part.option");
  expect("[[part]]\noption = [\n  { id = \"x\" },\n]\n|", Place::key, "part");
  expect("  [[part.option]]\n  material = |", Place::value, "part.option", "material");
  expect("a = \"never closed\nb = |", Place::value, "", "b");
  expect("# comment |", Place::none, "");
  expect("[[pa|", Place::none, "");
  expect("a = 'it\\'\nb|", Place::key, "");
  expect("a = \"\\\"|", Place::text, "", "a");
}

TEST(TomlContext, RemembersThePartAndItsKeys) {
  const TomlContext context = at_mark("[[part]]\nid = \"vamp.colour\"\nlabel = \"x\"\ndefault = \"|");
  EXPECT_EQ(context.part, "vamp.colour");
  EXPECT_EQ(context.begin, 51U);
  EXPECT_TRUE(context.written.contains("label"));
  EXPECT_EQ(at_mark("[[part]]\nid = \"a\"\n[[part]]\n|").part, "");
  EXPECT_EQ(at_mark("[[part]]\nid = \"a\"\n[[part.option]]\n|").part, "a");
}

}  // namespace
}  // namespace maquette::lsp
