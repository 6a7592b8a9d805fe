// Feeds bytes to the catalog reader as a catalog of several files.
//
// The input is divided at lines that begin with "=== ": what follows names a file of the catalog, up to the next such line.
// The first file is the entry point. The reader must end, must not throw, must report or build but not both, and must say
// the same thing twice.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "maquette/catalog.h"

namespace {

constexpr std::string_view kMark = "=== ";

maquette::CatalogFiles divide(std::string_view text) {
  maquette::CatalogFiles files;
  while (!text.empty()) {
    std::string path = "fuzz/catalog.toml";
    if (text.starts_with(kMark)) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      path = text.substr(kMark.size(), end - kMark.size());
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    const std::size_t next = std::min(text.find(std::string("\n") + std::string(kMark)), text.size());
    if (files.entry_point.empty()) files.entry_point = path;
    files.files[path] = std::string(text.substr(0, next));
    text.remove_prefix(std::min(next + 1, text.size()));
  }
  return files;
}

void expect(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const maquette::CatalogFiles files = divide({reinterpret_cast<const char*>(data), size});
  const maquette::CatalogResult first = maquette::build_model(files);
  expect((first.model == nullptr) == maquette::has_errors(first.findings));
  for (const maquette::Finding& finding : first.findings) expect(!to_string(finding).empty());
  if (first.model != nullptr) {
    for (const maquette::Part& part : first.model->parts) expect(part.default_option < part.options.size());
    for (const maquette::Rule& rule : first.model->rules)
      expect(rule.parts.empty() || rule.parts.back() < first.model->parts.size());
  }
  expect(maquette::build_model(files).findings == first.findings);
  return 0;
}
