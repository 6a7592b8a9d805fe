// A compiled catalog as bytes (docs/compiled-catalog.md#on-disk), and back without trust.
//
// What is read back must have been written by this version of the compiler for these very rules, unharmed: format,
// fingerprint and checksum say so. And it must be safe and plausible to walk: indices in range, children before parents,
// every part exactly once on every way down, and a few designs drawn from it obey the rules. Whatever fails is refused
// whole; the caller compiles anew.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compile/compiled.h"

namespace maquette::compile {

/// What is known of the catalog before anything is chosen, where it takes long to find out.
struct Unselected {
  std::optional<std::string> designs;       ///< exact, in decimal digits
  std::optional<PerOption<double>> shares;  ///< as CompiledCatalog::shares
};

struct StoredCatalog {
  std::shared_ptr<const CompiledCatalog> catalog;
  Unselected unselected;
};

std::string write_stored(const CompiledCatalog& catalog, const Unselected& unselected);

/// Nothing when the bytes are not the compiled form of `model` by this version, or are harmed.
std::optional<StoredCatalog> read_stored(std::shared_ptr<const Model> model, std::string_view bytes);

}  // namespace maquette::compile
