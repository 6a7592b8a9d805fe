#include "app/editor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <thread>

namespace maquette::app {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(std::string_view text, const Position& where = {"a.toml", 12, 3}) {
  std::string problem;
  const auto command = parse_editor(text, &problem);
  EXPECT_TRUE(command) << problem;
  return command ? editor_words(*command, where.file, where) : std::vector<std::string>{};
}

TEST(Editor, FillsThePlaceIn) {
  EXPECT_THAT(words("subl {file}:{line}:{column}"), ElementsAre("subl", "a.toml:12:3"));
  EXPECT_THAT(words("x -l {line} {file} {file}"), ElementsAre("x", "-l", "12", "a.toml", "a.toml"));
}

TEST(Editor, KnowsTheMannersOfProgramsByName) {
  EXPECT_THAT(words("code"), ElementsAre("code", "--goto", "a.toml:12:3"));
  EXPECT_THAT(words("/usr/bin/kate -n"), ElementsAre("/usr/bin/kate", "-n", "--line", "12", "--column", "3", "a.toml"));
  EXPECT_THAT(words("gvim"), ElementsAre("gvim", "+call cursor(12,3)", "a.toml"));
  EXPECT_THAT(words("my-editor --wait"), ElementsAre("my-editor", "--wait", "a.toml"));
}

TEST(Editor, AnUnknownLineIsTheFirst) {
  EXPECT_THAT(words("code", {"a.toml", 0, 0}), ElementsAre("code", "--goto", "a.toml:1:1"));
}

TEST(Editor, QuotesKeepSpaces) {
  EXPECT_THAT(words("'/opt/My Editor/run' --at=\"line {line}\" {file}"),
              ElementsAre("/opt/My Editor/run", "--at=line 12", "a.toml"));
}

TEST(Editor, AFileNameIsNeverAnythingElse) {
  EXPECT_THAT(words("code", {"$(rm -rf x); {line}.toml", 1, 1}),
              ElementsAre("code", "--goto", "$(rm -rf x); {line}.toml:1:1"));
}

TEST(Editor, RefusesWhatIsNoCommand) {
  std::string problem;
  EXPECT_FALSE(parse_editor("", &problem));
  EXPECT_FALSE(parse_editor("   ", &problem));
  EXPECT_FALSE(parse_editor("'' x", &problem));
  problem.clear();
  EXPECT_FALSE(parse_editor("code 'never closed", &problem));
  EXPECT_THAT(problem, ::testing::HasSubstr("quote"));
}

std::map<std::string, std::string> environment;  // NOLINT: what the functions without state below answer from
std::map<std::string, bool> programs;            // NOLINT

const char* get(const char* name) {
  const auto found = environment.find(name);
  return found == environment.end() ? nullptr : found->second.c_str();
}
bool installed(const std::string& program) { return programs[program]; }

std::vector<std::string> fallback(std::map<std::string, std::string> variables, std::map<std::string, bool> there) {
  environment = std::move(variables);
  programs = std::move(there);
  return editor_words(default_editor(get, installed), "a.toml", {"", 2, 1});
}

TEST(DefaultEditor, PrefersWhatIsMostOurs) {
  EXPECT_THAT(fallback({{"MAQUETTE_EDITOR", "subl"}, {"VISUAL", "kate"}}, {}), ElementsAre("subl", "a.toml:2:1"));
  EXPECT_THAT(fallback({{"VISUAL", "kate"}, {"EDITOR", "gedit"}}, {}),
              ElementsAre("kate", "--line", "2", "--column", "1", "a.toml"));
  EXPECT_THAT(fallback({{"VISUAL", ""}, {"EDITOR", "gedit"}}, {}), ElementsAre("gedit", "+2:1", "a.toml"));
}

TEST(DefaultEditor, GivesATerminalsEditorATerminal) {
  EXPECT_THAT(fallback({{"EDITOR", "vim"}}, {{"x-terminal-emulator", true}}),
              ElementsAre("x-terminal-emulator", "-e", "vim", "+call cursor(2,1)", "a.toml"));
  EXPECT_THAT(fallback({{"EDITOR", "vim"}}, {{"code", true}}), ElementsAre("code", "--goto", "a.toml:2:1"));
}

TEST(DefaultEditor, FallsBackOnWhatIsInstalled) {
  EXPECT_THAT(fallback({}, {{"code", true}}), ElementsAre("code", "--goto", "a.toml:2:1"));
  EXPECT_THAT(fallback({}, {}), ElementsAre("xdg-open", "a.toml"));
}

TEST(EditorProcesses, SayWhatCannotBeStarted) {
  EditorProcesses editors;
  const auto problem = editors.start({"/no/such/editor", "a.toml"});
  ASSERT_TRUE(problem);
  EXPECT_THAT(*problem, ::testing::HasSubstr("/no/such/editor"));
}

TEST(EditorProcesses, StartWithoutAShell) {
  const std::filesystem::path file = ::testing::TempDir() + "/maquette editor; touch x";
  std::filesystem::remove(file);
  EditorProcesses editors;
  EXPECT_FALSE(editors.start({"touch", file.string()}));
  while (!std::filesystem::exists(file)) std::this_thread::yield();  // ctest's time limit is the end of patience
  std::filesystem::remove(file);
}

TEST(Installed, LooksAlongThePath) {
  EXPECT_TRUE(is_installed("sh"));
  EXPECT_FALSE(is_installed("no-such-program-anywhere"));
}

}  // namespace
}  // namespace maquette::app
