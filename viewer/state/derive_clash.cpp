// What clashes in the workshop, and what keeps a catalog from the kiosks.
#include <algorithm>

#include "maquette/localized.h"
#include "state/derive_workshop.h"

namespace maquette::viewer {

namespace {

/// Pairs of straight quotes: findings quote ids so.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> quoted;
  for (std::size_t at = text.find('"'); at != std::string::npos;) {
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string::npos) break;
    quoted.push_back(text.substr(at + 1, end - at - 1));
    at = text.find('"', end + 1);
  }
  return quoted;
}

bool failed(const TestLine& test) { return test.run && test.passed == Verdict::no; }

std::vector<RuleIndex> picked_clash(const ViewerState& state, const std::vector<Finding>& findings) {
  const Workshop& workshop = *state.workshop;
  if (workshop.finding && *workshop.finding < findings.size()) {
    return named_rules(*state.model, findings[*workshop.finding]);
  }
  return workshop.test ? workshop.tests[*workshop.test].rules : std::vector<RuleIndex>{};
}

}  // namespace

std::vector<RuleIndex> named_rules(const Model& model, const Finding& finding) {
  std::vector<RuleIndex> rules;
  for (const std::string& id : quoted_in(finding.message)) {
    const auto rule = find_rule(model, id);
    if (rule && std::find(rules.begin(), rules.end(), *rule) == rules.end()) rules.push_back(*rule);
  }
  return rules;
}

std::optional<std::size_t> shown_test(const Workshop& workshop) {
  if (workshop.test) return workshop.test;
  const auto first = std::find_if(workshop.tests.begin(), workshop.tests.end(), failed);
  if (first == workshop.tests.end()) return std::nullopt;
  return static_cast<std::size_t>(first - workshop.tests.begin());
}

std::vector<RuleIndex> clashing_rules(const ViewerState& state) {
  if (!state.workshop || save_is_broken(*state.workshop)) return {};
  const Workshop& workshop = *state.workshop;
  if (workshop.repair_revision == state.revision && !workshop.conflict.empty()) return workshop.conflict;
  const std::vector<Finding> findings = listed_findings(workshop);
  if (auto picked = picked_clash(state, findings); !picked.empty()) return picked;
  for (const Finding& finding : findings) {
    if (auto rules = named_rules(*state.model, finding); rules.size() > 1) return rules;
  }
  for (const TestLine& test : workshop.tests) {
    if (failed(test) && !test.rules.empty()) return test.rules;
  }
  return {};
}

std::vector<Hindrance> hindrances(const Workshop& workshop) {
  using Kind = Hindrance::Kind;
  std::vector<Hindrance> found;
  const auto add = [&found](bool holds, Kind kind, std::size_t count = 0) {
    if (holds) found.push_back({kind, count});
  };
  const auto [errors, warnings, notes] = count_by_severity(listed_findings(workshop));
  const auto& tests = workshop.tests;
  const auto waiting = std::count_if(tests.begin(), tests.end(), [](const TestLine& test) { return !test.run; });
  const auto bad = std::count_if(tests.begin(), tests.end(),
                                 [](const TestLine& test) { return test.run && test.passed != Verdict::yes; });
  const bool broken = save_is_broken(workshop);
  add(workshop.shelf.empty(), Kind::no_shelf);
  add(broken, Kind::broken_save);
  add(!broken && !workshop.linted, Kind::checking);
  add(errors + warnings > 0, Kind::findings, errors + warnings);
  add(!workshop.cases || waiting > 0, Kind::testing, static_cast<std::size_t>(waiting));
  add(bad > 0, Kind::failing_tests, static_cast<std::size_t>(bad));
  return found;
}

}  // namespace maquette::viewer
