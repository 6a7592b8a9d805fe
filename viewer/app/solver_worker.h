// The solver off the frame: a thread that owns the Session and answers the newest question.
//
// Questions are derived from the state, so the window just hands over the state after each change: what is new in it
// becomes a question, and a question about an older revision is interrupted. Answers come back as actions.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "maquette/session.h"
#include "state/action.h"

namespace maquette::app {

class SolverWorker {
 public:
  /// `wake` is called from the worker's thread whenever `take` has something new.
  SolverWorker(std::shared_ptr<const Model> model, std::function<void()> wake, CompiledCache cache = CompiledCache::on);
  ~SolverWorker();
  SolverWorker(const SolverWorker&) = delete;
  SolverWorker& operator=(const SolverWorker&) = delete;

  /// Asks what `state` leaves open: nothing when it asks nothing new.
  void ask(const viewer::ViewerState& state);

  /// The answers since the last call, oldest first.
  std::vector<viewer::Action> take();

  /// True when every question has been answered.
  bool idle() const;

 private:
  struct Question {
    std::uint64_t revision = 0;
    viewer::DesignSnapshot design;
    std::vector<PartIndex> parts;  ///< whose offers are wanted
    GroupIndex group = 0;
    std::optional<std::uint64_t> surprise_seed;
    std::optional<Choice> wish;
    std::uint64_t wish_request = 0;
    bool same_design(const Question& other) const { return revision == other.revision; }
  };

  void run(const std::stop_token& stop);
  void answer(const Question& question);
  void answer_design(const Question& question);
  void answer_details(const Question& question, const Variant& shown, const Domains& domains);
  bool find_setters(const Question& question, const Domains& domains);
  void answer_count(const Question& question);
  void answer_wish(const Question& question);
  void answer_surprise(const Question& question);
  bool outdated(const Question& question) const;
  void publish(viewer::Action action);

  Session session_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Question> next_;
  Question newest_;
  bool busy_ = false;
  std::vector<viewer::Action> answers_;
  // The worker's thread alone:
  std::optional<viewer::Answers> last_;  ///< the newest answered revision
  std::map<PartIndex, PartIndex> set_by_;
  std::uint64_t set_by_revision_ = 0, answered_wish_ = 0, counted_revision_ = 0;
  std::jthread thread_;  ///< last: it stops before the rest goes
};

}  // namespace maquette::app
