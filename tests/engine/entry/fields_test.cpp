#include "entry/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entry/renders.h"
#include "entry/text.h"

namespace maquette::entry {
namespace {

using ::testing::HasSubstr;

EntryJson sample() {
  EntryJson entry;
  entry.fields = {"First steps",
                  "Made in\ntwo lines, « avec amour » 👟",
                  "Mia",
                  "fr-CA",
                  {{"age_or_guardian", true}, {"show_publicly", false}},
                  "spring-2026",
                  "1.2",
                  7};
  entry.renders = {{"front", "", "The shoe from the front", 90.0F, 4.5F, 1.0F},
                   {"side", "", "From the side", -0.1F, 0.0F, 1.25F}};
  entry.catalog = "court-sneaker/catalog.toml";
  entry.public_key.fill(0xAB);
  return entry;
}

TEST(Fields, ReadsWhatItWrites) {
  const std::string text = write_entry_json(sample());
  const EntryJsonRead read = read_entry_json(text);
  ASSERT_TRUE(read.entry) << read.problem;
  EXPECT_EQ(write_entry_json(*read.entry), text);
  EXPECT_EQ(read.entry->fields.title, "First steps");
  EXPECT_EQ(read.entry->fields.consents, sample().fields.consents);
  EXPECT_EQ(read.entry->fields.counter, 7U);
  EXPECT_EQ(read.entry->renders[1].azimuth, -0.1F);
  EXPECT_EQ(read.entry->public_key, sample().public_key);
}

TEST(Fields, WhereItWasSoldIsWrittenWhereItIsStated) {
  EXPECT_EQ(write_entry_json(sample()).find("sold"), std::string::npos);
  EntryJson entry = sample();
  entry.fields.market = "fr";
  entry.fields.day = "2026-12-01";
  const EntryJsonRead read = read_entry_json(write_entry_json(entry));
  ASSERT_TRUE(read.entry) << read.problem;
  EXPECT_EQ(read.entry->fields.market, "fr");
  EXPECT_EQ(read.entry->fields.channel, "");
  EXPECT_EQ(read.entry->fields.day, "2026-12-01");
  entry.fields.channel = "the web";
  EXPECT_THAT(read_entry_json(write_entry_json(entry)).problem, HasSubstr("the channel it was sold in"));
}

TEST(Fields, CamerasSurviveTheTripThroughText) {
  for (int thousandth = -360'000; thousandth <= 360'000; thousandth += 1237) {
    EntryJson entry = sample();
    entry.renders.resize(1);
    entry.renders[0].azimuth = static_cast<float>(thousandth) / 1000.0F;
    const std::string text = write_entry_json(entry);
    const EntryJsonRead read = read_entry_json(text);
    ASSERT_TRUE(read.entry) << read.problem << text;
  }
}

TEST(Fields, RefusesOtherSpellingsAndShapes) {
  const std::string good = write_entry_json(sample());
  const auto problem = [&](const std::string& from, const std::string& to) {
    std::string changed = good;
    changed.replace(changed.find(from), from.size(), to);
    return read_entry_json(changed).problem;
  };
  EXPECT_THAT(problem("  \"title\"", " \"title\""), HasSubstr("data/entry.json: not written the one way"));
  EXPECT_THAT(problem("First", "\\u0046irst"), HasSubstr("not written the one way"));
  EXPECT_THAT(problem("90.0", "90"), HasSubstr("not written the one way"));
  EXPECT_THAT(problem("90.0", "90.0001"), HasSubstr("not written the one way"));
  EXPECT_THAT(problem("\"title\"", "\"extra\": 1,\n  \"title\""), HasSubstr("not written the one way"));
  EXPECT_THAT(problem("\"title\": ", "\"title\": \"x\",\n  \"title\": "), HasSubstr("is written twice"));
  EXPECT_THAT(problem("\"First steps\"", "5"), HasSubstr(":42:3: json-value: title must be text"));
  EXPECT_THAT(problem("\"counter\": 7", "\"counter\": -7"), HasSubstr("kiosk/counter must be a whole number"));
  EXPECT_THAT(problem("\"format\": 1", "\"format\": 2"), HasSubstr("format must be 1"));
  EXPECT_THAT(problem("true", "\"yes\""), HasSubstr("consents/age_or_guardian must be true or false"));
  EXPECT_THAT(problem("90.0", "1e30"), HasSubstr("the camera of render 'front' is out of range"));
  EXPECT_THAT(problem("\"front\"", "\"../front\""), HasSubstr("a render's name is"));
  EXPECT_THAT(problem("\"front\"", "\"side\""), HasSubstr("two renders are called 'side'"));
  EXPECT_THAT(problem("abab", "abax"), HasSubstr("64 hex digits"));
  EXPECT_THAT(read_entry_json("[]").problem, HasSubstr("must be"));
  EXPECT_THAT(read_entry_json("{}").problem, HasSubstr("format must be"));
}

TEST(Fields, RefusesWhatCannotBePublished) {
  const auto problem = [](auto change) {
    EntryFields fields = sample().fields;
    change(fields);
    return refuse_fields(fields).value_or("");
  };
  EXPECT_EQ(problem([](EntryFields&) {}), "");
  EXPECT_EQ(problem([](EntryFields& f) { f.story = ""; }), "");
  EXPECT_EQ(problem([](EntryFields& f) { f.rules_version = ""; }), "");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = ""; }), "the title is missing");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = "  \xC2\xA0"; }), "the title is missing");
  EXPECT_EQ(problem([](EntryFields& f) { f.display_name = ""; }), "the display name is missing");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = std::string(121, 'a'); }), "the title is longer than 120 characters");
  EXPECT_EQ(problem([](EntryFields& f) { f.story = std::string(100'000, 'a'); }),
            "the story is longer than 4000 characters");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = "a\xFF"; }), "the title is not UTF-8");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = "a\nb"; }), "the title holds U+000A, which cannot be seen");
  EXPECT_EQ(problem([](EntryFields& f) { f.story = "a\x1B[31m"; }), "the story holds U+001B, which cannot be seen");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = "a\u202Eb"; }), "the title holds U+202E, which cannot be seen");
  EXPECT_EQ(problem([](EntryFields& f) { f.display_name = "a\u200B"; }),
            "the display name holds U+200B, which cannot be seen");
  EXPECT_EQ(problem([](EntryFields& f) { f.title = "\U0001F468\u200D\U0001F467"; }), "");  // a family, joined
  for (const char* language : {"", "e", "english", "en_US", "en-", "-en", "e1", "en-toolongtag"}) {
    EXPECT_THAT(problem([&](EntryFields& f) { f.language = language; }), HasSubstr("not a tag")) << language;
  }
  for (const char* language : {"en", "fr-CA", "zh-Hant-TW", "es-419", "gsw"}) {
    EXPECT_EQ(problem([&](EntryFields& f) { f.language = language; }), "") << language;
  }
  for (const char* id : {"", "A", "a b", "-a", "a/b", "é"}) {
    EXPECT_THAT(problem([&](EntryFields& f) { f.contest = id; }), HasSubstr("the contest's id is")) << id;
    EXPECT_THAT(problem([&](EntryFields& f) { f.consents[id] = true; }), HasSubstr("a consent's name is")) << id;
  }
}

TEST(Fields, RefusesRendersThatCannotBePublished) {
  EXPECT_EQ(refuse_renders({}), "an entry shows at least one render");
  EXPECT_EQ(refuse_renders(std::vector<EntryRender>(17, sample().renders[0])), "more than 16 renders");
  EntryRender render = sample().renders[0];
  render.alt = "";
  EXPECT_EQ(refuse_renders({render}), "the description of render 'front' is missing");
  render = sample().renders[0];
  render.elevation = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(refuse_renders({render}), "the camera of render 'front' is out of range");
}

}  // namespace
}  // namespace maquette::entry
