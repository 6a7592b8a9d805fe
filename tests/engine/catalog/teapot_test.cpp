// The teapot of tests/support/data uses every construct once; here is what must come of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalog/catalogs_for_tests.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Numbers = std::vector<std::int64_t>;

class Teapot : public ::testing::Test {
 protected:
  void SetUp() override {
    const CatalogResult result = load_catalog(testing::kDataFolder + "/teapot");
    ASSERT_THAT(testing::lines_of(result.findings), IsEmpty());
    model_ = result.model;
  }

  const Part& part(std::string_view id) const { return model_->parts.at(find_part(*model_, id).value()); }
  const Option& option(std::string_view part_id, std::string_view id) const {
    return part(part_id).options.at(find_option(part(part_id), id).value());
  }

  std::shared_ptr<const Model> model_;
};

TEST_F(Teapot, Header) {
  EXPECT_EQ(model_->id, "teapot");
  EXPECT_EQ(model_->version, "2026.1");
  EXPECT_EQ(model_->label, (LocalizedText{{"en", "Teapot"}, {"fr", "Théière"}}));
  EXPECT_EQ(in_language(model_->description, "fr"), "Une théière à vous.");
  EXPECT_THAT(model_->languages, ElementsAre("en", "fr"));
  EXPECT_EQ(model_->currency, "EUR");
  EXPECT_EQ(model_->mesh, "teapot/teapot.glb");
  EXPECT_EQ(model_->root, testing::kDataFolder);
}

TEST_F(Teapot, Attributes) {
  ASSERT_EQ(model_->attributes.size(), 5U);
  const Attribute& price = model_->attributes[kPrice];
  EXPECT_EQ(std::tie(price.id, price.unit, price.decimals, price.base), std::make_tuple("price", "EUR", 2, 3000));
  const Attribute& weight = model_->attributes[kWeight];
  EXPECT_EQ(std::tie(weight.id, weight.unit, weight.decimals, weight.base), std::make_tuple("weight", "g", 1, 4005));
  EXPECT_EQ(in_language(weight.label, "fr"), "Masse");
  const Attribute& lead_time = model_->attributes[kLeadTime];
  EXPECT_EQ(std::tie(lead_time.id, lead_time.unit, lead_time.base), std::make_tuple("lead_time", "day", 5));
  EXPECT_EQ(lead_time.aggregate, Aggregate::max);
  EXPECT_EQ(in_language(lead_time.label, "fr"), "Délai");
  const Attribute& carbon = model_->attributes[3];
  EXPECT_EQ(std::tie(carbon.id, carbon.unit, carbon.decimals, carbon.base), std::make_tuple("carbon", "kgCO2", 3, 1250));
  EXPECT_EQ(carbon.aggregate, Aggregate::sum);
  EXPECT_EQ(model_->attributes[4].aggregate, Aggregate::max);
}

TEST_F(Teapot, GroupsInTheOrderWritten) {
  ASSERT_EQ(model_->groups.size(), 3U);
  EXPECT_EQ(model_->groups[0].id, "lid");
  EXPECT_EQ(model_->groups[1].id, "body");
  EXPECT_EQ(model_->groups[2].id, "motto");
  EXPECT_THAT(model_->groups[0].parts, ElementsAre(0, 1));
  EXPECT_THAT(model_->groups[2].parts, ElementsAre(5));
  EXPECT_EQ(in_language(model_->groups[0].help, "en"), "It keeps the tea hot.");
  ASSERT_TRUE(model_->groups[0].camera);
  EXPECT_FLOAT_EQ(model_->groups[0].camera->azimuth, -40.0F);
  EXPECT_FLOAT_EQ(model_->groups[0].camera->elevation, 60.5F);
  EXPECT_FLOAT_EQ(model_->groups[0].camera->distance, 0.7F);
  EXPECT_FLOAT_EQ(model_->groups[0].camera->target[1], 0.12F);
  EXPECT_FALSE(model_->groups[1].camera);
}

TEST_F(Teapot, InlineOptionsAndWhatTheirPartSaysForAll) {
  EXPECT_THAT(part("lid").slots, ElementsAre("lid", "knob"));
  EXPECT_EQ(part("lid").default_option, 1U);
  EXPECT_EQ(option("lid", "flat").attributes, (Numbers{100, 800, 0, 0, 0}));
  const Option& dome = option("lid", "dome");
  EXPECT_EQ(dome.attributes, (Numbers{350, 955, 1, 0, 0}));
  EXPECT_THAT(dome.tags, ElementsAre("tall"));
  EXPECT_THAT(dome.shows, ElementsAre("knob"));
  EXPECT_EQ(dome.sku, "L-2");
  EXPECT_EQ(dome.material, "clay");
  EXPECT_EQ(dome.color, std::nullopt);
  EXPECT_EQ(in_language(dome.label, "fr"), "Dôme");
}

TEST_F(Teapot, OptionsFromASheet) {
  ASSERT_EQ(part("lid.glaze").options.size(), 2U);  // celadon is excepted
  EXPECT_EQ(part("lid.glaze").default_option, 0U);
  const Option& gold = option("lid.glaze", "gold");
  EXPECT_EQ(in_language(gold.label, "en"), "Gold, polished");
  EXPECT_EQ(gold.attributes, (Numbers{1200, 20, 8, 125, 0}));
  EXPECT_THAT(gold.tags, ElementsAre("light", "metallic"));
  EXPECT_THAT(gold.shows, ElementsAre("rim", "inner-rim"));
  EXPECT_EQ(gold.material, "gilding");
  EXPECT_EQ(gold.color, (Rgb{0xC9, 0xA2, 0x4B}));
  EXPECT_EQ(gold.sku, "G-9");
  EXPECT_EQ(gold.where, (Position{"teapot/glazes.csv", 3, 1}));
}

TEST_F(Teapot, AnInlineOptionChangesOnlyWhatItStatesOfARow) {
  const Option& gold = option("body.glaze", "gold");
  EXPECT_EQ(in_language(gold.label, "fr"), "Or poli");
  EXPECT_EQ(gold.attributes, (Numbers{2500, 20, 8, 125, 0}));
  EXPECT_EQ(gold.color, (Rgb{0xCC, 0x9A, 0x40}));
  EXPECT_EQ(gold.where, (Position{"teapot/body.toml", 15, 8}));
  EXPECT_EQ(option("body.glaze", "raw").attributes[kPrice], -200);
  EXPECT_EQ(option("body.glaze", "celadon").attributes, (Numbers{400, 0, 2, 0, 1280}));
  EXPECT_EQ(part("body.glaze").options.size(), 4U);
  EXPECT_EQ(part("body.glaze").options[part("body.glaze").default_option].id, "celadon");
}

TEST_F(Teapot, NumbersHaveAnOptionForEveryStep) {
  const Part& height = part("body.height");
  EXPECT_EQ(height.kind, PartKind::number);
  ASSERT_EQ(height.options.size(), 4U);
  EXPECT_EQ(height.options[0].id, "10");
  EXPECT_EQ(height.options[3].number, 16);
  EXPECT_EQ(in_language(height.options[3].label, "fr"), "16 cm");
  EXPECT_EQ(height.default_option, 1U);
  EXPECT_EQ(height.options[0].attributes, (Numbers{50, 0, 0, 0, 0}));
  EXPECT_EQ(height.options[3].attributes, (Numbers{50 + 3 * 400, 3 * 600, 0, 0, 0}));
}

TEST_F(Teapot, TextsHaveAnOptionForEveryLength) {
  const Part& motto = part("motto");
  EXPECT_EQ(motto.kind, PartKind::text);
  EXPECT_EQ(motto.text.max_length, 3U);
  EXPECT_EQ(motto.text.characters, "TEA éà");
  EXPECT_THAT(motto.text.deny, ElementsAre("ATE"));
  ASSERT_EQ(motto.options.size(), 4U);
  EXPECT_EQ(motto.default_option, 0U);
  EXPECT_EQ(motto.options[0].attributes, (Numbers{0, 0, 0, 0, 0}));
  EXPECT_EQ(motto.options[2].attributes, (Numbers{500 + 2 * 75, 0, 4, 0, 0}));
  EXPECT_EQ(motto.options[2].number, 2);
}

TEST_F(Teapot, Materials) {
  ASSERT_EQ(model_->materials.size(), 2U);
  const Material& clay = *find_material(*model_, "clay");
  EXPECT_EQ(clay.base_texture, "surfaces/textures/clay.png");
  EXPECT_EQ(clay.roughness_texture, "surfaces/textures/clay.png");
  EXPECT_FLOAT_EQ(clay.tile_mm, 12.5F);
  EXPECT_FLOAT_EQ(clay.normal_scale, 2.0F);
  EXPECT_EQ(clay.color, (Rgb{0xB0, 0x89, 0x68}));
  EXPECT_FALSE(clay.label.contains("de"));
  const Material& gilding = *find_material(*model_, "gilding");
  EXPECT_FLOAT_EQ(gilding.metallic, 1.0F);
  EXPECT_FLOAT_EQ(gilding.clearcoat, 0.5F);
  EXPECT_FLOAT_EQ(gilding.clearcoat_roughness, 0.2F);
  EXPECT_FLOAT_EQ(gilding.sheen, 0.25F);
  EXPECT_FLOAT_EQ(gilding.anisotropy, 0.75F);
  EXPECT_FLOAT_EQ(gilding.roughness, Material{}.roughness);
}

TEST_F(Teapot, RulesAndTables) {
  ASSERT_EQ(model_->rules.size(), 2U);
  const Rule& gold = model_->rules[0];
  EXPECT_EQ(gold.id, "gold-is-costly");
  EXPECT_EQ(gold.source, "if body.glaze has metallic then lid is dome");
  EXPECT_EQ(in_language(gold.because, "fr"), "Seul le dôme peut être doré.");
  EXPECT_THAT(gold.parts, ElementsAre(find_part(*model_, "lid").value(), find_part(*model_, "body.glaze").value()));
  EXPECT_EQ(gold.where, (Position{"teapot/rules.toml", 1, 1}));

  const Rule& fits = model_->rules[1];
  EXPECT_EQ(fits.source, "allow fits.csv");
  const auto& table = std::get<Table>(fits.formula.node);
  EXPECT_TRUE(table.allowed);
  EXPECT_THAT(table.parts, ElementsAre(*find_part(*model_, "lid"), *find_part(*model_, "body.height"),
                                       *find_part(*model_, "body.glaze")));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0], ElementsAre(ElementsAre(0), ElementsAre(0, 1, 3), IsEmpty()));
  EXPECT_THAT(table.rows[1], ElementsAre(ElementsAre(1), ElementsAre(1, 2), ElementsAre(0, 1)));
}

}  // namespace
}  // namespace maquette
