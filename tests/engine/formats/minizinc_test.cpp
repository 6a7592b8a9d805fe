// What is written as MiniZinc is read by an evaluator that knows just what the writer uses, and compared with brute force.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "maquette/evaluate.h"
#include "maquette/formats.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using testing::Assignment;
using testing::BruteForce;
using ::testing::HasSubstr;
using testing::ModelBuilder;

/// Expressions over integers, where true is 1: a recursive descent of MiniZinc's precedences.
class Evaluator {
 public:
  Evaluator(std::string_view text, const std::map<std::string, std::int64_t>& names) : text_(text), names_(names) {}

  std::int64_t evaluate() {
    const std::int64_t value = equivalence();
    if (!peek().empty()) throw std::runtime_error("left over: " + std::string(text_.substr(at_)));
    return value;
  }

 private:
  std::string_view peek() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    return text_.substr(at_);
  }
  bool take(std::string_view token) {
    if (!peek().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void need(std::string_view token) {
    if (!take(token)) throw std::runtime_error("needs " + std::string(token) + " before " + std::string(peek()));
  }

  std::int64_t equivalence() {
    std::int64_t value = implication();
    while (take("<->")) value = value == implication();
    return value;
  }
  std::int64_t implication() {
    const std::int64_t value = disjunction();
    if (!take("->")) return value;
    const std::int64_t then = implication();
    return value == 0 || then != 0;
  }
  std::int64_t disjunction() {
    std::int64_t value = conjunction();
    while (take("\\/")) {
      const std::int64_t other = conjunction();
      value = value != 0 || other != 0;
    }
    return value;
  }
  std::int64_t conjunction() {
    std::int64_t value = comparison();
    while (take("/\\")) {
      const std::int64_t other = comparison();
      value = value != 0 && other != 0;
    }
    return value;
  }
  std::int64_t comparison() {
    const std::int64_t value = sum();
    if (take(">=")) return value >= sum();
    if (peek().starts_with("<=")) {
      at_ += 2;
      return value <= sum();
    }
    if (take("=")) return value == sum();
    if (!take("in")) return value;
    bool found = false;
    for (const std::int64_t member : list("{", "}")) found = found || member == value;
    return found;
  }
  std::int64_t sum() {
    std::int64_t value = unary();
    while (take("+")) value += unary();
    return value;
  }
  std::int64_t unary() {
    if (take("not")) return unary() == 0;
    if (take("-")) return -unary();
    return primary();
  }
  std::vector<std::int64_t> list(std::string_view open, std::string_view close) {
    need(open);
    std::vector<std::int64_t> values;
    while (!take(close)) {
      values.push_back(equivalence());
      take(",");
    }
    return values;
  }
  std::int64_t primary() {
    if (take("true")) return 1;
    if (take("false")) return 0;
    for (const char* same : {"bool2int(", "("}) {
      if (!take(same)) continue;
      const std::int64_t value = equivalence();
      need(")");
      return value;
    }
    if (take("sum(")) {
      std::int64_t total = 0;
      for (const std::int64_t value : list("[", "]")) total += value;
      need(")");
      return total;
    }
    if (take("max(")) {
      const auto values = list("[", "]");
      need(")");
      return *std::max_element(values.begin(), values.end());
    }
    if (peek().starts_with("[")) {
      const auto values = list("[", "]");
      const auto index = list("[", "]");
      return values.at(static_cast<std::size_t>(index.at(0) - 1));
    }
    if (take("'")) {
      const std::size_t end = text_.find('\'', at_);
      const std::string name(text_.substr(at_, end - at_));
      at_ = end + 1;
      return names_.at(name);
    }
    std::size_t used = 0;
    const std::int64_t value = std::stoll(std::string(peek()), &used);
    at_ += used;
    return value;
  }

  std::string_view text_;
  const std::map<std::string, std::int64_t>& names_;
  std::size_t at_ = 0;
};

/// Lines of the text that begin so, without that beginning and the semicolon.
std::vector<std::string> lines_after(const std::string& text, std::string_view beginning) {
  std::istringstream lines(text);
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(beginning)) found.push_back(line.substr(beginning.size(), line.size() - beginning.size() - 1));
  }
  return found;
}

/// Options count from 1, as enumerations do; a feature is 0 or 1.
std::map<std::string, std::int64_t> names_of(const std::string& text, const Model& model, const Assignment& assignment) {
  std::map<std::string, std::int64_t> names;
  for (const std::string& line : lines_after(text, "enum ")) {
    std::int64_t value = 0;
    for (std::size_t open = line.find('\'', line.find('{')); open != std::string::npos;) {
      const std::size_t close = line.find('\'', open + 1);
      names[line.substr(open + 1, close - open - 1)] = ++value;
      open = line.find('\'', close + 1);
    }
  }
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const bool feature = model.parts[part].options.size() == 2 && model.parts[part].options[1].id == "true";
    names[model.parts[part].id] = assignment[part] + (feature ? 0 : 1);
  }
  return names;
}

bool satisfies(const std::string& text, const Model& model, const Assignment& assignment) {
  const auto names = names_of(text, model, assignment);
  for (const std::string& line : lines_after(text, "constraint :: ")) {
    if (Evaluator(line.substr(line.find("\" ") + 2), names).evaluate() == 0) return false;
  }
  return true;
}

std::shared_ptr<const Model> small_model(std::uint64_t seed) {
  return testing::random_model(seed, {.fewest_parts = 2, .most_parts = 4, .most_options = 3, .most_rules = 5});
}

TEST(WritingMiniZinc, HasTheDesignsOfTheModel) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = small_model(seed);
    const WrittenModel written = write_model(*model, ModelFormat::minizinc);
    EXPECT_TRUE(written.same_designs);
    testing::for_each_assignment(*model, [&](const Assignment& assignment) {
      ASSERT_EQ(satisfies(written.text, *model, assignment), broken_rules(*model, {assignment, {}}).empty())
          << written.text;
    });
  }
}

TEST(WritingMiniZinc, TotalsAreThoseOfTheDesign) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto model = small_model(seed);
    const std::string text = write_model(*model, ModelFormat::minizinc).text;
    const auto totals = lines_after(text, "var int: ");
    ASSERT_EQ(totals.size(), model->attributes.size());
    testing::for_each_assignment(*model, [&](const Assignment& assignment) {
      const auto names = names_of(text, *model, assignment);
      const Quote expected = quote(*model, {assignment, {}});
      for (std::size_t i = 0; i < totals.size(); ++i) {
        ASSERT_EQ(Evaluator(totals[i].substr(totals[i].find("' = ") + 4), names).evaluate(), expected.totals[i])
            << totals[i];
      }
    });
  }
}

TEST(WritingMiniZinc, NamesAreTheCatalogsAndReasonsAreComments) {
  ModelBuilder shoe;
  shoe.part("vamp.material", {"suede", "knit"});
  shoe.part("lit", {"false", "true"});
  shoe.rule("no \"lit\" knit", shoe.implies(shoe.is("lit", {"true"}), shoe.isnt("vamp.material", {"knit"})), "It burns.");
  const WrittenModel written = write_model(*shoe.build(), ModelFormat::minizinc);
  EXPECT_THAT(written.text,
              HasSubstr("enum 'options of vamp.material' = {'vamp.material=suede', 'vamp.material=knit'};\n"));
  EXPECT_THAT(written.text, HasSubstr("var bool: 'lit';\n"));
  EXPECT_THAT(written.text, HasSubstr("% It burns.\nconstraint :: \"no 'lit' knit\" ('lit' -> "));
}

// The program itself, where it is: it reads the models and finds their types sound.
TEST(WritingMiniZinc, IsMiniZinc) {
  if (std::system("minizinc --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "minizinc is not installed";
  const auto file = std::filesystem::temp_directory_path() / ("maquette-" + std::to_string(::getpid()) + ".mzn");
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    std::ofstream(file) << write_model(*small_model(seed), ModelFormat::minizinc).text;
    EXPECT_EQ(std::system(("minizinc --model-check-only '" + file.string() + "' > /dev/null").c_str()), 0) << seed;
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace maquette
