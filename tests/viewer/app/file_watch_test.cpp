#include "app/file_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <semaphore>

namespace maquette::app {
namespace {

namespace fs = std::filesystem;

class Watching : public ::testing::Test {
 protected:
  Watching() : watch([this](FileWatch::Clock::time_point) { news.release(); }) {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  ~Watching() override { fs::remove_all(folder); }
  static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
  /// Patience is for machines that are busy; what must happen happens at once.
  bool told() { return news.try_acquire_for(std::chrono::seconds(60)); }
  /// Everything that was under way has been told.
  void settle() {
    write(folder / "settle", "x");
    ASSERT_TRUE(told());
    while (news.try_acquire_for(std::chrono::milliseconds(4 * FileWatch::kMostMs))) {
    }
  }

  fs::path folder = fs::path(::testing::TempDir()) /
                    (std::string("watch-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
  std::counting_semaphore<> news{0};
  FileWatch watch;
};

TEST_F(Watching, TellsOfASave) {
  ASSERT_TRUE(watch.ok());
  EXPECT_TRUE(watch.set_folders({folder}));
  write(folder / "catalog.toml", "one");
  EXPECT_TRUE(told());
}

TEST_F(Watching, TellsOfAFileRenamedOverAnother) {
  write(folder / "catalog.toml", "one");
  watch.set_folders({folder});
  settle();
  for (int save = 0; save < 3; ++save) {
    write(folder / ".catalog.toml.swp", "two");
    fs::rename(folder / ".catalog.toml.swp", folder / "catalog.toml");
    EXPECT_TRUE(told()) << "save " << save;
    settle();
  }
}

TEST_F(Watching, TellsOfAFileThatGoes) {
  write(folder / "colours.csv", "id");
  watch.set_folders({folder});
  settle();
  fs::remove(folder / "colours.csv");
  EXPECT_TRUE(told());
}

TEST_F(Watching, IsQuietAboutAnEditorsOwnFiles) {
  watch.set_folders({folder});
  settle();
  for (const char* name : {".catalog.toml.swp", "catalog.toml~", "4913", "#catalog.toml#"}) write(folder / name, "x");
  EXPECT_FALSE(news.try_acquire_for(std::chrono::milliseconds(5 * FileWatch::kMostMs)));
}

TEST_F(Watching, ManyEventsAreOneBurst) {
  watch.set_folders({folder});
  settle();
  for (int i = 0; i < 50; ++i) write(folder / "catalog.toml", std::string(1000, 'x'));
  EXPECT_TRUE(told());
  int more = 0;
  while (news.try_acquire_for(std::chrono::milliseconds(4 * FileWatch::kMostMs))) ++more;
  EXPECT_LT(more, 25) << "each of the fifty saves is at least three events";
}

TEST_F(Watching, FollowsFoldersThatComeAndGo) {
  const fs::path inner = folder / "rules";
  watch.set_folders({folder, inner});
  settle();
  fs::create_directories(inner);
  ASSERT_TRUE(told());
  EXPECT_TRUE(watch.set_folders({folder, inner})) << "it is there now";
  EXPECT_FALSE(watch.set_folders({folder, inner})) << "nothing new";
  settle();
  write(inner / "build.toml", "x");
  EXPECT_TRUE(told());
  settle();
  fs::remove_all(inner);
  ASSERT_TRUE(told());
  fs::create_directories(inner);
  settle();
  EXPECT_TRUE(watch.set_folders({folder, inner})) << "another folder of the same name";
  write(inner / "build.toml", "x");
  EXPECT_TRUE(told());
}

TEST_F(Watching, LetsGoOfFolders) {
  const fs::path inner = folder / "inner";
  fs::create_directories(inner);
  watch.set_folders({folder, inner});
  watch.set_folders({folder});
  settle();
  write(inner / "file", "x");
  EXPECT_FALSE(news.try_acquire_for(std::chrono::milliseconds(5 * FileWatch::kMostMs)));
}

}  // namespace
}  // namespace maquette::app
