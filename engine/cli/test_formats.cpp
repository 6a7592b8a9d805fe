// The same results for programs.
#include <iostream>

#include "cli/test_report.h"
#include "support/one_line.h"

namespace maquette::cli {
namespace {

Json shortfalls_json(const TestReport& report, std::size_t index) {
  Json list = Json::array();
  const Case& test = report.cases[index];
  for (std::size_t i = 0; i < test.expectations.size(); ++i) {
    const Outcome& outcome = report.results[index].outcomes[i];
    if (outcome.met == Verdict::yes) continue;
    const Expectation& expected = test.expectations[i];
    const CaseWords words = describe(model_of(test, *report.model), expected, outcome, report.language);
    Json rules = Json::array();
    for (const RuleIndex rule : outcome.rules)
      rules.push_back(to_json(model_of(test, *report.model).rules[rule], report.language));
    list.push_back({{"file", expected.where.file},
                    {"line", expected.where.line},
                    {"column", expected.where.column},
                    {"met", to_json(outcome.met)},
                    {"expected", words.expected},
                    {"found", words.found},
                    {"rules", std::move(rules)}});
  }
  return list;
}

/// Text and attributes of XML.
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : one_line(text, 4'000)) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

/// "expected ..; found ..; because ..", one for each expectation that is not met.
std::vector<std::string> shortfalls(const TestReport& report, std::size_t index) {
  std::vector<std::string> lines;
  const Case& test = report.cases[index];
  for (std::size_t i = 0; i < test.expectations.size(); ++i) {
    const Outcome& outcome = report.results[index].outcomes[i];
    if (outcome.met == Verdict::yes) continue;
    const CaseWords words = describe(model_of(test, *report.model), test.expectations[i], outcome, report.language);
    std::string line = written(test.expectations[i].where) + ": expected: " + words.expected + "; found: " + words.found;
    for (const std::string& because : words.because) line += "; " + because;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

Json cases_json(const TestReport& report) {
  Json cases = Json::array();
  for (std::size_t i = 0; i < report.cases.size(); ++i) {
    const Case& test = report.cases[i];
    Json json{{"name", test.name}, {"file", test.where.file}, {"line", test.where.line}};
    json["passed"] = to_json(report.results[i].passed);
    if (report.results[i].passed != Verdict::yes) json["failures"] = shortfalls_json(report, i);
    cases.push_back(std::move(json));
  }
  const Tally all = tally(report);
  return {{"cases", std::move(cases)}, {"passed", all.passed}, {"failed", all.failed}, {"undecided", all.undecided}};
}

void print_tap(const TestReport& report) {
  std::cout << "TAP version 14\n1.." << report.cases.size() << '\n';
  for (std::size_t i = 0; i < report.cases.size(); ++i) {
    const Verdict passed = report.results[i].passed;
    std::string name = one_line(report.cases[i].name);
    for (std::size_t at = 0; (at = name.find_first_of("#\\", at)) != std::string::npos; at += 2) name.insert(at, "\\");
    std::cout << (passed == Verdict::yes ? "ok " : "not ok ") << i + 1 << " - " << name << '\n';
    for (const std::string& line : shortfalls(report, i)) std::cout << "# " << one_line(line, 2'000) << '\n';
  }
}

void print_junit(const TestReport& report) {
  const Tally all = tally(report);
  std::cout << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" << escaped(report.model->id)
            << "\" tests=\"" << report.cases.size() << "\" failures=\"" << all.failed << "\" errors=\"" << all.undecided
            << "\">\n";
  for (std::size_t i = 0; i < report.cases.size(); ++i) {
    const Case& test = report.cases[i];
    std::cout << "  <testcase classname=\"" << escaped(report.model->id) << "\" name=\"" << escaped(test.name)
              << "\" file=\"" << escaped(test.where.file) << "\" line=\"" << test.where.line << "\"";
    const auto lines = shortfalls(report, i);
    std::cout << (lines.empty() ? "/>\n" : ">\n");
    const char* element = report.results[i].passed == Verdict::no ? "failure" : "error";
    for (const std::string& line : lines) std::cout << "    <" << element << " message=\"" << escaped(line) << "\"/>\n";
    if (!lines.empty()) std::cout << "  </testcase>\n";
  }
  std::cout << "</testsuite>\n";
}

}  // namespace maquette::cli
