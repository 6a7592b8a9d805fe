// The auditor's third question: do the catalog's own tests still pass?
#include <chrono>
#include <utility>

#include "app/auditor.h"

namespace maquette::app {

namespace {

/// The first expectation that is not met, in words.
viewer::TestLine line_of(const Model& model, const Case& test, const CaseResult& result, double seconds) {
  viewer::TestLine line{test.name, test.where, true, result.passed, seconds, {}, {}, {}};
  for (std::size_t i = 0; i < result.outcomes.size() && line.expected.empty(); ++i) {
    if (result.outcomes[i].met == Verdict::yes) continue;
    CaseWords words = describe(model_of(test, model), test.expectations[i], result.outcomes[i], "en");
    line.expected = std::move(words.expected);
    line.found = std::move(words.found);
    line.because = std::move(words.because);
    for (const RuleIndex rule : result.outcomes[i].rules) {
      if (const auto here = find_rule(model, model_of(test, model).rules[rule].id)) line.rules.push_back(*here);
    }
    if (test.expectations[i].where.line > 0) line.where = test.expectations[i].where;
  }
  return line;
}

}  // namespace

bool Auditor::begin_tests() {
  std::optional<Tests> tests;
  {
    const std::lock_guard lock(mutex_);
    tests = std::exchange(tests_, std::nullopt);
  }
  if (!tests) return false;
  CasesResult parsed = parse_cases(*work_.subject.model, *tests->files, {work_.subject.files.get(), work_.subject.asked});
  work_.cases = std::move(parsed.cases);
  work_.next_case = 0;
  if (!work_.runner) work_.runner = std::make_unique<CaseRunner>(work_.subject.model, Limits{}, CompiledCache::off);
  std::vector<viewer::TestLine> lines;
  for (const Case& test : work_.cases) {
    viewer::TestLine& line = lines.emplace_back();
    line.name = test.name;
    line.where = test.where;
  }
  Findings findings = std::move(tests->findings);
  findings.insert(findings.end(), parsed.findings.begin(), parsed.findings.end());
  publish(viewer::TestsBegun{work_.subject.save, std::move(lines), std::move(findings)});
  return true;
}

void Auditor::run_test(std::size_t index) {
  const auto start = std::chrono::steady_clock::now();
  const Case& test = work_.cases[index];
  {
    const std::lock_guard lock(mutex_);
    interrupt_ = [this] { work_.runner->interrupt(); };
  }
  const CaseResult result = work_.runner->run(test);
  {
    const std::lock_guard lock(mutex_);
    interrupt_ = nullptr;
  }
  if (superseded()) return;
  // before the fix is looked for: the seconds are the test's own
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  viewer::TestLine line = line_of(*work_.subject.model, test, result, seconds);
  if (result.passed == Verdict::no && !test.model) line.fix = find_fix(test, result);
  if (!superseded()) publish(viewer::TestRun{work_.subject.save, index, std::move(line)});
}

/// Of a test whose choices cannot be made: the smallest change after which they can.
std::optional<Repair> Auditor::find_fix(const Case& test, const CaseResult& result) {
  bool impossible = false;
  for (std::size_t i = 0; i < result.outcomes.size(); ++i) {
    const bool meant = test.expectations[i].kind == Expectation::Kind::valid;
    impossible = impossible || (meant && result.outcomes[i].valid == Verdict::no);
  }
  if (!impossible) return std::nullopt;
  {
    const std::lock_guard lock(mutex_);
    if (next_ || stopping_) return std::nullopt;
    interrupt_ = [this] { work_.session->interrupt(); };
  }
  Repairs repairs =
      test.wish ? work_.session->repair(test.selections, *test.wish, 1) : work_.session->repair(test.selections, 1);
  const std::lock_guard lock(mutex_);
  interrupt_ = nullptr;
  if (repairs.repairs.empty()) return std::nullopt;
  return std::move(repairs.repairs.front());
}

}  // namespace maquette::app
