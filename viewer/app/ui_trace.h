// What a test that drives the window needs to know: where every named control is on the screen, and what the state is.
// Written as JSON whenever it changes, to a temporary file that is then renamed, so a reader never sees half of it.
#pragma once

#include <filesystem>
#include <string>

#include "state/viewer_state.h"
#include "ui/context.h"

namespace maquette::app {

class UiTrace {
 public:
  explicit UiTrace(std::filesystem::path file) : file_(std::move(file)) {}

  /// `settled`: nothing moves and no question is open.
  void write(const viewer::ViewerState& state, const ui::UiContext& ui, float scale, bool settled);

 private:
  std::filesystem::path file_;
  std::string last_;
};

}  // namespace maquette::app
