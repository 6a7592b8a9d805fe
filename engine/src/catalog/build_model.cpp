// Text in memory -> a checked Model. The stages are listed in assembly.h.
#include <utility>

#include "catalog/assembly.h"
#include "catalog/assets.h"
#include "catalog/availability.h"
#include "catalog/contest.h"
#include "catalog/derived.h"
#include "catalog/instances.h"
#include "catalog/replaced.h"
#include "maquette/availability.h"
#include "maquette/catalog.h"
#include "support/sha256.h"

namespace maquette {
namespace {

using catalog::Assembly;

/// SHA-256 over every file in order of path: the path, a line feed, its length in bytes as decimal digits, a line feed, its
/// bytes. (docs/catalog-format.md#the-digest)
std::string digest_of(const CatalogFiles& files) {
  std::string all;
  for (const auto& [path, bytes] : files.files) all += path + '\n' + std::to_string(bytes.size()) + '\n' + bytes;
  return sha256_hex(all);
}

/// Every stage but the assets; what entries must be is read with the rest, so that its mistakes are findings too.
EntryConditions read_all(const CatalogFiles& files, Assembly& assembly) {
  load_documents(files.entry_point, assembly);
  read_header(assembly);
  read_materials(assembly);
  read_instances(assembly);
  read_groups(assembly);
  read_parts(assembly);
  work_out_derived(assembly);
  read_replaced(assembly);
  read_rules(assembly);
  read_shapes(assembly);
  EntryConditions conditions;
  conditions.moderation = read_moderation(assembly);
  conditions.contest = read_contest(assembly);
  return conditions;
}

/// Reading everything once more is for catalogs that say something.
bool may_have_conditions(const CatalogFiles& files) {
  const auto entry = files.files.find(files.entry_point);
  return entry != files.files.end() &&
         (entry->second.find("contest") != std::string::npos || entry->second.find("moderation") != std::string::npos);
}

}  // namespace

CatalogResult build_model(const CatalogFiles& files, bool check_assets, const Circumstances& circumstances) {
  return build_for_sale(files, check_assets, circumstances).catalog;
}

SaleResult build_for_sale(const CatalogFiles& files, bool check_assets, const Circumstances& circumstances) {
  Assembly assembly(files, circumstances);
  read_all(files, assembly);
  if (check_assets && !files.root.empty()) catalog::check_assets(files.root, assembly);

  SaleResult result;
  result.catalog.findings = assembly.report.take();
  if (has_errors(result.catalog.findings)) return result;
  result.absences = take_absences(assembly);
  assembly.model.digest = digest_of(files);
  assembly.model.root = files.root;
  result.catalog.model = std::make_shared<const Model>(std::move(assembly.model));
  return result;
}

EntryConditions read_conditions(const CatalogFiles& files) {
  if (!may_have_conditions(files)) return {};
  const Circumstances anywhere;
  Assembly assembly(files, anywhere);
  return read_all(files, assembly);
}

}  // namespace maquette
