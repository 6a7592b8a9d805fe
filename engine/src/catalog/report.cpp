#include "catalog/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "catalog/limits.h"

namespace maquette::catalog {
namespace {

auto order(const Finding& finding) {
  return std::tie(finding.where.file, finding.where.line, finding.where.column, finding.code, finding.message);
}

void keep(Findings& findings, Position where, std::string_view code, std::string message) {
  if (findings.size() > kMaxFindings) return;
  findings.push_back({Severity::error, std::move(where), std::string(code), std::move(message)});
}

}  // namespace

void sort_findings(Findings& findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return order(a) < order(b); });
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

void Report::error(Position where, std::string_view code, std::string message) {
  keep(findings_, std::move(where), code, std::move(message));
}

void Report::unknown(const Place& where, std::string_view code, std::string message) {
  keep(unknown_, where.position(), code, std::move(message));
}

void Report::add(const Findings& findings) {
  for (const Finding& finding : findings) {
    if (findings_.size() <= kMaxFindings) findings_.push_back(finding);
  }
}

bool Report::is_full() const { return findings_.size() > kMaxFindings || unknown_.size() > kMaxFindings; }

Findings Report::take() {
  Findings all = std::exchange(findings_, {});
  if (!incomplete_) all.insert(all.end(), unknown_.begin(), unknown_.end());
  unknown_.clear();
  sort_findings(all);
  if (all.size() > kMaxFindings) {
    Position where{all[kMaxFindings].where.file, 0, 0};
    all.resize(kMaxFindings);
    all.push_back(
        {Severity::error, std::move(where), "too-many-findings", "there are more; correct these and check again"});
  }
  return all;
}

}  // namespace maquette::catalog
