// The Universal Variability Language, all of its levels: text -> syntax tree -> names -> domains -> parts and rules.
#include "formats/uvl_conditions.h"
#include "formats/uvl_domains.h"
#include "formats/uvl_features.h"
#include "formats/uvl_imports.h"
#include "maquette/formats.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace maquette {
namespace formats {
namespace {

std::shared_ptr<const Model> lower(const UvlWhole& whole, std::string_view name, Findings& findings) {
  const UvlNames names(whole.root, whole.files, findings);
  const UvlDomains domains = find_domains(names, whole.constraints, whole.files, findings);
  FeatureModelBuilder builder(name, whole.text);
  UvlTree tree(names, domains, whole.files, findings, builder);
  const bool whole_tree = tree.build(whole.root);
  UvlConditions conditions(names, domains, tree, builder, findings);
  for (const UvlConstraint& constraint : whole.constraints) {
    if (findings.size() >= kMaxFindings) break;
    if (whole_tree) {
      conditions.add(constraint);
    } else {
      conditions.check_names(constraint);
    }
  }
  return has_errors(findings) ? nullptr : builder.build();
}

}  // namespace

CatalogResult parse_uvl_with(std::string_view text, std::string_view name, const UvlResolver& resolver) {
  CatalogResult result;
  if (const auto whole = read_uvl(text, name, resolver, result.findings))
    result.model = lower(*whole, name, result.findings);
  std::stable_sort(result.findings.begin(), result.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  return result;
}

}  // namespace formats

CatalogResult parse_uvl(std::string_view text, std::string_view name) { return formats::parse_uvl_with(text, name, {}); }

}  // namespace maquette
