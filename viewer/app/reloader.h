// The author's saves, read and built on a thread of their own while the window goes on.
//
// news of the watch -> read everything again -> equal to what was read before? nothing : say what became of it
//
// Reading everything (a few milliseconds for our catalogs) is simpler than knowing which file a save touched, and always
// right: an include that appears, a spreadsheet that is renamed, a branch that is checked out are all the same to it. What
// is slow to renew is only renewed when it must be: the mesh, the materials' pictures and the shaders are told apart.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/file_stamps.h"
#include "app/file_watch.h"
#include "app/shop.h"
#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "scene/assets.h"
#include "state/words.h"
#include "state/workshop.h"

namespace maquette::app {

/// What became of a save.
struct Reload {
  std::optional<viewer::SavedCatalog> catalog;  ///< texts, mesh or pictures are other than before
  std::shared_ptr<scene::Assets> assets;        ///< the mesh is another; null: it is the one that runs
  bool surfaces = false;                        ///< materials or their pictures are other than those that run
  std::shared_ptr<const CaseFiles> cases;       ///< the tests' files are other than before, or the catalog is
  Findings case_findings;                       ///< what the disk says about them
  bool shaders = false;                         ///< the shaders' files are other than before
  std::optional<viewer::Languages> words;       ///< with a catalog that can be used: the words beside it
};

/// Reads the catalog at `path`, for what is `asked`, and the words beside it, as number `save`. `began`: the first sign of
/// the save.
struct ReadCatalog {
  viewer::SavedCatalog saved;
  viewer::Languages words;
};
ReadCatalog read_catalog(const std::filesystem::path& path, std::uint64_t save, FileWatch::Clock::time_point began,
                         const Circumstances& asked = {});

class Reloader {
 public:
  /// `running`: what `read_catalog` gave and the studio shows. `wake` is called whenever `take` has something new.
  Reloader(std::filesystem::path path, viewer::SavedCatalog running, std::function<void()> wake, Circumstances asked = {});
  ~Reloader();
  Reloader(const Reloader&) = delete;
  Reloader& operator=(const Reloader&) = delete;

  /// What happened since the last call, oldest first.
  std::vector<Reload> take();
  /// No save is being read and none waits to be taken.
  bool idle() const;
  /// False when the system has no watches left: saves are not noticed.
  bool watches() const { return watch_.ok(); }

  /// Destroys something that may take a moment (a solver in the middle of a question) away from the window.
  void retire(std::shared_ptr<void> old);

 private:
  void run(const std::stop_token& stop);
  void look(FileWatch::Clock::time_point began);
  void judge(ReadCatalog read, const FileStamps& assets, Reload& reload);
  bool load_mesh(viewer::SavedCatalog& saved, Reload& reload) const;
  void look_at_cases(Reload& reload);
  void watch_folders();
  void publish(Reload reload);

  std::filesystem::path path_;
  std::function<void()> wake_;
  Circumstances asked_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<FileWatch::Clock::time_point> news_;  ///< when the oldest news not looked at came
  bool busy_ = false;
  std::vector<Reload> reloads_;
  std::vector<std::shared_ptr<void>> retired_;
  // The reloader's thread alone:
  std::uint64_t save_;
  CatalogFiles seen_;                                   ///< texts of the newest save
  FileStamps seen_assets_, seen_words_, seen_shaders_;  ///< of the newest save
  CaseFiles seen_cases_;
  bool cases_read_ = false;
  Findings seen_findings_;                ///< of the newest save, before its mesh was read
  std::shared_ptr<const Model> running_;  ///< the newest that can
  FileStamps running_assets_;
  FileWatch watch_;      ///< after what it tells, before who is told
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
