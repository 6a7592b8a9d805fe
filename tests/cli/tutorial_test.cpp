// docs/author-a-catalog.md is held to its word: its files are written as it says, one after another, and each of its
// commands is run and must print what the page shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
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

/// The rules of the page's table: what stands in backquotes in its last column.
std::vector<std::string> tabled_rules(const std::string& page) {
  static const std::regex row("\\| [^|`]+ \\| (`.*`) \\|"), quoted("`([^`]+)`");
  std::vector<std::string> rules;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    const std::string cell = found[1];
    for (std::sregex_iterator rule(cell.begin(), cell.end(), quoted), end; rule != end; ++rule) rules.push_back((*rule)[1]);
  }
  return rules;
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

  /// The catalog can be read with this rule as well.
  void expect_a_rule(const std::string& rule) const {
    const std::string path = folder_ / "backpack/catalog.toml", held = text_of(path);
    write_text(path, held + "\n[[rule]]\nid = \"one-more\"\nrule = \"" + rule + "\"\nbecause = \"So.\"\n");
    const Ran ran = run_program(MAQUETTE_COMMAND, {"check", "backpack"}, {}, folder_ / "");
    EXPECT_TRUE(ran.out.starts_with("backpack 1: ")) << rule << '\n' << ran.err;
    write_text(path, held);
  }

  /// The block as a terminal would show it.
  std::string played(const std::string& console) const {
    std::string screen;
    std::istringstream lines(console);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("$ cp -r ")) {
        copy_folder(line.substr(8));
        screen += line + "\n";
      }
      if (!line.starts_with("$ maquette ")) continue;
      std::istringstream words(line.substr(11));
      const std::vector<std::string> arguments{std::istream_iterator<std::string>(words), {}};
      const Ran ran = run_program(MAQUETTE_COMMAND, arguments, {}, folder_ / "");
      screen += line + "\n" + ran.err + ran.out;
    }
    return screen;
  }

 private:
  /// "FROM TO"
  void copy_folder(const std::string& names) const {
    const std::size_t space = names.find(' ');
    std::filesystem::copy(folder_ / names.substr(0, space), folder_ / names.substr(space + 1),
                          std::filesystem::copy_options::recursive);
  }

  TemporaryFolder folder_;
};

TEST(Docs, TheTutorialDoesWhatItSays) {
  const Tutorial tutorial;
  int played = 0;
  const std::string page = text_of(std::string(MAQUETTE_SOURCE_DIR) + "/docs/author-a-catalog.md");
  for (const Step& step : steps_of(page)) {
    if (step.language == "edit") {
      tutorial.edit(step);
    } else if (step.language == "console") {
      EXPECT_EQ(tutorial.played(step.body), step.body);
      ++played;
    } else if (!step.file.empty()) {
      tutorial.write(step);
    }
  }
  EXPECT_GE(played, 12);
  const std::vector<std::string> rules = tabled_rules(page);
  for (const std::string& rule : rules) tutorial.expect_a_rule(rule);
  EXPECT_GE(rules.size(), 15U);
}

}  // namespace
}  // namespace maquette
