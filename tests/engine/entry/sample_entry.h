// A whole entry of a small mug, and the means to forge others of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "maquette/entry.h"

namespace maquette::testing {

CatalogFiles mug_catalog();
std::shared_ptr<const Model> mug_model();

/// A key pair made of one byte.
KioskKey make_key(std::uint8_t seed);

/// A gold mug called "First steps".
EntryContent mug_content();

/// Written with key 1.
std::string mug_package();

using MemberMap = std::map<std::string, std::string>;

/// What a kiosk that lies could send: the mug's members after `change`, sealed with `key`. Manifest and bag-info are made
/// to fit first, unless `fit` is false.
std::string forge(const std::function<void(MemberMap&)>& change, const KioskKey& key, bool fit = true);

/// Replaces the first `from`, which must be there.
void replace(std::string& text, const std::string& from, const std::string& to);

}  // namespace maquette::testing
