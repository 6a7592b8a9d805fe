// What `maquette-viewer` was asked to do.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/snapshot_command.h"
#include "app/studio.h"
#include "app/window.h"

namespace maquette::app {

struct CommandLine {
  std::vector<std::filesystem::path> catalogs;
  std::string variant;  ///< --variant: of a mesh on its own
  StudioOptions studio;
  WindowOptions window;
  std::filesystem::path shelf;          ///< --kiosks: of --author, where releases go
  std::filesystem::path trust;          ///< --trust: public keys that releases must be sealed with
  std::optional<EditorCommand> editor;  ///< --author: the workshop, with this editor

  // --snapshot: pictures of a design, without a display
  std::optional<std::string> snapshot;
  SnapshotArgs pictures;
  std::string size;  ///< as written; empty: the default of what is asked

  // --screenshot: one screen of the studio, without a display
  std::filesystem::path screenshot;
  std::string screen = "studio";
  std::vector<std::string> choose;  ///< PART=OPTION
  std::string want;                 ///< PART=OPTION, for why-not
  std::string group;
  std::string text;
  std::string rule;  ///< of the workshop: the rule that is selected
};

/// Reads the arguments; when there is nothing left to do (help, a mistake) returns the exit status.
std::optional<int> read_command_line(int argc, char** argv, CommandLine* command);

/// "1920x1080"; false when it is anything else or out of range.
bool parse_size(const std::string& text, int* width, int* height);

}  // namespace maquette::app
