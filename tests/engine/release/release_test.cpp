// Releases on a real shelf: what lies there, what a kiosk sees of it, and what is refused.
#include "maquette/release.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace maquette {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

/// A copy of the teapot to change, and a shelf.
class Shelf : public ::testing::Test {
 protected:
  Shelf() {
    fs::remove_all(home);
    fs::create_directories(shelf);
    fs::copy(fs::path(MAQUETTE_SOURCE_DIR) / "tests/support/data/catalogs", root, fs::copy_options::recursive);
    key = *open_or_create_key(home / "author.key").key;
  }
  ~Shelf() override { fs::remove_all(home); }

  ReleaseResult published() {
    const CatalogFilesResult files = read_catalog_files(root / "teapot");
    const CatalogResult built = build_model(files.files);
    EXPECT_TRUE(built.model);
    return publish(files.files, *built.model, shelf, key);
  }
  std::string read(const fs::path& file) const {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static void append(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::app) << text;
  }
  fs::path product() const { return fs::canonical(shelf / "teapot"); }

  fs::path home = fs::path(::testing::TempDir()) /
                  (std::string("shelf-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path root = home / "catalogs", shelf = home / "shelf";
  KioskKey key;
};

TEST_F(Shelf, HoldsEverythingAKioskNeeds) {
  const ReleaseResult result = published();
  ASSERT_EQ(result.problem, "");
  EXPECT_THAT(result.name, StartsWith("teapot-2026.1-"));
  EXPECT_FALSE(result.same);
  const CatalogResult kiosk = load_catalog(product());
  ASSERT_TRUE(kiosk.model) << to_string(kiosk.findings.front());
  EXPECT_THAT(kiosk.findings, IsEmpty()) << "mesh and pictures are there";
  EXPECT_EQ(kiosk.model->digest, load_catalog(root / "teapot").model->digest);
  EXPECT_EQ(read(fs::path(kiosk.model->root) / kiosk.model->mesh), read(root / kiosk.model->mesh));
}

TEST_F(Shelf, TakesHowTheProductComesApart) {
  const fs::path ways = fs::path(load_catalog(root / "teapot").model->mesh).replace_extension(".apart.csv");
  append(root / ways, "node,x,y,z\nlid,0,40,0\n");
  ASSERT_EQ(published().problem, "");
  EXPECT_EQ(read(fs::path(load_catalog(product()).model->root) / ways), "node,x,y,z\nlid,0,40,0\n");
}

TEST_F(Shelf, TakesTheWordsAndNothingElse) {
  fs::create_directories(root / "teapot/words");
  append(root / "teapot/words/en.toml", "your_product = \"Your teapot\"\n");
  append(root / "teapot/notes.txt", "not for kiosks");
  ASSERT_EQ(published().problem, "");
  EXPECT_EQ(read(product() / "words/en.toml"), "your_product = \"Your teapot\"\n");
  EXPECT_FALSE(fs::exists(product() / "notes.txt"));
}

TEST_F(Shelf, TheSameFilesAreTheSameRelease) {
  const ReleaseResult first = published();
  const ReleaseResult again = published();
  EXPECT_TRUE(again.same);
  EXPECT_EQ(again.name, first.name);
  const CatalogFilesResult files = read_catalog_files(root / "teapot");
  const ReleaseResult named = name_release(files.files, *build_model(files.files).model, shelf);
  EXPECT_TRUE(named.same);
  EXPECT_EQ(named.name, first.name);
}

TEST_F(Shelf, ANewReleaseLeavesTheOldOneToGoBackTo) {
  const ReleaseResult first = published();
  const fs::path before = product();
  append(root / "teapot/catalog.toml", "# another\n");
  const ReleaseResult second = published();
  ASSERT_EQ(second.problem, "");
  EXPECT_NE(second.name, first.name);
  EXPECT_NE(product(), before);
  EXPECT_EQ(refuse_release(shelf / "releases" / first.name, {}), std::nullopt) << "a kiosk may be reading it still";
}

TEST_F(Shelf, APictureMakesAnotherRelease) {
  const ReleaseResult first = published();
  const Model model = *load_catalog(root / "teapot").model;
  const auto textured = std::find_if(model.materials.begin(), model.materials.end(),
                                     [](const Material& material) { return !material.base_texture.empty(); });
  ASSERT_NE(textured, model.materials.end());
  append(root / textured->base_texture, "x");
  EXPECT_NE(published().name, first.name) << "the digest of a catalog knows its texts alone";
}

TEST_F(Shelf, LeavesNothingHalfDone) {
  ASSERT_EQ(published().problem, "");
  for (const auto& entry : fs::recursive_directory_iterator(shelf)) {
    EXPECT_THAT(entry.path().filename().string(), ::testing::Not(StartsWith("."))) << entry.path();
  }
}

TEST_F(Shelf, AMissingPictureIsSaidAndChangesNothing) {
  ASSERT_EQ(published().problem, "");
  const fs::path before = product();
  const CatalogFilesResult files = read_catalog_files(root / "teapot");
  const auto model = build_model(files.files).model;
  fs::remove(root / model->mesh);
  EXPECT_THAT(publish(files.files, *model, shelf, key).problem, HasSubstr(model->mesh + " cannot be read"));
  EXPECT_EQ(product(), before);
}

TEST_F(Shelf, AFolderInTheLinksPlaceIsNotTouched) {
  fs::create_directories(shelf / "teapot");
  EXPECT_THAT(published().problem, HasSubstr("is no link"));
  EXPECT_TRUE(fs::is_directory(fs::symlink_status(shelf / "teapot")));
}

TEST_F(Shelf, AChangedMissingOrAddedFileIsFoundOut) {
  const fs::path release = shelf / "releases" / published().name;
  ASSERT_EQ(refuse_release(release, {key.public_key}), std::nullopt);
  const std::string rules = read(release / "teapot/rules.toml");
  append(release / "teapot/rules.toml", "\n");
  EXPECT_EQ(refuse_release(release, {}), "the files are not those that were sealed");
  std::ofstream(release / "teapot/rules.toml", std::ios::binary) << rules;
  ASSERT_EQ(refuse_release(release, {}), std::nullopt);
  append(release / "teapot/more.toml", "");
  EXPECT_EQ(refuse_release(release, {}), "the files are not those that were sealed");
  fs::remove(release / "teapot/more.toml");
  fs::rename(release / "teapot/fits.csv", release / "teapot/fit.csv");
  EXPECT_EQ(refuse_release(release, {}), "the files are not those that were sealed");
}

TEST_F(Shelf, ALinkIsNoPartOfARelease) {
  const fs::path release = shelf / "releases" / published().name;
  fs::create_symlink(home / "author.key", release / "teapot/key.toml");
  EXPECT_THAT(refuse_release(release, {}).value_or(""), HasSubstr("has a link in it"));
}

TEST_F(Shelf, OnlyTheKeysThatAreTrustedCount) {
  const fs::path release = shelf / "releases" / published().name;
  const KioskKey stranger = *open_or_create_key(home / "stranger.key").key;
  EXPECT_EQ(refuse_release(release, {stranger.public_key, key.public_key}), std::nullopt);
  EXPECT_THAT(refuse_release(release, {stranger.public_key}).value_or(""), HasSubstr("which is not trusted"));
  fs::remove(release / "release.dsse.json");
  EXPECT_EQ(refuse_release(release, {}), "the release has no seal");
}

TEST_F(Shelf, ABrokenReleaseOfThatNameIsNotTakenForIt) {
  const ReleaseResult first = published();
  append(shelf / "releases" / first.name / "teapot/rules.toml", "\n");
  EXPECT_THAT(published().problem, HasSubstr("is broken"));
}

TEST_F(Shelf, AProductsFolderKnowsItsRelease) {
  EXPECT_EQ(release_of(root / "teapot"), std::nullopt);
  const ReleaseResult result = published();
  EXPECT_EQ(release_of(shelf / "teapot"), fs::canonical(shelf / "releases" / result.name));
}

}  // namespace
}  // namespace maquette
