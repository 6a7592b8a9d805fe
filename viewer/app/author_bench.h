// The author's bench: the watch on the files, the reader of saves, the auditor of the running catalog and the editor, as
// the studio sees them.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/auditor.h"
#include "app/dispatcher.h"
#include "app/editor.h"
#include "app/reloader.h"

namespace maquette::app {

/// What `--author` needs.
struct AuthorOptions {
  std::filesystem::path catalog;  ///< folder or file, as named
  viewer::SavedCatalog first;     ///< what was read there; its model is not null
  EditorCommand editor;
  Circumstances asked{};          ///< for what every save is built
  std::filesystem::path shelf{};  ///< folder the kiosks read; empty: nothing can be sent
  std::filesystem::path key{};    ///< what releases are sealed with
};

class AuthorBench {
 public:
  AuthorBench(AuthorOptions options, std::function<void()> wake);

  std::vector<Reload> take_reloads() { return reloader_.take(); }
  std::vector<viewer::Action> take_answers();

  /// Another catalog runs.
  void begin(const viewer::ViewerState& state);
  /// The running catalog's tests are these.
  void test(std::shared_ptr<const CaseFiles> files, Findings findings);
  /// Asks what `state` leaves open and does what it asks for; what came of that.
  std::optional<viewer::Action> follow(const viewer::ViewerState& state);
  /// Destroys something slow elsewhere.
  void retire(std::shared_ptr<void> old) { reloader_.retire(std::move(old)); }

  bool idle() const { return reloader_.idle() && auditor_.idle() && dispatcher_.idle(); }
  bool watches() const { return reloader_.watches(); }

 private:
  std::optional<viewer::Action> open_editor(const viewer::ViewerState& state);

  EditorCommand command_;
  Circumstances asked_;
  EditorProcesses editors_;
  std::uint64_t opened_ = 0;     ///< number of the newest request served
  std::uint64_t test_runs_ = 0;  ///< served
  std::shared_ptr<const CaseFiles> cases_;
  Findings case_findings_;  ///< what the disk says about them
  Auditor auditor_;
  Reloader reloader_;
  Dispatcher dispatcher_;
};

}  // namespace maquette::app
