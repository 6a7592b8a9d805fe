// The language server's answers, each from the catalog the file in question belongs to.
#include "language_server/server_impl.h"
#include "language_server/uri.h"
#include "support/utf8.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;

Answer answer_of(std::variant<Json, Refused> result) {
  if (auto* refused = std::get_if<Refused>(&result)) return Failure{ErrorCode::request_failed, std::move(refused->why)};
  return std::move(std::get<Json>(result));
}

Json capabilities() {
  return {{"positionEncoding", "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
          {"completionProvider", {{"triggerCharacters", {"\"", ".", " ", "(", "|"}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"documentSymbolProvider", true},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
          {"renameProvider", {{"prepareProvider", true}}}};
}

}  // namespace

Answer LanguageServer::Impl::initialize() {
  if (state_ != State::waiting) return Failure{ErrorCode::invalid_request, "\"initialize\" came already"};
  state_ = State::running;
  return Json{{"capabilities", capabilities()}, {"serverInfo", {{"name", "maquette"}}}};
}

std::optional<fs::path> LanguageServer::Impl::path_in(const Json& params) const {
  return path_of_uri(text_member(member(params, "textDocument"), "uri"));
}

Answer LanguageServer::Impl::at_position(const std::string& method, const Json& params) {
  const auto path = path_in(params);
  const auto position = read_position(member(params, "position"));
  if (!path || !position) return invalid("a request about a place needs a file's URI and a position");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  if (!file) return Json();  // a file of no catalog
  LiveCatalog& catalog = *catalogs.front();
  if (find_malformed_utf8(catalog.files.files.at(*file)) != std::string::npos) return Json();
  const Spot spot{catalog, *file, LineMap(catalog.files.files.at(*file)).offset(*position)};
  if (method == "textDocument/completion") return complete(spot);
  if (method == "textDocument/hover") return hover(spot);
  if (method == "textDocument/definition") return definitions(spot);
  if (method == "textDocument/documentHighlight") return highlights(spot);
  if (method == "textDocument/prepareRename") return answer_of(prepare_rename(spot));
  if (method == "textDocument/rename") return rename_at(spot, params);
  const Json& with = member(member(params, "context"), "includeDeclaration");
  return references(spot, with.is_boolean() && with.get<bool>());
}

Answer LanguageServer::Impl::rename_at(const Spot& spot, const Json& params) {
  const std::string name = text_member(params, "newName");
  // Every catalog that shares a file with this name in it.
  std::set<LiveCatalog*> catalogs{&spot.catalog};
  const fs::path entry = spot.catalog.entry;
  if (const Occurrence* here = occurrence_at(spot)) {
    std::set<fs::path> paths;
    for (const Occurrence* one : spot.catalog.symbols.of(here->symbol)) paths.insert(spot.catalog.path_of(one->file));
    for (const fs::path& path : paths) {
      for (LiveCatalog* catalog : workspace_.catalogs_of(path)) catalogs.insert(catalog);
    }
  }
  return answer_of(rename(spot, name, {catalogs.begin(), catalogs.end()}, workspace_));
}

Answer LanguageServer::Impl::document_symbol(const Json& params) {
  const auto path = path_in(params);
  if (!path) return invalid("a request about a file needs its URI");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  return file ? outline(*catalogs.front(), *file) : Json::array();
}

Answer LanguageServer::Impl::code_actions(const Json& params) {
  const auto path = path_in(params);
  const auto range = read_range(member(params, "range"));
  if (!path || !range) return invalid("a request for fixes needs a file's URI and a range");
  const auto catalogs = workspace_.catalogs_of(*path);
  const auto file = catalogs.empty() ? std::nullopt : catalogs.front()->file_of(*path);
  return file ? fixes(*catalogs.front(), *file, *range, uri_of(*path, workspace_.documents)) : Json::array();
}

}  // namespace maquette::lsp
