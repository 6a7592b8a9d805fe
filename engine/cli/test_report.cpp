// A case is a line; one that fails says what was expected, what is, and the rules behind it as customers read them.
#include "cli/test_report.h"

#include <iostream>

#include "support/one_line.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLongestLine = 500;

const char* mark(Verdict passed) { return passed == Verdict::yes ? "ok    " : passed == Verdict::no ? "FAIL  " : "?     "; }

bool is_french(const TestReport& report) { return report.language.starts_with("fr"); }

/// Where, what was expected, what is; for every expectation that is not met.
void print_shortfalls(const TestReport& report, std::size_t index) {
  const Case& test = report.cases[index];
  const bool french = is_french(report);
  for (std::size_t i = 0; i < test.expectations.size(); ++i) {
    const Outcome& outcome = report.results[index].outcomes[i];
    if (outcome.met == Verdict::yes) continue;
    const CaseWords words = describe(model_of(test, *report.model), test.expectations[i], outcome, report.language);
    std::cout << "      " << written(test.expectations[i].where) << '\n'
              << "        " << (french ? "attendu : " : "expected: ") << one_line(words.expected, kLongestLine) << '\n'
              << "        " << (french ? "obtenu :  " : "found:    ") << one_line(words.found, kLongestLine) << '\n';
    for (const std::string& because : words.because) std::cout << "          " << one_line(because, kLongestLine) << '\n';
  }
}

void print_tally(const TestReport& report) {
  const Tally all = tally(report);
  const bool french = is_french(report);
  std::cout << report.cases.size()
            << (french                     ? " cas : "
                : report.cases.size() == 1 ? " case: "
                                           : " cases: ")
            << all.passed
            << (french            ? " bons"
                : all.passed == 1 ? " passes"
                                  : " pass");
  if (all.failed > 0) std::cout << ", " << all.failed << (french ? " en échec" : all.failed == 1 ? " fails" : " fail");
  if (all.undecided > 0) std::cout << ", " << all.undecided << (french ? " indécis" : " undecided");
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
