// Compiled catalogs on disk: what was written comes back and answers the same; what was harmed does not come back at all.
#include "compile/stored.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "compile/byte_stream.h"
#include "compile/fingerprint.h"
#include "compile/plausible.h"
#include "compile/store.h"
#include "support/random_model.h"
#include "support/sha256.h"

namespace maquette::compile {
namespace {

namespace fs = std::filesystem;

/// With a digest, as every catalog from a file has one.
std::shared_ptr<const Model> model_of(std::uint64_t seed) {
  auto model = std::make_shared<Model>(*testing::random_model(seed));
  model->digest = sha256_hex(std::to_string(seed));
  return model;
}

std::shared_ptr<const CompiledCatalog> compiled(const std::shared_ptr<const Model>& model, std::size_t states = 64) {
  return CompiledCatalog::compile(model, {}, {.states = states}).catalog;
}

TEST(Stored, ComesBackAndAnswersTheSame) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE("model " + std::to_string(seed));
    const auto model = model_of(seed);
    const auto catalog = compiled(model, seed % 2 == 0 ? 64 : 1);
    ASSERT_TRUE(catalog);
    const Unselected known{catalog->count({}), catalog->shares({})};
    const auto stored = read_stored(model, write_stored(*catalog, known));
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->unselected.designs, known.designs);
    EXPECT_EQ(stored->unselected.shares, known.shares);
    testing::Random random(seed);
    for (int i = 0; i < 5; ++i) {
      const Selections selections = testing::random_selections(*model, random, 30);
      EXPECT_EQ(stored->catalog->domains(selections).states, catalog->domains(selections).states);
      EXPECT_EQ(stored->catalog->count(selections), catalog->count(selections));
    }
  }
}

TEST(Stored, IsRefusedWithAnyByteChanged) {
  const auto model = model_of(7);
  const std::string bytes = write_stored(*compiled(model), {"12", std::nullopt});
  ASSERT_TRUE(read_stored(model, bytes));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const unsigned flip : {1U, 128U, 255U}) {
      std::string harmed = bytes;
      harmed[i] = static_cast<char>(static_cast<unsigned char>(harmed[i]) ^ flip);
      EXPECT_FALSE(read_stored(model, harmed)) << "byte " << i;
    }
  }
}

TEST(Stored, IsRefusedWhenCutOrExtended) {
  const auto model = model_of(7);
  const std::string bytes = write_stored(*compiled(model), {});
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(read_stored(model, bytes.substr(0, size)));
  EXPECT_FALSE(read_stored(model, bytes + '\0'));
}

TEST(Stored, IsRefusedForOtherRules) {
  const std::string bytes = write_stored(*compiled(model_of(7)), {});
  EXPECT_FALSE(read_stored(model_of(8), bytes));
  auto stricter = std::make_shared<Model>(*model_of(7));
  stricter->rules.push_back({"more", {}, {Constant{true}}, {}, "", {}});
  EXPECT_FALSE(read_stored(stricter, bytes)) << "though its digest is the same";
}

/// Bytes with a right checksum over whatever `body` is: as a program would write it that is wrong or means ill.
std::string sealed(const Model& model, const std::string& body, std::uint32_t format = 2) {
  ByteWriter out;
  out.number(format);
  out.text(fingerprint(model));
  return "maquette compiled catalog\n" + out.take() + sha256_hex(body) + body;
}

std::string body_of(const std::string& bytes) {
  constexpr std::size_t kBody = 26 + 4 + 8 + 64 + 64;
  return bytes.substr(kBody);
}

TEST(Stored, OtherFormatsAreRefused) {
  const auto model = model_of(7);
  const std::string body = body_of(write_stored(*compiled(model), {}));
  EXPECT_TRUE(read_stored(model, sealed(*model, body)));
  EXPECT_FALSE(read_stored(model, sealed(*model, body, 1)));
}

/// The checksum is right, the content is not: nothing may crash, and what is accepted can be walked.
TEST(Stored, HarmBehindTheChecksumIsSafe) {
  const auto model = model_of(7);
  const std::string body = body_of(write_stored(*compiled(model), {"12", compiled(model)->shares({})}));
  for (std::size_t i = 0; i < body.size(); ++i) {
    for (const unsigned flip : {1U, 64U, 255U}) {
      std::string harmed = body;
      harmed[i] = static_cast<char>(static_cast<unsigned char>(harmed[i]) ^ flip);
      const auto stored = read_stored(model, sealed(*model, harmed));
      if (stored) stored->catalog->domains({});
    }
  }
}

TEST(Stored, ACircuitOfOtherRulesIsImplausible) {
  const auto model = std::make_shared<Model>(*model_of(7));
  model->rules.clear();
  const auto lax = compiled(model);
  EXPECT_TRUE(plausible(*model, lax->circuit(), lax->layer(), {}));
  const auto strict = std::make_shared<Model>(*model);
  strict->rules.push_back({"never", {}, {Not{{{Constant{true}}}}}, {}, "", {}});
  EXPECT_FALSE(plausible(*strict, lax->circuit(), lax->layer(), {}));
}

class Stores : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "maquette-store-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::vector<fs::path> files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder_)) files.push_back(entry.path());
    return files;
  }

  fs::path folder_;
};

TEST_F(Stores, GiveBackWhatTheyWereGiven) {
  const Store store(folder_);
  const auto model = model_of(3);
  EXPECT_FALSE(store.load(model));
  ASSERT_TRUE(store.save(*compiled(model), {"5", std::nullopt}));
  const auto stored = store.load(model);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->unselected.designs, "5");
  EXPECT_FALSE(store.load(model_of(4)));
  EXPECT_EQ(files().size(), 1U);
}

TEST_F(Stores, DoWithoutAHarmedFileAndReplaceIt) {
  const Store store(folder_);
  const auto model = model_of(3);
  ASSERT_TRUE(store.save(*compiled(model), {}));
  std::ofstream(files().front(), std::ios::binary | std::ios::app) << "x";
  EXPECT_FALSE(store.load(model));
  ASSERT_TRUE(store.save(*compiled(model), {}));
  EXPECT_TRUE(store.load(model));
}

TEST_F(Stores, KeepNothingWithoutAFolderOrADigest) {
  const auto model = model_of(3);
  EXPECT_FALSE(Store({}).save(*compiled(model), {}));
  EXPECT_FALSE(Store({}).load(model));
  const auto nameless = std::make_shared<Model>(*model);
  nameless->digest.clear();
  EXPECT_FALSE(Store(folder_).save(*compiled(nameless), {}));
  EXPECT_FALSE(Store("/dev/null/none").save(*compiled(model), {}));
}

TEST_F(Stores, DropTheOldest) {
  const Store store(folder_);
  for (std::uint64_t seed = 0; seed < 70; ++seed) ASSERT_TRUE(store.save(*compiled(model_of(seed)), {}));
  EXPECT_EQ(files().size(), 64U);
  EXPECT_TRUE(store.load(model_of(69)));
}

}  // namespace
}  // namespace maquette::compile
