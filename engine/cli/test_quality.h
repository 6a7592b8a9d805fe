// How good a catalog's cases are, as lines for people and JSON.
#pragma once

#include "cli/test_report.h"
#include "maquette/mutation.h"

namespace maquette::cli {

/// Rules' files named as the caller would (name_files_for_caller).
using NameFile = std::function<std::string(const Position&)>;

void print_coverage(const TestReport& report, const Coverage& coverage, const NameFile& name);
Json to_json(const TestReport& report, const Coverage& coverage);

void print_mutants(const TestReport& report, const std::vector<Mutant>& mutants, const NameFile& name);
Json to_json(const TestReport& report, const std::vector<Mutant>& mutants);

bool all_exercised(const Coverage& coverage);
bool any_of_fate(const std::vector<Mutant>& mutants, Mutant::Fate fate);

/// Says on standard error how far the work is, where that is a terminal, and stops it after `seconds` (0: never).
WorkProgress progress_of(std::string what, double seconds);

}  // namespace maquette::cli
