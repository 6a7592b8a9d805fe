// `file:` URIs (RFC 8089) and the paths they name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::lsp {

/// The canonical path of "file:///home/a%20b/catalog.toml"; nothing for other schemes, other hosts and broken escapes.
std::optional<std::filesystem::path> path_of_uri(std::string_view uri);

std::string uri_of_path(const std::filesystem::path& path);

}  // namespace maquette::lsp
