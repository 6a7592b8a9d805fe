#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compile/compiled.h"
#include "maquette/formats.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> findings_of(const CatalogResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) lines.push_back(to_string(finding));
  return lines;
}

std::string count_of(std::string_view uvl) {
  const CatalogResult result = parse_uvl(uvl, "test.uvl");
  EXPECT_THAT(findings_of(result), IsEmpty());
  if (!result.model) return "unread";
  return compile::CompiledCatalog::compile(result.model).catalog->count({}).value_or("uncounted");
}

constexpr std::string_view kBike = R"(namespace Bike

features
	Bike {abstract true, Weight 7.5}   // the product
		mandatory
			Frame
				alternative
					Steel
					"Carbon Fibre" {Price 900}
		optional
			Bell
			Lights
				or
					Front
					Back
		[1..2]
			Rack
			Basket
			Trailer
)";

TEST(Uvl, CountsGroupsAndCardinalities) {
  // frame 2, bell 2, lights 1 + 3, one or two of three 6
  EXPECT_EQ(count_of(kBike), std::to_string(2 * 2 * 4 * 6));
}

TEST(Uvl, ConstraintsBindAsWritten) {
  const std::string bike(kBike);
  EXPECT_EQ(count_of(bike + "constraints\n\t\"Carbon Fibre\" => !Trailer\n"), std::to_string(2 * 4 * (6 + 3)));
  // `&` before `|` before `=>` before `<=>`
  EXPECT_EQ(count_of(bike + "constraints\n\tBell <=> Front & Back | !Lights\n"), std::to_string(2 * 4 * 6));
  EXPECT_EQ(count_of(bike + "constraints\n\t!(Steel | Bell) /* both */\n"), std::to_string(4 * 6));
}

TEST(Uvl, FeaturesArePartsWithFalseAndTrue) {
  const CatalogResult result = parse_uvl(kBike, "test.uvl");
  ASSERT_TRUE(result.model);
  const auto part = find_part(*result.model, "Carbon Fibre");
  ASSERT_TRUE(part);
  EXPECT_EQ(result.model->parts[*part].options[kFeatureSelected].id, "true");
  EXPECT_EQ(result.model->parts[*part].options[1 - kFeatureSelected].id, "false");
  EXPECT_EQ(result.model->parts[*part].where, (Position{"test.uvl", 9, 6}));
}

TEST(Uvl, MistakesAreReportedTogether) {
  const auto findings = findings_of(parse_uvl(R"(features
	Shoe
		sometimes
			Lace
		optional
			Lace
			Lace
constraints
	Lace => Sole
	(Lace
)",
                                              "shoe.uvl"));
  EXPECT_THAT(findings,
              ElementsAre("shoe.uvl:3:3: unknown-group: Expected mandatory, optional, or, alternative or [lower..upper], "
                          "not \"sometimes\".",
                          "shoe.uvl:6:4: duplicate-feature: There are two features called \"Lace\".",
                          "shoe.uvl:7:4: duplicate-feature: There are two features called \"Lace\".",
                          "shoe.uvl:9:10: unknown-feature: There is no feature called \"Sole\".",
                          "shoe.uvl:11:1: open-parenthesis: Expected \")\"."));
}

TEST(Uvl, HostileFilesEndInAFinding) {
  EXPECT_FALSE(parse_uvl("", "x").model);
  EXPECT_FALSE(parse_uvl("features\n\xff", "x").model);
  EXPECT_FALSE(parse_uvl("features\n\tA {" + std::string(100'000, '{'), "x").model);
  EXPECT_FALSE(parse_uvl("features\n\tA\nconstraints\n\t" + std::string(100'000, '('), "x").model);
  EXPECT_FALSE(parse_uvl("features\n\tA\nconstraints\n\t" + std::string(100'000, '!'), "x").model);
  std::string links = "A";
  for (int i = 0; i < 10'000; ++i) links += " => A";
  EXPECT_FALSE(parse_uvl("features\n\tA\nconstraints\n\t" + links, "x").model);
  std::string deep = "features\n";
  for (int i = 1; i < 3000; ++i) deep += std::string(i, ' ') + (i % 2 == 1 ? "F" + std::to_string(i) : "optional") + "\n";
  EXPECT_FALSE(parse_uvl(deep, "x").model);
}

}  // namespace
}  // namespace maquette
