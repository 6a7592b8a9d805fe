// Feeds sentences to the parser of the rule language, and those it understands to a small catalog.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "catalog/expression.h"
#include "maquette/catalog.h"
#include "support/small_catalog.h"
#include "support/utf8.h"

namespace {

const std::string kCatalog = maquette::testing::catalog_head() + R"([[attribute]]
id = "ash"
unit = "g"
decimals = 6
label = "Ash"
[[group]]
id = "cup"
label = "Cup"
[[part]]
id = "cup"
label = "Cup"
option = [
  { id = "clay", label = "Clay", weight = "50 g", ash = "0.5 g", lead_time = "2 days" },
  { id = "gold", label = "Gold", price = "9999999999.99", tags = ["metallic"] },
]
[[part]]
id = "cup.handle"
label = "Handle"
option = [{ id = "loop", label = "Loop" }, { id = "gold", label = "Gold", ash = "999999 g", tags = ["metallic"] }]
[[part]]
id = "height"
label = "Height"
kind = "number"
from = -1000000000
to = 1000000000
step = 500000000
unit = "g"
[[part]]
id = "motto"
label = "Motto"
kind = "text"
max_length = 3
[[part]]
id = "extras"
label = "Extras"
take = "at most 2"
price = "0.01"
option = [{ id = "lid", label = "Lid", tags = ["metallic"] }, { id = "spoon", label = "Spoon" }, { id = "mat", label = "Mat" }]
[[group]]
id = "extras"
label = "Extras"
[[group]]
id = "height"
label = "Height"
[[group]]
id = "motto"
label = "Motto"
[[rule]]
id = "r"
because = "It is so."
rule = """
)";

/// As the inside of a TOML text of several lines.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (maquette::find_malformed_utf8(text) != std::string_view::npos) return 0;
  const auto parsed = maquette::catalog::parse_expression(text);
  if (const auto* error = std::get_if<maquette::catalog::SyntaxError>(&parsed)) {
    if (error->at > text.size() || error->message.empty()) std::abort();
  }
  const maquette::CatalogFiles files{"mug/catalog.toml", {{"mug/catalog.toml", kCatalog + escaped(text) + "\"\"\"\n"}}, ""};
  const maquette::CatalogResult result = maquette::build_model(files);
  if ((result.model == nullptr) != maquette::has_errors(result.findings)) std::abort();
  return 0;
}
