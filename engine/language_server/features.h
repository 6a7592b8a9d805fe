// What an editor asks about a place in a catalog. Answers are the protocol's own JSON (Language Server Protocol 3.17).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "language_server/workspace.h"

namespace maquette::lsp {

using Json = nlohmann::json;

/// A place in one file of a catalog.
struct Spot {
  LiveCatalog& catalog;
  std::string file;
  std::size_t offset = 0;

  const std::string& text() const { return catalog.files.files.at(file); }
};

/// The name at a spot; null when there is none. In a file that cannot be parsed at the moment: as it last could.
const Occurrence* occurrence_at(const Spot& spot);

Json to_json(TextPosition position);
Json to_json(TextRange range);

/// Diagnostics for the findings of one file, whose text this is.
Json diagnostics(const Findings& findings, const std::string& file, std::string_view text);
/// The bytes of the word, text or header a finding speaks of.
std::pair<std::size_t, std::size_t> stretch_of(const Finding& finding, std::string_view text);

Json complete(const Spot& spot);
Json hover(const Spot& spot);
Json definitions(const Spot& spot);
Json references(const Spot& spot, bool with_declaration);
Json highlights(const Spot& spot);
Json outline(const LiveCatalog& catalog, const std::string& file);

/// A CodeAction for each finding that touches `range` and has one fix.
Json fixes(const LiveCatalog& catalog, const std::string& file, TextRange range, const std::string& uri);

/// One sentence that says why not.
struct Refused {
  std::string why;
};
/// `{range, placeholder}`
std::variant<Json, Refused> prepare_rename(const Spot& spot);
/// A WorkspaceEdit over every file of the catalogs given that speaks of the name, saved designs and cases beside them too.
std::variant<Json, Refused> rename(const Spot& spot, const std::string& name, const std::vector<LiveCatalog*>& catalogs,
                                   const Workspace& workspace);

/// The URI an editor knows `path` by.
std::string uri_of(const std::filesystem::path& path, const Documents& documents);

}  // namespace maquette::lsp
