#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class EntryCommand : public ::testing::Test {
 protected:
  std::vector<std::string> make_arguments(const std::string& out) const {
    return {"entry",     "make",
            mug(),       folder_ / "d.json",
            "--title",   "First steps",
            "--story",   "Two\nlines",
            "--name",    "Zoé",
            "--consent", "show_publicly",
            "--consent", "age_or_guardian",
            "--contest", "spring",
            "--renders", data("renders"),
            "--glb",     data("renders/design.glb"),
            "--key",     folder_ / "keys/kiosk.key",
            "--out",     folder_ / out};
  }
  void SetUp() override {
    ASSERT_EQ(
        maquette({"complete", mug(), "--choose", "glaze=gold", "--choose", "name=Zoé", "--out", folder_ / "d.json"}).status,
        0);
    const Ran made = maquette(make_arguments("a.maquette-entry"));
    ASSERT_EQ(made.status, 0) << made.err;
  }
  std::string entry() const { return folder_ / "a.maquette-entry"; }
  std::string key() const { return folder_ / "keys/kiosk.key.pub"; }

  TemporaryFolder folder_;
};

TEST_F(EntryCommand, VerifiesWhatItMade) {
  const Ran ran = maquette({"entry", "verify", entry(), "--key", key(), "--catalog", mug()});
  EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.out, ::testing::MatchesRegex(".*: verified [A-Z0-9]+-[A-Z0-9]+, \"First steps\", Zoé, 21.00 EUR\n"));
  std::string hex = text_of(key());
  hex.pop_back();
  EXPECT_EQ(maquette({"entry", "verify", entry(), "--key", hex}).status, 0);
}

TEST_F(EntryCommand, SameInputGivesTheSameBytes) {
  ASSERT_EQ(maquette(make_arguments("b.maquette-entry")).status, 0);
  EXPECT_EQ(text_of(entry()), text_of(folder_ / "b.maquette-entry"));
}

TEST_F(EntryCommand, PrintsALineForEachEntry) {
  std::string broken = text_of(entry());
  broken[broken.size() / 2] ^= 1;
  write_text(folder_ / "broken.maquette-entry", broken);
  const Ran ran = maquette({"entry", "verify", entry(), folder_ / "broken.maquette-entry", "--key", key(), "--json"});
  EXPECT_EQ(ran.status, 1);
  const std::size_t second = ran.out.find('\n') + 1;
  const auto good = nlohmann::json::parse(ran.out.substr(0, second));
  EXPECT_EQ(good["verified"], true);
  EXPECT_EQ(good["title"], "First steps");
  EXPECT_EQ(good["price"], 2100);
  const auto bad = nlohmann::json::parse(ran.out.substr(second));
  EXPECT_EQ(bad["verified"], false);
  EXPECT_NE(bad["problem"], "");
  EXPECT_EQ(bad.size(), 3U);
  const Ran missing = maquette({"entry", "verify", folder_ / "none", entry(), "--key", key()});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.out, HasSubstr(": verified "));
}

TEST_F(EntryCommand, RefusesUnknownKeysAndSecretOnes) {
  const Ran other = maquette({"entry", "verify", entry(), "--key", std::string(64, 'a')});
  EXPECT_EQ(other.status, 1);
  EXPECT_THAT(other.out, HasSubstr("NOT VERIFIED: signed by the key "));
  const Ran secret = maquette({"entry", "verify", entry(), "--key", folder_ / "keys/kiosk.key"});
  EXPECT_EQ(secret.status, 2);
  EXPECT_THAT(secret.err, HasSubstr("secret-key: this is a kiosk's secret key; give its public half, "));
  write_text(folder_ / "keys.txt", "# kiosk 1\n" + text_of(key()) + "\nnonsense\n");
  EXPECT_THAT(maquette({"entry", "verify", entry(), "--key", folder_ / "keys.txt"}).err,
              HasSubstr("keys.txt:4:1: bad-key: "));
}

TEST_F(EntryCommand, ShowsAnEntry) {
  const Ran json = maquette({"entry", "show", entry(), "--json"});
  EXPECT_EQ(json.status, 0) << json.out;
  EXPECT_EQ(json.json()["whole"], true);
  EXPECT_EQ(json.json()["display_name"], "Zoé");
  EXPECT_EQ(json.json()["consents"]["show_publicly"], true);
  EXPECT_EQ(json.json()["design"]["selections"]["glaze"], "gold");
  const Ran ran = maquette({"entry", "show", entry()});
  EXPECT_THAT(ran.out, HasSubstr("\n  title      First steps\n"));
  EXPECT_THAT(ran.out, HasSubstr("\n  price      21.00 EUR\n"));
  EXPECT_THAT(ran.out, HasSubstr("\n  state      whole; "));
  write_text(folder_ / "x", "PK");
  const Ran broken = maquette({"entry", "show", folder_ / "x"});
  EXPECT_EQ(broken.status, 1);
  EXPECT_THAT(broken.out, HasSubstr("broken: byte 0: "));
}

TEST_F(EntryCommand, OrdinaryToolsReadTheBag) {
  const std::string bag = folder_ / "bag";
  const std::string script =
      "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nassert "
      "z.namelist()[0]=='mimetype'\nz.extractall(sys.argv[2])";
  Ran extracted = run_program("unzip", {"-q", entry(), "-d", bag});
  if (extracted.status == 127) extracted = run_program("python3", {"-c", script, entry(), bag});
  if (extracted.status == 127) GTEST_SKIP() << "neither unzip nor python3 is here";
  ASSERT_EQ(extracted.status, 0) << extracted.err;
  const Ran sums = run_program("sha256sum", {"-c", "manifest-sha256.txt"}, "", bag);
  EXPECT_EQ(sums.status, 0) << sums.err;
  EXPECT_THAT(sums.out, HasSubstr("data/design.json: OK\n"));
  EXPECT_THAT(sums.out, HasSubstr("data/catalog/mug/catalog.toml: OK\n"));
  EXPECT_EQ(maquette({"validate", mug(), bag + "/data/design.json"}).status, 0);
  EXPECT_EQ(maquette({"check", bag + "/data/catalog/mug"}).status, 0);
}

TEST_F(EntryCommand, RefusesDesignsThatCannotBeMadeAndIncompleteFolders) {
  write_text(
      folder_ / "d.json",
      R"({"format":"maquette-design/1","catalog":{"id":"mug"},"selections":{"glaze":"gold","handle":"rope","name":""}})");
  const Ran ran = maquette(make_arguments("c.maquette-entry"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("d.json: not-makeable: "));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "c.maquette-entry"));
  write_text(folder_ / "d.json", R"({"format":"maquette-design/1","catalog":{"id":"mug"},"selections":{}})");
  auto arguments = make_arguments("c.maquette-entry");
  std::replace(arguments.begin(), arguments.end(), data("renders"), folder_ / "empty");
  const Ran empty = maquette(arguments);
  EXPECT_EQ(empty.status, 2);
  EXPECT_THAT(empty.err, HasSubstr("renders.json: cannot be read"));
  arguments = make_arguments("c.maquette-entry");
  std::replace(arguments.begin(), arguments.end(), std::string("First steps"), std::string(500, 'x'));
  const Ran fields = maquette(arguments);
  EXPECT_EQ(fields.status, 1);
  EXPECT_THAT(fields.err, HasSubstr("the title is longer than 120 characters"));
}

}  // namespace
}  // namespace maquette
