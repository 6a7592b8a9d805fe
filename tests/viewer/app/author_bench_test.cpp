// What an author asks for in the workshop reaches who does it: the tests are run once more, the editor opens the line.
#include "app/author_bench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <semaphore>
#include <thread>

#include "state/reduce.h"

namespace maquette::app {
namespace {

namespace fs = std::filesystem;

constexpr auto kPatience = std::chrono::seconds(60);  ///< for machines that are busy; no figure is judged by it

class Bench : public ::testing::Test {
 protected:
  Bench() {
    fs::remove_all(home);
    fs::create_directories(home);
    fs::copy(fs::path(MAQUETTE_SOURCE_DIR) / "tests/support/data/catalogs", root, fs::copy_options::recursive);
    fs::create_directories(root / "teapot/tests");
    std::ofstream(root / "teapot/tests/a.toml") << "[[case]]\nname = \"a dome\"\nchoose.lid = \"dome\"\nvalid = true\n";
    const ReadCatalog read = read_catalog(root / "teapot", 1, FileWatch::Clock::now());
    EXPECT_TRUE(read.saved.model);
    state = viewer::first_author_state(read.saved, "en", viewer::Date{});
    AuthorOptions options;
    options.catalog = root / "teapot";
    options.first = read.saved;
    options.editor.words = {"/bin/sh", "-c",           "printf '%s:%s\\n' \"$1\" \"$2\" >> \"$3\"", "sh", "{file}",
                            "{line}",  opened.string()};
    bench.emplace(std::move(options), [this] { news.release(); });
    bench->begin(state);
  }
  ~Bench() override {
    bench.reset();
    fs::remove_all(home);
  }

  void does(const viewer::Action& action) { state = viewer::reduce(std::move(state), action); }

  /// As the studio does it, until `done`.
  template <class Done>
  void work_until(Done done) {
    while (!done()) {
      for (Reload& reload : bench->take_reloads()) {
        if (!reload.cases) continue;
        does(viewer::TestsSaved{reload.cases});
        bench->test(reload.cases, std::move(reload.case_findings));
      }
      for (const viewer::Action& action : bench->take_answers()) does(action);
      bench->follow(state);
      if (done()) return;
      ASSERT_TRUE(news.try_acquire_for(kPatience)) << "nothing came of it";
    }
  }
  bool all_run() const {
    const auto& tests = state.workshop->tests;
    return !tests.empty() && std::all_of(tests.begin(), tests.end(), [](const auto& test) { return test.run; });
  }

  fs::path home = fs::path(::testing::TempDir()) /
                  (std::string("bench-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path root = home / "catalogs", opened = home / "opened.txt";
  viewer::ViewerState state;
  std::counting_semaphore<> news{0};
  std::optional<AuthorBench> bench;
};

TEST_F(Bench, RunsTheTestsOnceMore) {
  work_until([this] { return all_run(); });
  for (int again = 0; again < 2; ++again) {
    does(viewer::RunTests{});
    ASSERT_FALSE(all_run());
    work_until([this] { return all_run(); });
    EXPECT_EQ(state.workshop->tests[0].passed, Verdict::yes);
  }
}

TEST_F(Bench, OpensTheEditorOnceForEachRequest) {
  EXPECT_FALSE(bench->follow(state)) << "nobody asked";
  does(viewer::OpenInEditor{{"teapot/rules.toml", 7, 1}});
  const auto said = bench->follow(state);
  ASSERT_TRUE(said);
  EXPECT_EQ(std::get<viewer::EditorFailed>(*said).problem, "");
  EXPECT_FALSE(bench->follow(state)) << "it is open";
  const auto text = [this] {
    std::ifstream file(opened);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!text().ends_with('\n') && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(text(), (root / "teapot/rules.toml").string() + ":7\n");
}

}  // namespace
}  // namespace maquette::app
