// What can be said about all designs of the running catalog, worked out in the background and shown as it comes.
//
// How many designs does a rule remove? Those that obey every other rule and break this one: the same catalog with that one
// rule turned round, counted. The turned catalog is kept, because it answers the author's other question as well: the rule
// binds beside some selections exactly when the turned catalog still has a design with them.
//
// The design on the screen comes first, then the figures of the catalog, then one rule after another. The next save ends
// everything that is in progress.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/linter.h"
#include "maquette/cases.h"
#include "maquette/session.h"
#include "state/action.h"

namespace maquette::app {

class Auditor {
 public:
  /// Turned catalogs kept in memory; rules beyond have a count but no verdict.
  static constexpr std::size_t kMostTurned = 200;

  /// `wake` is called whenever `take` has something new.
  explicit Auditor(std::function<void()> wake);
  ~Auditor();
  Auditor(const Auditor&) = delete;
  Auditor& operator=(const Auditor&) = delete;

  /// Another catalog runs: everything begins anew.
  void begin(Subject subject);
  /// The catalog's tests are these, from now on; `findings`: what the disk says about them.
  void test(std::shared_ptr<const CaseFiles> files, Findings findings);
  /// What `state` leaves open about its design: nothing when it asks nothing new.
  void ask(const viewer::ViewerState& state);

  std::vector<viewer::Action> take();
  bool idle() const;

 private:
  struct Question {
    std::uint64_t revision = 0;
    Selections selections;
    std::vector<PartIndex> parts;  ///< whose options' counts are wanted
    bool conflicting = false;      ///< the selections do not hold together: a repair is wanted
    bool operator==(const Question&) const = default;
  };
  /// What the thread knows of the catalog it looks into.
  struct Work {
    Subject subject;
    std::unique_ptr<Session> session;
    std::vector<std::unique_ptr<Session>> turned;  ///< by rule; null beyond kMostTurned
    std::vector<Verdict> binding;                  ///< of `verdicts_about`
    std::uint64_t verdicts_about = 0;
    RuleIndex next_rule = 0;
    bool figures_known = false;
    std::optional<Question> answered;
    std::unique_ptr<CaseRunner> runner;
    std::vector<Case> cases;
    std::size_t next_case = 0;
  };
  struct Tests {
    std::shared_ptr<const CaseFiles> files;
    Findings findings;
  };

  void run(const std::stop_token& stop);
  bool wait_for_work(const std::stop_token& stop);
  void take_subject();
  bool step();
  void count_catalog();
  void count_rule(RuleIndex rule);
  void answer(const Question& question);
  void count_options(const Question& question);
  bool begin_tests();
  void run_test(std::size_t index);
  std::optional<Repair> find_fix(const Case& test, const CaseResult& result);
  void judge_rule(RuleIndex rule, const Question& question);
  void publish_verdicts(const Question& question);
  std::optional<DesignCount> counted(Session& session, const Selections& selections, bool with_shares);
  bool superseded() const;
  void publish(viewer::Action action);

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Subject> next_;
  Question question_;
  std::optional<Tests> tests_;       ///< not begun yet
  std::function<void()> interrupt_;  ///< ends the question in progress; empty: there is none
  bool busy_ = false;                ///< there is work, begun or not
  bool stopping_ = false;
  std::vector<viewer::Action> news_;
  Work work_;  ///< the thread's alone
  Linter linter_;
  std::jthread thread_;  ///< last: it ends before the rest goes
};

}  // namespace maquette::app
