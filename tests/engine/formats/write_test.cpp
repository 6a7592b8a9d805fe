// What is written has the designs of the model it was written from: read back, enumerated by Z3 and by clasp, and compared
// with brute force on random catalogs of every shape of rule.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <z3++.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "compile/compiled.h"
#include "formats/cnf.h"
#include "formats/write_names.h"
#include "maquette/formats.h"
#include "support/brute_force.h"
#include "support/model_builder.h"
#include "support/random_model.h"

namespace maquette {
namespace {

using formats::is_feature;
using formats::option_name;
using testing::Assignment;
using testing::BruteForce;
using ::testing::HasSubstr;
using testing::ModelBuilder;

constexpr std::uint64_t kSeeds = 150;

std::shared_ptr<const Model> small_model(std::uint64_t seed) {
  return testing::random_model(seed, {.fewest_parts = 2, .most_parts = 4, .most_options = 3, .most_rules = 5});
}

std::string count_of(const std::shared_ptr<const Model>& model) {
  const auto compiled = compile::CompiledCatalog::compile(model, {}, {.states = 4096, .nested = 4096}).catalog;
  return compiled ? compiled->count({}).value_or("uncounted") : "uncompiled";
}

CatalogResult read_back(const WrittenModel& written, ModelFormat format) {
  CatalogResult read =
      format == ModelFormat::uvl ? parse_uvl(written.text, "written.uvl") : parse_dimacs(written.text, "written.dimacs");
  for (const Finding& finding : read.findings) ADD_FAILURE() << to_string(finding) << "\n" << written.text;
  return read;
}

class Writing : public ::testing::TestWithParam<ModelFormat> {};

TEST_P(Writing, KeepsTheNumberOfDesigns) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = small_model(seed);
    const WrittenModel written = write_model(*model, GetParam());
    EXPECT_TRUE(written.same_designs);
    const CatalogResult read = read_back(written, GetParam());
    ASSERT_TRUE(read.model);
    ASSERT_EQ(count_of(read.model), std::to_string(BruteForce(model).variants().size())) << written.text;
  }
}

TEST_P(Writing, KeepsWhatIsPossible) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = small_model(seed);
    const CatalogResult read = read_back(write_model(*model, GetParam()), GetParam());
    ASSERT_TRUE(read.model);
    const auto compiled = compile::CompiledCatalog::compile(read.model, {}, {.states = 4096, .nested = 4096}).catalog;
    ASSERT_TRUE(compiled);
    const BruteForce brute(model);
    for (PartIndex part = 0; part < model->parts.size(); ++part) {
      for (OptionIndex option = 0; option < model->parts[part].options.size(); ++option) {
        const auto feature = find_part(*read.model, option_name(model->parts[part], option));
        ASSERT_TRUE(feature);
        const std::string designs = *compiled->count({{{*feature, kFeatureSelected}}, {}});
        const auto has = std::count_if(brute.variants().begin(), brute.variants().end(),
                                       [&](const Assignment& variant) { return variant[part] == option; });
        ASSERT_EQ(designs, std::to_string(has));
      }
    }
  }
}

/// "written" once more, from what was read back.
TEST_P(Writing, CanBeRepeated) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    const auto once = read_back(write_model(*small_model(seed), GetParam()), GetParam()).model;
    ASSERT_TRUE(once);
    const auto twice = read_back(write_model(*once, GetParam()), GetParam()).model;
    ASSERT_TRUE(twice);
    EXPECT_EQ(count_of(twice), count_of(once));
  }
}

INSTANTIATE_TEST_SUITE_P(All, Writing, ::testing::Values(ModelFormat::uvl, ModelFormat::dimacs),
                         [](const auto& test) { return test.param == ModelFormat::uvl ? "Uvl" : "Dimacs"; });

/// "The part has this option", as SMT-LIB.
std::string smt_literal(const Part& part, OptionIndex option) {
  if (is_feature(part)) return option == kFeatureSelected ? "|" + part.id + "|" : "(not |" + part.id + "|)";
  return "(= |" + part.id + "| |" + option_name(part, option) + "|)";
}

/// Every solution Z3 finds for the text, as options of the model's parts.
std::set<Assignment> solutions_of(const Model& model, std::string text) {
  std::vector<Choice> choices;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      choices.push_back({part, option});
      text += "(assert " + smt_literal(model.parts[part], option) + ")\n";
    }
  }
  z3::context context;
  z3::solver solver(context);
  const z3::expr_vector assertions = context.parse_string(text.c_str());
  const unsigned rules = assertions.size() - static_cast<unsigned>(choices.size());
  for (unsigned i = 0; i < rules; ++i) solver.add(assertions[static_cast<int>(i)]);
  std::set<Assignment> solutions;
  while (solver.check() == z3::sat) {
    const z3::model found = solver.get_model();
    Assignment assignment(model.parts.size(), 0);
    z3::expr_vector differs(context);
    for (unsigned i = 0; i < choices.size(); ++i) {
      const z3::expr literal = assertions[static_cast<int>(rules + i)];
      if (!found.eval(literal, true).is_true()) continue;
      assignment[choices[i].part] = choices[i].option;
      differs.push_back(!literal);
    }
    if (!solutions.insert(assignment).second) throw std::runtime_error("the same solution twice");
    solver.add(z3::mk_or(differs));
  }
  return solutions;
}

TEST(WritingSmtLib, HasTheDesignsOfTheModel) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = small_model(seed);
    const WrittenModel written = write_model(*model, ModelFormat::smtlib);
    const BruteForce brute(model);
    ASSERT_EQ(solutions_of(*model, written.text), std::set<Assignment>(brute.variants().begin(), brute.variants().end()))
        << written.text;
  }
}

TEST(WritingSmtLib, TotalsAreThePrices) {
  ModelBuilder shoe;
  shoe.base(kPrice, 500);
  shoe.part("upper", {{"suede", 1500, 0, 3}, {"knit", -200, 0, 9}});
  shoe.part("sole", {{"cup", 100, 0, 4}});
  const std::string text = write_model(*shoe.build(), ModelFormat::smtlib).text;
  z3::context context;
  z3::solver solver(context);
  solver.add(context.parse_string((text + "(assert (= |upper| |upper=knit|))(assert (not (and (= |total price| 400) "
                                          "(= |total lead_time| 9))))")
                                      .c_str()));
  EXPECT_EQ(solver.check(), z3::unsat);
}

/// The number clasp prints; nothing where there is no clasp.
std::optional<std::string> count_by_clasp(const std::string& dimacs) {
  const auto file = std::filesystem::temp_directory_path() / ("maquette-" + std::to_string(::getpid()) + ".cnf");
  std::ofstream(file) << dimacs;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(
      ::popen(("clasp 0 -q " + file.string() + " 2>/dev/null").c_str(), "r"), ::pclose);
  std::string output;
  for (std::array<char, 256> buffer{}; std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr;)
    output += buffer.data();
  std::filesystem::remove(file);
  const std::size_t models = output.find("Models");
  if (models == std::string::npos) return std::nullopt;
  const std::size_t number = output.find_first_of("0123456789", models);
  return output.substr(number, output.find_first_not_of("0123456789", number) - number);
}

TEST(WritingDimacs, ClaspCountsTheSame) {
  if (!count_by_clasp("p cnf 1 0\n")) GTEST_SKIP() << "clasp is not installed";
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const auto model = small_model(seed);
    const std::string text = write_model(*model, ModelFormat::dimacs).text;
    ASSERT_EQ(count_by_clasp(text), std::to_string(BruteForce(model).variants().size())) << text;
  }
}

TEST(WritingDimacs, ARuleThatIsTooLargeIsNamedAndLeavesNothingBehind) {
  ModelBuilder builder;
  std::vector<Linear::Term> terms;
  for (int i = 0; i < 24; ++i) {
    const std::string id = "part" + std::to_string(i);
    builder.part(id, {"a", "b"});
    terms.push_back({static_cast<PartIndex>(i), {0, std::int64_t{1} << i}});
  }
  builder.rule("all-different-sums", {Linear{terms, 5'592'405, 11'184'810}});
  const WrittenModel written = write_model(*builder.build(), ModelFormat::dimacs);
  EXPECT_FALSE(written.same_designs);
  EXPECT_THAT(written.lost.back().message, HasSubstr("all-different-sums"));
  EXPECT_EQ(count_of(read_back(written, ModelFormat::dimacs).model), std::to_string(1 << 24));
}

TEST(WritingUvl, KeepsPricesAndSaysWhatIsLost) {
  ModelBuilder shoe("shoe");
  shoe.model().attributes[kPrice].decimals = 2;
  shoe.base(kPrice, 500);
  shoe.part("upper", {{"suede", 1550}, "knit"});
  shoe.text("motto", 2);
  const WrittenModel written = write_model(*shoe.build(), ModelFormat::uvl);
  EXPECT_THAT(written.text, HasSubstr("\"upper=suede\" {\"price\" 15.5}\n"));
  const auto model = read_back(written, ModelFormat::uvl).model;
  ASSERT_TRUE(model);
  const Model& read = *model;
  EXPECT_EQ(read.parts[*find_part(read, "upper=suede")].options[1].attributes[kPrice], 155);
  std::vector<std::string> lost;
  for (const Loss& loss : written.lost) lost.push_back(loss.what);
  EXPECT_THAT(lost, ::testing::IsSupersetOf({"texts", "totals"}));
}

TEST(WritingUvl, FeaturesKeepTheirTree) {
  const auto bike = parse_uvl(R"(features
	Bike {Price 5}
		mandatory
			Frame
				alternative
					Steel
					Carbon {Price 9}
		optional
			Lights
				or
					Front
					Back
constraints
	Carbon => Lights
)",
                              "bike.uvl")
                        .model;
  const WrittenModel written = write_model(*bike, ModelFormat::uvl);
  EXPECT_THAT(written.text,
              HasSubstr("features\n\t\"Bike\" {\"price\" 5}\n\t\tmandatory\n\t\t\t\"Frame\"\n\t\t\t\toptional\n"
                        "\t\t\t\t\t\"Steel\"\n\t\t\t\t\t\"Carbon\" {\"price\" 9}\n"));
  const auto read = read_back(written, ModelFormat::uvl).model;
  ASSERT_TRUE(read);
  EXPECT_EQ(read->parts.size(), bike->parts.size());
  EXPECT_EQ(count_of(read), count_of(bike));
}

TEST(WritingUvl, ACircleOfFeaturesIsNoTree) {
  const auto ring = parse_dimacs("p cnf 3 4\n-1 2 0\n-2 3 0\n-3 1 0\n3 0\n", "ring.dimacs").model;
  const auto read = read_back(write_model(*ring, ModelFormat::uvl), ModelFormat::uvl).model;
  ASSERT_TRUE(read);
  EXPECT_EQ(count_of(read), "1");
  std::string chain = "p cnf 900 899\n";
  for (int i = 1; i < 900; ++i) chain += "-" + std::to_string(i) + " " + std::to_string(i + 1) + " 0\n";
  const auto deep =
      read_back(write_model(*parse_dimacs(chain, "deep.dimacs").model, ModelFormat::uvl), ModelFormat::uvl).model;
  ASSERT_TRUE(deep);
  EXPECT_EQ(count_of(deep), "901");
}

TEST(WritingUvl, NamesThatUvlCannotHoldAreReplacedAndStayApart) {
  ModelBuilder odd("odd");
  odd.part("a\"b", {"x", "y"});
  odd.part("a_b", {"x", "y"});
  const auto read = read_back(write_model(*odd.build(), ModelFormat::uvl), ModelFormat::uvl).model;
  ASSERT_TRUE(read);
  EXPECT_TRUE(find_part(*read, "a_b=x") && find_part(*read, "a_b=x~2"));
  EXPECT_EQ(count_of(read), "4");
}

}  // namespace
}  // namespace maquette
