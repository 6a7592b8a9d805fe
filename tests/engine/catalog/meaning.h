// A sentence of the rule language beside the same thing said in C++, compared on every design of a small catalog.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>

#include "engine/catalog/catalogs_for_tests.h"
#include "maquette/evaluate.h"

namespace maquette::testing {

/// One design of the catalog, as a test wants to speak of it.
struct Design {
  const Model& model;
  const std::vector<OptionIndex>& options;

  const Option& option(std::string_view part) const {
    const PartIndex index = find_part(model, part).value();
    return model.parts[index].options[options[index]];
  }
  bool is(std::string_view part, std::string_view id) const { return option(part).id == id; }
  bool has(std::string_view part, std::string_view tag) const {
    const auto& tags = option(part).tags;
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
  }
  std::int64_t number(std::string_view part) const { return option(part).number; }
  std::int64_t value(std::string_view part, AttributeIndex attribute) const { return option(part).attributes[attribute]; }
  std::int64_t tagged(std::string_view tag) const {
    std::int64_t count = 0;
    for (const Part& part : model.parts) count += has(part.id, tag) ? 1 : 0;
    return count;
  }
  std::int64_t sum(AttributeIndex attribute) const {
    std::int64_t total = 0;
    for (const Part& part : model.parts) total += value(part.id, attribute);
    return total;
  }
  std::int64_t most(AttributeIndex attribute) const {
    std::int64_t highest = 0;
    for (const Part& part : model.parts) highest = std::max(highest, value(part.id, attribute));
    return highest;
  }
};

struct Sentence {
  std::string text;
  std::function<bool(const Design&)> meaning;
};

inline void PrintTo(const Sentence& sentence, std::ostream* out) { *out << sentence.text; }

/// Calls `visit` with every assignment of the model.
inline void for_each_design(const Model& model, const std::function<void(const std::vector<OptionIndex>&)>& visit) {
  std::vector<OptionIndex> options(model.parts.size(), 0);
  for (;;) {
    visit(options);
    std::size_t part = 0;
    while (part < options.size() && ++options[part] == model.parts[part].options.size()) options[part++] = 0;
    if (part == options.size()) return;
  }
}

/// Reads the sentence as a rule of `catalog` and compares it with its meaning on every design. How many there were.
inline std::size_t expect_meaning(const std::string& catalog, const Sentence& sentence) {
  const std::string rule = "[[rule]]\nid = \"r\"\nrule = '''" + sentence.text + "'''\nbecause = \"So it is.\"\n";
  const CatalogResult result = build_model(in_memory(catalog + rule));
  EXPECT_THAT(lines_of(result.findings), ::testing::IsEmpty());
  if (!result.model) return 0;
  const Rule& read = result.model->rules.at(find_rule(*result.model, "r").value());
  std::size_t designs = 0, held = 0, wrong = 0;
  for_each_design(*result.model, [&](const std::vector<OptionIndex>& options) {
    const bool expected = sentence.meaning({*result.model, options});
    wrong += holds(read.formula, options) == expected ? 0 : 1;
    ++designs;
    held += expected ? 1 : 0;
  });
  EXPECT_EQ(wrong, 0U) << sentence.text;
  EXPECT_GT(held, 0U) << "the sentence is never true, so little is tested";
  EXPECT_LT(held, designs) << "the sentence is always true, so little is tested";
  EXPECT_TRUE(std::is_sorted(read.parts.begin(), read.parts.end()));
  return designs;
}

}  // namespace maquette::testing
