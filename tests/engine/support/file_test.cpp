#include "support/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace maquette {
namespace {

namespace fs = std::filesystem;

class ReadFile : public ::testing::Test {
 protected:
  void SetUp() override { std::ofstream(path_, std::ios::binary) << std::string("a\0b\r\n", 5); }
  void TearDown() override { fs::remove(path_); }
  fs::path path_ = fs::temp_directory_path() / ("maquette-read-" + std::to_string(::getpid()));
};

TEST_F(ReadFile, AllBytes) {
  const FileContent content = read_file(path_, 5);
  EXPECT_EQ(content.problem, ReadProblem::none);
  EXPECT_EQ(content.bytes, std::string("a\0b\r\n", 5));
}

TEST_F(ReadFile, NeverMoreThanAllowed) {
  const FileContent content = read_file(path_, 4);
  EXPECT_EQ(content.problem, ReadProblem::too_big);
  EXPECT_TRUE(content.bytes.empty());
}

TEST_F(ReadFile, OnlyFiles) {
  EXPECT_EQ(read_file(fs::temp_directory_path(), 100).problem, ReadProblem::not_a_file);
  EXPECT_EQ(read_file("/dev/zero", 100).problem, ReadProblem::not_a_file);
  EXPECT_EQ(read_file(path_ / "no" / "such", 100).problem, ReadProblem::missing);
}

}  // namespace
}  // namespace maquette
