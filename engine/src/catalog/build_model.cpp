// Text in memory -> a checked Model. The stages are listed in assembly.h.
#include <utility>

#include "catalog/assembly.h"
#include "catalog/assets.h"
#include "catalog/derived.h"
#include "catalog/instances.h"
#include "catalog/replaced.h"
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

}  // namespace

CatalogResult build_model(const CatalogFiles& files, bool check_assets, const Circumstances& circumstances) {
  Assembly assembly(files, circumstances);
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
  if (check_assets && !files.root.empty()) catalog::check_assets(files.root, assembly);

  CatalogResult result;
  result.findings = assembly.report.take();
  if (has_errors(result.findings)) return result;
  assembly.model.digest = digest_of(files);
  assembly.model.root = files.root;
  result.model = std::make_shared<const Model>(std::move(assembly.model));
  return result;
}

}  // namespace maquette
