// docs/author-a-catalog.md is held to its word: its files are written as it says, one after another, and each of its
// commands is run and must print what the page shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;

/// A fenced block, or the comment that stands for an author's edit.
struct Step {
  std::string language, file, body;
  std::string before, after;  ///< of an edit
};

std::vector<Step> steps_of(const std::string& page) {
  static const std::regex edit("<!-- replace in (\\S+): (.+) -> (.+) -->");
  std::vector<Step> steps;
  std::istringstream lines(page);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      Step step;
      std::istringstream(line.substr(3)) >> step.language >> step.file;
      steps.push_back(std::move(step));
    } else if (inside) {
      steps.back().body += line + "\n";
    } else if (std::regex_match(line, found, edit)) {
      steps.push_back({"edit", found[1], {}, found[2], found[3]});
    }
  }
  return steps;
}

class Tutorial {
 public:
  /// Later blocks for a file go below what it holds.
  void write(const Step& step) const {
    const std::string path = folder_ / step.file, held = text_of(path);
    write_text(path, held + (held.empty() ? "" : "\n") + step.body);
  }

  void edit(const Step& step) const {
    const std::string path = folder_ / step.file;
    std::string text = text_of(path);
    const std::size_t at = text.find(step.before);
    ASSERT_NE(at, std::string::npos) << step.before;
    write_text(path, text.replace(at, step.before.size(), step.after));
  }

  /// The block as a terminal would show it.
  std::string played(const std::string& console) const {
    std::string screen;
    std::istringstream lines(console);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("$ maquette ")) continue;
      std::istringstream words(line.substr(11));
      const std::vector<std::string> arguments{std::istream_iterator<std::string>(words), {}};
      const Ran ran = run_program(MAQUETTE_COMMAND, arguments, {}, folder_ / "");
      screen += line + "\n" + ran.err + ran.out;
    }
    return screen;
  }

 private:
  TemporaryFolder folder_;
};

TEST(Docs, TheTutorialDoesWhatItSays) {
  const Tutorial tutorial;
  int played = 0;
  for (const Step& step : steps_of(text_of(std::string(MAQUETTE_SOURCE_DIR) + "/docs/author-a-catalog.md"))) {
    if (step.language == "edit") {
      tutorial.edit(step);
    } else if (step.language == "console") {
      EXPECT_EQ(tutorial.played(step.body), step.body);
      ++played;
    } else if (!step.file.empty()) {
      tutorial.write(step);
    }
  }
  EXPECT_GE(played, 8);
}

}  // namespace
}  // namespace maquette
