// Results of a catalog's cases, as lines for people, JSON, TAP and JUnit.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "maquette/cases.h"

namespace maquette::cli {

struct TestReport {
  std::shared_ptr<const Model> model;
  std::vector<Case> cases;
  std::vector<CaseResult> results;  ///< of the cases, in their order
  std::string language;
};

struct Tally {
  std::size_t passed = 0, failed = 0, undecided = 0;
};
Tally tally(const TestReport& report);

/// "catalogs/mug/tests/all.toml:3:8"
std::string written(const Position& where);

void print_lines(const TestReport& report);
Json cases_json(const TestReport& report);
/// The Test Anything Protocol, version 14.
void print_tap(const TestReport& report);
/// As JUnit writes its results, for build servers.
void print_junit(const TestReport& report);

}  // namespace maquette::cli
