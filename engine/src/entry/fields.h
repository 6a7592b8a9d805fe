// data/entry.json: what the customer typed and agreed to, the pictures' cameras, the contest and the kiosk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entry/dsse.h"
#include "maquette/entry.h"

namespace maquette::entry {

inline constexpr std::string_view kFieldsName = "data/entry.json";

/// Everything entry.json holds. The renders' bytes are members of their own and stay empty here.
struct EntryJson {
  EntryFields fields;
  std::vector<EntryRender> renders;
  std::string catalog;  ///< the snapshot's entry point: "court-sneaker/catalog.toml"
  PublicKey public_key{};
};

struct EntryJsonRead {
  std::optional<EntryJson> entry;
  std::string problem;  ///< one line with file:line:column, when there is none
};

/// One line about the first field that is empty, too long or not text. None: all are fit to be published.
std::optional<std::string> refuse_fields(const EntryFields& fields);

/// One spelling for one value: sorted keys, two-space indent, a newline at the end. The fields must not be refused.
std::string write_entry_json(const EntryJson& entry);

/// Accepts exactly what `write_entry_json` writes.
EntryJsonRead read_entry_json(std::string_view text);

}  // namespace maquette::entry
