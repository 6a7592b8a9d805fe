// Entries to the contest of their catalog: what is refused when one is written, and again when one is verified.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/entry/sample_entry.h"

namespace maquette {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace testing;  // NOLINT(google-build-using-namespace): the sample entry's small words

/// The mug of sample_entry.h with a contest.
CatalogFiles contest_catalog() {
  CatalogFiles files = mug_catalog();
  files.files.begin()->second += R"([contest]
id = "spring"
rules_version = "1"
title = "Spring"
closes = "2027-03-31"
asks = ["email", "story"]
consents = ["show_publicly"]
pictures = ["front"]
[[contest.rule]]
id = "gold-only"
rule = "glaze is gold"
because = "This contest is for gold."
[moderation]
deny = ["ugly"]
review = "designs"
)";
  return files;
}

EntryWritten write(const EntryContent& content) {
  const CatalogResult built = build_model(contest_catalog(), false);
  EXPECT_NE(built.model, nullptr);
  return write_entry(*built.model, contest_catalog(), content, make_key(1));
}

TEST(ContestEntry, IsWrittenAndVerifiedOnItsDays) {
  const EntryWritten written = write(mug_content());
  ASSERT_EQ(written.problem, "");
  VerifyOptions options{{make_key(1).public_key}, std::nullopt};
  const VerifyResult any_day = verify_entry(written.package, options);
  EXPECT_TRUE(any_day.verified) << any_day.problem;
  EXPECT_THAT(any_day.summary.review, ElementsAre("name"));
  options.day = "2027-03-31";
  EXPECT_TRUE(verify_entry(written.package, options).verified);
  options.day = "2027-04-01";
  EXPECT_EQ(verify_entry(written.package, options).problem, "This contest is over.");
}

TEST(ContestEntry, IsRefusedWithoutWhatTheContestAsksFor) {
  const auto problem = [](const std::function<void(EntryContent&)>& change) {
    EntryContent content = mug_content();
    change(content);
    const EntryWritten written = write(content);
    EXPECT_EQ(written.package, "");
    return written.problem;
  };
  EXPECT_EQ(problem([](EntryContent& entry) { entry.fields.contest = "autumn"; }),
            "is for the contest 'autumn', its catalog is of 'spring'");
  EXPECT_THAT(problem([](EntryContent& entry) { entry.fields.rules_version = "2"; }), HasSubstr("agrees to version '2'"));
  EXPECT_THAT(problem([](EntryContent& entry) { entry.fields.story = ""; }), HasSubstr("tells no story"));
  EXPECT_THAT(problem([](EntryContent& entry) { entry.fields.consents.clear(); }), HasSubstr("'show_publicly'"));
  EXPECT_THAT(problem([](EntryContent& entry) { entry.fields.consents["show_publicly"] = false; }),
              HasSubstr("'show_publicly'"));
  EXPECT_THAT(problem([](EntryContent& entry) { entry.renders[0].name = "back"; }), HasSubstr("lacks the picture 'front'"));
  EXPECT_EQ(problem([](EntryContent& entry) { entry.variant.options[0] = 0; }), "This contest is for gold.");
  EXPECT_THAT(problem([](EntryContent& entry) { entry.fields.title = "So ugly"; }), HasSubstr("“ugly”"));
}

// A trusted kiosk that was taken over seals what it likes; the contest is in the catalog it carries.
TEST(ContestEntry, ALiarIsFoundWhenItIsVerified) {
  const std::string contest = contest_catalog().files.begin()->second;
  const std::string package = forge(
      [&](MemberMap& members) {
        members["data/catalog/mug/catalog.toml"] = contest;
        std::string& design = members["data/design.json"];
        const std::string digest = build_model(contest_catalog(), false).model->digest;
        replace(design, mug_model()->digest, digest);
        replace(members["data/entry.json"], "\"show_publicly\": true", "\"show_publicly\": false");
      },
      make_key(1));
  EXPECT_THAT(verify_entry(package, {{make_key(1).public_key}, std::nullopt}).problem,
              HasSubstr("does not give the consent 'show_publicly'"));
}

}  // namespace
}  // namespace maquette
