#include "app/editor.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

extern char** environ;  // NOLINT: POSIX's own

namespace maquette::app {

namespace {

/// How known programs are told a place. The first word is compared without its folder.
struct Manner {
  std::string_view program;
  bool terminal;
  std::vector<std::string> arguments;
};

const std::vector<Manner>& manners() {
  static const std::vector<Manner> kManners{
      {"code", false, {"--goto", "{file}:{line}:{column}"}},
      {"codium", false, {"--goto", "{file}:{line}:{column}"}},
      {"zed", false, {"{file}:{line}:{column}"}},
      {"subl", false, {"{file}:{line}:{column}"}},
      {"kate", false, {"--line", "{line}", "--column", "{column}", "{file}"}},
      {"gedit", false, {"+{line}:{column}", "{file}"}},
      {"gnome-text-editor", false, {"{file}"}},
      {"gvim", false, {"+call cursor({line},{column})", "{file}"}},
      {"emacs", false, {"+{line}:{column}", "{file}"}},
      {"emacsclient", false, {"--no-wait", "+{line}:{column}", "{file}"}},
      {"vi", true, {"+{line}", "{file}"}},
      {"vim", true, {"+call cursor({line},{column})", "{file}"}},
      {"nvim", true, {"+call cursor({line},{column})", "{file}"}},
      {"nano", true, {"+{line},{column}", "{file}"}},
      {"micro", true, {"+{line}:{column}", "{file}"}},
      {"hx", true, {"{file}:{line}:{column}"}},
      {"xdg-open", false, {"{file}"}},
  };
  return kManners;
}

const Manner* manner_of(const std::string& program) {
  const std::string name = std::filesystem::path(program).filename().string();
  const auto& all = manners();
  const auto found = std::find_if(all.begin(), all.end(), [&name](const Manner& m) { return m.program == name; });
  return found == all.end() ? nullptr : &*found;
}

bool names_file(const EditorCommand& command) {
  return std::any_of(command.words.begin(), command.words.end(),
                     [](const std::string& word) { return word.find("{file}") != std::string::npos; });
}

void add_place(EditorCommand& command) {
  if (names_file(command)) return;
  const Manner* manner = manner_of(command.words.front());
  if (manner == nullptr) return command.words.emplace_back("{file}"), void();
  command.words.insert(command.words.end(), manner->arguments.begin(), manner->arguments.end());
}

void replace_all(std::string& word, std::string_view blank, const std::string& value) {
  for (std::size_t at = word.find(blank); at != std::string::npos; at = word.find(blank, at + value.size())) {
    word.replace(at, blank.size(), value);
  }
}

/// One word at a time: spaces divide, quotes of either kind keep.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::optional<std::vector<std::string>> split() {
    std::vector<std::string> words;
    for (;;) {
      while (at_ < text_.size() && text_[at_] == ' ') ++at_;
      if (at_ == text_.size()) return words;
      auto word = next();
      if (!word) return std::nullopt;
      words.push_back(std::move(*word));
    }
  }

 private:
  std::optional<std::string> next() {
    std::string word;
    while (at_ < text_.size() && text_[at_] != ' ') {
      const char c = text_[at_];
      if (c != '"' && c != '\'') {
        word += c;
        ++at_;
        continue;
      }
      const std::size_t close = text_.find(c, at_ + 1);
      if (close == std::string_view::npos) return std::nullopt;
      word += text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    }
    return word;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<EditorCommand> parse_editor(std::string_view text, std::string* problem) {
  auto words = Splitter(text).split();
  if (!words) {
    *problem = "the editor's command has a quote that does not close";
    return std::nullopt;
  }
  if (words->empty() || words->front().empty()) {
    *problem = "the editor's command names no program";
    return std::nullopt;
  }
  EditorCommand command{std::move(*words)};
  add_place(command);
  return command;
}

EditorCommand default_editor(const char* (*get)(const char*), bool (*installed)(const std::string&)) {
  for (const char* name : {"MAQUETTE_EDITOR", "VISUAL", "EDITOR"}) {
    const char* const value = get(name);
    std::string problem;
    auto command = value != nullptr ? parse_editor(value, &problem) : std::nullopt;
    if (!command) continue;
    const Manner* manner = manner_of(command->words.front());
    if (manner == nullptr || !manner->terminal) return *command;
    // A terminal's editor has no terminal here: it is opened in one.
    if (!installed("x-terminal-emulator")) continue;
    command->words.insert(command->words.begin(), {"x-terminal-emulator", "-e"});
    return *command;
  }
  EditorCommand fallback{{installed("code") ? "code" : "xdg-open"}};
  add_place(fallback);
  return fallback;
}

bool is_installed(const std::string& program) {
  const char* const path = std::getenv("PATH");
  for (std::string_view rest = path == nullptr ? "" : path; !rest.empty();) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    const std::filesystem::path file = std::filesystem::path(folder) / program;
    if (!folder.empty() && ::access(file.c_str(), X_OK) == 0) return true;
  }
  return false;
}

std::vector<std::string> editor_words(const EditorCommand& command, const std::filesystem::path& file,
                                      const Position& where) {
  std::vector<std::string> words = command.words;
  for (std::string& word : words) {
    // The file's name last: what it contains is never taken for a blank.
    replace_all(word, "{line}", std::to_string(std::max<std::uint32_t>(where.line, 1)));
    replace_all(word, "{column}", std::to_string(std::max<std::uint32_t>(where.column, 1)));
    replace_all(word, "{file}", file.string());
  }
  return words;
}

namespace {

/// What a child starts with: nothing to read from, and a process group of its own, so that closing the studio's terminal
/// does not close the editor.
class SpawnSettings {
 public:
  SpawnSettings() {
    ::posix_spawn_file_actions_init(&files_);
    ::posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    ::posix_spawnattr_destroy(&attributes_);
    ::posix_spawn_file_actions_destroy(&files_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  int start(pid_t* child, char* const* argv) const {
    return ::posix_spawnp(child, argv[0], &files_, &attributes_, argv, environ);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

std::optional<std::string> EditorProcesses::start(const std::vector<std::string>& words) {
  bury();
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));  // NOLINT: POSIX's signature
  argv.push_back(nullptr);
  pid_t child = 0;
  const int error = SpawnSettings().start(&child, argv.data());
  if (error == 0) {
    children_.push_back(child);
    return std::nullopt;
  }
  return "\"" + words.front() + "\" could not be started: " + std::generic_category().message(error) +
         ". Name your editor with --editor or $VISUAL.";
}

void EditorProcesses::bury() {
  std::erase_if(children_, [](int child) { return ::waitpid(child, nullptr, WNOHANG) != 0; });
}

}  // namespace maquette::app
