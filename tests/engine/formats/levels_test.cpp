// The levels of UVL beyond Boolean, on models small enough to count by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "compile/compiled.h"
#include "maquette/formats.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const fs::path kData = fs::path(MAQUETTE_SOURCE_DIR) / "tests/engine/formats/data";
const fs::path kLevels = fs::path(MAQUETTE_SOURCE_DIR) / "../shared/models/uvl-levels";

std::vector<std::string> findings_of(const CatalogResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) lines.push_back(to_string(finding));
  return lines;
}

std::string count_of(const CatalogResult& result) {
  for (const Finding& finding : result.findings) {
    if (finding.severity == Severity::error) return to_string(finding);
  }
  const auto compiled = compile::CompiledCatalog::compile(result.model).catalog;
  return compiled ? compiled->count({}).value_or("uncounted") : "uncompiled";
}

std::string count_of(std::string_view uvl) { return count_of(parse_uvl(uvl, "test.uvl")); }

std::vector<std::string> options_of(const CatalogResult& result, std::string_view part) {
  std::vector<std::string> ids;
  if (!result.model) return ids;
  for (const Option& option : result.model->parts[*find_part(*result.model, part)].options) ids.push_back(option.id);
  return ids;
}

constexpr std::string_view kPriced = R"(features
	A {Price 2}
		optional
			B {Price 2, Good}
			C {Price 5}
			D {Price 10.5, Good false}
constraints
	)";

std::string priced(std::string_view constraint) { return count_of(std::string(kPriced) + std::string(constraint) + "\n"); }

TEST(UvlLevels, AggregatesAreOverWhatIsSelected) {
  EXPECT_EQ(priced("sum(Price) == 19.5"), "1");
  EXPECT_EQ(priced("sum(Price) < 9"), "3");         // A; A B; A C
  EXPECT_EQ(priced("sum(Price, A) <= 9"), "4");     // and A B C
  EXPECT_EQ(priced("sum(Price, C) == 5"), "4");     // C, and B and D as one likes
  EXPECT_EQ(priced("avg(Price) == 3"), "1");        // A B C
  EXPECT_EQ(priced("3 > avg(Price)"), "2");         // A; A B
  EXPECT_EQ(priced("max(Price) == 5"), "2");        // C without D
  EXPECT_EQ(priced("min(Price, C) == 0"), "4");     // of nothing: 0
  EXPECT_EQ(priced("ceil(avg(Price)) == 4"), "1");  // A C: 3.5
}

TEST(UvlLevels, ArithmeticIsExact) {
  EXPECT_EQ(priced("B.Price * C.Price == 10"), "2");
  EXPECT_EQ(priced("D.Price / B.Price > 5"), "2");  // a division by 0 is never satisfied
  EXPECT_EQ(priced("!(D.Price / B.Price > 5)"), "6");
  EXPECT_EQ(priced("C.Price - B.Price == 3"), "2");
  EXPECT_EQ(priced("D.Price * 2 - 21 == 0"), "4");
  EXPECT_EQ(priced("floor(D.Price) == 10"), "4");
  EXPECT_EQ(priced("B + C + D == 2"), "3");  // a feature counts as 1
  EXPECT_EQ(priced("-B.Price >= -1"), "4");
  EXPECT_EQ(priced("B.Price != 2 => C"), "6");
  EXPECT_EQ(priced("B.Good & !D.Good"), "4");
}

constexpr std::string_view kShoe = R"(features
	Shoe
		mandatory
			Integer Size {constraint Size >= 36 & Size < 48}
		optional
			Wide
			Integer Lace
constraints
	Lace == 70 | Lace == 90 | !Lace
)";

TEST(UvlLevels, IntegersTakeTheValuesThatAreLeft) {
  const CatalogResult read = parse_uvl(kShoe, "shoe.uvl");
  EXPECT_THAT(findings_of(read), IsEmpty());
  EXPECT_EQ(count_of(read), std::to_string(12 * 2 * 3));
  EXPECT_THAT(options_of(read, "Lace"), ElementsAre("false", "70", "90"));
  EXPECT_EQ(options_of(read, "Size").size(), 13U);
  EXPECT_EQ(count_of(std::string(kShoe) + "\tSize > 45 => Wide & Lace == 90\n"), std::to_string(10 * 6 + 2));
  EXPECT_EQ(count_of(std::string(kShoe) + "\tWide => 2 * Size + Lace < 150\n"), std::to_string(12 * 3 + 12 + 4));
  EXPECT_EQ(count_of(std::string(kShoe) + "\tWide => Size / 2 == floor(Size / 2)\n"), std::to_string(12 * 3 + 6 * 3));
}

TEST(UvlLevels, ValuesWithoutBoundsAreToldApartAsFarAsConstraintsDo) {
  const CatalogResult read = parse_uvl(R"(features
	Bike
		mandatory
			Integer Inch
			Real Weight
		optional
			Bell
constraints
	Inch > 22 => !Bell
	Inch == 22 => Bell
	Bell => Weight <= 7.5
)",
                                       "bike.uvl");
  EXPECT_THAT(
      findings_of(read),
      ElementsAre("bike.uvl:4:12: value-classes: The values of \"Inch\" are not bounded; they are told apart as far "
                  "as constraints do (..21, 22, 23..), and a count counts each of these once.",
                  "bike.uvl:5:9: value-classes: The values of \"Weight\" are not bounded; they are told apart as far "
                  "as constraints do (..7.5, 7.5, 7.5..), and a count counts each of these once."));
  EXPECT_EQ(count_of(read), std::to_string(3 + 2 + 2 + 3));  // ..21: 3 and 2 with the bell; 22: 2; 23..: 3
}

TEST(UvlLevels, TextsAreToldApartByWhatTheyAreComparedWith) {
  const CatalogResult read = parse_uvl(R"(features
	Cup {City 'Omashu'}
		mandatory
			String City
			String Glaze {values ['white', 'gold']}
		optional
			String Name
			Gold
constraints
	Gold <=> Glaze == 'gold'
	City == Cup.City => Gold
	len(Name) <= 5
	Name != 'false'
)",
                                       "cup.uvl");
  EXPECT_THAT(options_of(read, "City"), ElementsAre("false", "Omashu", "*"));
  EXPECT_THAT(options_of(read, "Glaze"), ElementsAre("false", "white", "gold"));
  EXPECT_THAT(options_of(read, "Name"), ElementsAre("false", "'false'", "* of 0..5"));
  EXPECT_EQ(count_of(read), std::to_string(3 * 2));  // (white, *), (gold, *), (gold, Omashu); without a name or with one
}

TEST(UvlLevels, InstancesAreConfiguredApart) {
  const std::string bowl =
      "features\n\tBowl\n\t\toptional\n\t\t\tScoop cardinality [1..3] {Price 2}\n\t\t\t\talternative\n"
      "\t\t\t\t\tLemon\n\t\t\t\t\tPeach {Price 1}\n\t\t\tNuts\n";
  EXPECT_EQ(count_of(bowl), std::to_string(2 * (1 + 2 + 4 + 8)));
  const auto with = [&](const std::string& constraint) { return count_of(bowl + "constraints\n\t" + constraint + "\n"); };
  EXPECT_EQ(with("Peach => Nuts"), std::to_string(15 + 1 + 3));  // for each instance
  EXPECT_EQ(with("Scoop"), std::to_string(2 * 14));
  EXPECT_EQ(with("sum(Price) == 5"), std::to_string(2 * 2));  // two scoops, one of them peach
  EXPECT_EQ(with("Lemon => Scoop.Price == 2"), std::to_string(2 * 15));
  EXPECT_EQ(with("avg(Price, Scoop) < 2"), std::to_string(2 * (1 + 11)));  // no scoop, or something is peach
  const CatalogResult read = parse_uvl(bowl, "bowl.uvl");
  ASSERT_TRUE(read.model);
  EXPECT_TRUE(find_part(*read.model, "Scoop[3]") && find_part(*read.model, "Lemon[2]"));
}

TEST(UvlLevels, ImportsAreAttachedWhereTheyAreNamed) {
  const CatalogResult read = load_model(kData / "shoe.uvl");
  EXPECT_THAT(findings_of(read), IsEmpty());
  ASSERT_TRUE(read.model);
  EXPECT_TRUE(find_part(*read.model, "lace.Red"));
  EXPECT_TRUE(find_part(*read.model, "lace.tips.Metal"));
  EXPECT_EQ(count_of(read), std::to_string(2 * (1 + 3) - 1));
}

TEST(UvlLevels, NumbersOfFeaturesAreTotalsOfDesigns) {
  const CatalogResult read =
      parse_uvl("features\n\tA {Price 2.50, kcal 7}\n\t\toptional\n\t\t\tB {Price {value 1}}\n", "a.uvl");
  ASSERT_TRUE(read.model);
  EXPECT_EQ(read.model->attributes[kPrice].decimals, 1);
  EXPECT_EQ(read.model->parts[0].options[1].attributes[kPrice], 25);
  EXPECT_EQ(read.model->attributes.back().id, "kcal");
}

TEST(UvlLevels, ThePublishedExamplesAreReadOrRefusedByName) {
  if (!fs::exists(kLevels)) GTEST_SKIP() << "the real models are not on this machine";
  const auto result = [](const char* file) { return load_model(kLevels / file); };
  EXPECT_EQ(count_of(result("arithmetic_level/aggregateFunctions03.uvl")), "0");  // its average is 4.875, never 6.5
  EXPECT_EQ(count_of(result("arithmetic_level/arithmetic-simpleconstraints.uvl")), "1");
  EXPECT_EQ(count_of(result("arithmetic_level/expressions.uvl")), "1");
  EXPECT_EQ(count_of(result("UVLAttributedSandwich.uvl")), "2808");
  EXPECT_TRUE(result("Galindo2025_Electricity.uvl").model);
  EXPECT_TRUE(result("Sundermann2024_Pizza.uvl").model);
  EXPECT_TRUE(result("bike.uvl").model);
}

}  // namespace
}  // namespace maquette
