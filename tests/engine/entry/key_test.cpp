#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "maquette/entry.h"

namespace maquette {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

class Key : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "maquette-key-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static unsigned mode_of(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
  }
  static std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void write(const fs::path& path, const std::string& text, unsigned mode) {
    std::ofstream(path, std::ios::binary) << text;
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
  }

  fs::path folder_;
};

TEST_F(Key, IsMadeOnceAndPrivate) {
  const fs::path path = folder_ / "a" / "b" / "kiosk.key";
  const KeyResult made = open_or_create_key(path);
  ASSERT_TRUE(made.key) << made.problem;
  EXPECT_EQ(mode_of(path), 0600U);
  EXPECT_EQ(mode_of(path.parent_path()), 0700U);
  EXPECT_EQ(mode_of(path.parent_path().parent_path()), 0700U);
  const KeyResult again = open_or_create_key(path);
  ASSERT_TRUE(again.key) << again.problem;
  EXPECT_EQ(again.key->public_key, made.key->public_key);
  EXPECT_EQ(again.key->secret_key, made.key->secret_key);
  EXPECT_EQ(again.key->id, made.key->id);
  EXPECT_EQ(made.key->id.size(), 16U);
}

TEST_F(Key, LeavesThePublicHalfBesideItAndNothingElse) {
  const KeyResult made = open_or_create_key(folder_ / "kiosk.key");
  ASSERT_TRUE(made.key) << made.problem;
  std::string hex = text_of(folder_ / "kiosk.key.pub");
  ASSERT_EQ(hex.size(), 65U);
  EXPECT_EQ(std::stoul(hex.substr(0, 2), nullptr, 16), made.key->public_key[0]);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2);
}

TEST_F(Key, TwoKeysDiffer) {
  EXPECT_NE(open_or_create_key(folder_ / "a").key->public_key, open_or_create_key(folder_ / "b").key->public_key);
}

TEST_F(Key, ProcessesThatStartTogetherAgree) {
  std::vector<std::string> ids(8);
  std::vector<std::thread> threads;
  for (std::string& id : ids) {
    threads.emplace_back([&id, this] {
      if (const KeyResult result = open_or_create_key(folder_ / "kiosk.key"); result.key) id = result.key->id;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_NE(ids.front(), "");
  EXPECT_THAT(ids, ::testing::Each(ids.front()));
}

TEST_F(Key, IsRefusedWhenOthersCouldRead) {
  const fs::path path = folder_ / "kiosk.key";
  ASSERT_TRUE(open_or_create_key(path).key);
  for (const unsigned mode : {0640U, 0604U, 0620U, 0660U, 0644U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    EXPECT_THAT(open_or_create_key(path).problem, HasSubstr("others can read this key")) << mode;
  }
  ASSERT_EQ(::chmod(path.c_str(), 0400), 0);
  EXPECT_TRUE(open_or_create_key(path).key);
}

TEST_F(Key, IsRefusedWhenItIsNotOne) {
  const fs::path path = folder_ / "kiosk.key";
  ASSERT_TRUE(open_or_create_key(path).key);
  const std::string good = text_of(path);
  for (const std::string& text :
       {std::string(), std::string("hello\n"), good.substr(0, good.size() - 1), good + "\n", "x" + good.substr(1),
        good.substr(0, good.size() - 2) + "g\n", std::string(1 << 20, 'a')}) {
    write(path, text, 0600);
    EXPECT_THAT(open_or_create_key(path).problem, HasSubstr("not a key file")) << text.substr(0, 100);
  }
  fs::remove(path);
  fs::create_directory(path);
  EXPECT_FALSE(open_or_create_key(path).key);
  fs::remove(path);
  fs::create_symlink(folder_ / "elsewhere", path);
  EXPECT_FALSE(open_or_create_key(path).key);
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
}

TEST_F(Key, SaysWhenItCannotBeMade) {
  write(folder_ / "file", "", 0600);
  EXPECT_THAT(open_or_create_key(folder_ / "file" / "kiosk.key").problem, HasSubstr("kiosk.key: cannot "));
}

}  // namespace
}  // namespace maquette
