#include "app/author_bench.h"

#include <utility>

#include "maquette/catalog.h"
#include "scene/data_root.h"

namespace maquette::app {

namespace {

/// Findings name the catalog's files from its root, and shaders from the program's.
std::filesystem::path on_disk(const viewer::Workshop& workshop, const std::string& file) {
  if (file.starts_with("shaders/")) return scene::data_root() / file;
  return workshop.files ? std::filesystem::path(workshop.files->root) / file : std::filesystem::path(file);
}

}  // namespace

AuthorBench::AuthorBench(AuthorOptions options, std::function<void()> wake)
    : command_(std::move(options.editor)),
      asked_(options.asked),
      auditor_(wake),
      reloader_(std::move(options.catalog), std::move(options.first), wake, std::move(options.asked)),
      dispatcher_(std::move(options.shelf), std::move(options.key), wake) {}

void AuthorBench::begin(const viewer::ViewerState& state) {
  auditor_.begin({state.workshop->running, state.model, state.workshop->files, asked_});
}

std::vector<viewer::Action> AuthorBench::take_answers() {
  std::vector<viewer::Action> answers = auditor_.take();
  for (viewer::Action& action : dispatcher_.take()) answers.push_back(std::move(action));
  return answers;
}

void AuthorBench::test(std::shared_ptr<const CaseFiles> files, Findings findings) {
  cases_ = files;
  case_findings_ = findings;
  auditor_.test(std::move(files), std::move(findings));
}

std::optional<viewer::Action> AuthorBench::follow(const viewer::ViewerState& state) {
  auditor_.ask(state);
  dispatcher_.ask(state);
  if (state.workshop->test_runs != test_runs_ && cases_) {
    test_runs_ = state.workshop->test_runs;
    auditor_.test(cases_, case_findings_);
  }
  return open_editor(state);
}

std::optional<viewer::Action> AuthorBench::open_editor(const viewer::ViewerState& state) {
  const viewer::EditorRequest& request = state.workshop->editor;
  if (request.number == opened_) return std::nullopt;
  opened_ = request.number;
  const auto words = editor_words(command_, on_disk(*state.workshop, request.where.file), request.where);
  return viewer::EditorFailed{editors_.start(words).value_or("")};
}

}  // namespace maquette::app
