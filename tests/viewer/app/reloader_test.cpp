// Saves of a real catalog on disk, as the studio hears of them.
#include "app/reloader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <semaphore>
#include <thread>

#include "maquette/design.h"
#include "state/carry_design.h"
#include "viewer/scene/glb_maker.h"

namespace maquette::app {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto kPatience = std::chrono::seconds(60);  ///< for machines that are busy; no figure is judged by it

/// The teapot's nodes, each a triangle `width` wide: a mesh that can be shown.
std::string teapot_mesh(float width) {
  maquette::testing::GlbMaker maker;
  maker.json["nodes"] = nlohmann::json::array();
  maker.json["scenes"][0]["nodes"] = nlohmann::json::array();
  for (const char* node : {"body", "lid", "knob", "rim", "inner-rim"}) {
    maker.json["scenes"][0]["nodes"].push_back(maker.json["nodes"].size());
    maker.json["nodes"].push_back({{"name", node}, {"mesh", 0}, {"scale", {width, 1, 1}}});
  }
  return maker.bytes();
}

/// The test's own copy of the teapot, with its shared folder of surfaces.
class Saves : public ::testing::Test {
 protected:
  Saves() {
    fs::remove_all(root);
    fs::create_directories(root.parent_path());
    fs::copy(fs::path(MAQUETTE_SOURCE_DIR) / "tests" / "support" / "data" / "catalogs", root, fs::copy_options::recursive);
    write("teapot/teapot.glb", teapot_mesh(1));
    ReadCatalog first = read_catalog(root / "teapot", 1, FileWatch::Clock::now());
    EXPECT_TRUE(first.saved.model) << (first.saved.findings.empty() ? "" : to_string(first.saved.findings[0]));
    running = first.saved.model;
    reloader.emplace(root / "teapot", first.saved, [this] { news.release(); });
    wait_for_first_look();
  }
  ~Saves() override {
    reloader.reset();
    fs::remove_all(root);
  }

  /// It looks once by itself, and brings the catalog's tests: nothing else was saved.
  void wait_for_first_look() {
    for (bool looked = false; !looked;) {
      if (!news.try_acquire_for(kPatience)) return ADD_FAILURE() << "it never looked", void();
      for (const Reload& reload : reloader->take()) {
        EXPECT_FALSE(reload.catalog || reload.shaders);
        looked = looked || reload.cases != nullptr;
      }
    }
  }
  std::string read(const fs::path& file) const {
    std::ifstream stream(root / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const fs::path& file, const std::string& text) const { std::ofstream(root / file, std::ios::binary) << text; }
  /// Whole at once, as good editors save: written elsewhere and renamed.
  void put(const fs::path& file, const std::string& text) const {
    const fs::path elsewhere = root.parent_path() / "elsewhere";
    std::ofstream(elsewhere, std::ios::binary) << text;
    fs::create_directories((root / file).parent_path());
    fs::rename(elsewhere, root / file);
  }
  void replace(const fs::path& file, const std::string& from, const std::string& to) const {
    std::string text = read(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write(file, text.replace(at, from.size(), to));
  }
  /// The newest word on what was saved, once everything was looked at.
  Reload next() {
    std::vector<Reload> reloads;
    while (reloads.empty()) {
      if (!news.try_acquire_for(kPatience)) return ADD_FAILURE() << "the save was not noticed", Reload{};
      reloads = reloader->take();
    }
    while (!reloader->idle()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      for (Reload& reload : reloader->take()) reloads.push_back(std::move(reload));
    }
    return std::move(reloads.back());
  }

  fs::path root = fs::path(::testing::TempDir()) /
                  (std::string("saves-") + ::testing::UnitTest::GetInstance()->current_test_info()->name()) / "catalogs";
  std::shared_ptr<const Model> running;
  std::counting_semaphore<> news{0};
  std::optional<Reloader> reloader;
};

TEST_F(Saves, ARuleThatIsEditedRuns) {
  replace("teapot/rules.toml", "because", "because ");
  const Reload reload = next();
  ASSERT_TRUE(reload.catalog);
  ASSERT_TRUE(reload.catalog->model);
  EXPECT_NE(reload.catalog->model->digest, running->digest);
  EXPECT_EQ(reload.catalog->save, 2U);
  EXPECT_FALSE(reload.assets) << "the mesh is the same";
  EXPECT_FALSE(reload.surfaces);
  EXPECT_FALSE(reload.shaders);
  EXPECT_TRUE(reload.words);
}

TEST_F(Saves, ABrokenSaveIsSaidWithItsPlaceAndTheNextGoodOneRuns) {
  const std::string good = read("teapot/catalog.toml");
  write("teapot/catalog.toml", good + "\nx = \"never closed\n");
  const Reload broken = next();
  ASSERT_TRUE(broken.catalog);
  EXPECT_FALSE(broken.catalog->model);
  ASSERT_THAT(broken.catalog->findings, Not(IsEmpty()));
  EXPECT_TRUE(std::any_of(broken.catalog->findings.begin(), broken.catalog->findings.end(),
                          [](const Finding& finding) { return finding.where.line > 0; }));
  write("teapot/catalog.toml", good);
  const Reload mended = next();
  ASSERT_TRUE(mended.catalog);
  ASSERT_TRUE(mended.catalog->model) << mended.catalog->findings[0].message;
  EXPECT_EQ(mended.catalog->save, 3U);
}

TEST_F(Saves, ATableThatIsEditedRuns) {
  write("teapot/fits.csv", read("teapot/fits.csv") + "\n");
  EXPECT_TRUE(next().catalog->model);
}

TEST_F(Saves, AnIncludeThatGoesAndComesBackIsNoticed) {
  fs::rename(root / "teapot" / "body.toml", root / "teapot" / "away.toml");
  EXPECT_FALSE(next().catalog->model);
  fs::rename(root / "teapot" / "away.toml", root / "teapot" / "body.toml");
  EXPECT_TRUE(next().catalog->model);
}

TEST_F(Saves, ASharedSurfaceIsRenewedAlone) {
  const Material& material = running->materials.at(0);
  const fs::path file = material.where.file;
  write(file, read(file) + "\n# a comment\n");
  EXPECT_FALSE(next().surfaces) << "a comment is no surface";
  const std::string text = read(file);
  const std::size_t at = text.find("roughness = ");
  ASSERT_NE(at, std::string::npos);
  std::string rougher = text;
  rougher.replace(at, text.find('\n', at) - at, "roughness = 0.91");
  write(file, rougher);
  EXPECT_TRUE(next().surfaces);
}

TEST_F(Saves, WordsThatChangeComeWithTheCatalog) {
  put("teapot/words/en.toml", "your_product = \"Your teapot\"\n");
  const Reload reload = next();
  ASSERT_TRUE(reload.catalog && reload.catalog->model && reload.words);
  EXPECT_EQ(reload.catalog->model->digest, running->digest) << "words are no part of the catalog";
  EXPECT_EQ(reload.words->words.at("en")[viewer::Word::your_product], "Your teapot");
  put("teapot/words/en.toml", "your_produce = \"Your teapot\"\n");
  const Reload broken = next();
  ASSERT_TRUE(broken.catalog);
  EXPECT_FALSE(broken.catalog->model);
  ASSERT_THAT(broken.catalog->findings, Not(IsEmpty()));
  EXPECT_EQ(broken.catalog->findings[0].where.file, "teapot/words/en.toml");
}

TEST_F(Saves, AMeshThatCannotBeReadIsAFinding) {
  const std::string good = read(running->mesh);
  put(running->mesh, good.substr(0, good.size() / 2));
  const Reload broken = next();
  ASSERT_TRUE(broken.catalog);
  EXPECT_FALSE(broken.catalog->model);
  EXPECT_FALSE(broken.assets);
  ASSERT_THAT(broken.catalog->findings, Not(IsEmpty()));
  EXPECT_EQ(broken.catalog->findings[0].code, "bad-mesh");
}

/// What comes of a mesh whose names can be read and whose triangles cannot, and of its mending.
TEST_F(Saves, AMeshThatIsMendedAfterABrokenSaveIsShownAgain) {
  const std::string good = teapot_mesh(3);
  std::uint64_t save = 1;
  for (const std::size_t left_out : {good.size() / 2, std::size_t{8}}) {
    put(running->mesh, good.substr(0, good.size() - left_out));
    const Reload broken = next();
    ASSERT_TRUE(broken.catalog);
    EXPECT_EQ(broken.catalog->save, ++save);
    EXPECT_FALSE(broken.catalog->model);
    EXPECT_FALSE(broken.assets);
    ASSERT_THAT(broken.catalog->findings, Not(IsEmpty()));
    EXPECT_EQ(broken.catalog->findings.back().code, "bad-mesh");
    put(running->mesh, good);
    const Reload mended = next();
    ASSERT_TRUE(mended.catalog);
    EXPECT_EQ(mended.catalog->save, ++save);
    ASSERT_TRUE(mended.catalog->model);
    EXPECT_THAT(mended.catalog->findings, IsEmpty());
    ASSERT_TRUE(mended.assets) << "it is another than the one that runs";
    ASSERT_TRUE(mended.assets->product().product) << mended.assets->product().problem;
    EXPECT_NEAR(mended.assets->product().product->bounds.size().x, 3.0F, 1e-5F);
  }
}

TEST_F(Saves, HowTheProductComesApartIsShownAsSaved) {
  put("teapot/teapot.apart.csv", "node,x,y,z\nlid,0,90,0\n");
  const Reload reload = next();
  ASSERT_TRUE(reload.catalog && reload.catalog->model && reload.assets);
  ASSERT_EQ(reload.assets->ways().size(), 1U);
  EXPECT_EQ(reload.assets->ways()[0].nodes, "lid");
  EXPECT_FALSE(reload.surfaces);
  put("teapot/teapot.apart.csv", "node,x,y,z\nlid,0,up,0\nbody,0,0,0\n");
  const Reload faulty = next();
  ASSERT_TRUE(faulty.catalog && faulty.catalog->model) << "it comes apart without the line";
  ASSERT_EQ(faulty.catalog->findings.size(), 1U);
  EXPECT_EQ(to_string(faulty.catalog->findings[0]).substr(0, 41), "teapot/teapot.apart.csv:2:7: out-of-range");
  ASSERT_TRUE(faulty.assets);
  EXPECT_EQ(faulty.assets->ways().size(), 1U);
}

TEST_F(Saves, AMeshThatIsPutBackNeedsNoReading) {
  fs::rename(root / running->mesh, root / "teapot" / "away.glb");
  ASSERT_FALSE(next().catalog->model);
  fs::rename(root / "teapot" / "away.glb", root / running->mesh);
  const Reload back = next();
  ASSERT_TRUE(back.catalog);
  EXPECT_TRUE(back.catalog->model);
  EXPECT_FALSE(back.assets) << "it is the one that runs";
}

/// As an author renames in an editor: the old name is left behind, for designs.
TEST_F(Saves, ARenamedOptionKeepsItsPlaceInTheDesign) {
  const PartIndex glaze = *find_part(*running, "body.glaze");
  viewer::DesignSnapshot design;
  for (const Part& part : running->parts) design.shown.options.push_back(part.default_option);
  design.selections.chosen[glaze] = design.shown.options[glaze] = *find_option(running->parts[glaze], "raw");
  const std::string saved = write_design(*running, design.selections);
  replace("teapot/body.toml", "id = \"raw\"\n",
          "id = \"raw\"\n  label = { en = \"Raw\", fr = \"Cru\" }\n  replaced_by = \"bare\"\n\n"
          "  [[part.option]]\n  id = \"bare\"\n");
  const Reload reload = next();
  ASSERT_TRUE(reload.catalog->model) << reload.catalog->findings[0].message;
  const Model& now = *reload.catalog->model;
  ASSERT_FALSE(find_option(now.parts[*find_part(now, "body.glaze")], "raw")) << "it is not offered any more";

  std::vector<viewer::LostChoice> lost;
  const auto carried = viewer::DesignCarrier(*running, now, "en").carry(design, &lost);
  EXPECT_THAT(lost, IsEmpty());
  const Part& part = now.parts[*find_part(now, "body.glaze")];
  EXPECT_EQ(part.options[carried.selections.chosen.at(*find_part(now, "body.glaze"))].id, "bare");
  EXPECT_EQ(part.options[carried.shown.options[*find_part(now, "body.glaze")]].id, "bare");
  const DesignResult opened = parse_design(now, saved, "saved.json");
  ASSERT_TRUE(opened.selections);
  EXPECT_EQ(*opened.selections, carried.selections) << "a saved design opens alike";
}

TEST_F(Saves, TestsThatChangeComeAlone) {
  put("teapot/tests/more.toml", "[[case]]\nname = \"any\"\n");
  const Reload reload = next();
  EXPECT_FALSE(reload.catalog);
  ASSERT_TRUE(reload.cases);
  EXPECT_TRUE(reload.cases->files.contains("teapot/tests/more.toml"));
  fs::remove(root / "teapot" / "tests" / "more.toml");
  const Reload gone = next();
  ASSERT_TRUE(gone.cases);
  EXPECT_FALSE(gone.cases->files.contains("teapot/tests/more.toml"));
}

TEST_F(Saves, OneThatChangesNothingIsNoSave) {
  put("teapot/rules.toml", read("teapot/rules.toml"));
  put("teapot/body.toml", read("teapot/body.toml") + "\n");
  const Reload reload = next();
  ASSERT_TRUE(reload.catalog);
  EXPECT_EQ(reload.catalog->save, 2U) << "the first of the two did not count";
}

}  // namespace
}  // namespace maquette::app
