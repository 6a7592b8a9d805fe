// How renders are described: in entry.json, and in the renders.json beside pictures on their way into an entry.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "entry/json_reader.h"
#include "maquette/entry.h"

namespace maquette::entry {

/// A list of {"name", "alt", "camera": {"azimuth", "elevation", "distance"}}. The pictures themselves are files.
nlohmann::json renders_json(const std::vector<EntryRender>& renders);
std::vector<EntryRender> read_renders_json(JsonReader& reader, const std::string& pointer);

/// One line about the first render whose name, description or camera is not fit to be published. None: all are.
std::optional<std::string> refuse_renders(const std::vector<EntryRender>& renders);

}  // namespace maquette::entry
