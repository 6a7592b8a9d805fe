// Files of test cases are written by hand and by programs: whatever they hold, they are read or refused, and what is read
// can be run and written back.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "support/small_catalog.h"

namespace {

using maquette::CaseFiles;

void expect(bool condition) {
  if (!condition) std::abort();
}

std::shared_ptr<const maquette::Model> make_model() {
  maquette::CatalogFiles files{"mug/catalog.toml", {}, ""};
  files.files["mug/catalog.toml"] = maquette::testing::catalog_head() + R"([[group]]
id = "mug"
label = "Mug"
[[part]]
id = "mug.glaze"
label = "Glaze"
[[part.option]]
id = "white"
label = "White"
[[part.option]]
id = "gold"
label = "Gold"
price = "12.00"
[[part]]
id = "mug.height"
kind = "number"
label = "Height"
from = 1
to = 3
[[part]]
id = "mug.name"
kind = "text"
label = "Name"
max_length = 5
[[rule]]
id = "low-gold"
rule = "if mug.glaze is gold then mug.height is 1"
because = "Gold runs."
)";
  return maquette::build_model(files).model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model = make_model();
  expect(model != nullptr);
  CaseFiles files{{{"tests/all.toml", std::string(reinterpret_cast<const char*>(data), size)}}, {}};
  const auto parsed = parse_cases(*model, files);
  expect(parsed.findings.empty() || parsed.cases.empty());
  if (parsed.cases.size() > 4) return 0;
  std::vector<maquette::CaseResult> results;
  maquette::Limits limits;
  limits.resource = 10'000;
  maquette::CaseRunner runner(model, limits, maquette::CompiledCache::off);
  for (const maquette::Case& test : parsed.cases) results.push_back(runner.run(test));
  write_golden(*model, parsed.cases, results, files);
  if (!parsed.cases.empty()) expect(!parse_cases(*model, files).cases.empty());
  return 0;
}
