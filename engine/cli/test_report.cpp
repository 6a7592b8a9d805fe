// A case is a line; one that fails says what was expected, what is, and the rules behind it as customers read them.
#include "cli/test_report.h"

#include <iostream>

#include "cli/phrases.h"
#include "support/one_line.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLongestLine = 500;

const char* mark(Verdict passed) { return passed == Verdict::yes ? "ok    " : passed == Verdict::no ? "FAIL  " : "?     "; }

constexpr Phrase kExpected{"expected: ", "attendu : ", "erwartet: ", "期待："};
constexpr Phrase kFound{"found:    ", "obtenu :  ", "gefunden: ", "結果："};

constexpr Phrase kCase{"%1 case: ", "%1 cas : ", "%1 Fall: ", "%1件："};
constexpr Phrase kCases{"%1 cases: ", "%1 cas : ", "%1 Fälle: ", "%1件："};
constexpr Phrase kPasses{"%1 passes", "%1 bon", "%1 besteht", "合格 %1"};
constexpr Phrase kPass{"%1 pass", "%1 bons", "%1 bestehen", "合格 %1"};
constexpr Phrase kFails{", %1 fails", ", %1 en échec", ", %1 scheitert", "、不合格 %1"};
constexpr Phrase kFail{", %1 fail", ", %1 en échec", ", %1 scheitern", "、不合格 %1"};
constexpr Phrase kUndecided{", %1 undecided", ", %1 indécis", ", %1 unentschieden", "、未定 %1"};

std::string counted(std::size_t count, const Phrase& one, const Phrase& several, const TestReport& report) {
  return say(count == 1 ? one : several, report.language, {std::to_string(count)});
}

/// Where, what was expected, what is; for every expectation that is not met.
void print_shortfalls(const TestReport& report, std::size_t index) {
  const Case& test = report.cases[index];
  for (std::size_t i = 0; i < test.expectations.size(); ++i) {
    const Outcome& outcome = report.results[index].outcomes[i];
    if (outcome.met == Verdict::yes) continue;
    const CaseWords words = describe(model_of(test, *report.model), test.expectations[i], outcome, report.language);
    std::cout << "      " << written(test.expectations[i].where) << '\n'
              << "        " << say(kExpected, report.language) << one_line(words.expected, kLongestLine) << '\n'
              << "        " << say(kFound, report.language) << one_line(words.found, kLongestLine) << '\n';
    for (const std::string& because : words.because) std::cout << "          " << one_line(because, kLongestLine) << '\n';
  }
}

void print_tally(const TestReport& report) {
  const Tally all = tally(report);
  std::cout << counted(report.cases.size(), kCase, kCases, report) << counted(all.passed, kPasses, kPass, report);
  if (all.failed > 0) std::cout << counted(all.failed, kFails, kFail, report);
  if (all.undecided > 0) std::cout << counted(all.undecided, kUndecided, kUndecided, report);
  std::cout << ".\n";
}

}  // namespace

Tally tally(const TestReport& report) {
  Tally all;
  for (const CaseResult& result : report.results) {
    ++(result.passed == Verdict::yes ? all.passed : result.passed == Verdict::no ? all.failed : all.undecided);
  }
  return all;
}

std::string written(const Position& where) {
  std::string text = where.file;
  if (where.line > 0) text += ':' + std::to_string(where.line) + ':' + std::to_string(where.column);
  return one_line(text, kLongestLine);
}

void print_lines(const TestReport& report) {
  for (std::size_t i = 0; i < report.cases.size(); ++i) {
    const Verdict passed = report.results[i].passed;
    std::cout << mark(passed) << one_line(report.cases[i].name) << '\n';
    if (passed != Verdict::yes) print_shortfalls(report, i);
  }
  print_tally(report);
}

}  // namespace maquette::cli
