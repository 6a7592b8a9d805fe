// Which files belong to a catalog, how much is read of them, and what their digest is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catalog/limits.h"
#include "engine/catalog/catalogs_for_tests.h"
#include "support/sha256.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::in_memory;
using ::testing::IsEmpty;
using testing::kHeader;
using testing::lines_of;
using ::testing::SizeIs;

const std::string kPart =
    "[[group]]\nid = \"body\"\nlabel = \"Body\"\n[[part]]\nid = \"body\"\nlabel = \"Body\"\noption = [{ id = \"red\", "
    "label = \"Red\" }]\n";

/// A folder of its own for each test, gone afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() / ("maquette-files-" + std::to_string(::getpid()) + "-" + info->name());
    fs::create_directories(root_ / "catalogs" / "mug");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& bytes) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << bytes;
  }

  fs::path root_;
};

TEST_F(Files, OnlyWhatTheCatalogNamesIsRead) {
  write("catalogs/mug/catalog.toml", "include = [\"../shared/rules.toml\"]\n" + kHeader + kPart);
  write("catalogs/shared/rules.toml", "include = [\"deeper/more.toml\", \"../mug/catalog.toml\"]\n");
  write("catalogs/shared/deeper/more.toml", "");
  write("catalogs/mug/notes.toml", "not TOML at all");
  const CatalogFilesResult result = read_catalog_files(root_ / "catalogs" / "mug");
  EXPECT_THAT(lines_of(result.findings), IsEmpty());
  EXPECT_EQ(result.files.entry_point, "mug/catalog.toml");
  EXPECT_EQ(result.files.root, (fs::canonical(root_) / "catalogs").string());
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : result.files.files) paths.push_back(path);
  EXPECT_THAT(paths, ElementsAre("mug/catalog.toml", "shared/deeper/more.toml", "shared/rules.toml"));
  EXPECT_NE(load_catalog(root_ / "catalogs" / "mug" / "catalog.toml").model, nullptr);
}

TEST_F(Files, AFolderWithoutACatalog) {
  const CatalogResult result = load_catalog(root_ / "catalogs" / "mug");
  EXPECT_EQ(result.model, nullptr);
  EXPECT_THAT(lines_of(result.findings), ElementsAre(HasSubstr("missing-file: there is no catalog here")));
  EXPECT_THAT(lines_of(load_catalog(root_ / "nowhere").findings), SizeIs(1));
}

TEST_F(Files, ALinkOutOfTheRootIsNotFollowed) {
  write("secrets.toml", kPart);
  write("catalogs/mug/catalog.toml", "include = [\"rules.toml\"]\n" + kHeader + kPart);
  fs::create_symlink(root_ / "secrets.toml", root_ / "catalogs" / "mug" / "rules.toml");
  const CatalogResult result = load_catalog(root_ / "catalogs" / "mug");
  EXPECT_THAT(lines_of(result.findings), ElementsAre("mug/catalog.toml:1:12: bad-path: \"mug/rules.toml\" is a link that "
                                                     "leads out of the catalogs' folder; put the file there"));
  EXPECT_EQ(result.model, nullptr);
}

TEST_F(Files, ADeviceOrAFolderIsNotRead) {
  write("catalogs/mug/catalog.toml", "include = [\"rules\"]\n" + kHeader + kPart);
  fs::create_directory(root_ / "catalogs" / "mug" / "rules");
  EXPECT_THAT(lines_of(load_catalog(root_ / "catalogs" / "mug").findings),
              ElementsAre("mug/catalog.toml:1:12: bad-path: \"mug/rules\" is not a file; name a file"));
}

TEST_F(Files, SizesAreBoundedBeforeAnythingIsRead) {
  write("catalogs/mug/catalog.toml", "include = [\"big.toml\"]\n" + kHeader + kPart);
  write("catalogs/mug/big.toml", "");
  fs::resize_file(root_ / "catalogs" / "mug" / "big.toml", std::uintmax_t{1} << 40);  // a hole; costs no disk
  EXPECT_THAT(lines_of(load_catalog(root_ / "catalogs" / "mug").findings),
              ElementsAre("mug/catalog.toml:1:12: file-too-big: \"mug/big.toml\" has more than 1048576 bytes; divide it"));
}

TEST_F(Files, AllFilesTogetherAreBounded) {
  const std::size_t files = catalog::kMaxCatalogBytes / catalog::kMaxTomlBytes;
  std::string includes = "include = [";
  for (std::size_t i = 0; i < files; ++i) {
    includes += "\"" + std::to_string(i) + ".toml\", ";
    write("catalogs/mug/" + std::to_string(i) + ".toml", std::string(catalog::kMaxTomlBytes, '\n'));
  }
  write("catalogs/mug/catalog.toml", includes + "]\n" + kHeader + kPart);
  const CatalogFilesResult result = read_catalog_files(root_ / "catalogs" / "mug");
  EXPECT_THAT(
      lines_of(result.findings),
      ElementsAre(HasSubstr("catalog-too-big: \"mug/31.toml\" is where the catalog's files together exceed 33554432 "
                            "bytes; leave out what it does not need")));
}

TEST(FilesInMemory, SizesAreBoundedToo) {
  CatalogFiles files = in_memory("include = [\"big.toml\"]\n" + kHeader + kPart,
                                 {{"big.toml", std::string(catalog::kMaxTomlBytes + 1, '\n')}});
  EXPECT_THAT(lines_of(build_model(files).findings),
              ElementsAre("mug/big.toml: file-too-big: the file has more than 1048576 bytes; divide it"));
}

TEST(FilesInMemory, NumberOfFilesIsBounded) {
  std::string includes = "include = [";
  std::map<std::string, std::string> others;
  for (int i = 0; i < 300; ++i) {
    const std::string name = "f" + std::to_string(i) + ".toml";
    includes += "\"" + name + "\", ";
    others[name] = "";
  }
  const CatalogResult result = build_model(in_memory(includes + "]\n" + kHeader + kPart, others));
  ASSERT_FALSE(result.findings.empty());
  EXPECT_EQ(result.findings[0].code, "too-many-files");
}

TEST(FilesInMemory, EveryFindingUpToAThousand) {
  std::string keys;
  for (int i = 0; i < 1500; ++i) keys += "key" + std::to_string(i) + " = 1\n";
  const CatalogResult result = build_model(in_memory("format = 1\n" + keys + kHeader.substr(11) + kPart));
  ASSERT_THAT(result.findings, SizeIs(catalog::kMaxFindings + 1));
  EXPECT_EQ(result.findings.front().where.line, 2U);
  EXPECT_EQ(result.findings.back().code, "too-many-findings");
}

TEST(FilesInMemory, OptionsAndRulesAreBounded) {
  std::string sheet = "id,label.en\n";
  for (int i = 0; i < 5000; ++i) sheet += "o" + std::to_string(i) + ",O\n";
  const std::string part =
      "[[group]]\nid = \"g\"\nlabel = \"G\"\n[[part]]\nid = \"g\"\nlabel = \"G\"\noptions = \"s.csv\"\n";
  EXPECT_THAT(lines_of(build_model(in_memory(kHeader + part, {{"s.csv", sheet}})).findings),
              ElementsAre("mug/catalog.toml:11:1: too-many: a part has at most 4096 options"));
}

TEST(FilesInMemory, ARuleTooBigForTheSolverIsRefused) {
  std::string sheet = "id,label.en,tags\n";
  for (int i = 0; i < 4000; ++i) sheet += "o" + std::to_string(i) + ",O,t\n";
  std::string parts = "[[group]]\nid = \"g\"\nlabel = \"G\"\n";
  for (int i = 0; i < 20; ++i)
    parts += "[[part]]\nid = \"g.p" + std::to_string(i) + "\"\nlabel = \"P\"\noptions = \"s.csv\"\n";
  for (int i = 0; i < 120; ++i)
    parts += "[[rule]]\nid = \"r" + std::to_string(i) + "\"\nrule = \"at most 3 parts have t\"\nbecause = \"B\"\n";
  const CatalogResult result = build_model(in_memory(kHeader + parts, {{"s.csv", sheet}}));
  ASSERT_FALSE(result.findings.empty());
  EXPECT_EQ(result.findings[0].code, "rules-too-big");
}

TEST(Digest, IsOverSortedPathsLengthsAndBytes) {
  const CatalogFiles files = in_memory("include = [\"b.toml\"]\n" + kHeader + kPart, {{"b.toml", "# é\n"}});
  const std::string& entry = files.files.at("mug/catalog.toml");
  const std::string all = "mug/b.toml\n5\n# é\nmug/catalog.toml\n" + std::to_string(entry.size()) + "\n" + entry;
  EXPECT_EQ(build_model(files).model->digest, sha256_hex(all));
}

TEST(Digest, ChangesWithEveryByte) {
  CatalogFiles files = in_memory(kHeader + kPart);
  const std::string before = build_model(files).model->digest;
  files.files.at("mug/catalog.toml") += "#";
  EXPECT_NE(build_model(files).model->digest, before);
}

TEST(Order, OfFilesAndEntriesDoesNotMatter) {
  const std::string rule = "[[rule]]\nid = \"r\"\nrule = \"body is red\"\nbecause = \"It is.\"\n";
  const std::string attribute = "[[attribute]]\nid = \"ash\"\nunit = \"g\"\nlabel = \"Ash\"\n[base]\nash = \"3 g\"\n";
  const CatalogResult forward = build_model(in_memory(kHeader + kPart + attribute + rule));
  const CatalogResult backward = build_model(in_memory("format = 1\n" + rule + attribute + kPart + kHeader.substr(11)));
  const CatalogResult apart = build_model(
      in_memory("include = [\"r.toml\", \"p.toml\"]\n" + kHeader + attribute, {{"r.toml", rule}, {"p.toml", kPart}}));
  for (const CatalogResult* result : {&forward, &backward, &apart}) {
    ASSERT_NE(result->model, nullptr) << lines_of(result->findings).front();
    EXPECT_EQ(result->model->rules.at(0).parts, (std::vector<PartIndex>{0}));
    EXPECT_EQ(result->model->attributes.at(3).base, 3);
  }
}

}  // namespace
}  // namespace maquette
