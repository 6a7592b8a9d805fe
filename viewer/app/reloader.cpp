#include "app/reloader.h"

#include <algorithm>
#include <ctime>
#include <set>
#include <utility>

#include "scene/data_root.h"

namespace maquette::app {

namespace fs = std::filesystem;

namespace {

using Clock = FileWatch::Clock;

fs::path product_folder(const CatalogFiles& files) { return (fs::path(files.root) / files.entry_point).parent_path(); }

fs::path words_folder(const CatalogFiles& files) { return product_folder(files) / "words"; }

std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%H:%M:%S", &local);
  return text;
}

/// Folders below `folder` and itself, `most` in all: a file may appear in any of them.
void add_folders_below(const fs::path& folder, std::size_t most, std::set<fs::path>& folders) {
  std::error_code error;
  folders.insert(folder);
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end && folders.size() < most;
       entry.increment(error)) {
    if (!entry->is_directory(error)) continue;
    if (entry->path().filename().string().starts_with(".")) entry.disable_recursion_pending();
    folders.insert(entry->path());
  }
}

/// The file's folder, where a link leads, and every folder up to the root: any of them may be replaced.
void add_folders_of(const fs::path& file, const fs::path& root, std::set<fs::path>& folders) {
  std::error_code error;
  if (const fs::path real = fs::weakly_canonical(file, error); !error) folders.insert(real.parent_path());
  for (fs::path folder = file.lexically_normal().parent_path(); folder.native().size() >= root.native().size();
       folder = folder.parent_path()) {
    folders.insert(folder);
    if (folder == folder.parent_path()) break;
  }
}

/// Words' findings name whole paths; a catalog's are relative to its root.
void make_relative(Findings& findings, const fs::path& root) {
  for (Finding& finding : findings) {
    const fs::path relative = fs::path(finding.where.file).lexically_relative(root);
    if (!relative.empty() && *relative.begin() != "..") finding.where.file = relative.generic_string();
  }
}

}  // namespace

ReadCatalog read_catalog(const fs::path& path, std::uint64_t save, Clock::time_point began, const Circumstances& asked) {
  ReadCatalog read;
  CatalogFilesResult files = read_catalog_files(path);
  SaleResult built;
  if (!files.files.files.empty()) built = build_for_sale(files.files, true, asked);
  CatalogResult& catalog = built.catalog;
  // What the disk says about a file explains why the model misses it.
  std::erase_if(catalog.findings, [&](const Finding& finding) {
    return finding.code == "missing-file" &&
           std::any_of(files.findings.begin(), files.findings.end(),
                       [&](const Finding& other) { return other.where == finding.where; });
  });
  Findings findings = std::move(files.findings);
  findings.insert(findings.end(), catalog.findings.begin(), catalog.findings.end());
  read.words = viewer::load_languages(scene::data_root() / "viewer" / "words", words_folder(files.files));
  make_relative(read.words.findings, files.files.root);
  findings.insert(findings.end(), read.words.findings.begin(), read.words.findings.end());
  if (has_errors(findings)) catalog.model.reset();
  EntryConditions conditions = read_conditions(files.files);
  read.saved = {save,
                catalog.model,
                std::make_shared<const CatalogFiles>(std::move(files.files)),
                std::move(findings),
                time_of_day(),
                std::chrono::duration<double>(Clock::now() - began).count(),
                std::move(conditions),
                sale_under(asked, std::move(built.absences))};
  return read;
}

Reloader::Reloader(fs::path path, viewer::SavedCatalog running, std::function<void()> wake, Circumstances asked)
    : path_(std::move(path)),
      wake_(std::move(wake)),
      asked_(std::move(asked)),
      save_(running.save),
      seen_(*running.files),
      seen_assets_(stamp_assets(*running.model)),
      seen_words_(stamp_words(words_folder(seen_))),
      seen_shaders_(stamp_shaders()),
      seen_findings_(running.findings),
      running_(running.model),
      running_assets_(stamp_assets(*running_)),
      watch_([this](Clock::time_point first) {
        {
          const std::lock_guard lock(mutex_);
          if (!news_) news_ = first;
        }
        changed_.notify_all();
      }),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Reloader::~Reloader() {
  thread_.request_stop();
  changed_.notify_all();
}

std::vector<Reload> Reloader::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(reloads_, {});
}

bool Reloader::idle() const {
  const std::lock_guard lock(mutex_);
  return !busy_ && !news_ && reloads_.empty();
}

void Reloader::retire(std::shared_ptr<void> old) {
  {
    const std::lock_guard lock(mutex_);
    retired_.push_back(std::move(old));
  }
  changed_.notify_all();
}

void Reloader::publish(Reload reload) {
  {
    const std::lock_guard lock(mutex_);
    reloads_.push_back(std::move(reload));
  }
  wake_();
}

void Reloader::run(const std::stop_token& stop) {
  watch_folders();
  while (!stop.stop_requested()) {
    std::optional<Clock::time_point> began;
    std::vector<std::shared_ptr<void>> retired;
    {
      std::unique_lock lock(mutex_);
      busy_ = false;
      if (!changed_.wait(lock, stop, [this] { return news_.has_value() || !retired_.empty(); })) return;
      began = std::exchange(news_, std::nullopt);
      if (!began) retired.swap(retired_);
      busy_ = began.has_value();
    }
    if (began) look(*began);
  }
}

void Reloader::look(Clock::time_point began) {
  Reload reload;
  FileStamps shaders = stamp_shaders();
  reload.shaders = shaders != seen_shaders_;
  seen_shaders_ = std::move(shaders);
  FileStamps words =
      stamp_words(words_folder(seen_));  // first: one that changes while it is read is news for the next look
  ReadCatalog read = read_catalog(path_, save_ + 1, began, asked_);
  const std::shared_ptr<const Model> model = read.saved.model ? read.saved.model : running_;
  FileStamps assets = stamp_assets(*model);
  const bool same = read.saved.files->files == seen_.files && assets == seen_assets_ && words == seen_words_ &&
                    read.saved.findings == seen_findings_;
  seen_ = *read.saved.files;
  seen_assets_ = assets;
  seen_words_ = std::move(words);
  seen_findings_ = read.saved.findings;
  if (!same) judge(std::move(read), assets, reload);
  look_at_cases(reload);
  watch_folders();
  if (reload.catalog || reload.shaders || reload.cases) publish(std::move(reload));
}

void Reloader::judge(ReadCatalog read, const FileStamps& assets, Reload& reload) {
  viewer::SavedCatalog& saved = read.saved;
  const bool other_mesh = saved.model && !same_mesh(*running_, running_assets_, *saved.model, assets);
  if (other_mesh && !load_mesh(saved, reload)) saved.model.reset();
  if (saved.model) {
    reload.surfaces = !same_surfaces(*running_, *saved.model) || !same_pictures(running_assets_, assets, *saved.model);
    running_ = saved.model;
    running_assets_ = assets;
    reload.words = std::move(read.words);
  }
  save_ = saved.save;
  reload.catalog = std::move(saved);
}

/// The first look brings them, too: what runs knows no tests yet.
void Reloader::look_at_cases(Reload& reload) {
  CaseFilesResult read = read_case_files(path_);
  const bool same = cases_read_ && read.files.files == seen_cases_.files;
  cases_read_ = true;
  if (same && !(reload.catalog && reload.catalog->model)) return;
  seen_cases_ = read.files;
  reload.cases = std::make_shared<const CaseFiles>(std::move(read.files));
  reload.case_findings = std::move(read.findings);
}

/// A mesh that cannot be shown is a finding like any other.
bool Reloader::load_mesh(viewer::SavedCatalog& saved, Reload& reload) const {
  if (saved.model->mesh.empty()) return true;
  auto assets = std::make_shared<scene::Assets>(saved.model);
  if (!assets->product().product) {
    saved.findings.push_back({Severity::error, {saved.model->mesh, 0, 0}, "bad-mesh", assets->product().problem});
    return false;
  }
  assets->picker();
  reload.assets = std::move(assets);
  return true;
}

void Reloader::watch_folders() {
  constexpr std::size_t kMostFolders = 256;
  const fs::path root = seen_.root.empty() ? fs::absolute(path_).lexically_normal().parent_path() : fs::path(seen_.root);
  std::set<fs::path> folders{root, scene::data_root() / "shaders"};
  if (!seen_.entry_point.empty()) add_folders_below(product_folder(seen_), kMostFolders, folders);
  for (const auto& [file, text] : seen_.files) add_folders_of(root / file, root, folders);
  for (const FileStamps* seen : {&seen_assets_, &seen_words_}) {
    for (const auto& [file, stamp] : *seen) add_folders_of(root / file, root, folders);
  }
  if (!watch_.set_folders(folders)) return;
  const std::lock_guard lock(mutex_);
  if (!news_) news_ = Clock::now();  // something may have been saved there before it was watched
}

}  // namespace maquette::app
