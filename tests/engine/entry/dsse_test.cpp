#include "entry/dsse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include <nlohmann/json.hpp>

#include "engine/entry/sample_entry.h"

namespace maquette::entry {
namespace {

using maquette::testing::make_key;
using ::testing::HasSubstr;

const Digests kDigests{{"mimetype", std::string(64, 'a'), 1}, {"data/x", std::string(64, 'b'), 2}};

TEST(Dsse, SignsTheDocumentedEncoding) {
  const KioskKey key = make_key(1);
  const Envelope envelope = seal("{}", key);
  const std::string encoded = "DSSEv1 28 application/vnd.in-toto+json 2 {}";
  EXPECT_EQ(crypto_sign_verify_detached(envelope.signature.data(), reinterpret_cast<const unsigned char*>(encoded.data()),
                                        encoded.size(), key.public_key.data()),
            0);
}

TEST(Dsse, WritesTheShapesOtherToolsRead) {
  const auto statement = nlohmann::json::parse(write_statement(kDigests));
  EXPECT_EQ(statement["_type"], "https://in-toto.io/Statement/v1");
  EXPECT_EQ(statement["subject"][1]["name"], "data/x");
  EXPECT_EQ(statement["subject"][1]["digest"]["sha256"], std::string(64, 'b'));
  const auto envelope = nlohmann::json::parse(write_envelope(seal("{\"a\":1}", make_key(1))));
  EXPECT_EQ(envelope["payloadType"], "application/vnd.in-toto+json");
  EXPECT_EQ(envelope["payload"], "eyJhIjoxfQ==");
  EXPECT_EQ(envelope["signatures"].size(), 1U);
  EXPECT_EQ(envelope["signatures"][0]["keyid"], make_key(1).id);
}

TEST(Dsse, ReadsWhatItWrites) {
  const Envelope envelope = seal(write_statement(kDigests), make_key(1));
  const EnvelopeRead read = read_envelope(write_envelope(envelope));
  ASSERT_TRUE(read.envelope) << read.problem;
  EXPECT_EQ(read.envelope->statement, envelope.statement);
  EXPECT_TRUE(is_signed_by(*read.envelope, make_key(1).public_key));
  EXPECT_FALSE(is_signed_by(*read.envelope, make_key(2).public_key));
}

// No spelling of an envelope but its own is accepted, and no accepted one verifies: every bit is held by one or the other.
TEST(Dsse, EverySingleByteMatters) {
  const KioskKey key = make_key(1);
  const std::string text = write_envelope(seal(write_statement(kDigests), key));
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const int flip : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
      std::string changed = text;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const EnvelopeRead read = read_envelope(changed);
      if (!read.envelope) continue;
      const bool whole = read.envelope->key_id == key.id && is_signed_by(*read.envelope, key.public_key) &&
                         compare_statement(read.envelope->statement, kDigests).empty();
      ASSERT_FALSE(whole) << "byte " << at << " xor " << flip;
    }
  }
}

TEST(Dsse, RefusesOtherSpellings) {
  const std::string text = write_envelope(seal("{\"a\":1}", make_key(1)));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    return changed.replace(changed.find(from), from.size(), to);
  };
  EXPECT_THAT(read_envelope(text + "\n").problem, HasSubstr("not in its one spelling"));
  EXPECT_THAT(read_envelope(with("{\"pay", "{ \"pay")).problem, HasSubstr("not in its one spelling"));
  EXPECT_THAT(read_envelope(with("{\"pay", "{\"more\":1,\"pay")).problem, HasSubstr("not in its one spelling"));
  EXPECT_THAT(read_envelope(with("{\"pay", "{\"payload\":\"\",\"pay")).problem, HasSubstr("is written twice"));
  EXPECT_THAT(read_envelope(with("fQ==", "fR==")).problem,
              HasSubstr("META-INF/entry.dsse.json: "));  // same bytes in lax base64
  EXPECT_THAT(read_envelope(with("fQ==", "fQ")).problem, HasSubstr("not base64"));
  EXPECT_THAT(read_envelope(with("in-toto+json", "other")).problem, HasSubstr("not in its one spelling"));
  EXPECT_THAT(read_envelope("{}").problem, HasSubstr("not a DSSE envelope"));
  EXPECT_THAT(read_envelope("[]").problem, HasSubstr("not a DSSE envelope"));
  EXPECT_THAT(read_envelope("{\"payload\":\"\",\"signatures\":[{\"keyid\":\"\",\"sig\":\"AAAA\"}]}").problem,
              HasSubstr("64 bytes"));
  EXPECT_THAT(read_envelope(std::string(100'000, '[')).problem, HasSubstr("nested deeper"));
}

TEST(Dsse, NamesTheMemberThatDiffers) {
  const std::string statement = write_statement(kDigests);
  EXPECT_EQ(compare_statement(statement, kDigests), "");
  Digests changed = kDigests;
  changed[1].sha256[0] = 'c';
  EXPECT_EQ(compare_statement(statement, changed), "data/x: its bytes are not the signed ones");
  Digests more = kDigests;
  more.push_back({"data/y", std::string(64, 'c'), 3});
  EXPECT_EQ(compare_statement(statement, more), "data/y: the signed statement does not list it");
  EXPECT_EQ(compare_statement(write_statement(more), kDigests), "the signed statement lists members that are not there");
  EXPECT_EQ(compare_statement("[]", kDigests), "the signed statement lists no members");
  EXPECT_EQ(compare_statement(statement + " ", kDigests), "the signed statement is not in its one spelling");
  EXPECT_THAT(compare_statement("{", kDigests), HasSubstr("is no JSON"));
}

}  // namespace
}  // namespace maquette::entry
