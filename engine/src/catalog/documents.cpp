#include "catalog/assembly.h"
#include "catalog/limits.h"
#include "catalog/toml_document.h"

namespace maquette::catalog {
namespace {

class Loader {
 public:
  explicit Loader(Assembly& assembly) : assembly_(assembly) {}

  /// Recursion ends: every path is loaded once, and there are at most kMaxFiles.
  void load(const std::string& path, const Position& named_at) {
    if (loaded_.contains(path)) return;
    if (loaded_.size() == kMaxFiles) {
      assembly_.report.error(named_at, "too-many-files",
                             say("a catalog has at most ", std::to_string(kMaxFiles), " files; join some"));
      return assembly_.report.set_incomplete();
    }
    loaded_.insert(path);
    const Source* source = assembly_.sources.open(path, named_at, kMaxTomlBytes, assembly_.report);
    auto root = source == nullptr ? std::nullopt : parse_toml(*source, assembly_.report);
    if (!root) return assembly_.report.set_incomplete();
    assembly_.documents.push_back({source, std::move(*root), assembly_.documents.empty()});
    follow_includes(Document(assembly_.documents.back()));
  }

 private:
  void follow_includes(const Document& document) {
    TableCursor cursor(document.root, "this file", assembly_.report);
    const auto includes = cursor.texts("include");
    if (!includes) return;
    for (const Text& include : *includes) {
      if (const auto path = resolve_path(include, assembly_.report)) load(*path, include.where.position());
    }
  }

  Assembly& assembly_;
  std::set<std::string> loaded_;
};

}  // namespace

void load_documents(const std::string& entry_point, Assembly& assembly) {
  Loader(assembly).load(entry_point, Position{entry_point, 0, 0});
}

}  // namespace maquette::catalog
