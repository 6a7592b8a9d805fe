// Opening a line in the author's own editor: a command of words, run as they stand, never through a shell, so that no
// file name can be anything but a file name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"

namespace maquette::app {

/// A program and its arguments, in which {file}, {line} and {column} stand for the place.
struct EditorCommand {
  std::vector<std::string> words;
};

/// The command as the author wrote it ("subl {file}:{line}:{column}"), split at spaces; single and double quotes keep
/// spaces. Without a place for the file it is appended, in the manner of the program if that is a known one. Nothing with a
/// sentence in `problem` when quotes do not close or no word is left.
std::optional<EditorCommand> parse_editor(std::string_view text, std::string* problem);

/// What the environment offers, in this order: $MAQUETTE_EDITOR, $VISUAL, $EDITOR, then `code` where it is installed, then
/// xdg-open. `get` is getenv. A terminal's editor (vi, nano, ..) is given a terminal of its own.
EditorCommand default_editor(const char* (*get)(const char*), bool (*installed)(const std::string&));

/// Whether a program of this name can be found in $PATH.
bool is_installed(const std::string& program);

/// The words with the place filled in. A line or column that is not known is 1.
std::vector<std::string> editor_words(const EditorCommand& command, const std::filesystem::path& file,
                                      const Position& where);

/// The editors that were started. Nobody waits for them; those that have ended are taken leave of at the next.
class EditorProcesses {
 public:
  EditorProcesses() = default;
  ~EditorProcesses() { bury(); }
  EditorProcesses(const EditorProcesses&) = delete;
  EditorProcesses& operator=(const EditorProcesses&) = delete;

  /// A sentence when the program cannot be started.
  std::optional<std::string> start(const std::vector<std::string>& words);

 private:
  void bury();

  std::vector<int> children_;  ///< process ids
};

}  // namespace maquette::app
