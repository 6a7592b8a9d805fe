#include "entry/zip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entry/crc32.h"

namespace maquette::entry {
namespace {

using ::testing::HasSubstr;

const std::vector<ZipMember> kMembers{
    {"mimetype", "text/x"}, {"META-INF/a.json", "{}"}, {"data/b.txt", "bee"}, {"data/c", ""}};

constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22;

std::size_t directory_at(const std::vector<ZipMember>& members) {
  std::size_t at = 0;
  for (const ZipMember& member : members) at += kLocalSize + member.name.size() + member.data.size();
  return at;
}

/// Where the central header of the `index`th member begins.
std::size_t central_at(const std::vector<ZipMember>& members, std::size_t index) {
  std::size_t at = directory_at(members);
  for (std::size_t i = 0; i < index; ++i) at += kCentralSize + members[i].name.size();
  return at;
}

std::string with_bytes(std::string package, std::size_t at, std::string_view bytes) {
  return package.replace(at, bytes.size(), bytes);
}

TEST(Crc32, GivesTheCheckValueOfItsStandard) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32(""), 0U);
  EXPECT_EQ(crc32("The quick brown fox jumps over the lazy dog"), 0x414FA339U);
}

TEST(Zip, ReadsWhatItWrites) {
  const std::string package = write_zip(kMembers);
  const ZipRead read = read_zip(package);
  ASSERT_EQ(read.problem, "");
  ASSERT_EQ(read.members.size(), kMembers.size());
  for (std::size_t index = 0; index < kMembers.size(); ++index) {
    EXPECT_EQ(read.members[index].name, kMembers[index].name);
    EXPECT_EQ(read.members[index].data, kMembers[index].data);
  }
  EXPECT_EQ(write_zip(read.members), package);
}

// A flip in a member's data is caught by its CRC-32, one in a header by the comparison: both without any signature.
TEST(Zip, EverySingleByteMatters) {
  const std::string package = write_zip(kMembers);
  for (std::size_t at = 0; at < package.size(); ++at) {
    for (int flip = 1; flip < 256; ++flip) {
      std::string changed = package;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      ASSERT_NE(read_zip(changed).problem, "") << "byte " << at << " xor " << flip;
    }
  }
}

TEST(Zip, EveryTruncationAndExtensionIsRefused) {
  const std::string package = write_zip(kMembers);
  for (std::size_t size = 0; size < package.size(); ++size) {
    ASSERT_NE(read_zip(std::string_view(package).substr(0, size)).problem, "") << size;
  }
  EXPECT_THAT(read_zip(package + '\0').problem, HasSubstr("1 bytes after the end"));
  EXPECT_THAT(read_zip("#!" + package).problem, HasSubstr("not a ZIP file"));
  EXPECT_THAT(read_zip(package + package).problem, HasSubstr("bytes after the end"));
}

struct Hostile {
  const char* name;
  std::string package;
  const char* problem;
};

std::vector<Hostile> hostile_packages() {
  const std::string good = write_zip(kMembers);
  const std::size_t end = good.size() - kEndSize;
  const auto zip = [](std::vector<ZipMember> members) { return write_zip(members); };
  return {
      {"reordered", zip({{"mimetype", "x"}, {"b", ""}, {"a", ""}}), "'a' is out of order"},
      {"mimetype not first", zip({{"a", ""}, {"mimetype", "x"}}), "the first member is not 'mimetype'"},
      {"duplicate", zip({{"mimetype", "x"}, {"a", "1"}, {"a", "2"}}), "'a' is there twice"},
      {"duplicate but for case", zip({{"mimetype", "x"}, {"A", "1"}, {"a", "2"}}), "'a' is there twice but for its case"},
      {"traversal", zip({{"mimetype", "x"}, {"../../etc/passwd", ""}}), "a member's name is not allowed"},
      {"traversal inside", zip({{"mimetype", "x"}, {"data/../../x", ""}}), "a member's name is not allowed"},
      {"absolute", zip({{"mimetype", "x"}, {"/etc/passwd", ""}}), "a member's name is not allowed"},
      {"drive", zip({{"mimetype", "x"}, {"C:x", ""}}), "a member's name is not allowed"},
      {"backslash", zip({{"mimetype", "x"}, {"data\\x", ""}}), "a member's name is not allowed"},
      {"folder", zip({{"mimetype", "x"}, {"data/", ""}}), "a member's name is not allowed"},
      {"hidden", zip({{"mimetype", "x"}, {"data/.x", ""}}), "a member's name is not allowed"},
      {"NUL in a name", zip({{"mimetype", "x"}, {std::string("a\0b", 3), ""}}), "a member's name is not allowed"},
      {"empty name", zip({{"mimetype", "x"}, {"", ""}}), "a member's name is not allowed"},
      {"long name", zip({{"mimetype", "x"}, {std::string(201, 'a'), ""}}), "a member's name is not allowed"},
      {"compressed", with_bytes(good, 8, "\x08"), "compression method is 8, not 0"},
      {"data descriptor", with_bytes(good, 6, "\x08"), "data descriptor"},
      {"encrypted", with_bytes(good, 6, "\x01"), "encryption"},
      {"lying size, larger", with_bytes(good, 18, "\xFF\xFF\xFF\x7F"), "claims 2147483647 bytes, only"},
      {"lying size, smaller", with_bytes(good, 18, "\x05"), "CRC-32"},
      {"lying uncompressed size", with_bytes(good, 22, "\xFF\xFF\xFF\x7F"), "size is 2147483647"},
      {"extra field", with_bytes(good, 28, "\x04"), "length of the extra field is 4, not 0"},
      {"symbolic link", with_bytes(good, central_at(kMembers, 1) + 38, std::string_view("\0\0\xFF\xA1", 4)),
       "symbolic link"},
      {"made by Unix", with_bytes(good, central_at(kMembers, 0) + 5, "\x03"), "version made by"},
      {"another name in the directory", with_bytes(good, central_at(kMembers, 3) + kCentralSize, "e"), "another name"},
      {"another offset", with_bytes(good, central_at(kMembers, 1) + 42, "\x01"), "offset"},
      {"member comment", with_bytes(good, central_at(kMembers, 1) + 32, "\x01"), "length of the comment"},
      {"archive comment", with_bytes(good, end + 20, "\x05") + "hello", "length of the archive's comment is 5"},
      {"member missing in the directory", with_bytes(good, end + 8, "\x03"), "members on this disk is 3, not 4"},
      {"name cut short", std::string("PK\3\4") + std::string(22, '\0') + "\xFF\xFF" + std::string(2, '\0') + "a",
       "cut short"},
  };
}

TEST(Zip, SaysWhatIsWrong) {
  for (const Hostile& hostile : hostile_packages()) {
    EXPECT_THAT(read_zip(hostile.package).problem, HasSubstr(hostile.problem)) << hostile.name;
    EXPECT_TRUE(read_zip(hostile.package).members.empty()) << hostile.name;
  }
}

TEST(Zip, BoundsSizeAndCount) {
  const std::string package = write_zip(kMembers);
  EXPECT_THAT(read_zip(package, {.bytes = package.size() - 1}).problem, HasSubstr("bytes, more than the"));
  EXPECT_EQ(read_zip(package, {.bytes = package.size()}).problem, "");
  EXPECT_THAT(read_zip(package, {.members = 3}).problem, HasSubstr("more than 3 members"));
  EXPECT_EQ(read_zip(package, {.members = 4}).problem, "");
}

}  // namespace
}  // namespace maquette::entry
