// The beginning of the small catalogs that tests write in a few lines.
#pragma once

#include <string>
#include <string_view>

namespace maquette::testing {

/// A product in English, sold in euros, up to the end of what its [catalog] must say; "mug" is called "Mug".
inline std::string catalog_head(std::string_view id = "mug") {
  std::string name(id);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return "format = 1\n[catalog]\nid = \"" + std::string(id) + "\"\nversion = \"1\"\nname = \"" + name +
         "\"\ncurrency = \"EUR\"\nlanguages = [\"en\"]\n";
}

}  // namespace maquette::testing
