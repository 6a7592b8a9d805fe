#include "scene/glb_catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

#include "glb_maker.h"

namespace maquette::scene {
namespace {

/// A file that is gone with its maker.
class Saved {
 public:
  Saved(const std::string& name, const std::string& bytes)
      : folder_(std::filesystem::temp_directory_path() / ("maquette-mesh-" + std::to_string(::getpid()))),
        path_(folder_ / name) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Saved() { std::filesystem::remove_all(folder_); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_, path_;
};

TEST(GlbCatalog, AMeshAloneIsAProductWithItsVariants) {
  testing::GlbMaker maker;
  maker.json["extensions"]["KHR_materials_variants"]["variants"] = {
      {{"name", "Street, \"dark\""}}, {{"name", "street dark"}}, {{"name", "昼"}}, {{"name", ""}}};
  const Saved saved("Shoe 7.glb", maker.bytes());
  const CatalogFilesResult files = read_catalog_or_mesh(saved.path());
  ASSERT_TRUE(files.findings.empty()) << to_string(files.findings.front());
  const CatalogResult built = build_model(files.files);
  ASSERT_TRUE(built.model) << to_string(built.findings.front());
  EXPECT_EQ(built.model->id, "shoe-7");
  EXPECT_EQ(built.model->label.at("en"), "Shoe 7");
  EXPECT_EQ(std::filesystem::path(built.model->root) / built.model->mesh, saved.path());
  const Part& part = built.model->parts[*find_part(*built.model, kVariantPart)];
  ASSERT_EQ(part.options.size(), 4U);
  EXPECT_EQ(part.options[0].id, "street-dark");
  EXPECT_EQ(part.options[0].variant, "Street, \"dark\"");
  EXPECT_EQ(part.options[1].id, "street-dark-2");
  EXPECT_EQ(part.options[2].label.at("en"), "昼");
  EXPECT_EQ(part.options[3].variant, "");
  const CatalogResult begun = build_model(read_catalog_or_mesh(saved.path(), "昼").files);
  ASSERT_TRUE(begun.model);
  EXPECT_EQ(begun.model->parts[*find_part(*begun.model, kVariantPart)].default_option, 2U);
  const Findings refused = read_catalog_or_mesh(saved.path(), "night").findings;
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].code, "unknown-variant");
}

TEST(GlbCatalog, AMeshWithoutVariantsIsShownAsItCame) {
  const Saved saved("tile.glb", testing::GlbMaker().bytes());
  const CatalogResult built = build_model(read_catalog_or_mesh(saved.path()).files);
  ASSERT_TRUE(built.model);
  EXPECT_EQ(built.model->parts.size(), 1U);
  EXPECT_EQ(built.model->parts[0].options.size(), 1U);
}

TEST(GlbCatalog, WhatIsNoMeshIsAFinding) {
  const Saved saved("broken.glb", "glTF but not really");
  const CatalogFilesResult broken = read_catalog_or_mesh(saved.path());
  ASSERT_EQ(broken.findings.size(), 1U);
  EXPECT_EQ(broken.findings[0].code, "bad-mesh");
  EXPECT_EQ(read_catalog_or_mesh(saved.path().parent_path() / "nothing.glb").findings[0].code, "bad-mesh");
}

}  // namespace
}  // namespace maquette::scene
