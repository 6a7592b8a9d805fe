#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "engine/entry/sample_entry.h"
#include "engine/entry/sample_media.h"
#include "entry/dsse.h"
#include "entry/zip.h"
#include "maquette/entry.h"
#include "maquette/evaluate.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

VerifyResult verify(std::string_view package, std::uint8_t trusted = 1) {
  return verify_entry(package, {{make_key(trusted).public_key}, std::nullopt});
}

TEST(Entry, VerifiesWhatWasWritten) {
  const std::string package = mug_package();
  const VerifyResult result = verify(package);
  ASSERT_TRUE(result.verified) << result.problem;
  EXPECT_EQ(result.problem, "");
  const EntrySummary& summary = result.summary;
  EXPECT_EQ(summary.fields.title, "First steps");
  EXPECT_EQ(summary.fields.story, "One line,\nthen another.");
  EXPECT_EQ(summary.fields.display_name, "Zoé");
  EXPECT_EQ(summary.fields.consents, mug_content().fields.consents);
  EXPECT_EQ(summary.fields.counter, 3U);
  EXPECT_EQ(summary.price, 2100);
  EXPECT_EQ(summary.price_decimals, 2);
  EXPECT_EQ(summary.currency, "EUR");
  EXPECT_EQ(summary.lead_time, 8);
  EXPECT_EQ(summary.catalog_id, "mug");
  EXPECT_EQ(summary.catalog_version, "1.0");
  EXPECT_EQ(summary.catalog_digest, mug_model()->digest);
  EXPECT_EQ(summary.key_id, make_key(1).id);
  EXPECT_EQ(summary.code, entry_code(package));
  EXPECT_TRUE(std::regex_match(summary.code, std::regex("[34679ACDEFGHJKMNPQRTWXY]{3}-[34679ACDEFGHJKMNPQRTWXY]{3}")));
  EXPECT_THAT(summary.members,
              ::testing::ElementsAre("mimetype", "META-INF/entry.dsse.json", "bag-info.txt", "bagit.txt", "data/bom.csv",
                                     "data/catalog/mug/catalog.toml", "data/design.json", "data/entry.json",
                                     "data/model/design.glb", "data/render/front.png", "manifest-sha256.txt"));
}

TEST(Entry, SameContentGivesTheSameBytes) {
  EXPECT_EQ(mug_package(), mug_package());
  EntryContent other = mug_content();
  other.fields.counter = 4;
  EXPECT_NE(write_entry(*mug_model(), mug_catalog(), other, make_key(1)).package, mug_package());
}

TEST(Entry, ListsWhatTheFactoryTakesFromTheShelf) {
  const std::string package = mug_package();
  const auto members = entry::read_zip(package).members;
  EXPECT_EQ(members[4].data, "part,option,sku\nglaze,gold,\"GL,G\"\nhandle,round,HA-R\n");
}

TEST(Entry, EverySingleByteFlipIsRefused) {
  const std::string package = mug_package();
  for (std::size_t at = 0; at < package.size(); ++at) {
    for (const int flip : {0x01, 0x20, 0x80}) {
      std::string changed = package;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const VerifyResult result = verify(changed);
      ASSERT_FALSE(result.verified) << "byte " << at << " xor " << flip;
      ASSERT_NE(result.problem, "") << "byte " << at << " xor " << flip;
    }
  }
}

// The same again by an attacker who repairs the ZIP around the flip, so that only the seal stands in the way.
TEST(Entry, EverySingleByteFlipIsRefusedByTheSealAlone) {
  const std::string package = mug_package();
  const auto members = entry::read_zip(package).members;
  for (std::size_t index = 0; index < members.size(); ++index) {
    for (std::size_t at = 0; at < members[index].data.size(); ++at) {
      std::string data(members[index].data);
      data[at] = static_cast<char>(data[at] ^ 0x01);
      auto changed = members;
      changed[index].data = data;
      const std::string problem = verify(entry::write_zip(changed)).problem;
      ASSERT_NE(problem, "") << members[index].name << " byte " << at;
      ASSERT_NE(problem.substr(0, 5), "byte ") << problem;  // refused by the seal, not by the ZIP
    }
  }
}

TEST(Entry, EveryTruncationIsRefused) {
  const std::string package = mug_package();
  for (std::size_t size = 0; size < package.size(); ++size) {
    ASSERT_FALSE(verify(std::string_view(package).substr(0, size)).verified) << size;
  }
  EXPECT_FALSE(verify(package + '\n').verified);
}

TEST(Entry, AnotherKeyIsNotTrusted) {
  const std::string package = mug_package();
  EXPECT_EQ(verify(package, 2).problem, "signed by the key " + make_key(1).id + ", which is not trusted");
  EXPECT_FALSE(verify_entry(package, {}).verified);
  EXPECT_TRUE(verify_entry(package, {{make_key(2).public_key, make_key(1).public_key}, std::nullopt}).verified);
}

TEST(Entry, AnAttackersKeyDoesNotHelp) {
  const auto nothing = [](MemberMap&) {};
  EXPECT_EQ(verify(forge(nothing, make_key(2))).problem, "signed by the key " + make_key(2).id + ", which is not trusted");
  KioskKey pretending = make_key(2);
  pretending.id = make_key(1).id;
  EXPECT_EQ(verify(forge(nothing, pretending)).problem, "the signature is not that of key " + make_key(1).id);
  // Trusted, but sealing another kiosk's entry:
  EXPECT_EQ(verify(forge(nothing, make_key(2)), 2).problem,
            "the key it carries is not the key " + make_key(2).id + " that signed");
}

TEST(Entry, ASealDoesNotFitAnotherEntry) {
  EntryContent other = mug_content();
  other.fields.title = "Third steps";
  const std::string package = mug_package();
  const std::string stolen = write_entry(*mug_model(), mug_catalog(), other, make_key(1)).package;
  auto members = entry::read_zip(package).members;
  members[1].data = entry::read_zip(stolen).members[1].data;
  EXPECT_EQ(verify(entry::write_zip(members)).problem, "data/entry.json: its bytes are not the signed ones");
}

TEST(Entry, ThePinnedCatalogIsTheOnlyOne) {
  const std::string package = mug_package();
  VerifyOptions options{{make_key(1).public_key}, mug_model()->digest};
  EXPECT_TRUE(verify_entry(package, options).verified);
  options.catalog_digest = std::string(64, '0');
  EXPECT_THAT(verify_entry(package, options).problem, HasSubstr("made with another catalog: mug 1.0, digest "));
}

TEST(Entry, InspectingTakesTheKeyFromTheEntry) {
  EXPECT_TRUE(inspect_entry(mug_package()).verified);
  std::string package = mug_package();
  package[package.size() / 2] ^= 1;
  EXPECT_FALSE(inspect_entry(package).verified);
  EXPECT_FALSE(inspect_entry(forge([](MemberMap&) {}, make_key(2))).verified);
}

struct Lie {
  const char* member;
  const char* from;
  const char* to;
  const char* problem;
};

// A trusted kiosk that was taken over signs what it likes. Each lie is sealed correctly and found nevertheless.
TEST(Entry, ATrustedKioskThatLiesIsFound) {
  for (const Lie& lie : {
           Lie{"data/design.json", "2100", "100", "data/design.json: says price 100, the catalog gives 2100"},
           Lie{"data/design.json", "2100", "\"2100\"", "data/design.json: says price \"2100\", the catalog gives 2100"},
           Lie{"data/design.json", "\"lead_time\": 8", "\"lead_time\": 1", "says lead_time 1, the catalog gives 8"},
           Lie{"data/design.json", "EUR", "JPY", "says currency \"JPY\", the catalog gives \"EUR\""},
           Lie{"data/design.json", "\"quote\"", "\"other\"", "data/design.json: says no price"},
           Lie{"data/design.json", "round", "rope", "breaks the rule 'no-gold-rope': Rope burns where gold is fired."},
           Lie{"data/design.json", "\"round\"", "\"square\"", "'handle' is left open"},
           Lie{"data/design.json", "\"name\": \"Zoé\"", "\"name\": \"Zoé and more\"", "'name' is left open"},
           Lie{"data/design.json", "\"mug\"", "\"jug\"", "other-product"},
           Lie{"data/design.json", "\"version\": \"1.0\"", "\"version\": \"0.9\"", "not written the one way"},
           Lie{"data/design.json", "\"selections\"", "\"note\": 1, \"selections\"", "not written the one way"},
           Lie{"data/design.json", "{", "[", "data/design.json:"},
           Lie{"data/entry.json", "First", "\\u202e", "the title holds U+202E"},
           Lie{"data/entry.json", "\"title\"", "\"email\": \"a@b.c\", \"title\"",
               "data/entry.json: not written the one way"},
           Lie{"data/entry.json", "mug/catalog.toml", "mug/other.toml", "the catalog's snapshot has no 'mug/other.toml'"},
           Lie{"data/entry.json", "\"front\"", "\"back\"", "describes 'data/render/back.png', which is not there"},
           Lie{"data/bom.csv", "HA-R", "HA-X", "data/bom.csv: not what this entry's content gives"},
           Lie{"data/catalog/mug/catalog.toml", "12.00", "1.00", "data/design.json: "},
           Lie{"data/catalog/mug/catalog.toml", "[[rule]]", "[[rule",
               "the catalog's snapshot does not load: mug/catalog.toml:"},
           Lie{"data/render/front.png", "IDAT", "IDOT", "data/render/front.png: a damaged PNG"},
           Lie{"data/model/design.glb", "2.0", "1.0", "data/model/design.glb: its JSON is not glTF 2.0"},
           Lie{"mimetype", "maquette", "maquetta", "mimetype: not what this entry's content gives"},
           Lie{"bagit.txt", "1.0", "0.9", "bagit.txt: not what this entry's content gives"},
       }) {
    const std::string package =
        forge([&](MemberMap& members) { replace(members[lie.member], lie.from, lie.to); }, make_key(1));
    EXPECT_THAT(verify(package).problem, HasSubstr(lie.problem)) << lie.member << ": " << lie.to;
  }
}

TEST(Entry, TagFilesMustFitThePayload) {
  const auto problem = [](const char* member, const char* from, const char* to) {
    return verify(forge([&](MemberMap& members) { replace(members[member], from, to); }, make_key(1), false)).problem;
  };
  EXPECT_EQ(problem("manifest-sha256.txt", "  data", " *data"), "manifest-sha256.txt: not what this entry's content gives");
  EXPECT_EQ(problem("bag-info.txt", "Oxum: ", "Oxum: 1"), "bag-info.txt: not what this entry's content gives");
}

TEST(Entry, HoldsWhatAnEntryHolds) {
  const auto problem = [](const std::function<void(MemberMap&)>& change) {
    return verify(forge(change, make_key(1))).problem;
  };
  for (const char* name : {"data/bom.csv", "data/design.json", "data/entry.json", "data/model/design.glb", "bagit.txt"}) {
    EXPECT_EQ(problem([&](MemberMap& members) { members.erase(name); }),
              "the member '" + std::string(name) + "' is missing");
  }
  for (const char* name : {"data/evil.sh", "data/render/front.svg", "data/render/a/b.png", "data/render/UP.png",
                           "data/catalog/x.exe", "data/model/other.glb", "META-INF/other.json", "tagmanifest-sha256.txt"}) {
    EXPECT_EQ(problem([&](MemberMap& members) { members[name] = "x"; }),
              "the member '" + std::string(name) + "' does not belong in an entry");
  }
  EXPECT_EQ(problem([](MemberMap& members) { members["data/render/more.png"] = tiny_png(); }),
            "data/entry.json: does not describe 'data/render/more.png'");
  EXPECT_EQ(problem([](MemberMap& members) { members.erase("data/render/front.png"); }),
            "data/entry.json: describes 'data/render/front.png', which is not there");
}

TEST(Entry, MessagesStayOnOneLineAndHarmless) {
  const std::string package = forge(
      [](MemberMap& members) { replace(members["data/entry.json"], "{", "{\"\\u001b[2J\\n\":1,\"\\u001b[2J\\n\":1,"); },
      make_key(1));
  const std::string problem = verify(package).problem;
  EXPECT_THAT(problem, HasSubstr("is written twice"));
  EXPECT_EQ(problem.find_first_of("\x1b\n"), std::string::npos) << problem;
}

TEST(Entry, WritingRefusesWhatWouldBeRefused) {
  const auto model = mug_model();
  const auto problem = [&](auto change) {
    EntryContent content = mug_content();
    change(content);
    const EntryWritten written = write_entry(*model, mug_catalog(), content, make_key(1));
    EXPECT_EQ(written.package.empty(), !written.problem.empty());
    return written.problem;
  };
  EXPECT_EQ(problem([](EntryContent&) {}), "");
  EXPECT_EQ(problem([](EntryContent& c) { c.variant.options[1] = 1; }),
            "breaks the rule 'no-gold-rope': Rope burns where gold is fired.");
  EXPECT_EQ(problem([](EntryContent& c) { c.variant.options[1] = 9; }), "'handle' has no such option");
  EXPECT_EQ(problem([](EntryContent& c) { c.variant.options.pop_back(); }), "a variant has one option for each part");
  EXPECT_THAT(problem([](EntryContent& c) { c.variant.texts.clear(); }),
              HasSubstr("'name' is 3 characters long, its text is 0"));
  EXPECT_THAT(problem([](EntryContent& c) { c.variant.texts[2] = "Zo"; }),
              HasSubstr("'name' is 3 characters long, its text is 2"));
  EXPECT_THAT(problem([](EntryContent& c) { c.variant.texts[2] = "Z\u202E1"; }), HasSubstr("'name': "));
  EXPECT_EQ(problem([](EntryContent& c) { c.variant.texts[0] = "gold"; }), "'glaze' takes no text");
  EXPECT_EQ(problem([](EntryContent& c) { c.fields.title = ""; }), "the title is missing");
  EXPECT_EQ(problem([](EntryContent& c) { c.renders.clear(); }), "an entry shows at least one render");
  EXPECT_EQ(problem([](EntryContent& c) { c.renders[0].png = "GIF"; }), "render 'front': not a PNG");
  EXPECT_EQ(problem([](EntryContent& c) { c.glb = ""; }), "the model: not a glTF 2.0 binary");
}

TEST(Entry, WritingNeedsTheCatalogTheModelCameFrom) {
  CatalogFiles other = mug_catalog();
  replace(other.files.begin()->second, "12.00", "13.00");
  EXPECT_THAT(write_entry(*mug_model(), other, mug_content(), make_key(1)).problem, HasSubstr("made with another catalog"));
  CatalogFiles named = mug_catalog();
  named.files["mug/a b.csv"] = "";
  EXPECT_THAT(write_entry(*mug_model(), named, mug_content(), make_key(1)).problem, HasSubstr("cannot have this name"));
  named = mug_catalog();
  named.entry_point = "elsewhere.toml";
  EXPECT_THAT(write_entry(*mug_model(), named, mug_content(), make_key(1)).problem, HasSubstr("lack their entry point"));
}

}  // namespace
}  // namespace maquette
